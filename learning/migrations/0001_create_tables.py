import django.db.models.deletion
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import nakhonchai.base.fields
import nakhonchai.thai.ref
from nakhonchai.base.migrating import CreateTablesAtOnce


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("geography", "0003_name_fields_in_thai"),
        ("leaders", "0006_find_present_positions"),
        ("organizations", "0005_add_facts_of_files"),
    ]

    operations = [
        CreateTablesAtOnce(
            [
                migrations.CreateModel(
                    name="Capability",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="รุ่นข้อมูล"),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="สร้างเมื่อ"
                            ),
                        ),
                        ("updated_at", models.DateTimeField(auto_now=True, verbose_name="แก้ไขล่าสุด")),
                        ("name", models.CharField(max_length=80, unique=True, verbose_name="ความสามารถ")),
                        ("words", models.CharField(blank=True, max_length=200, verbose_name="คำอธิบายง่าย ๆ")),
                        ("order", models.PositiveSmallIntegerField(default=100, verbose_name="ลำดับ")),
                        ("is_active", models.BooleanField(default=True, verbose_name="ยังใช้อยู่")),
                    ],
                    options={
                        "verbose_name": "ความสามารถ",
                        "verbose_name_plural": "กรอบความสามารถ",
                        "ordering": ["order", "name"],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalCapability",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="รุ่นข้อมูล"),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="สร้างเมื่อ"
                            ),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(blank=True, editable=False, verbose_name="แก้ไขล่าสุด"),
                        ),
                        ("name", models.CharField(max_length=80, verbose_name="ความสามารถ")),
                        ("words", models.CharField(blank=True, max_length=200, verbose_name="คำอธิบายง่าย ๆ")),
                        ("order", models.PositiveSmallIntegerField(default=100, verbose_name="ลำดับ")),
                        ("is_active", models.BooleanField(default=True, verbose_name="ยังใช้อยู่")),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField()),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                db_index=False,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical ความสามารถ",
                        "verbose_name_plural": "historical กรอบความสามารถ",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalSeries",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="รุ่นข้อมูล"),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="สร้างเมื่อ"
                            ),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(blank=True, editable=False, verbose_name="แก้ไขล่าสุด"),
                        ),
                        (
                            "trashed_at",
                            models.DateTimeField(blank=True, editable=False, null=True, verbose_name="ทิ้งเมื่อ"),
                        ),
                        (
                            "trash_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=200, verbose_name="เหตุผลที่ทิ้ง"
                            ),
                        ),
                        (
                            "ref",
                            models.CharField(
                                default=nakhonchai.thai.ref.new_ref,
                                editable=False,
                                max_length=8,
                                verbose_name="รหัสอ้างอิง",
                            ),
                        ),
                        (
                            "origin",
                            models.CharField(
                                choices=[
                                    ("typed", "พิมพ์เข้าระบบ"),
                                    ("imported", "นำเข้าจากไฟล์"),
                                    ("example", "ข้อมูลตัวอย่าง"),
                                ],
                                default="typed",
                                editable=False,
                                max_length=10,
                                verbose_name="ที่มา",
                            ),
                        ),
                        (
                            "origin_run",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=36,
                                verbose_name="รอบนำเข้า",
                            ),
                        ),
                        (
                            "origin_row",
                            models.PositiveIntegerField(
                                blank=True, editable=False, null=True, verbose_name="แถวในไฟล์"
                            ),
                        ),
                        (
                            "extra",
                            models.JSONField(
                                blank=True, default=dict, editable=False, verbose_name="ข้อมูลอื่นจากไฟล์"
                            ),
                        ),
                        (
                            "search_key",
                            models.CharField(default="", editable=False, max_length=700, verbose_name="คำค้น"),
                        ),
                        (
                            "sort_key",
                            nakhonchai.base.fields.ByteOrderField(
                                default="", editable=False, max_length=500, verbose_name="ลำดับอักษร"
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="ชื่อชุดหลักสูตร")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("forum", "เวที"),
                                    ("meeting", "ประชุม"),
                                    ("training", "อบรม"),
                                    ("study", "ศึกษาดูงาน"),
                                    ("visit", "เยี่ยม/ติดตาม"),
                                    ("lessons", "ถอดบทเรียน"),
                                    ("other", "กิจกรรมอื่น"),
                                ],
                                default="training",
                                max_length=10,
                                verbose_name="ชนิดกิจกรรม",
                            ),
                        ),
                        ("aims", models.TextField(blank=True, verbose_name="วัตถุประสงค์")),
                        ("contents", models.TextField(blank=True, verbose_name="เนื้อหา")),
                        ("is_open", models.BooleanField(default=True, verbose_name="ยังจัดต่อ")),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField()),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "area",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="geography.area",
                                verbose_name="พื้นที่",
                                db_index=False,
                            ),
                        ),
                        (
                            "cluster",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="geography.cluster",
                                verbose_name="กลุ่มจังหวัด",
                                db_index=False,
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="ผู้สร้าง",
                                db_index=False,
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                db_index=False,
                            ),
                        ),
                        (
                            "trashed_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="ทิ้งโดย",
                                db_index=False,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical ชุดหลักสูตร",
                        "verbose_name_plural": "historical ชุดหลักสูตร",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Series",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="รุ่นข้อมูล"),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="สร้างเมื่อ"
                            ),
                        ),
                        ("updated_at", models.DateTimeField(auto_now=True, verbose_name="แก้ไขล่าสุด")),
                        (
                            "trashed_at",
                            models.DateTimeField(blank=True, editable=False, null=True, verbose_name="ทิ้งเมื่อ"),
                        ),
                        (
                            "trash_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=200, verbose_name="เหตุผลที่ทิ้ง"
                            ),
                        ),
                        (
                            "ref",
                            models.CharField(
                                default=nakhonchai.thai.ref.new_ref,
                                editable=False,
                                max_length=8,
                                unique=True,
                                verbose_name="รหัสอ้างอิง",
                            ),
                        ),
                        (
                            "origin",
                            models.CharField(
                                choices=[
                                    ("typed", "พิมพ์เข้าระบบ"),
                                    ("imported", "นำเข้าจากไฟล์"),
                                    ("example", "ข้อมูลตัวอย่าง"),
                                ],
                                default="typed",
                                editable=False,
                                max_length=10,
                                verbose_name="ที่มา",
                            ),
                        ),
                        (
                            "origin_run",
                            models.CharField(
                                blank=True,
                                db_index=True,
                                editable=False,
                                max_length=36,
                                verbose_name="รอบนำเข้า",
                            ),
                        ),
                        (
                            "origin_row",
                            models.PositiveIntegerField(
                                blank=True, editable=False, null=True, verbose_name="แถวในไฟล์"
                            ),
                        ),
                        (
                            "extra",
                            models.JSONField(
                                blank=True, default=dict, editable=False, verbose_name="ข้อมูลอื่นจากไฟล์"
                            ),
                        ),
                        (
                            "search_key",
                            models.CharField(default="", editable=False, max_length=700, verbose_name="คำค้น"),
                        ),
                        (
                            "sort_key",
                            nakhonchai.base.fields.ByteOrderField(
                                default="", editable=False, max_length=500, verbose_name="ลำดับอักษร"
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="ชื่อชุดหลักสูตร")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("forum", "เวที"),
                                    ("meeting", "ประชุม"),
                                    ("training", "อบรม"),
                                    ("study", "ศึกษาดูงาน"),
                                    ("visit", "เยี่ยม/ติดตาม"),
                                    ("lessons", "ถอดบทเรียน"),
                                    ("other", "กิจกรรมอื่น"),
                                ],
                                default="training",
                                max_length=10,
                                verbose_name="ชนิดกิจกรรม",
                            ),
                        ),
                        ("aims", models.TextField(blank=True, verbose_name="วัตถุประสงค์")),
                        ("contents", models.TextField(blank=True, verbose_name="เนื้อหา")),
                        ("is_open", models.BooleanField(default=True, verbose_name="ยังจัดต่อ")),
                        (
                            "area",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="geography.area",
                                verbose_name="พื้นที่",
                            ),
                        ),
                        (
                            "cluster",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="geography.cluster",
                                verbose_name="กลุ่มจังหวัด",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="ผู้สร้าง",
                            ),
                        ),
                        (
                            "trashed_by",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="ทิ้งโดย",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "ชุดหลักสูตร",
                        "verbose_name_plural": "ชุดหลักสูตร",
                        "abstract": False,
                        "base_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["sort_key", "id"], name="series_thai_order"),
                            models.Index(fields=["area", "trashed_at"], name="series_area_alive"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("area__isnull", False), ("cluster", None)),
                                    models.Q(("area", None), ("cluster__isnull", False)),
                                    _connector="OR",
                                ),
                                name="learning_series_has_one_home",
                                violation_error_message="เลือกพื้นที่ หรือกลุ่มจังหวัด อย่างใดอย่างหนึ่ง",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("trashed_at", None),
                                    models.Q(("trash_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="learning_series_trash_has_reason",
                                violation_error_message="บอกเหตุผลที่ทิ้ง",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Event",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="รุ่นข้อมูล"),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="สร้างเมื่อ"
                            ),
                        ),
                        ("updated_at", models.DateTimeField(auto_now=True, verbose_name="แก้ไขล่าสุด")),
                        (
                            "trashed_at",
                            models.DateTimeField(blank=True, editable=False, null=True, verbose_name="ทิ้งเมื่อ"),
                        ),
                        (
                            "trash_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=200, verbose_name="เหตุผลที่ทิ้ง"
                            ),
                        ),
                        (
                            "ref",
                            models.CharField(
                                default=nakhonchai.thai.ref.new_ref,
                                editable=False,
                                max_length=8,
                                unique=True,
                                verbose_name="รหัสอ้างอิง",
                            ),
                        ),
                        (
                            "origin",
                            models.CharField(
                                choices=[
                                    ("typed", "พิมพ์เข้าระบบ"),
                                    ("imported", "นำเข้าจากไฟล์"),
                                    ("example", "ข้อมูลตัวอย่าง"),
                                ],
                                default="typed",
                                editable=False,
                                max_length=10,
                                verbose_name="ที่มา",
                            ),
                        ),
                        (
                            "origin_run",
                            models.CharField(
                                blank=True,
                                db_index=True,
                                editable=False,
                                max_length=36,
                                verbose_name="รอบนำเข้า",
                            ),
                        ),
                        (
                            "origin_row",
                            models.PositiveIntegerField(
                                blank=True, editable=False, null=True, verbose_name="แถวในไฟล์"
                            ),
                        ),
                        (
                            "extra",
                            models.JSONField(
                                blank=True, default=dict, editable=False, verbose_name="ข้อมูลอื่นจากไฟล์"
                            ),
                        ),
                        (
                            "search_key",
                            models.CharField(default="", editable=False, max_length=700, verbose_name="คำค้น"),
                        ),
                        (
                            "sort_key",
                            nakhonchai.base.fields.ByteOrderField(
                                default="", editable=False, max_length=500, verbose_name="ลำดับอักษร"
                            ),
                        ),
                        ("name", models.CharField(max_length=250, verbose_name="ชื่อกิจกรรม")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("forum", "เวที"),
                                    ("meeting", "ประชุม"),
                                    ("training", "อบรม"),
                                    ("study", "ศึกษาดูงาน"),
                                    ("visit", "เยี่ยม/ติดตาม"),
                                    ("lessons", "ถอดบทเรียน"),
                                    ("other", "กิจกรรมอื่น"),
                                ],
                                default="forum",
                                max_length=10,
                                verbose_name="ชนิดกิจกรรม",
                            ),
                        ),
                        (
                            "round",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="รุ่น/ครั้งที่"),
                        ),
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("village", "หมู่บ้าน/ชุมชน"),
                                    ("subdistrict", "ตำบล"),
                                    ("district", "อำเภอ"),
                                    ("province", "จังหวัด"),
                                    ("cluster", "กลุ่มจังหวัด"),
                                    ("region", "ภาค"),
                                    ("nation", "ชาติ"),
                                ],
                                default="subdistrict",
                                max_length=12,
                                verbose_name="ระดับ",
                            ),
                        ),
                        ("started", models.DateField(verbose_name="วันที่จัด")),
                        (
                            "started_precision",
                            models.CharField(
                                choices=[
                                    ("day", "ทราบวันที่"),
                                    ("month", "ทราบเดือนและปี"),
                                    ("year", "ทราบเฉพาะปี"),
                                ],
                                default="day",
                                max_length=5,
                                verbose_name="ความละเอียดของวันที่จัด",
                            ),
                        ),
                        ("ended", models.DateField(blank=True, null=True, verbose_name="ถึงวันที่")),
                        (
                            "ended_precision",
                            models.CharField(
                                choices=[
                                    ("day", "ทราบวันที่"),
                                    ("month", "ทราบเดือนและปี"),
                                    ("year", "ทราบเฉพาะปี"),
                                ],
                                default="day",
                                max_length=5,
                                verbose_name="ความละเอียดของวันสุดท้าย",
                            ),
                        ),
                        ("hours", models.CharField(blank=True, max_length=60, verbose_name="เวลา")),
                        ("venue", models.CharField(blank=True, max_length=200, verbose_name="สถานที่")),
                        ("aims", models.TextField(blank=True, verbose_name="วัตถุประสงค์")),
                        (
                            "budget",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=14,
                                null=True,
                                verbose_name="งบประมาณ (บาท)",
                            ),
                        ),
                        (
                            "other_people",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="ผู้เข้าร่วมที่ไม่ได้ลงรายชื่อ (คน)"
                            ),
                        ),
                        ("summary", models.TextField(blank=True, verbose_name="สรุปผล")),
                        ("next_step", models.TextField(blank=True, verbose_name="จะทำอะไรต่อ")),
                        ("is_cancelled", models.BooleanField(default=False, verbose_name="ยกเลิกการจัด")),
                        (
                            "fiscal_year",
                            models.PositiveSmallIntegerField(
                                default=0, editable=False, verbose_name="ปีงบประมาณ (พ.ศ.)"
                            ),
                        ),
                        (
                            "area",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="geography.area",
                                verbose_name="พื้นที่",
                            ),
                        ),
                        (
                            "cluster",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="geography.cluster",
                                verbose_name="กลุ่มจังหวัด",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="ผู้สร้าง",
                            ),
                        ),
                        (
                            "trashed_by",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="ทิ้งโดย",
                            ),
                        ),
                        (
                            "series",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="events",
                                to="learning.series",
                                verbose_name="ชุดหลักสูตร",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "กิจกรรม",
                        "verbose_name_plural": "กิจกรรม",
                        "abstract": False,
                        "base_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["sort_key", "id"], name="event_thai_order"),
                            models.Index(fields=["area", "trashed_at"], name="event_area_alive"),
                            models.Index(fields=["started", "id"], name="event_by_day"),
                            models.Index(fields=["fiscal_year", "area"], name="event_year_area"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("area__isnull", False), ("cluster", None)),
                                    models.Q(("area", None), ("cluster__isnull", False)),
                                    _connector="OR",
                                ),
                                name="learning_event_has_one_home",
                                violation_error_message="เลือกพื้นที่ หรือกลุ่มจังหวัด อย่างใดอย่างหนึ่ง",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("trashed_at", None),
                                    models.Q(("trash_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="learning_event_trash_has_reason",
                                violation_error_message="บอกเหตุผลที่ทิ้ง",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended", None), ("ended__gte", models.F("started")), _connector="OR"
                                ),
                                name="event_ends_after_it_starts",
                                violation_error_message="วันสุดท้ายต้องไม่มาก่อนวันที่เริ่มจัด",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("budget", None), ("budget__gte", 0), _connector="OR"),
                                name="event_budget_is_not_negative",
                                violation_error_message="งบประมาณต้องไม่ติดลบ",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EventBody",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="รุ่นข้อมูล"),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="สร้างเมื่อ"
                            ),
                        ),
                        ("updated_at", models.DateTimeField(auto_now=True, verbose_name="แก้ไขล่าสุด")),
                        (
                            "part",
                            models.CharField(
                                choices=[
                                    ("organizer", "ผู้จัด"),
                                    ("partner", "ภาคีร่วมจัด"),
                                    ("visited", "ผู้รับการเยี่ยมหรือดูงาน"),
                                ],
                                default="organizer",
                                max_length=10,
                                verbose_name="บทบาทในกิจกรรม",
                            ),
                        ),
                        (
                            "event",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="event_bodies",
                                to="learning.event",
                                verbose_name="กิจกรรม",
                            ),
                        ),
                        (
                            "organization",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="event_bodies",
                                to="organizations.organization",
                                verbose_name="องค์กร",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "องค์กรในกิจกรรม",
                        "verbose_name_plural": "องค์กรในกิจกรรม",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("event", "organization", "part"),
                                name="event_body_once",
                                violation_error_message="องค์กรนี้อยู่ในรายการแล้ว",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalEventBody",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="รุ่นข้อมูล"),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="สร้างเมื่อ"
                            ),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(blank=True, editable=False, verbose_name="แก้ไขล่าสุด"),
                        ),
                        (
                            "part",
                            models.CharField(
                                choices=[
                                    ("organizer", "ผู้จัด"),
                                    ("partner", "ภาคีร่วมจัด"),
                                    ("visited", "ผู้รับการเยี่ยมหรือดูงาน"),
                                ],
                                default="organizer",
                                max_length=10,
                                verbose_name="บทบาทในกิจกรรม",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField()),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "event",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="learning.event",
                                verbose_name="กิจกรรม",
                                db_index=False,
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                db_index=False,
                            ),
                        ),
                        (
                            "organization",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="organizations.organization",
                                verbose_name="องค์กร",
                                db_index=False,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical องค์กรในกิจกรรม",
                        "verbose_name_plural": "historical องค์กรในกิจกรรม",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalParticipation",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="รุ่นข้อมูล"),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="สร้างเมื่อ"
                            ),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(blank=True, editable=False, verbose_name="แก้ไขล่าสุด"),
                        ),
                        (
                            "trashed_at",
                            models.DateTimeField(blank=True, editable=False, null=True, verbose_name="ทิ้งเมื่อ"),
                        ),
                        (
                            "trash_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=200, verbose_name="เหตุผลที่ทิ้ง"
                            ),
                        ),
                        (
                            "ref",
                            models.CharField(
                                default=nakhonchai.thai.ref.new_ref,
                                editable=False,
                                max_length=8,
                                verbose_name="รหัสอ้างอิง",
                            ),
                        ),
                        (
                            "origin",
                            models.CharField(
                                choices=[
                                    ("typed", "พิมพ์เข้าระบบ"),
                                    ("imported", "นำเข้าจากไฟล์"),
                                    ("example", "ข้อมูลตัวอย่าง"),
                                ],
                                default="typed",
                                editable=False,
                                max_length=10,
                                verbose_name="ที่มา",
                            ),
                        ),
                        (
                            "origin_run",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=36,
                                verbose_name="รอบนำเข้า",
                            ),
                        ),
                        (
                            "origin_row",
                            models.PositiveIntegerField(
                                blank=True, editable=False, null=True, verbose_name="แถวในไฟล์"
                            ),
                        ),
                        (
                            "extra",
                            models.JSONField(
                                blank=True, default=dict, editable=False, verbose_name="ข้อมูลอื่นจากไฟล์"
                            ),
                        ),
                        (
                            "search_key",
                            models.CharField(default="", editable=False, max_length=700, verbose_name="คำค้น"),
                        ),
                        (
                            "sort_key",
                            nakhonchai.base.fields.ByteOrderField(
                                default="", editable=False, max_length=500, verbose_name="ลำดับอักษร"
                            ),
                        ),
                        ("guest_name", models.CharField(blank=True, max_length=120, verbose_name="ชื่อแขก")),
                        ("guest_from", models.CharField(blank=True, max_length=160, verbose_name="มาจาก")),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("participant", "ผู้เข้าร่วม"),
                                    ("speaker", "วิทยากร"),
                                    ("facilitator", "ผู้ดำเนินกระบวนการ"),
                                    ("team", "คณะทำงาน"),
                                    ("observer", "ผู้สังเกตการณ์"),
                                ],
                                default="participant",
                                max_length=12,
                                verbose_name="ร่วมในฐานะ",
                            ),
                        ),
                        (
                            "attendance",
                            models.CharField(
                                choices=[
                                    ("registered", "ลงชื่อไว้"),
                                    ("attended", "มาร่วม"),
                                    ("absent", "ไม่ได้มา"),
                                ],
                                default="attended",
                                max_length=10,
                                verbose_name="การมาร่วม",
                            ),
                        ),
                        ("result", models.TextField(blank=True, verbose_name="ผลที่ได้")),
                        ("next_step", models.TextField(blank=True, verbose_name="จะทำอะไรต่อ")),
                        ("has_certificate", models.BooleanField(default=False, verbose_name="ได้รับวุฒิบัตร")),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField()),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "area",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="geography.area",
                                verbose_name="พื้นที่",
                                db_index=False,
                            ),
                        ),
                        (
                            "cluster",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="geography.cluster",
                                verbose_name="กลุ่มจังหวัด",
                                db_index=False,
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="ผู้สร้าง",
                                db_index=False,
                            ),
                        ),
                        (
                            "event",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="learning.event",
                                verbose_name="กิจกรรม",
                                db_index=False,
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                db_index=False,
                            ),
                        ),
                        (
                            "leader",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="leaders.leader",
                                verbose_name="ผู้นำ",
                                db_index=False,
                            ),
                        ),
                        (
                            "trashed_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="ทิ้งโดย",
                                db_index=False,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical การเข้าร่วม",
                        "verbose_name_plural": "historical การเข้าร่วม",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Participation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="รุ่นข้อมูล"),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="สร้างเมื่อ"
                            ),
                        ),
                        ("updated_at", models.DateTimeField(auto_now=True, verbose_name="แก้ไขล่าสุด")),
                        (
                            "trashed_at",
                            models.DateTimeField(blank=True, editable=False, null=True, verbose_name="ทิ้งเมื่อ"),
                        ),
                        (
                            "trash_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=200, verbose_name="เหตุผลที่ทิ้ง"
                            ),
                        ),
                        (
                            "ref",
                            models.CharField(
                                default=nakhonchai.thai.ref.new_ref,
                                editable=False,
                                max_length=8,
                                unique=True,
                                verbose_name="รหัสอ้างอิง",
                            ),
                        ),
                        (
                            "origin",
                            models.CharField(
                                choices=[
                                    ("typed", "พิมพ์เข้าระบบ"),
                                    ("imported", "นำเข้าจากไฟล์"),
                                    ("example", "ข้อมูลตัวอย่าง"),
                                ],
                                default="typed",
                                editable=False,
                                max_length=10,
                                verbose_name="ที่มา",
                            ),
                        ),
                        (
                            "origin_run",
                            models.CharField(
                                blank=True,
                                db_index=True,
                                editable=False,
                                max_length=36,
                                verbose_name="รอบนำเข้า",
                            ),
                        ),
                        (
                            "origin_row",
                            models.PositiveIntegerField(
                                blank=True, editable=False, null=True, verbose_name="แถวในไฟล์"
                            ),
                        ),
                        (
                            "extra",
                            models.JSONField(
                                blank=True, default=dict, editable=False, verbose_name="ข้อมูลอื่นจากไฟล์"
                            ),
                        ),
                        (
                            "search_key",
                            models.CharField(default="", editable=False, max_length=700, verbose_name="คำค้น"),
                        ),
                        (
                            "sort_key",
                            nakhonchai.base.fields.ByteOrderField(
                                default="", editable=False, max_length=500, verbose_name="ลำดับอักษร"
                            ),
                        ),
                        ("guest_name", models.CharField(blank=True, max_length=120, verbose_name="ชื่อแขก")),
                        ("guest_from", models.CharField(blank=True, max_length=160, verbose_name="มาจาก")),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("participant", "ผู้เข้าร่วม"),
                                    ("speaker", "วิทยากร"),
                                    ("facilitator", "ผู้ดำเนินกระบวนการ"),
                                    ("team", "คณะทำงาน"),
                                    ("observer", "ผู้สังเกตการณ์"),
                                ],
                                default="participant",
                                max_length=12,
                                verbose_name="ร่วมในฐานะ",
                            ),
                        ),
                        (
                            "attendance",
                            models.CharField(
                                choices=[
                                    ("registered", "ลงชื่อไว้"),
                                    ("attended", "มาร่วม"),
                                    ("absent", "ไม่ได้มา"),
                                ],
                                default="attended",
                                max_length=10,
                                verbose_name="การมาร่วม",
                            ),
                        ),
                        ("result", models.TextField(blank=True, verbose_name="ผลที่ได้")),
                        ("next_step", models.TextField(blank=True, verbose_name="จะทำอะไรต่อ")),
                        ("has_certificate", models.BooleanField(default=False, verbose_name="ได้รับวุฒิบัตร")),
                        (
                            "area",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="geography.area",
                                verbose_name="พื้นที่",
                            ),
                        ),
                        (
                            "cluster",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="geography.cluster",
                                verbose_name="กลุ่มจังหวัด",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="ผู้สร้าง",
                            ),
                        ),
                        (
                            "event",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="participations",
                                to="learning.event",
                                verbose_name="กิจกรรม",
                            ),
                        ),
                        (
                            "leader",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="participations",
                                to="leaders.leader",
                                verbose_name="ผู้นำ",
                            ),
                        ),
                        (
                            "trashed_by",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="ทิ้งโดย",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "การเข้าร่วม",
                        "verbose_name_plural": "การเข้าร่วม",
                        "abstract": False,
                        "base_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["sort_key", "id"], name="participation_thai_order"),
                            models.Index(fields=["area", "trashed_at"], name="participation_area_alive"),
                            models.Index(
                                condition=models.Q(("attendance", "attended"), ("trashed_at", None)),
                                fields=["leader", "event"],
                                name="participation_attended",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("area__isnull", False), ("cluster", None)),
                                    models.Q(("area", None), ("cluster__isnull", False)),
                                    _connector="OR",
                                ),
                                name="learning_participation_has_one_home",
                                violation_error_message="เลือกพื้นที่ หรือกลุ่มจังหวัด อย่างใดอย่างหนึ่ง",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("trashed_at", None),
                                    models.Q(("trash_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="learning_participation_trash_has_reason",
                                violation_error_message="บอกเหตุผลที่ทิ้ง",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("leader__isnull", False), ("guest_name", "")),
                                    models.Q(("leader", None), models.Q(("guest_name", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="participation_leader_or_guest",
                                violation_error_message="เลือกผู้นำในระบบ หรือพิมพ์ชื่อแขก อย่างใดอย่างหนึ่ง",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("leader__isnull", False), ("trashed_at", None)),
                                fields=("event", "leader"),
                                name="participation_once_an_event",
                                violation_error_message="คนนี้อยู่ในรายชื่อของกิจกรรมนี้แล้ว",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalAssessment",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="รุ่นข้อมูล"),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="สร้างเมื่อ"
                            ),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(blank=True, editable=False, verbose_name="แก้ไขล่าสุด"),
                        ),
                        (
                            "before",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                choices=[
                                    (0, "ไม่เกี่ยวกับงานของฉัน"),
                                    (1, "ยังไม่เคยทำ"),
                                    (2, "พอรู้ ยังไม่เคยทำเอง"),
                                    (3, "ทำได้เมื่อมีคนช่วย"),
                                    (4, "ทำได้เอง"),
                                    (5, "สอนคนอื่นได้"),
                                ],
                                null=True,
                                verbose_name="ก่อน",
                            ),
                        ),
                        (
                            "after",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                choices=[
                                    (0, "ไม่เกี่ยวกับงานของฉัน"),
                                    (1, "ยังไม่เคยทำ"),
                                    (2, "พอรู้ ยังไม่เคยทำเอง"),
                                    (3, "ทำได้เมื่อมีคนช่วย"),
                                    (4, "ทำได้เอง"),
                                    (5, "สอนคนอื่นได้"),
                                ],
                                null=True,
                                verbose_name="หลัง",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField()),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "capability",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="learning.capability",
                                verbose_name="ความสามารถ",
                                db_index=False,
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                db_index=False,
                            ),
                        ),
                        (
                            "participation",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="learning.participation",
                                verbose_name="การเข้าร่วม",
                                db_index=False,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical ผลประเมินตนเอง",
                        "verbose_name_plural": "historical ผลประเมินตนเอง",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Assessment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="รุ่นข้อมูล"),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="สร้างเมื่อ"
                            ),
                        ),
                        ("updated_at", models.DateTimeField(auto_now=True, verbose_name="แก้ไขล่าสุด")),
                        (
                            "before",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                choices=[
                                    (0, "ไม่เกี่ยวกับงานของฉัน"),
                                    (1, "ยังไม่เคยทำ"),
                                    (2, "พอรู้ ยังไม่เคยทำเอง"),
                                    (3, "ทำได้เมื่อมีคนช่วย"),
                                    (4, "ทำได้เอง"),
                                    (5, "สอนคนอื่นได้"),
                                ],
                                null=True,
                                verbose_name="ก่อน",
                            ),
                        ),
                        (
                            "after",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                choices=[
                                    (0, "ไม่เกี่ยวกับงานของฉัน"),
                                    (1, "ยังไม่เคยทำ"),
                                    (2, "พอรู้ ยังไม่เคยทำเอง"),
                                    (3, "ทำได้เมื่อมีคนช่วย"),
                                    (4, "ทำได้เอง"),
                                    (5, "สอนคนอื่นได้"),
                                ],
                                null=True,
                                verbose_name="หลัง",
                            ),
                        ),
                        (
                            "capability",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="assessments",
                                to="learning.capability",
                                verbose_name="ความสามารถ",
                            ),
                        ),
                        (
                            "participation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="assessments",
                                to="learning.participation",
                                verbose_name="การเข้าร่วม",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "ผลประเมินตนเอง",
                        "verbose_name_plural": "ผลประเมินตนเอง",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("participation", "capability"), name="assessment_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("before", None), ("before__lte", 5), _connector="OR"),
                                    models.Q(("after", None), ("after__lte", 5), _connector="OR"),
                                ),
                                name="assessment_within_the_scale",
                                violation_error_message="คะแนนต้องเป็น 1 ถึง 5 หรือ 0 เมื่อไม่เกี่ยวกับงาน",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalEvent",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="รุ่นข้อมูล"),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="สร้างเมื่อ"
                            ),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(blank=True, editable=False, verbose_name="แก้ไขล่าสุด"),
                        ),
                        (
                            "trashed_at",
                            models.DateTimeField(blank=True, editable=False, null=True, verbose_name="ทิ้งเมื่อ"),
                        ),
                        (
                            "trash_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=200, verbose_name="เหตุผลที่ทิ้ง"
                            ),
                        ),
                        (
                            "ref",
                            models.CharField(
                                default=nakhonchai.thai.ref.new_ref,
                                editable=False,
                                max_length=8,
                                verbose_name="รหัสอ้างอิง",
                            ),
                        ),
                        (
                            "origin",
                            models.CharField(
                                choices=[
                                    ("typed", "พิมพ์เข้าระบบ"),
                                    ("imported", "นำเข้าจากไฟล์"),
                                    ("example", "ข้อมูลตัวอย่าง"),
                                ],
                                default="typed",
                                editable=False,
                                max_length=10,
                                verbose_name="ที่มา",
                            ),
                        ),
                        (
                            "origin_run",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=36,
                                verbose_name="รอบนำเข้า",
                            ),
                        ),
                        (
                            "origin_row",
                            models.PositiveIntegerField(
                                blank=True, editable=False, null=True, verbose_name="แถวในไฟล์"
                            ),
                        ),
                        (
                            "extra",
                            models.JSONField(
                                blank=True, default=dict, editable=False, verbose_name="ข้อมูลอื่นจากไฟล์"
                            ),
                        ),
                        (
                            "search_key",
                            models.CharField(default="", editable=False, max_length=700, verbose_name="คำค้น"),
                        ),
                        (
                            "sort_key",
                            nakhonchai.base.fields.ByteOrderField(
                                default="", editable=False, max_length=500, verbose_name="ลำดับอักษร"
                            ),
                        ),
                        ("name", models.CharField(max_length=250, verbose_name="ชื่อกิจกรรม")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("forum", "เวที"),
                                    ("meeting", "ประชุม"),
                                    ("training", "อบรม"),
                                    ("study", "ศึกษาดูงาน"),
                                    ("visit", "เยี่ยม/ติดตาม"),
                                    ("lessons", "ถอดบทเรียน"),
                                    ("other", "กิจกรรมอื่น"),
                                ],
                                default="forum",
                                max_length=10,
                                verbose_name="ชนิดกิจกรรม",
                            ),
                        ),
                        (
                            "round",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="รุ่น/ครั้งที่"),
                        ),
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("village", "หมู่บ้าน/ชุมชน"),
                                    ("subdistrict", "ตำบล"),
                                    ("district", "อำเภอ"),
                                    ("province", "จังหวัด"),
                                    ("cluster", "กลุ่มจังหวัด"),
                                    ("region", "ภาค"),
                                    ("nation", "ชาติ"),
                                ],
                                default="subdistrict",
                                max_length=12,
                                verbose_name="ระดับ",
                            ),
                        ),
                        ("started", models.DateField(verbose_name="วันที่จัด")),
                        (
                            "started_precision",
                            models.CharField(
                                choices=[
                                    ("day", "ทราบวันที่"),
                                    ("month", "ทราบเดือนและปี"),
                                    ("year", "ทราบเฉพาะปี"),
                                ],
                                default="day",
                                max_length=5,
                                verbose_name="ความละเอียดของวันที่จัด",
                            ),
                        ),
                        ("ended", models.DateField(blank=True, null=True, verbose_name="ถึงวันที่")),
                        (
                            "ended_precision",
                            models.CharField(
                                choices=[
                                    ("day", "ทราบวันที่"),
                                    ("month", "ทราบเดือนและปี"),
                                    ("year", "ทราบเฉพาะปี"),
                                ],
                                default="day",
                                max_length=5,
                                verbose_name="ความละเอียดของวันสุดท้าย",
                            ),
                        ),
                        ("hours", models.CharField(blank=True, max_length=60, verbose_name="เวลา")),
                        ("venue", models.CharField(blank=True, max_length=200, verbose_name="สถานที่")),
                        ("aims", models.TextField(blank=True, verbose_name="วัตถุประสงค์")),
                        (
                            "budget",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=14,
                                null=True,
                                verbose_name="งบประมาณ (บาท)",
                            ),
                        ),
                        (
                            "other_people",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="ผู้เข้าร่วมที่ไม่ได้ลงรายชื่อ (คน)"
                            ),
                        ),
                        ("summary", models.TextField(blank=True, verbose_name="สรุปผล")),
                        ("next_step", models.TextField(blank=True, verbose_name="จะทำอะไรต่อ")),
                        ("is_cancelled", models.BooleanField(default=False, verbose_name="ยกเลิกการจัด")),
                        (
                            "fiscal_year",
                            models.PositiveSmallIntegerField(
                                default=0, editable=False, verbose_name="ปีงบประมาณ (พ.ศ.)"
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField()),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "area",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="geography.area",
                                verbose_name="พื้นที่",
                                db_index=False,
                            ),
                        ),
                        (
                            "cluster",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="geography.cluster",
                                verbose_name="กลุ่มจังหวัด",
                                db_index=False,
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="ผู้สร้าง",
                                db_index=False,
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                db_index=False,
                            ),
                        ),
                        (
                            "trashed_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="ทิ้งโดย",
                                db_index=False,
                            ),
                        ),
                        (
                            "series",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="learning.series",
                                verbose_name="ชุดหลักสูตร",
                                db_index=False,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical กิจกรรม",
                        "verbose_name_plural": "historical กิจกรรม",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.AddField(
                    model_name="event",
                    name="bodies",
                    field=models.ManyToManyField(
                        related_name="events",
                        through="learning.EventBody",
                        to="organizations.organization",
                        verbose_name="องค์กรและภาคี",
                    ),
                ),
            ]
        ),
    ]
