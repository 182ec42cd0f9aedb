from django.db import migrations

from learning.initial_capabilities import CAPABILITIES


def load_capabilities(apps, schema_editor):
    """Add the capabilities that are not there; leave alone what staff have changed since."""
    capabilities = apps.get_model("learning", "Capability")
    for place, (name, words) in enumerate(CAPABILITIES, start=1):
        capabilities.objects.get_or_create(name=name, defaults={"words": words, "order": place * 10})


class Migration(migrations.Migration):
    dependencies = [("learning", "0001_create_tables")]

    operations = [migrations.RunPython(load_capabilities, migrations.RunPython.noop)]
