from django.db import migrations

from organizations.initial_facts import FACTS, SCHEMES, SECTIONS


def load_sections(sections):
    """Add the sections that are not there."""
    for order, (slug, name, has_total) in enumerate(SECTIONS, start=1):
        sections.objects.get_or_create(
            slug=slug, defaults={"name": name, "has_total": has_total, "order": order * 10}
        )


def load_facts(definitions, sections, of_types, types):
    """Add the definitions that are not there, then what refers to others of them."""
    made = {}
    for order, first in enumerate(FACTS, start=1):
        options = {name: value for name, value in first.options.items() if name != "not_more_than"}
        row, is_new = definitions.objects.get_or_create(
            key=first.key,
            defaults={
                "name": first.name,
                "section": sections.objects.get(slug=first.section),
                "kind": first.kind,
                "unit": first.unit,
                "order": order * 10,
                **options,
            },
        )
        if is_new:
            made[first.key] = row
            for kind in types.objects.filter(name__in=first.types):
                of_types.objects.get_or_create(definition=row, type=kind)
    for first in FACTS:
        bound = first.options.get("not_more_than")
        if bound and first.key in made:
            made[first.key].not_more_than = definitions.objects.get(key=bound)
            made[first.key].save()


def load_schemes(schemes, types):
    """Add the registers that are not there."""
    for order, (name, hint, pattern, digits, start, main_for) in enumerate(SCHEMES, start=1):
        schemes.objects.get_or_create(
            name=name,
            defaults={
                "hint": hint,
                "pattern": pattern,
                "area_digits": digits,
                "area_start": start,
                "main_for": types.objects.filter(name=main_for).first(),
                "order": order * 10,
            },
        )


def load(apps, schema_editor):
    """Add what is not there; leave alone what staff have changed since."""
    types = apps.get_model("organizations", "OrganizationType")
    sections = apps.get_model("organizations", "FactSection")
    load_sections(sections)
    definitions = apps.get_model("organizations", "FactDefinition")
    load_facts(definitions, sections, apps.get_model("organizations", "FactOfType"), types)
    load_schemes(apps.get_model("organizations", "RegistrationScheme"), types)


class Migration(migrations.Migration):
    dependencies = [("organizations", "0009_add_parts_and_facts")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
