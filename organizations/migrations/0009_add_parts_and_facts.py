import django.db.models.deletion
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import nakhonchai.base.fields
import nakhonchai.thai.ref
import organizations.models.facts
from nakhonchai.base.migrating import CreateTablesAtOnce


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "__first__"),
        ("geography", "0003_name_fields_in_thai"),
        ("organizations", "0008_let_a_subdistrict_have_one"),
    ]

    operations = [
        CreateTablesAtOnce(
            [
                migrations.CreateModel(
                    name="FactSection",
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
                        ("name", models.CharField(max_length=80, unique=True, verbose_name="หมวด")),
                        (
                            "has_total",
                            models.BooleanField(
                                default=False,
                                help_text="รวมจำนวนเงินหรือจำนวนของปีเดียวกัน",
                                verbose_name="มีแถวรวม",
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=100, verbose_name="ลำดับ")),
                    ],
                    options={
                        "verbose_name": "หมวดข้อมูลเฉพาะ",
                        "verbose_name_plural": "หมวดข้อมูลเฉพาะ",
                        "ordering": ["order", "name"],
                    },
                ),
                migrations.CreateModel(
                    name="FactDefinition",
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
                            "key",
                            models.SlugField(
                                default=organizations.models.facts.new_key,
                                editable=False,
                                max_length=40,
                                unique=True,
                                verbose_name="รหัส",
                            ),
                        ),
                        ("name", models.CharField(max_length=120, unique=True, verbose_name="ชื่อข้อมูล")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("number", "จำนวน"),
                                    ("money", "จำนวนเงิน (บาท)"),
                                    ("percent", "ร้อยละ"),
                                    ("text", "ข้อความ"),
                                    ("choice", "เลือกหนึ่งข้อ"),
                                    ("yesno", "ใช่/ไม่ใช่"),
                                    ("check", "มี/มีบางส่วน/ไม่มี"),
                                    ("date", "วันที่"),
                                ],
                                default="number",
                                max_length=10,
                                verbose_name="ชนิด",
                            ),
                        ),
                        (
                            "unit",
                            models.CharField(
                                blank=True, help_text="เช่น คน บาท ครัวเรือน", max_length=40, verbose_name="หน่วย"
                            ),
                        ),
                        ("help_text", models.CharField(blank=True, max_length=300, verbose_name="คำอธิบาย")),
                        ("is_yearly", models.BooleanField(default=False, verbose_name="เก็บรายปี")),
                        (
                            "choices",
                            models.TextField(
                                blank=True,
                                help_text="บรรทัดละหนึ่งข้อ สำหรับชนิด “เลือกหนึ่งข้อ”",
                                verbose_name="ตัวเลือก",
                            ),
                        ),
                        (
                            "every_type",
                            models.BooleanField(
                                default=False,
                                help_text="ไม่รวมภาคี ถ้าไม่เลือก ให้เลือกประเภทด้านล่าง",
                                verbose_name="ใช้กับองค์กรชุมชนทุกประเภท",
                            ),
                        ),
                        (
                            "required_from",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="เว้นว่าง = ไม่บังคับ",
                                null=True,
                                verbose_name="ต้องมีตั้งแต่ปี (พ.ศ.)",
                            ),
                        ),
                        (
                            "usual_most",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                help_text="ค่าที่มากกว่านี้จะถูกถามให้ยืนยัน ไม่ถูกปฏิเสธ",
                                max_digits=18,
                                null=True,
                                verbose_name="ค่าปกติไม่เกิน",
                            ),
                        ),
                        (
                            "adds",
                            models.CharField(
                                choices=[
                                    ("sum", "รวมค่าล่าสุดของทุกองค์กร"),
                                    ("count", "นับองค์กรตามคำตอบ"),
                                    ("not", "ไม่รวมเป็นตัวเลขของพื้นที่"),
                                ],
                                default="not",
                                max_length=5,
                                verbose_name="รวมเป็นตัวเลขของพื้นที่",
                            ),
                        ),
                        ("on_dashboard", models.BooleanField(default=False, verbose_name="แสดงในหน้าพื้นที่")),
                        (
                            "is_open",
                            models.BooleanField(
                                default=False,
                                help_text="ถ้าไม่เลือก เห็นเฉพาะผู้ดูแลพื้นที่ขององค์กร",
                                verbose_name="ทุกคนในเครือข่ายเห็น",
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=100, verbose_name="ลำดับ")),
                        ("is_active", models.BooleanField(default=True, verbose_name="ยังใช้อยู่")),
                        (
                            "not_more_than",
                            models.ForeignKey(
                                blank=True,
                                help_text="เช่น สมาชิกปัจจุบันไม่ควรมากกว่าสมาชิกสะสม",
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="organizations.factdefinition",
                                verbose_name="ไม่ควรมากกว่า",
                            ),
                        ),
                        (
                            "section",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="definitions",
                                to="organizations.factsection",
                                verbose_name="หมวด",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "ข้อมูลเฉพาะประเภท",
                        "verbose_name_plural": "ข้อมูลเฉพาะประเภท",
                        "ordering": ["section__order", "order", "name"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "choice"), _negated=True),
                                    models.Q(("choices", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="fact_has_choices",
                                violation_error_message="ชนิด “เลือกหนึ่งข้อ” ต้องมีตัวเลือก พิมพ์บรรทัดละหนึ่งข้อ",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("required_from", None),
                                    ("required_from__range", (2400, 2700)),
                                    _connector="OR",
                                ),
                                name="fact_is_required_from_a_buddhist_year",
                                violation_error_message="ปีต้องเป็น พ.ศ. เช่น 2568",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("adds", "sum"), _negated=True),
                                    ("kind__in", ["number", "money"]),
                                    _connector="OR",
                                ),
                                name="fact_sums_numbers",
                                violation_error_message="รวมได้เฉพาะจำนวนและจำนวนเงิน ชนิดอื่นเลือก “นับองค์กรตามคำตอบ”",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("on_dashboard", True), _negated=True),
                                    models.Q(("adds", "not"), _negated=True),
                                    _connector="OR",
                                ),
                                name="fact_on_dashboards_adds_up",
                                violation_error_message="ข้อมูลที่แสดงในหน้าพื้นที่ต้องบอกว่ารวมอย่างไร",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FactOfType",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "definition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="of_types",
                                to="organizations.factdefinition",
                                verbose_name="ข้อมูล",
                            ),
                        ),
                        (
                            "type",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="organizations.organizationtype",
                                verbose_name="ประเภท",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "ประเภทที่มีข้อมูล",
                        "verbose_name_plural": "ประเภทที่มีข้อมูล",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("definition", "type"),
                                name="fact_of_type_once",
                                violation_error_message="เลือกประเภทนี้ไว้แล้ว",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FactValue",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(default=0, verbose_name="ปี (พ.ศ.)")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("reported", "ตามรายงาน"),
                                    ("estimate", "ประมาณการ"),
                                    ("none", "ไม่เกี่ยวข้อง"),
                                    ("unreported", "ยังไม่มีรายงาน"),
                                ],
                                max_length=10,
                                verbose_name="ความหมาย",
                            ),
                        ),
                        (
                            "number",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=18, null=True, verbose_name="จำนวน"
                            ),
                        ),
                        ("text", models.CharField(blank=True, max_length=300, verbose_name="คำตอบ")),
                        ("source", models.CharField(blank=True, max_length=200, verbose_name="ที่มา")),
                        ("is_latest", models.BooleanField(default=False, verbose_name="ล่าสุด")),
                        (
                            "definition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="organizations.factdefinition",
                                verbose_name="ข้อมูล",
                            ),
                        ),
                        (
                            "organization",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="organizations.organization",
                                verbose_name="องค์กร",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "ค่าของข้อมูลเฉพาะ",
                        "verbose_name_plural": "ค่าของข้อมูลเฉพาะ",
                        "indexes": [
                            models.Index(fields=["definition", "year", "number"], name="fact_value_number"),
                            models.Index(fields=["definition", "text"], name="fact_value_answer"),
                            models.Index(
                                condition=models.Q(("is_latest", True)),
                                fields=["definition", "organization"],
                                name="fact_value_latest",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("organization", "definition", "year"), name="fact_value_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalContact",
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
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("telephone", "โทรศัพท์"),
                                    ("email", "อีเมล"),
                                    ("line", "LINE"),
                                    ("facebook", "เฟซบุ๊ก"),
                                    ("website", "เว็บไซต์"),
                                    ("address", "ที่อยู่ส่งเอกสาร"),
                                    ("other", "อื่น ๆ"),
                                ],
                                default="telephone",
                                max_length=10,
                                verbose_name="ช่องทาง",
                            ),
                        ),
                        ("value", models.CharField(max_length=300, verbose_name="ข้อมูลติดต่อ")),
                        ("person_name", models.CharField(blank=True, max_length=120, verbose_name="ชื่อผู้ติดต่อ")),
                        ("source", models.CharField(blank=True, max_length=200, verbose_name="ที่มา")),
                        ("known", models.DateField(blank=True, null=True, verbose_name="ทราบเมื่อ")),
                        (
                            "known_precision",
                            models.CharField(
                                choices=[
                                    ("day", "ทราบวันที่"),
                                    ("month", "ทราบเดือนและปี"),
                                    ("year", "ทราบเฉพาะปี"),
                                ],
                                default="day",
                                max_length=5,
                                verbose_name="ความละเอียดของวันที่ทราบ",
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
                    ],
                    options={
                        "verbose_name": "historical ช่องทางติดต่อ",
                        "verbose_name_plural": "historical ช่องทางติดต่อ",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalCoverage",
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
                        ("is_part", models.BooleanField(default=False, verbose_name="ครอบคลุมบางส่วน")),
                        ("source", models.CharField(blank=True, max_length=200, verbose_name="ที่มา")),
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
                            "covered",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="geography.area",
                                verbose_name="พื้นที่ที่ครอบคลุม",
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
                    ],
                    options={
                        "verbose_name": "historical พื้นที่ที่ครอบคลุม",
                        "verbose_name_plural": "historical พื้นที่ที่ครอบคลุม",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalFactDefinition",
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
                            "key",
                            models.SlugField(
                                default=organizations.models.facts.new_key,
                                editable=False,
                                max_length=40,
                                verbose_name="รหัส",
                                db_index=False,
                            ),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="ชื่อข้อมูล")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("number", "จำนวน"),
                                    ("money", "จำนวนเงิน (บาท)"),
                                    ("percent", "ร้อยละ"),
                                    ("text", "ข้อความ"),
                                    ("choice", "เลือกหนึ่งข้อ"),
                                    ("yesno", "ใช่/ไม่ใช่"),
                                    ("check", "มี/มีบางส่วน/ไม่มี"),
                                    ("date", "วันที่"),
                                ],
                                default="number",
                                max_length=10,
                                verbose_name="ชนิด",
                            ),
                        ),
                        (
                            "unit",
                            models.CharField(
                                blank=True, help_text="เช่น คน บาท ครัวเรือน", max_length=40, verbose_name="หน่วย"
                            ),
                        ),
                        ("help_text", models.CharField(blank=True, max_length=300, verbose_name="คำอธิบาย")),
                        ("is_yearly", models.BooleanField(default=False, verbose_name="เก็บรายปี")),
                        (
                            "choices",
                            models.TextField(
                                blank=True,
                                help_text="บรรทัดละหนึ่งข้อ สำหรับชนิด “เลือกหนึ่งข้อ”",
                                verbose_name="ตัวเลือก",
                            ),
                        ),
                        (
                            "every_type",
                            models.BooleanField(
                                default=False,
                                help_text="ไม่รวมภาคี ถ้าไม่เลือก ให้เลือกประเภทด้านล่าง",
                                verbose_name="ใช้กับองค์กรชุมชนทุกประเภท",
                            ),
                        ),
                        (
                            "required_from",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="เว้นว่าง = ไม่บังคับ",
                                null=True,
                                verbose_name="ต้องมีตั้งแต่ปี (พ.ศ.)",
                            ),
                        ),
                        (
                            "usual_most",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                help_text="ค่าที่มากกว่านี้จะถูกถามให้ยืนยัน ไม่ถูกปฏิเสธ",
                                max_digits=18,
                                null=True,
                                verbose_name="ค่าปกติไม่เกิน",
                            ),
                        ),
                        (
                            "adds",
                            models.CharField(
                                choices=[
                                    ("sum", "รวมค่าล่าสุดของทุกองค์กร"),
                                    ("count", "นับองค์กรตามคำตอบ"),
                                    ("not", "ไม่รวมเป็นตัวเลขของพื้นที่"),
                                ],
                                default="not",
                                max_length=5,
                                verbose_name="รวมเป็นตัวเลขของพื้นที่",
                            ),
                        ),
                        ("on_dashboard", models.BooleanField(default=False, verbose_name="แสดงในหน้าพื้นที่")),
                        (
                            "is_open",
                            models.BooleanField(
                                default=False,
                                help_text="ถ้าไม่เลือก เห็นเฉพาะผู้ดูแลพื้นที่ขององค์กร",
                                verbose_name="ทุกคนในเครือข่ายเห็น",
                            ),
                        ),
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
                        (
                            "not_more_than",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="เช่น สมาชิกปัจจุบันไม่ควรมากกว่าสมาชิกสะสม",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="organizations.factdefinition",
                                verbose_name="ไม่ควรมากกว่า",
                                db_index=False,
                            ),
                        ),
                        (
                            "section",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="organizations.factsection",
                                verbose_name="หมวด",
                                db_index=False,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical ข้อมูลเฉพาะประเภท",
                        "verbose_name_plural": "historical ข้อมูลเฉพาะประเภท",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalFactSection",
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
                        ("name", models.CharField(max_length=80, verbose_name="หมวด")),
                        (
                            "has_total",
                            models.BooleanField(
                                default=False,
                                help_text="รวมจำนวนเงินหรือจำนวนของปีเดียวกัน",
                                verbose_name="มีแถวรวม",
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=100, verbose_name="ลำดับ")),
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
                        "verbose_name": "historical หมวดข้อมูลเฉพาะ",
                        "verbose_name_plural": "historical หมวดข้อมูลเฉพาะ",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalMembership",
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
                        ("started", models.DateField(blank=True, null=True, verbose_name="เป็นสมาชิกตั้งแต่")),
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
                        ("ended", models.DateField(blank=True, null=True, verbose_name="สิ้นสุดเมื่อ")),
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
                        ("source", models.CharField(blank=True, max_length=200, verbose_name="ที่มา")),
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
                            "member",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="organizations.organization",
                                verbose_name="องค์กรสมาชิก",
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
                    ],
                    options={
                        "verbose_name": "historical องค์กรสมาชิก",
                        "verbose_name_plural": "historical องค์กรสมาชิก",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalRegistrationScheme",
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
                        ("name", models.CharField(max_length=100, verbose_name="ทะเบียน")),
                        (
                            "hint",
                            models.CharField(blank=True, max_length=200, verbose_name="ตัวอย่างและคำแนะนำ"),
                        ),
                        (
                            "pattern",
                            models.CharField(
                                blank=True,
                                help_text="เว้นว่าง = ไม่ตรวจ เลขที่ไม่ตรงรูปแบบจะถูกถาม ไม่ถูกปฏิเสธ",
                                max_length=120,
                                verbose_name="รูปแบบเลข (regular expression)",
                            ),
                        ),
                        (
                            "area_digits",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                choices=[(2, "2 หลัก (จังหวัด)"), (4, "4 หลัก (อำเภอ)"), (6, "6 หลัก (ตำบล)")],
                                help_text="เว้นว่าง = ในเลขไม่มีรหัสพื้นที่",
                                null=True,
                                verbose_name="รหัสพื้นที่ในเลขมีกี่หลัก",
                            ),
                        ),
                        (
                            "area_start",
                            models.PositiveSmallIntegerField(
                                default=1,
                                help_text="นับเฉพาะตัวเลขและตัวอักษร ไม่นับขีด",
                                verbose_name="รหัสพื้นที่เริ่มที่หลักที่",
                            ),
                        ),
                        (
                            "is_unique",
                            models.BooleanField(default=True, verbose_name="เลขหนึ่งเป็นขององค์กรเดียว"),
                        ),
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
                        (
                            "main_for",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="organizations.organizationtype",
                                verbose_name="ทะเบียนหลักของประเภท",
                                db_index=False,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical ทะเบียนขององค์กร",
                        "verbose_name_plural": "historical ทะเบียนขององค์กร",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalStatusChange",
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
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("forming", "กำลังก่อตั้ง"),
                                    ("registered", "จดแจ้ง/จดทะเบียนแล้ว"),
                                    ("active", "ดำเนินงานอยู่"),
                                    ("resting", "พักงาน"),
                                    ("closed", "เลิกแล้ว"),
                                ],
                                max_length=12,
                                verbose_name="สถานะ",
                            ),
                        ),
                        ("since", models.DateField(verbose_name="ตั้งแต่")),
                        (
                            "since_precision",
                            models.CharField(
                                choices=[
                                    ("day", "ทราบวันที่"),
                                    ("month", "ทราบเดือนและปี"),
                                    ("year", "ทราบเฉพาะปี"),
                                ],
                                default="day",
                                max_length=5,
                                verbose_name="ความละเอียดของวันที่",
                            ),
                        ),
                        ("evidence", models.CharField(blank=True, max_length=300, verbose_name="หลักฐาน")),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="หมายเหตุ")),
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
                    ],
                    options={
                        "verbose_name": "historical การเปลี่ยนสถานะ",
                        "verbose_name_plural": "historical การเปลี่ยนสถานะ",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Membership",
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
                        ("started", models.DateField(blank=True, null=True, verbose_name="เป็นสมาชิกตั้งแต่")),
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
                        ("ended", models.DateField(blank=True, null=True, verbose_name="สิ้นสุดเมื่อ")),
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
                        ("source", models.CharField(blank=True, max_length=200, verbose_name="ที่มา")),
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
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="member_of_rows",
                                to="organizations.organization",
                                verbose_name="องค์กรสมาชิก",
                            ),
                        ),
                        (
                            "organization",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)s_rows",
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
                    ],
                    options={
                        "verbose_name": "องค์กรสมาชิก",
                        "verbose_name_plural": "องค์กรสมาชิก",
                        "abstract": False,
                        "base_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["sort_key", "id"], name="membership_thai_order"),
                            models.Index(fields=["area", "trashed_at"], name="membership_area_alive"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("area__isnull", False), ("cluster", None)),
                                    models.Q(("area", None), ("cluster__isnull", False)),
                                    _connector="OR",
                                ),
                                name="organizations_membership_has_one_home",
                                violation_error_message="เลือกพื้นที่ หรือกลุ่มจังหวัด อย่างใดอย่างหนึ่ง",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("trashed_at", None),
                                    models.Q(("trash_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="organizations_membership_trash_has_reason",
                                violation_error_message="บอกเหตุผลที่ทิ้ง",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("organization", models.F("member")), _negated=True),
                                name="membership_is_not_of_itself",
                                violation_error_message="องค์กรเป็นสมาชิกของตัวเองไม่ได้ เลือกองค์กรอื่น",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("started", None),
                                    ("ended", None),
                                    ("ended__gte", models.F("started")),
                                    _connector="OR",
                                ),
                                name="membership_ends_after_it_starts",
                                violation_error_message="วันสิ้นสุดต้องไม่มาก่อนวันเริ่ม",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ended", None), ("trashed_at", None)),
                                fields=("organization", "member"),
                                name="membership_once",
                                violation_error_message="องค์กรนี้เป็นสมาชิกอยู่แล้ว",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RegistrationScheme",
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
                        ("name", models.CharField(max_length=100, unique=True, verbose_name="ทะเบียน")),
                        (
                            "hint",
                            models.CharField(blank=True, max_length=200, verbose_name="ตัวอย่างและคำแนะนำ"),
                        ),
                        (
                            "pattern",
                            models.CharField(
                                blank=True,
                                help_text="เว้นว่าง = ไม่ตรวจ เลขที่ไม่ตรงรูปแบบจะถูกถาม ไม่ถูกปฏิเสธ",
                                max_length=120,
                                verbose_name="รูปแบบเลข (regular expression)",
                            ),
                        ),
                        (
                            "area_digits",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                choices=[(2, "2 หลัก (จังหวัด)"), (4, "4 หลัก (อำเภอ)"), (6, "6 หลัก (ตำบล)")],
                                help_text="เว้นว่าง = ในเลขไม่มีรหัสพื้นที่",
                                null=True,
                                verbose_name="รหัสพื้นที่ในเลขมีกี่หลัก",
                            ),
                        ),
                        (
                            "area_start",
                            models.PositiveSmallIntegerField(
                                default=1,
                                help_text="นับเฉพาะตัวเลขและตัวอักษร ไม่นับขีด",
                                verbose_name="รหัสพื้นที่เริ่มที่หลักที่",
                            ),
                        ),
                        (
                            "is_unique",
                            models.BooleanField(default=True, verbose_name="เลขหนึ่งเป็นขององค์กรเดียว"),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=100, verbose_name="ลำดับ")),
                        ("is_active", models.BooleanField(default=True, verbose_name="ยังใช้อยู่")),
                        (
                            "main_for",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="organizations.organizationtype",
                                verbose_name="ทะเบียนหลักของประเภท",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "ทะเบียนขององค์กร",
                        "verbose_name_plural": "ทะเบียนขององค์กร",
                        "ordering": ["order", "name"],
                    },
                ),
                migrations.CreateModel(
                    name="Registration",
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
                        ("number", models.CharField(max_length=60, verbose_name="เลขทะเบียน")),
                        (
                            "number_key",
                            models.CharField(
                                db_index=True,
                                default="",
                                editable=False,
                                max_length=60,
                                verbose_name="เลขสำหรับเทียบ",
                            ),
                        ),
                        ("issued", models.DateField(blank=True, null=True, verbose_name="ออกเมื่อ")),
                        (
                            "issued_precision",
                            models.CharField(
                                choices=[
                                    ("day", "ทราบวันที่"),
                                    ("month", "ทราบเดือนและปี"),
                                    ("year", "ทราบเฉพาะปี"),
                                ],
                                default="day",
                                max_length=5,
                                verbose_name="ความละเอียดของวันที่ออก",
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=200, verbose_name="ที่มา")),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="หมายเหตุ")),
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
                                related_name="%(class)s_rows",
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
                            "scheme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organizations.registrationscheme",
                                verbose_name="ทะเบียน",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "เลขทะเบียน",
                        "verbose_name_plural": "เลขทะเบียน",
                        "abstract": False,
                        "base_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["sort_key", "id"], name="registration_thai_order"),
                            models.Index(fields=["area", "trashed_at"], name="registration_area_alive"),
                            models.Index(
                                fields=["scheme", "number_key"], name="registration_number_of_scheme"
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("area__isnull", False), ("cluster", None)),
                                    models.Q(("area", None), ("cluster__isnull", False)),
                                    _connector="OR",
                                ),
                                name="organizations_registration_has_one_home",
                                violation_error_message="เลือกพื้นที่ หรือกลุ่มจังหวัด อย่างใดอย่างหนึ่ง",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("trashed_at", None),
                                    models.Q(("trash_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="organizations_registration_trash_has_reason",
                                violation_error_message="บอกเหตุผลที่ทิ้ง",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("trashed_at", None)),
                                fields=("organization", "scheme", "number_key"),
                                name="registration_once",
                                violation_error_message="องค์กรนี้มีเลขนี้ในทะเบียนนี้อยู่แล้ว",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalRegistration",
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
                        ("number", models.CharField(max_length=60, verbose_name="เลขทะเบียน")),
                        (
                            "number_key",
                            models.CharField(
                                default="",
                                editable=False,
                                max_length=60,
                                verbose_name="เลขสำหรับเทียบ",
                            ),
                        ),
                        ("issued", models.DateField(blank=True, null=True, verbose_name="ออกเมื่อ")),
                        (
                            "issued_precision",
                            models.CharField(
                                choices=[
                                    ("day", "ทราบวันที่"),
                                    ("month", "ทราบเดือนและปี"),
                                    ("year", "ทราบเฉพาะปี"),
                                ],
                                default="day",
                                max_length=5,
                                verbose_name="ความละเอียดของวันที่ออก",
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=200, verbose_name="ที่มา")),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="หมายเหตุ")),
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
                            "scheme",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="organizations.registrationscheme",
                                verbose_name="ทะเบียน",
                                db_index=False,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical เลขทะเบียน",
                        "verbose_name_plural": "historical เลขทะเบียน",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="StatusChange",
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
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("forming", "กำลังก่อตั้ง"),
                                    ("registered", "จดแจ้ง/จดทะเบียนแล้ว"),
                                    ("active", "ดำเนินงานอยู่"),
                                    ("resting", "พักงาน"),
                                    ("closed", "เลิกแล้ว"),
                                ],
                                max_length=12,
                                verbose_name="สถานะ",
                            ),
                        ),
                        ("since", models.DateField(verbose_name="ตั้งแต่")),
                        (
                            "since_precision",
                            models.CharField(
                                choices=[
                                    ("day", "ทราบวันที่"),
                                    ("month", "ทราบเดือนและปี"),
                                    ("year", "ทราบเฉพาะปี"),
                                ],
                                default="day",
                                max_length=5,
                                verbose_name="ความละเอียดของวันที่",
                            ),
                        ),
                        ("evidence", models.CharField(blank=True, max_length=300, verbose_name="หลักฐาน")),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="หมายเหตุ")),
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
                                related_name="%(class)s_rows",
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
                    ],
                    options={
                        "verbose_name": "การเปลี่ยนสถานะ",
                        "verbose_name_plural": "การเปลี่ยนสถานะ",
                        "abstract": False,
                        "base_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["sort_key", "id"], name="statuschange_thai_order"),
                            models.Index(fields=["area", "trashed_at"], name="statuschange_area_alive"),
                            models.Index(
                                fields=["organization", "since", "id"], name="status_change_in_order"
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("area__isnull", False), ("cluster", None)),
                                    models.Q(("area", None), ("cluster__isnull", False)),
                                    _connector="OR",
                                ),
                                name="organizations_statuschange_has_one_home",
                                violation_error_message="เลือกพื้นที่ หรือกลุ่มจังหวัด อย่างใดอย่างหนึ่ง",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("trashed_at", None),
                                    models.Q(("trash_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="organizations_statuschange_trash_has_reason",
                                violation_error_message="บอกเหตุผลที่ทิ้ง",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("trashed_at", None)),
                                fields=("organization", "status", "since"),
                                name="status_change_once",
                                violation_error_message="มีสถานะนี้ของวันเดียวกันอยู่แล้ว",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Contact",
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
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("telephone", "โทรศัพท์"),
                                    ("email", "อีเมล"),
                                    ("line", "LINE"),
                                    ("facebook", "เฟซบุ๊ก"),
                                    ("website", "เว็บไซต์"),
                                    ("address", "ที่อยู่ส่งเอกสาร"),
                                    ("other", "อื่น ๆ"),
                                ],
                                default="telephone",
                                max_length=10,
                                verbose_name="ช่องทาง",
                            ),
                        ),
                        ("value", models.CharField(max_length=300, verbose_name="ข้อมูลติดต่อ")),
                        ("person_name", models.CharField(blank=True, max_length=120, verbose_name="ชื่อผู้ติดต่อ")),
                        ("source", models.CharField(blank=True, max_length=200, verbose_name="ที่มา")),
                        ("known", models.DateField(blank=True, null=True, verbose_name="ทราบเมื่อ")),
                        (
                            "known_precision",
                            models.CharField(
                                choices=[
                                    ("day", "ทราบวันที่"),
                                    ("month", "ทราบเดือนและปี"),
                                    ("year", "ทราบเฉพาะปี"),
                                ],
                                default="day",
                                max_length=5,
                                verbose_name="ความละเอียดของวันที่ทราบ",
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
                            "organization",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)s_rows",
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
                    ],
                    options={
                        "verbose_name": "ช่องทางติดต่อ",
                        "verbose_name_plural": "ช่องทางติดต่อ",
                        "abstract": False,
                        "base_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["sort_key", "id"], name="contact_thai_order"),
                            models.Index(fields=["area", "trashed_at"], name="contact_area_alive"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("area__isnull", False), ("cluster", None)),
                                    models.Q(("area", None), ("cluster__isnull", False)),
                                    _connector="OR",
                                ),
                                name="organizations_contact_has_one_home",
                                violation_error_message="เลือกพื้นที่ หรือกลุ่มจังหวัด อย่างใดอย่างหนึ่ง",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("trashed_at", None),
                                    models.Q(("trash_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="organizations_contact_trash_has_reason",
                                violation_error_message="บอกเหตุผลที่ทิ้ง",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("trashed_at", None)),
                                fields=("organization", "kind", "value"),
                                name="contact_once",
                                violation_error_message="องค์กรนี้มีช่องทางนี้อยู่แล้ว",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Coverage",
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
                        ("is_part", models.BooleanField(default=False, verbose_name="ครอบคลุมบางส่วน")),
                        ("source", models.CharField(blank=True, max_length=200, verbose_name="ที่มา")),
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
                            "covered",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="geography.area",
                                verbose_name="พื้นที่ที่ครอบคลุม",
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
                                related_name="%(class)s_rows",
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
                    ],
                    options={
                        "verbose_name": "พื้นที่ที่ครอบคลุม",
                        "verbose_name_plural": "พื้นที่ที่ครอบคลุม",
                        "abstract": False,
                        "base_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["sort_key", "id"], name="coverage_thai_order"),
                            models.Index(fields=["area", "trashed_at"], name="coverage_area_alive"),
                            models.Index(fields=["covered", "trashed_at"], name="coverage_of_area"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("area__isnull", False), ("cluster", None)),
                                    models.Q(("area", None), ("cluster__isnull", False)),
                                    _connector="OR",
                                ),
                                name="organizations_coverage_has_one_home",
                                violation_error_message="เลือกพื้นที่ หรือกลุ่มจังหวัด อย่างใดอย่างหนึ่ง",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("trashed_at", None),
                                    models.Q(("trash_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="organizations_coverage_trash_has_reason",
                                violation_error_message="บอกเหตุผลที่ทิ้ง",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("trashed_at", None)),
                                fields=("organization", "covered"),
                                name="coverage_once",
                                violation_error_message="ใส่พื้นที่นี้ไว้แล้ว",
                            ),
                        ],
                    },
                ),
                migrations.AddField(
                    model_name="factdefinition",
                    name="types",
                    field=models.ManyToManyField(
                        blank=True,
                        related_name="facts",
                        through="organizations.FactOfType",
                        to="organizations.organizationtype",
                        verbose_name="ประเภทที่มีข้อมูลนี้",
                    ),
                ),
            ]
        ),
        migrations.AddField(
            model_name="historicalorganization",
            name="facts",
            field=models.JSONField(blank=True, default=dict, editable=False, verbose_name="ข้อมูลเฉพาะประเภท"),
        ),
        migrations.AddField(
            model_name="organization",
            name="facts",
            field=models.JSONField(blank=True, default=dict, editable=False, verbose_name="ข้อมูลเฉพาะประเภท"),
        ),
    ]
