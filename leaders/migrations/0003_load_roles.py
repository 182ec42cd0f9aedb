from django.db import migrations

from leaders.initial_roles import ROLES


def load_roles(apps, schema_editor):
    """Add the roles that are not there; leave alone what staff have changed since."""
    roles = apps.get_model("leaders", "RoleType")
    for place, (name, level, needs_organization) in enumerate(ROLES, start=1):
        roles.objects.get_or_create(
            name=name,
            defaults={"level": level.value, "needs_organization": needs_organization, "order": place * 10},
        )


class Migration(migrations.Migration):
    dependencies = [("leaders", "0002_compare_sort_keys_by_characters")]

    operations = [migrations.RunPython(load_roles, migrations.RunPython.noop)]
