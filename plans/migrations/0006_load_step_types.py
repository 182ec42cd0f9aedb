from django.db import migrations

from plans.initial_steps import STEPS


def load_steps(apps, schema_editor):
    """Add the steps that are not there; leave alone what staff have changed since."""
    types = apps.get_model("plans", "PlanStepType")
    for place, step in enumerate(STEPS, start=1):
        defaults = {**step._asdict(), "order": place * 10}
        types.objects.get_or_create(name=defaults.pop("name"), defaults=defaults)


class Migration(migrations.Migration):
    dependencies = [("plans", "0005_add_steps_and_versions")]

    operations = [migrations.RunPython(load_steps, migrations.RunPython.noop)]
