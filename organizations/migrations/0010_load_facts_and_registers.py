from django.db import migrations

from organizations.initial_facts import load_facts, load_schemes, load_sections


def load(apps, schema_editor):
    """Add what is not there; leave alone what staff have changed since."""
    model = lambda name: apps.get_model("organizations", name)  # noqa: E731
    load_sections(model("FactSection"))
    load_facts(model("FactDefinition"), model("FactSection"), model("FactOfType"), model("OrganizationType"))
    load_schemes(model("RegistrationScheme"), model("OrganizationType"))


class Migration(migrations.Migration):
    dependencies = [("organizations", "0009_add_parts_and_facts")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
