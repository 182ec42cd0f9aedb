from django.db import migrations

from nakhonchai.thai import search_key, sort_key
from strategy.enums import NODE_ORDER, OverArea, Source
from strategy.initial_strategy import LINES, NAME, YEARS


def load_strategy(apps, schema_editor):
    """Add the movement's strategy where there is none yet; staff change it like any other."""
    strategies = apps.get_model("strategy", "Strategy")
    if strategies.objects.exists():
        return
    strategy = strategies.objects.create(
        name=NAME, kind="cluster", first_year=YEARS[0], last_year=YEARS[1], order=10, **_keys(NAME)
    )
    nodes, indicators = apps.get_model("strategy", "Node"), apps.get_model("strategy", "Indicator")
    for line in LINES:
        words = f"{line.number} {line.name}".strip()
        node = nodes.objects.create(
            strategy=strategy,
            kind=line.kind,
            number=line.number,
            name=line.name,
            order=NODE_ORDER[line.kind] * 10_000 + int(line.number or 0) * 100,
            **_keys(words),
        )
        for place, watched in enumerate(line.watched, start=1):
            indicators.objects.create(
                node=node,
                name=watched.name,
                unit=watched.unit,
                definition=watched.definition,
                source=Source.RECORDS.value,
                measure=watched.measure,
                data_source="รายการที่บันทึกในระบบ",
                reporter="ระบบนับให้",
                direction="less" if watched.less else "more",
                over_area=(OverArea.RATIO if watched.share else OverArea.SUM).value,
                is_public=True,
                order=place * 10,
                **_keys(watched.name),
            )


def _keys(words):
    return {"search_key": search_key(words), "sort_key": sort_key(words)}


class Migration(migrations.Migration):
    dependencies = [("strategy", "0001_create_tables")]

    operations = [migrations.RunPython(load_strategy, migrations.RunPython.noop)]
