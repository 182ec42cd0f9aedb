from django.db import migrations

from plans.initial_sources import SOURCES


def load_sources(apps, schema_editor):
    """Add the sources that are not there; leave alone what staff have changed since."""
    sources = apps.get_model("plans", "MoneySource")
    for place, (slug, name) in enumerate(SOURCES, start=1):
        sources.objects.get_or_create(slug=slug, defaults={"name": name, "order": place * 10})


class Migration(migrations.Migration):
    dependencies = [("plans", "0007_add_ledger_and_adoptions")]

    operations = [migrations.RunPython(load_sources, migrations.RunPython.noop)]
