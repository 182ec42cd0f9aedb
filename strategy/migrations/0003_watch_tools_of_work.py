from django.db import migrations

from nakhonchai.thai import search_key, sort_key
from strategy.enums import OverArea, Source
from strategy.initial_strategy import LINES, NAME, TOOLS

TARGET = next(line for line in LINES if TOOLS in line.watched)


def watch_tools(apps, schema_editor):
    """Let the target about tools be watched by their number, where staff left it as it was loaded."""
    nodes, indicators = apps.get_model("strategy", "Node"), apps.get_model("strategy", "Indicator")
    found = nodes.objects.filter(
        strategy__name=NAME,
        strategy__trashed_at=None,
        kind=TARGET.kind,
        number=TARGET.number,
        name=TARGET.name,
        trashed_at=None,
    )
    for node in found.order_by("pk"):
        there = list(indicators.objects.filter(node=node).values_list("measure", "version"))
        if any(measure == TOOLS.measure or version > 1 for measure, version in there):
            continue
        indicators.objects.create(
            node=node,
            area_id=node.area_id,
            cluster_id=node.cluster_id,
            name=TOOLS.name,
            unit=TOOLS.unit,
            definition=TOOLS.definition,
            source=Source.RECORDS.value,
            measure=TOOLS.measure,
            data_source="รายการที่บันทึกในระบบ",
            reporter="ระบบนับให้",
            direction="more",
            over_area=OverArea.SUM.value,
            is_public=True,
            order=5,  # before the one that was loaded with the target
            search_key=search_key(TOOLS.name),
            sort_key=sort_key(TOOLS.name),
        )


class Migration(migrations.Migration):
    dependencies = [("strategy", "0002_load_first_strategy")]

    operations = [migrations.RunPython(watch_tools, migrations.RunPython.noop)]
