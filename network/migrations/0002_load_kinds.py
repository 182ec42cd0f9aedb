from django.db import migrations

from network.initial_kinds import ISSUES, KINDS


def load_kinds(apps, schema_editor):
    """Add the kinds and issues that are not there; leave alone what staff have changed since."""
    kinds = apps.get_model("network", "LinkKind")
    issues = apps.get_model("network", "Issue")
    for place, kind in enumerate(KINDS, start=1):
        kinds.objects.get_or_create(
            slug=kind.slug,
            defaults={**kind._asdict(), "order": place * 10},
        )
    for place, name in enumerate(ISSUES, start=1):
        issues.objects.get_or_create(name=name, defaults={"order": place * 10})


class Migration(migrations.Migration):
    dependencies = [("network", "0001_create_tables")]

    operations = [migrations.RunPython(load_kinds, migrations.RunPython.noop)]
