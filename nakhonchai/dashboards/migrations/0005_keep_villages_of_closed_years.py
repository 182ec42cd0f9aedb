import django.db.models.deletion
from django.db import migrations, models

from nakhonchai.base.migrating import CreateTablesAtOnce


class Migration(migrations.Migration):
    dependencies = [("dashboards", "0004_keep_layouts_and_views")]

    operations = [
        CreateTablesAtOnce(
            [
                migrations.CreateModel(
                    name="SnapshotVillages",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("subdistrict", models.CharField(max_length=6, verbose_name="รหัสตำบล")),
                        ("places", models.JSONField(verbose_name="หมู่บ้านในวันนั้น")),
                        ("content", models.JSONField(verbose_name="ค่า")),
                        (
                            "snapshot",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="villages",
                                to="dashboards.snapshot",
                                verbose_name="ตัวเลข ณ วันที่",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "หมู่บ้านของตัวเลข ณ วันที่",
                        "verbose_name_plural": "หมู่บ้านของตัวเลข ณ วันที่",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("subdistrict", "snapshot"), name="snapshot_villages_once"
                            )
                        ],
                    },
                ),
            ]
        )
    ]
