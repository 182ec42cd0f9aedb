from django.db import migrations

from organizations.initial_types import GROUPS


def load_types(apps, schema_editor):
    """Add the groups and types that are not there; leave alone what staff have changed since."""
    groups = apps.get_model("organizations", "TypeGroup")
    types = apps.get_model("organizations", "OrganizationType")
    for order, group in enumerate(GROUPS, start=1):
        kept, _made = groups.objects.get_or_create(
            slug=group.slug,
            defaults={"name": group.name, "order": order * 10, "is_partner": group.is_partner},
        )
        for place, name in enumerate(group.types, start=1):
            types.objects.get_or_create(name=name, defaults={"group": kept, "order": place * 10})


class Migration(migrations.Migration):
    dependencies = [("organizations", "0002_compare_sort_keys_by_characters")]

    operations = [migrations.RunPython(load_types, migrations.RunPython.noop)]
