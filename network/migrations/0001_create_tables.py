import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
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
        ("organizations", "0006_add_other_names"),
    ]

    operations = [
        CreateTablesAtOnce(
            [
                migrations.CreateModel(
                    name="Issue",
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
                        ("name", models.CharField(max_length=120, unique=True, verbose_name="ประเด็น")),
                        ("order", models.PositiveSmallIntegerField(default=100, verbose_name="ลำดับ")),
                        ("is_active", models.BooleanField(default=True, verbose_name="ยังใช้อยู่")),
                    ],
                    options={
                        "verbose_name": "ประเด็นงาน",
                        "verbose_name_plural": "ประเด็นงาน",
                        "ordering": ["order", "name"],
                    },
                ),
                migrations.CreateModel(
                    name="LinkKind",
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
                        ("slug", models.SlugField(max_length=40, unique=True, verbose_name="ชื่อย่อ (อังกฤษ)")),
                        ("name", models.CharField(max_length=80, unique=True, verbose_name="ชนิดเส้นเชื่อม")),
                        ("reverse_name", models.CharField(max_length=80, verbose_name="อ่านจากอีกฝั่ง")),
                        (
                            "is_mutual",
                            models.BooleanField(default=False, verbose_name="สองฝั่งเท่ากัน (ไม่มีทิศทาง)"),
                        ),
                        ("has_amount", models.BooleanField(default=False, verbose_name="มีจำนวนเงิน")),
                        ("needs_issue", models.BooleanField(default=False, verbose_name="ต้องระบุประเด็น")),
                        ("order", models.PositiveSmallIntegerField(default=100, verbose_name="ลำดับ")),
                        ("is_active", models.BooleanField(default=True, verbose_name="ยังใช้อยู่")),
                    ],
                    options={
                        "verbose_name": "ชนิดเส้นเชื่อม",
                        "verbose_name_plural": "ชนิดเส้นเชื่อม",
                        "ordering": ["order", "name"],
                    },
                ),
                migrations.CreateModel(
                    name="Snapshot",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("stamp", models.CharField(max_length=64, verbose_name="ตราความสด")),
                        (
                            "at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="คำนวณเมื่อ"),
                        ),
                        ("seconds", models.FloatField(default=0, verbose_name="ใช้เวลา (วินาที)")),
                        ("body_count", models.PositiveIntegerField(default=0, verbose_name="จำนวนองค์กร")),
                        ("tie_count", models.PositiveIntegerField(default=0, verbose_name="จำนวนเส้น")),
                        ("content", models.BinaryField(verbose_name="เนื้อหา")),
                    ],
                    options={
                        "verbose_name": "ภาพรวมเครือข่ายที่คำนวณไว้",
                        "verbose_name_plural": "ภาพรวมเครือข่ายที่คำนวณไว้",
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalIssue",
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
                        ("name", models.CharField(max_length=120, verbose_name="ประเด็น")),
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
                        "verbose_name": "historical ประเด็นงาน",
                        "verbose_name_plural": "historical ประเด็นงาน",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalLinkKind",
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
                            "slug",
                            models.SlugField(max_length=40, verbose_name="ชื่อย่อ (อังกฤษ)", db_index=False),
                        ),
                        ("name", models.CharField(max_length=80, verbose_name="ชนิดเส้นเชื่อม")),
                        ("reverse_name", models.CharField(max_length=80, verbose_name="อ่านจากอีกฝั่ง")),
                        (
                            "is_mutual",
                            models.BooleanField(default=False, verbose_name="สองฝั่งเท่ากัน (ไม่มีทิศทาง)"),
                        ),
                        ("has_amount", models.BooleanField(default=False, verbose_name="มีจำนวนเงิน")),
                        ("needs_issue", models.BooleanField(default=False, verbose_name="ต้องระบุประเด็น")),
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
                        "verbose_name": "historical ชนิดเส้นเชื่อม",
                        "verbose_name_plural": "historical ชนิดเส้นเชื่อม",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalNetwork",
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
                        ("name", models.CharField(max_length=200, verbose_name="ชื่อเครือข่าย")),
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("subdistrict", "เครือข่ายตำบล"),
                                    ("district", "เครือข่ายอำเภอ"),
                                    ("province", "เครือข่ายจังหวัด"),
                                    ("cluster", "เครือข่ายกลุ่มจังหวัด"),
                                ],
                                max_length=12,
                                verbose_name="ระดับ",
                            ),
                        ),
                        ("founded", models.DateField(blank=True, null=True, verbose_name="ก่อตั้งเมื่อ")),
                        (
                            "founded_precision",
                            models.CharField(
                                choices=[
                                    ("day", "ทราบวันที่"),
                                    ("month", "ทราบเดือนและปี"),
                                    ("year", "ทราบเฉพาะปี"),
                                ],
                                default="day",
                                max_length=5,
                                verbose_name="ความละเอียดของวันก่อตั้ง",
                            ),
                        ),
                        ("purpose", models.TextField(blank=True, verbose_name="เป้าหมายร่วม")),
                        ("note", models.TextField(blank=True, verbose_name="บันทึก")),
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
                            "organization",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="คณะทำงานของเครือข่ายคือผู้ที่ดำรงตำแหน่งในองค์กรนี้",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="organizations.organization",
                                verbose_name="องค์กรแกนของเครือข่าย",
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
                            "issue",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="network.issue",
                                verbose_name="ประเด็นหลัก",
                                db_index=False,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical เครือข่าย",
                        "verbose_name_plural": "historical เครือข่าย",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalLink",
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
                        ("started", models.DateField(blank=True, null=True, verbose_name="เริ่ม")),
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
                                verbose_name="ความละเอียดของวันเริ่ม",
                            ),
                        ),
                        ("ended", models.DateField(blank=True, null=True, verbose_name="สิ้นสุด")),
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
                                verbose_name="ความละเอียดของวันสิ้นสุด",
                            ),
                        ),
                        (
                            "amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=14,
                                null=True,
                                verbose_name="จำนวนเงิน (บาท)",
                            ),
                        ),
                        (
                            "evidence",
                            models.CharField(blank=True, max_length=300, verbose_name="หลักฐาน/แหล่งข้อมูล"),
                        ),
                        ("note", models.TextField(blank=True, verbose_name="บันทึก")),
                        (
                            "pair",
                            models.CharField(
                                default="", editable=False, max_length=44, verbose_name="คู่องค์กร"
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
                            "source",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="organizations.organization",
                                verbose_name="องค์กรแรก",
                                db_index=False,
                            ),
                        ),
                        (
                            "target",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="organizations.organization",
                                verbose_name="องค์กรที่สอง",
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
                            "issue",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="network.issue",
                                verbose_name="ประเด็นงาน",
                                db_index=False,
                            ),
                        ),
                        (
                            "kind",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="network.linkkind",
                                verbose_name="ชนิดเส้นเชื่อม",
                                db_index=False,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical เส้นเชื่อม",
                        "verbose_name_plural": "historical เส้นเชื่อม",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Network",
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
                        ("name", models.CharField(max_length=200, verbose_name="ชื่อเครือข่าย")),
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("subdistrict", "เครือข่ายตำบล"),
                                    ("district", "เครือข่ายอำเภอ"),
                                    ("province", "เครือข่ายจังหวัด"),
                                    ("cluster", "เครือข่ายกลุ่มจังหวัด"),
                                ],
                                max_length=12,
                                verbose_name="ระดับ",
                            ),
                        ),
                        ("founded", models.DateField(blank=True, null=True, verbose_name="ก่อตั้งเมื่อ")),
                        (
                            "founded_precision",
                            models.CharField(
                                choices=[
                                    ("day", "ทราบวันที่"),
                                    ("month", "ทราบเดือนและปี"),
                                    ("year", "ทราบเฉพาะปี"),
                                ],
                                default="day",
                                max_length=5,
                                verbose_name="ความละเอียดของวันก่อตั้ง",
                            ),
                        ),
                        ("purpose", models.TextField(blank=True, verbose_name="เป้าหมายร่วม")),
                        ("note", models.TextField(blank=True, verbose_name="บันทึก")),
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
                            "issue",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="networks",
                                to="network.issue",
                                verbose_name="ประเด็นหลัก",
                            ),
                        ),
                        (
                            "organization",
                            models.ForeignKey(
                                blank=True,
                                help_text="คณะทำงานของเครือข่ายคือผู้ที่ดำรงตำแหน่งในองค์กรนี้",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="leads_networks",
                                to="organizations.organization",
                                verbose_name="องค์กรแกนของเครือข่าย",
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
                        "verbose_name": "เครือข่าย",
                        "verbose_name_plural": "เครือข่าย",
                        "abstract": False,
                        "base_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["sort_key", "id"], name="network_thai_order"),
                            models.Index(fields=["area", "trashed_at"], name="network_area_alive"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("area__isnull", False), ("cluster", None)),
                                    models.Q(("area", None), ("cluster__isnull", False)),
                                    _connector="OR",
                                ),
                                name="network_network_has_one_home",
                                violation_error_message="เลือกพื้นที่ หรือกลุ่มจังหวัด อย่างใดอย่างหนึ่ง",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("trashed_at", None),
                                    models.Q(("trash_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="network_network_trash_has_reason",
                                violation_error_message="บอกเหตุผลที่ทิ้ง",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("area", None), ("level", "cluster")),
                                    models.Q(
                                        ("level", "subdistrict"),
                                        django.db.models.lookups.Exact(
                                            django.db.models.functions.text.Length("area"), 6
                                        ),
                                    ),
                                    models.Q(
                                        ("level", "district"),
                                        django.db.models.lookups.Exact(
                                            django.db.models.functions.text.Length("area"), 4
                                        ),
                                    ),
                                    models.Q(
                                        ("level", "province"),
                                        django.db.models.lookups.Exact(
                                            django.db.models.functions.text.Length("area"), 2
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="network_level_is_its_home",
                                violation_error_message="พื้นที่ต้องตรงกับระดับ: เครือข่ายตำบลเลือกตำบล เครือข่ายอำเภอเลือกอำเภอ เครือข่ายจังหวัดเลือกจังหวัด และเครือข่ายกลุ่มจังหวัดเลือกกลุ่มจังหวัด",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Member",
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
                        ("joined", models.DateField(blank=True, null=True, verbose_name="เข้าร่วมเมื่อ")),
                        (
                            "joined_precision",
                            models.CharField(
                                choices=[
                                    ("day", "ทราบวันที่"),
                                    ("month", "ทราบเดือนและปี"),
                                    ("year", "ทราบเฉพาะปี"),
                                ],
                                default="day",
                                max_length=5,
                                verbose_name="ความละเอียดของวันเข้าร่วม",
                            ),
                        ),
                        ("left", models.DateField(blank=True, null=True, verbose_name="ออกเมื่อ")),
                        (
                            "left_precision",
                            models.CharField(
                                choices=[
                                    ("day", "ทราบวันที่"),
                                    ("month", "ทราบเดือนและปี"),
                                    ("year", "ทราบเฉพาะปี"),
                                ],
                                default="day",
                                max_length=5,
                                verbose_name="ความละเอียดของวันออก",
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=200, verbose_name="บันทึก")),
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
                            "organization",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="networks",
                                to="organizations.organization",
                                verbose_name="องค์กร",
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
                            "network",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="members",
                                to="network.network",
                                verbose_name="เครือข่าย",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "สมาชิกเครือข่าย",
                        "verbose_name_plural": "สมาชิกเครือข่าย",
                        "abstract": False,
                        "base_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["sort_key", "id"], name="member_thai_order"),
                            models.Index(fields=["area", "trashed_at"], name="member_area_alive"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("area__isnull", False), ("cluster", None)),
                                    models.Q(("area", None), ("cluster__isnull", False)),
                                    _connector="OR",
                                ),
                                name="network_member_has_one_home",
                                violation_error_message="เลือกพื้นที่ หรือกลุ่มจังหวัด อย่างใดอย่างหนึ่ง",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("trashed_at", None),
                                    models.Q(("trash_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="network_member_trash_has_reason",
                                violation_error_message="บอกเหตุผลที่ทิ้ง",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("joined", None),
                                    ("left", None),
                                    ("left__gte", models.F("joined")),
                                    _connector="OR",
                                ),
                                name="member_leaves_after_joining",
                                violation_error_message="วันออกต้องไม่มาก่อนวันเข้าร่วม",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("left", None), ("trashed_at", None)),
                                fields=("network", "organization"),
                                name="member_once",
                                violation_error_message="องค์กรนี้เป็นสมาชิกของเครือข่ายอยู่แล้ว",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalMember",
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
                        ("joined", models.DateField(blank=True, null=True, verbose_name="เข้าร่วมเมื่อ")),
                        (
                            "joined_precision",
                            models.CharField(
                                choices=[
                                    ("day", "ทราบวันที่"),
                                    ("month", "ทราบเดือนและปี"),
                                    ("year", "ทราบเฉพาะปี"),
                                ],
                                default="day",
                                max_length=5,
                                verbose_name="ความละเอียดของวันเข้าร่วม",
                            ),
                        ),
                        ("left", models.DateField(blank=True, null=True, verbose_name="ออกเมื่อ")),
                        (
                            "left_precision",
                            models.CharField(
                                choices=[
                                    ("day", "ทราบวันที่"),
                                    ("month", "ทราบเดือนและปี"),
                                    ("year", "ทราบเฉพาะปี"),
                                ],
                                default="day",
                                max_length=5,
                                verbose_name="ความละเอียดของวันออก",
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=200, verbose_name="บันทึก")),
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
                            "network",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="network.network",
                                verbose_name="เครือข่าย",
                                db_index=False,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical สมาชิกเครือข่าย",
                        "verbose_name_plural": "historical สมาชิกเครือข่าย",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Picture",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(max_length=160, verbose_name="พื้นที่และตัวกรอง")),
                        ("content", models.BinaryField(verbose_name="เนื้อหา")),
                        (
                            "snapshot",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="pictures",
                                to="network.snapshot",
                                verbose_name="ภาพรวม",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "ภาพเครือข่ายของพื้นที่",
                        "verbose_name_plural": "ภาพเครือข่ายของพื้นที่",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("snapshot", "key"), name="picture_once_per_snapshot"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Link",
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
                        ("started", models.DateField(blank=True, null=True, verbose_name="เริ่ม")),
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
                                verbose_name="ความละเอียดของวันเริ่ม",
                            ),
                        ),
                        ("ended", models.DateField(blank=True, null=True, verbose_name="สิ้นสุด")),
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
                                verbose_name="ความละเอียดของวันสิ้นสุด",
                            ),
                        ),
                        (
                            "amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=14,
                                null=True,
                                verbose_name="จำนวนเงิน (บาท)",
                            ),
                        ),
                        (
                            "evidence",
                            models.CharField(blank=True, max_length=300, verbose_name="หลักฐาน/แหล่งข้อมูล"),
                        ),
                        ("note", models.TextField(blank=True, verbose_name="บันทึก")),
                        (
                            "pair",
                            models.CharField(
                                default="", editable=False, max_length=44, verbose_name="คู่องค์กร"
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
                            "issue",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="links",
                                to="network.issue",
                                verbose_name="ประเด็นงาน",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="links_out",
                                to="organizations.organization",
                                verbose_name="องค์กรแรก",
                            ),
                        ),
                        (
                            "target",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="links_in",
                                to="organizations.organization",
                                verbose_name="องค์กรที่สอง",
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
                            "kind",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="links",
                                to="network.linkkind",
                                verbose_name="ชนิดเส้นเชื่อม",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "เส้นเชื่อม",
                        "verbose_name_plural": "เส้นเชื่อม",
                        "abstract": False,
                        "base_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["sort_key", "id"], name="link_thai_order"),
                            models.Index(fields=["area", "trashed_at"], name="link_area_alive"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("area__isnull", False), ("cluster", None)),
                                    models.Q(("area", None), ("cluster__isnull", False)),
                                    _connector="OR",
                                ),
                                name="network_link_has_one_home",
                                violation_error_message="เลือกพื้นที่ หรือกลุ่มจังหวัด อย่างใดอย่างหนึ่ง",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("trashed_at", None),
                                    models.Q(("trash_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="network_link_trash_has_reason",
                                violation_error_message="บอกเหตุผลที่ทิ้ง",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("source", models.F("target")), _negated=True),
                                name="link_joins_two_bodies",
                                violation_error_message="องค์กรเชื่อมกับตัวเองไม่ได้ เลือกองค์กรที่สองเป็นองค์กรอื่น",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("started", None),
                                    ("ended", None),
                                    ("ended__gte", models.F("started")),
                                    _connector="OR",
                                ),
                                name="link_ends_after_it_starts",
                                violation_error_message="วันสิ้นสุดต้องไม่มาก่อนวันเริ่ม",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("amount", None), ("amount__gte", 0), _connector="OR"),
                                name="link_money_is_not_negative",
                                violation_error_message="จำนวนเงินต้องไม่ติดลบ",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("ended", None), ("issue__isnull", False), ("trashed_at", None)
                                ),
                                fields=("pair", "kind", "issue"),
                                name="link_open_once_per_issue",
                                violation_error_message="มีเส้นเชื่อมนี้ที่ยังไม่สิ้นสุดอยู่แล้ว เปิดเส้นเดิมเพื่อแก้ไข หรือบันทึกวันสิ้นสุดของเส้นเดิมก่อน",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ended", None), ("issue", None), ("trashed_at", None)),
                                fields=("pair", "kind"),
                                name="link_open_once",
                                violation_error_message="มีเส้นเชื่อมนี้ที่ยังไม่สิ้นสุดอยู่แล้ว เปิดเส้นเดิมเพื่อแก้ไข หรือบันทึกวันสิ้นสุดของเส้นเดิมก่อน",
                            ),
                        ],
                    },
                ),
            ]
        ),
    ]
