from django.db import migrations

from nakhonchai.dashboards.initial_file import REQUIREMENTS


def load_requirements(apps, schema_editor):
    """Add what is not there; leave alone what staff have changed since."""
    model = apps.get_model("dashboards", "FileRequirement")
    for measure, label, ask, order in REQUIREMENTS:
        model.objects.get_or_create(measure=measure, defaults={"label": label, "ask": ask, "order": order})


class Migration(migrations.Migration):
    dependencies = [("dashboards", "0002_say_what_a_file_must_have")]

    operations = [migrations.RunPython(load_requirements, migrations.RunPython.noop)]
