from django.db import migrations, models

from nakhonchai.base.migrating import AddFieldsAtOnce


def other_names():
    """Return the field, as the project and its history hold it."""
    return models.TextField(
        blank=True,
        default="",
        help_text="บรรทัดละหนึ่งชื่อ ใช้ค้นหาได้เหมือนชื่อหลัก",
        verbose_name="ชื่ออื่นและชื่อเดิม",
    )


class Migration(migrations.Migration):
    dependencies = [("plans", "0010_load_themes")]

    operations = [
        AddFieldsAtOnce(
            [
                migrations.AddField("project", "other_names", other_names()),
                migrations.AddField("historicalproject", "other_names", other_names()),
            ]
        )
    ]
