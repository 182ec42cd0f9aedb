from secrets import randbelow
from typing import Any

from django.db import migrations, models


def begin(apps: Any, schema_editor: Any) -> None:
    """Begin anywhere: no other database began there."""
    pulses = apps.get_model("base", "Pulse").objects.using(schema_editor.connection.alias)
    if not pulses.exists():
        pulses.create(count=randbelow(2**32) + 1)


class Migration(migrations.Migration):
    dependencies = [
        ("base", "0003_remember_when_figures_changed"),
    ]

    operations = [
        migrations.CreateModel(
            name="Pulse",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("count", models.BigIntegerField(default=0, verbose_name="ผลรวม")),
            ],
            options={
                "verbose_name": "ชีพจรของตราความสด",
                "verbose_name_plural": "ชีพจรของตราความสด",
            },
        ),
        migrations.RunPython(begin, migrations.RunPython.noop),
    ]
