from django.db import migrations

from honours.initial_types import TYPES


def load_types(apps, schema_editor):
    """Add the honours that are not there; leave alone what staff have changed since."""
    types = apps.get_model("honours", "HonourType")
    for place, (name, level, category, giver) in enumerate(TYPES, start=1):
        types.objects.get_or_create(
            name=name,
            defaults={"level": level.value, "category": category, "giver": giver, "order": place * 10},
        )


class Migration(migrations.Migration):
    dependencies = [("honours", "0001_create_tables")]

    operations = [migrations.RunPython(load_types, migrations.RunPython.noop)]
