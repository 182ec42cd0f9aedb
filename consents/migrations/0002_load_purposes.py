from django.db import migrations

from consents.initial_purposes import PURPOSES


def load_purposes(apps, schema_editor):
    """Add the purposes that are not there; leave alone what staff have changed since."""
    purposes = apps.get_model("consents", "Purpose")
    for place, values in enumerate(PURPOSES, start=1):
        rest = {name: getattr(value, "value", value) for name, value in values.items() if name != "name"}
        purposes.objects.get_or_create(name=values["name"], defaults={**rest, "order": place * 10})


class Migration(migrations.Migration):
    dependencies = [("consents", "0001_create_tables")]

    operations = [migrations.RunPython(load_purposes, migrations.RunPython.noop)]
