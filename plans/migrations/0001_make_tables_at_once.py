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
    replaces = [
        ("plans", "0001_create_tables"),
        ("plans", "0002_compare_sort_keys_by_characters"),
        ("plans", "0003_name_fields_in_thai"),
        ("plans", "0004_add_facts_of_files"),
    ]

    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("geography", "0001_create_tables"),
        ("organizations", "0001_create_tables"),
    ]

    operations = [
        CreateTablesAtOnce(
            [
                migrations.CreateModel(
                    name="HistoricalPlan",
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
                            "search_key",
                            models.CharField(default="", editable=False, max_length=700, verbose_name="คำค้น"),
                        ),
                        (
                            "sort_key",
                            nakhonchai.base.fields.ByteOrderField(
                                default="", editable=False, max_length=500, verbose_name="ลำดับอักษร"
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="ชื่อแผน")),
                        (
                            "kind",
                            models.CharField(
                                choices=[("subdistrict", "แผนพัฒนาตำบล"), ("community", "แผนชุมชน/หมู่บ้าน")],
                                default="subdistrict",
                                max_length=12,
                                verbose_name="ชนิดแผน",
                            ),
                        ),
                        ("first_year", models.PositiveSmallIntegerField(verbose_name="ปีเริ่ม (พ.ศ.)")),
                        ("last_year", models.PositiveSmallIntegerField(verbose_name="ปีสิ้นสุด (พ.ศ.)")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("preparing", "เตรียมทีม/เก็บข้อมูล"),
                                    ("drafting", "ยกร่างแผน"),
                                    ("endorsed", "เวทีรับรองแล้ว"),
                                    ("linked", "เชื่อมแผนท้องถิ่น/จังหวัด"),
                                    ("running", "กำลังดำเนินการ"),
                                    ("reviewed", "ทบทวน/ถอดบทเรียนแล้ว"),
                                ],
                                default="preparing",
                                max_length=10,
                                verbose_name="สถานะ",
                            ),
                        ),
                        ("vision", models.TextField(blank=True, verbose_name="วิสัยทัศน์")),
                        ("problems", models.TextField(blank=True, verbose_name="ปัญหา")),
                        ("potentials", models.TextField(blank=True, verbose_name="ศักยภาพ")),
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
                            "extra",
                            models.JSONField(
                                blank=True, default=dict, editable=False, verbose_name="ข้อมูลอื่นจากไฟล์"
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
                        "verbose_name": "historical แผน",
                        "verbose_name_plural": "historical แผน",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Plan",
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
                            "search_key",
                            models.CharField(default="", editable=False, max_length=700, verbose_name="คำค้น"),
                        ),
                        (
                            "sort_key",
                            nakhonchai.base.fields.ByteOrderField(
                                default="", editable=False, max_length=500, verbose_name="ลำดับอักษร"
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="ชื่อแผน")),
                        (
                            "kind",
                            models.CharField(
                                choices=[("subdistrict", "แผนพัฒนาตำบล"), ("community", "แผนชุมชน/หมู่บ้าน")],
                                default="subdistrict",
                                max_length=12,
                                verbose_name="ชนิดแผน",
                            ),
                        ),
                        ("first_year", models.PositiveSmallIntegerField(verbose_name="ปีเริ่ม (พ.ศ.)")),
                        ("last_year", models.PositiveSmallIntegerField(verbose_name="ปีสิ้นสุด (พ.ศ.)")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("preparing", "เตรียมทีม/เก็บข้อมูล"),
                                    ("drafting", "ยกร่างแผน"),
                                    ("endorsed", "เวทีรับรองแล้ว"),
                                    ("linked", "เชื่อมแผนท้องถิ่น/จังหวัด"),
                                    ("running", "กำลังดำเนินการ"),
                                    ("reviewed", "ทบทวน/ถอดบทเรียนแล้ว"),
                                ],
                                default="preparing",
                                max_length=10,
                                verbose_name="สถานะ",
                            ),
                        ),
                        ("vision", models.TextField(blank=True, verbose_name="วิสัยทัศน์")),
                        ("problems", models.TextField(blank=True, verbose_name="ปัญหา")),
                        ("potentials", models.TextField(blank=True, verbose_name="ศักยภาพ")),
                        (
                            "extra",
                            models.JSONField(
                                blank=True, default=dict, editable=False, verbose_name="ข้อมูลอื่นจากไฟล์"
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
                    ],
                    options={
                        "verbose_name": "แผน",
                        "verbose_name_plural": "แผน",
                        "abstract": False,
                        "base_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["sort_key", "id"], name="plan_thai_order"),
                            models.Index(fields=["area", "trashed_at"], name="plan_area_alive"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("area__isnull", False), ("cluster", None)),
                                    models.Q(("area", None), ("cluster__isnull", False)),
                                    _connector="OR",
                                ),
                                name="plans_plan_has_one_home",
                                violation_error_message="เลือกพื้นที่ หรือกลุ่มจังหวัด อย่างใดอย่างหนึ่ง",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("trashed_at", None),
                                    models.Q(("trash_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="plans_plan_trash_has_reason",
                                violation_error_message="บอกเหตุผลที่ทิ้ง",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("last_year__gte", models.F("first_year"))),
                                name="plan_ends_after_it_begins",
                                violation_error_message="ปีสิ้นสุดต้องไม่มาก่อนปีเริ่ม",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("first_year__gte", 2500), ("last_year__lte", 2700)),
                                name="plan_years_are_buddhist",
                                violation_error_message="ปีต้องเป็น พ.ศ. เช่น 2567",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "subdistrict"), _negated=True),
                                    django.db.models.lookups.Exact(
                                        django.db.models.functions.text.Length("area"), 6
                                    ),
                                    _connector="OR",
                                ),
                                name="subdistrict_plan_is_of_a_subdistrict",
                                violation_error_message="แผนพัฒนาตำบลต้องระบุพื้นที่ระดับตำบล",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("kind", "subdistrict"), ("trashed_at", None)),
                                fields=("area", "first_year"),
                                name="subdistrict_plan_once_a_period",
                                violation_error_message="ตำบลนี้มีแผนพัฒนาตำบลที่เริ่มปีนี้อยู่แล้ว",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalProject",
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
                            "search_key",
                            models.CharField(default="", editable=False, max_length=700, verbose_name="คำค้น"),
                        ),
                        (
                            "sort_key",
                            nakhonchai.base.fields.ByteOrderField(
                                default="", editable=False, max_length=500, verbose_name="ลำดับอักษร"
                            ),
                        ),
                        ("name", models.CharField(max_length=250, verbose_name="ชื่อโครงการ")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("proposed", "เสนอ"),
                                    ("approved", "ได้รับอนุมัติ"),
                                    ("running", "กำลังดำเนินการ"),
                                    ("blocked", "ติดขัด"),
                                    ("done", "แล้วเสร็จ"),
                                    ("cancelled", "ยกเลิก"),
                                ],
                                default="proposed",
                                max_length=10,
                                verbose_name="สถานะ",
                            ),
                        ),
                        (
                            "fiscal_year",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="ปีงบประมาณ (พ.ศ.)"
                            ),
                        ),
                        ("aim", models.TextField(blank=True, verbose_name="วัตถุประสงค์")),
                        (
                            "output",
                            models.CharField(blank=True, max_length=1000, verbose_name="เป้าหมาย (ผลผลิต)"),
                        ),
                        (
                            "budget_asked",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=14,
                                null=True,
                                verbose_name="งบประมาณที่เสนอ (บาท)",
                            ),
                        ),
                        (
                            "budget_received",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=14,
                                null=True,
                                verbose_name="งบประมาณที่ได้รับ (บาท)",
                            ),
                        ),
                        (
                            "needs",
                            models.CharField(blank=True, max_length=300, verbose_name="ติดขัดเพราะ/ต้องการ"),
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
                            "budget_by_year",
                            models.JSONField(blank=True, default=dict, verbose_name="งบประมาณรายปี (บาท)"),
                        ),
                        (
                            "expected_result",
                            models.CharField(blank=True, max_length=1000, verbose_name="ผลที่คาดว่าจะได้รับ"),
                        ),
                        (
                            "extra",
                            models.JSONField(
                                blank=True, default=dict, editable=False, verbose_name="ข้อมูลอื่นจากไฟล์"
                            ),
                        ),
                        ("indicator", models.CharField(blank=True, max_length=1000, verbose_name="ตัวชี้วัด")),
                        ("programme", models.CharField(blank=True, max_length=300, verbose_name="แผนงาน")),
                        ("strategy", models.CharField(blank=True, max_length=300, verbose_name="ยุทธศาสตร์")),
                        ("tactic", models.CharField(blank=True, max_length=300, verbose_name="กลยุทธ์/แนวทาง")),
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
                                verbose_name="องค์กรรับผิดชอบ",
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
                            "plan",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="plans.plan",
                                verbose_name="แผน",
                                db_index=False,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical โครงการ",
                        "verbose_name_plural": "historical โครงการ",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Project",
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
                            "search_key",
                            models.CharField(default="", editable=False, max_length=700, verbose_name="คำค้น"),
                        ),
                        (
                            "sort_key",
                            nakhonchai.base.fields.ByteOrderField(
                                default="", editable=False, max_length=500, verbose_name="ลำดับอักษร"
                            ),
                        ),
                        ("name", models.CharField(max_length=250, verbose_name="ชื่อโครงการ")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("proposed", "เสนอ"),
                                    ("approved", "ได้รับอนุมัติ"),
                                    ("running", "กำลังดำเนินการ"),
                                    ("blocked", "ติดขัด"),
                                    ("done", "แล้วเสร็จ"),
                                    ("cancelled", "ยกเลิก"),
                                ],
                                default="proposed",
                                max_length=10,
                                verbose_name="สถานะ",
                            ),
                        ),
                        (
                            "fiscal_year",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="ปีงบประมาณ (พ.ศ.)"
                            ),
                        ),
                        ("aim", models.TextField(blank=True, verbose_name="วัตถุประสงค์")),
                        (
                            "output",
                            models.CharField(blank=True, max_length=1000, verbose_name="เป้าหมาย (ผลผลิต)"),
                        ),
                        (
                            "budget_asked",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=14,
                                null=True,
                                verbose_name="งบประมาณที่เสนอ (บาท)",
                            ),
                        ),
                        (
                            "budget_received",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=14,
                                null=True,
                                verbose_name="งบประมาณที่ได้รับ (บาท)",
                            ),
                        ),
                        (
                            "needs",
                            models.CharField(blank=True, max_length=300, verbose_name="ติดขัดเพราะ/ต้องการ"),
                        ),
                        (
                            "budget_by_year",
                            models.JSONField(blank=True, default=dict, verbose_name="งบประมาณรายปี (บาท)"),
                        ),
                        (
                            "expected_result",
                            models.CharField(blank=True, max_length=1000, verbose_name="ผลที่คาดว่าจะได้รับ"),
                        ),
                        (
                            "extra",
                            models.JSONField(
                                blank=True, default=dict, editable=False, verbose_name="ข้อมูลอื่นจากไฟล์"
                            ),
                        ),
                        ("indicator", models.CharField(blank=True, max_length=1000, verbose_name="ตัวชี้วัด")),
                        ("programme", models.CharField(blank=True, max_length=300, verbose_name="แผนงาน")),
                        ("strategy", models.CharField(blank=True, max_length=300, verbose_name="ยุทธศาสตร์")),
                        ("tactic", models.CharField(blank=True, max_length=300, verbose_name="กลยุทธ์/แนวทาง")),
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
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="projects",
                                to="organizations.organization",
                                verbose_name="องค์กรรับผิดชอบ",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="projects",
                                to="plans.plan",
                                verbose_name="แผน",
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
                        "verbose_name": "โครงการ",
                        "verbose_name_plural": "โครงการ",
                        "abstract": False,
                        "base_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["sort_key", "id"], name="project_thai_order"),
                            models.Index(fields=["area", "trashed_at"], name="project_area_alive"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("area__isnull", False), ("cluster", None)),
                                    models.Q(("area", None), ("cluster__isnull", False)),
                                    _connector="OR",
                                ),
                                name="plans_project_has_one_home",
                                violation_error_message="เลือกพื้นที่ หรือกลุ่มจังหวัด อย่างใดอย่างหนึ่ง",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("trashed_at", None),
                                    models.Q(("trash_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="plans_project_trash_has_reason",
                                violation_error_message="บอกเหตุผลที่ทิ้ง",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("fiscal_year", None),
                                    models.Q(("fiscal_year__gte", 2500), ("fiscal_year__lte", 2700)),
                                    _connector="OR",
                                ),
                                name="project_year_is_buddhist",
                                violation_error_message="ปีงบประมาณต้องเป็น พ.ศ. เช่น 2567",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("budget_asked", None), ("budget_asked__gte", 0), _connector="OR"
                                    ),
                                    models.Q(
                                        ("budget_received", None),
                                        ("budget_received__gte", 0),
                                        _connector="OR",
                                    ),
                                ),
                                name="project_money_is_not_negative",
                                violation_error_message="จำนวนเงินต้องไม่ติดลบ",
                            ),
                        ],
                    },
                ),
            ]
        ),
    ]
