from django.db import migrations
from django.db.models.functions import TruncDate

from plans.initial_themes import THEMES


def load_themes(apps, schema_editor):
    """Add the themes that are not there; leave alone what staff have changed since."""
    themes = apps.get_model("plans", "Theme")
    for place, name in enumerate(THEMES, start=1):
        themes.objects.get_or_create(name=name, defaults={"order": place * 10})


def say_since_when(apps, schema_editor):
    """A project that is blocked is known to be so since it was last written."""
    projects = apps.get_model("plans", "Project")
    blocked = projects.objects.filter(status="blocked", blocked_since=None)
    blocked.update(blocked_since=TruncDate("updated_at"))


class Migration(migrations.Migration):
    dependencies = [("plans", "0009_add_work_of_projects")]

    operations = [
        migrations.RunPython(load_themes, migrations.RunPython.noop),
        migrations.RunPython(say_since_when, migrations.RunPython.noop),
    ]
