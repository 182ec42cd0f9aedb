import django.db.models.deletion
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import nakhonchai.base.fields
import nakhonchai.thai.ref
from nakhonchai.base.migrating import AddFieldsAtOnce, CreateTablesAtOnce


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "__first__"),
        ("geography", "0003_name_fields_in_thai"),
        ("leaders", "0006_find_present_positions"),
        ("organizations", "0007_add_length_of_term"),
        ("records", "0006_find_tasks_of_records"),
    ]

    operations = [
        CreateTablesAtOnce(
            [
                migrations.CreateModel(
                    name="HistoricalLeaderTie",
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
                                choices=[("mentors", "เป็นพี่เลี้ยงของ"), ("succeeds", "สืบทอดงานต่อจาก")],
                                default="mentors",
                                max_length=8,
                                verbose_name="ความสัมพันธ์",
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
                            "other",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="leaders.leader",
                                verbose_name="กับผู้นำ",
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
                        "verbose_name": "historical พี่เลี้ยงและผู้สืบทอด",
                        "verbose_name_plural": "historical พี่เลี้ยงและผู้สืบทอด",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalSkill",
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
                            "name",
                            models.CharField(max_length=60, verbose_name="ทักษะหรือเรื่องที่ถนัด"),
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
                    ],
                    options={
                        "verbose_name": "historical ทักษะและเรื่องที่ถนัด",
                        "verbose_name_plural": "historical ทักษะและเรื่องที่ถนัด",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="LeaderTie",
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
                                choices=[("mentors", "เป็นพี่เลี้ยงของ"), ("succeeds", "สืบทอดงานต่อจาก")],
                                default="mentors",
                                max_length=8,
                                verbose_name="ความสัมพันธ์",
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
                            "leader",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="ties",
                                to="leaders.leader",
                                verbose_name="ผู้นำ",
                            ),
                        ),
                        (
                            "other",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="ties_from_others",
                                to="leaders.leader",
                                verbose_name="กับผู้นำ",
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
                        "verbose_name": "พี่เลี้ยงและผู้สืบทอด",
                        "verbose_name_plural": "พี่เลี้ยงและผู้สืบทอด",
                        "abstract": False,
                        "base_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["sort_key", "id"], name="leadertie_thai_order"),
                            models.Index(fields=["area", "trashed_at"], name="leadertie_area_alive"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("area__isnull", False), ("cluster", None)),
                                    models.Q(("area", None), ("cluster__isnull", False)),
                                    _connector="OR",
                                ),
                                name="leaders_leadertie_has_one_home",
                                violation_error_message="เลือกพื้นที่ หรือกลุ่มจังหวัด อย่างใดอย่างหนึ่ง",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("trashed_at", None),
                                    models.Q(("trash_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="leaders_leadertie_trash_has_reason",
                                violation_error_message="บอกเหตุผลที่ทิ้ง",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("started", None),
                                    ("ended", None),
                                    ("ended__gte", models.F("started")),
                                    _connector="OR",
                                ),
                                name="tie_ends_after_it_starts",
                                violation_error_message="วันสิ้นสุดต้องไม่มาก่อนวันเริ่ม",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("leader", models.F("other")), _negated=True),
                                name="tie_joins_two_people",
                                violation_error_message="เลือกผู้นำอีกคนหนึ่ง ไม่ใช่คนเดียวกัน",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ended", None), ("trashed_at", None)),
                                fields=("leader", "kind", "other"),
                                name="tie_once_at_a_time",
                                violation_error_message="มีความสัมพันธ์นี้อยู่แล้วและยังไม่สิ้นสุด",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Skill",
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
                            "name",
                            models.CharField(max_length=60, unique=True, verbose_name="ทักษะหรือเรื่องที่ถนัด"),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=100, verbose_name="ลำดับ")),
                        ("is_active", models.BooleanField(default=True, verbose_name="ยังใช้อยู่")),
                    ],
                    options={
                        "verbose_name": "ทักษะและเรื่องที่ถนัด",
                        "verbose_name_plural": "ทักษะและเรื่องที่ถนัด",
                        "ordering": ["order", "name"],
                    },
                ),
            ]
        ),
        AddFieldsAtOnce(
            [
                migrations.AddField(
                    model_name="historicalleader",
                    name="contact_for",
                    field=models.CharField(
                        choices=[
                            ("finders", "ทุกคนที่ดูแลพื้นที่ซึ่งเห็นบุคคลนี้"),
                            ("home", "เฉพาะผู้ดูแลพื้นที่ที่บุคคลนี้อยู่"),
                            ("managers", "เฉพาะผู้ประสานงานจังหวัดและเจ้าหน้าที่ พอช."),
                        ],
                        default="finders",
                        max_length=8,
                        verbose_name="ใครเห็นโทรศัพท์และไลน์",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalleader",
                    name="education",
                    field=models.CharField(
                        blank=True,
                        choices=[
                            ("primary", "ประถมศึกษา"),
                            ("lower", "มัธยมศึกษาตอนต้น"),
                            ("upper", "มัธยมศึกษาตอนปลาย/ปวช."),
                            ("diploma", "ปวส./อนุปริญญา"),
                            ("bachelor", "ปริญญาตรี"),
                            ("higher", "สูงกว่าปริญญาตรี"),
                            ("informal", "เรียนรู้ด้วยตนเอง/นอกระบบ"),
                        ],
                        max_length=8,
                        verbose_name="การศึกษาสูงสุด",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalleader",
                    name="education_note",
                    field=models.CharField(blank=True, max_length=120, verbose_name="สาขาหรือสถาบัน"),
                ),
                migrations.AddField(
                    model_name="historicalleader",
                    name="former_names",
                    field=models.TextField(
                        blank=True, help_text="บรรทัดละหนึ่งชื่อ เช่น นามสกุลเดิม ใช้ค้นหาได้", verbose_name="ชื่อเดิม"
                    ),
                ),
                migrations.AddField(
                    model_name="historicalleader",
                    name="photo",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="records.attachment",
                        verbose_name="รูปประจำตัว",
                        db_index=False,
                    ),
                ),
                migrations.AddField(
                    model_name="historicalleader",
                    name="skills",
                    field=models.TextField(blank=True, verbose_name="ทักษะและเรื่องที่ถนัด"),
                ),
                migrations.AddField(
                    model_name="historicalposition",
                    name="term_ends",
                    field=models.DateField(blank=True, null=True, verbose_name="ครบวาระ"),
                ),
                migrations.AddField(
                    model_name="historicalposition",
                    name="term_ends_precision",
                    field=models.CharField(
                        choices=[("day", "ทราบวันที่"), ("month", "ทราบเดือนและปี"), ("year", "ทราบเฉพาะปี")],
                        default="day",
                        max_length=5,
                        verbose_name="ความละเอียดของวันครบวาระ",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalroletype",
                    name="committee",
                    field=models.CharField(
                        blank=True,
                        choices=[
                            ("province", "ขบวนองค์กรชุมชนระดับจังหวัด"),
                            ("cluster", "ขบวนองค์กรชุมชนระดับกลุ่มจังหวัดหรือภาค"),
                            ("state", "คณะกรรมการของรัฐหรือท้องถิ่น"),
                        ],
                        help_text="เว้นว่างถ้าไม่ใช่",
                        max_length=8,
                        verbose_name="ที่นั่งกำหนดยุทธศาสตร์",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalroletype",
                    name="is_key_post",
                    field=models.BooleanField(default=False, verbose_name="เป็นตำแหน่งหลัก"),
                ),
                migrations.AddField(
                    model_name="historicalroletype",
                    name="needs_place",
                    field=models.BooleanField(default=False, verbose_name="ต้องระบุพื้นที่"),
                ),
                migrations.AddField(
                    model_name="historicalroletype",
                    name="unique_in_body",
                    field=models.BooleanField(
                        default=False,
                        help_text="เช่น ประธาน ถ้ามีสองคนพร้อมกัน ระบบบอกให้ตรวจ แต่ไม่ห้ามบันทึก",
                        verbose_name="มีได้คนเดียวในองค์กร",
                    ),
                ),
                migrations.AddField(
                    model_name="leader",
                    name="contact_for",
                    field=models.CharField(
                        choices=[
                            ("finders", "ทุกคนที่ดูแลพื้นที่ซึ่งเห็นบุคคลนี้"),
                            ("home", "เฉพาะผู้ดูแลพื้นที่ที่บุคคลนี้อยู่"),
                            ("managers", "เฉพาะผู้ประสานงานจังหวัดและเจ้าหน้าที่ พอช."),
                        ],
                        default="finders",
                        max_length=8,
                        verbose_name="ใครเห็นโทรศัพท์และไลน์",
                    ),
                ),
                migrations.AddField(
                    model_name="leader",
                    name="education",
                    field=models.CharField(
                        blank=True,
                        choices=[
                            ("primary", "ประถมศึกษา"),
                            ("lower", "มัธยมศึกษาตอนต้น"),
                            ("upper", "มัธยมศึกษาตอนปลาย/ปวช."),
                            ("diploma", "ปวส./อนุปริญญา"),
                            ("bachelor", "ปริญญาตรี"),
                            ("higher", "สูงกว่าปริญญาตรี"),
                            ("informal", "เรียนรู้ด้วยตนเอง/นอกระบบ"),
                        ],
                        max_length=8,
                        verbose_name="การศึกษาสูงสุด",
                    ),
                ),
                migrations.AddField(
                    model_name="leader",
                    name="education_note",
                    field=models.CharField(blank=True, max_length=120, verbose_name="สาขาหรือสถาบัน"),
                ),
                migrations.AddField(
                    model_name="leader",
                    name="former_names",
                    field=models.TextField(
                        blank=True, help_text="บรรทัดละหนึ่งชื่อ เช่น นามสกุลเดิม ใช้ค้นหาได้", verbose_name="ชื่อเดิม"
                    ),
                ),
                migrations.AddField(
                    model_name="leader",
                    name="photo",
                    field=models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="records.attachment",
                        verbose_name="รูปประจำตัว",
                    ),
                ),
                migrations.AddField(
                    model_name="leader",
                    name="skills",
                    field=models.TextField(blank=True, verbose_name="ทักษะและเรื่องที่ถนัด"),
                ),
                migrations.AddField(
                    model_name="position",
                    name="term_ends",
                    field=models.DateField(blank=True, null=True, verbose_name="ครบวาระ"),
                ),
                migrations.AddField(
                    model_name="position",
                    name="term_ends_precision",
                    field=models.CharField(
                        choices=[("day", "ทราบวันที่"), ("month", "ทราบเดือนและปี"), ("year", "ทราบเฉพาะปี")],
                        default="day",
                        max_length=5,
                        verbose_name="ความละเอียดของวันครบวาระ",
                    ),
                ),
                migrations.AddField(
                    model_name="roletype",
                    name="committee",
                    field=models.CharField(
                        blank=True,
                        choices=[
                            ("province", "ขบวนองค์กรชุมชนระดับจังหวัด"),
                            ("cluster", "ขบวนองค์กรชุมชนระดับกลุ่มจังหวัดหรือภาค"),
                            ("state", "คณะกรรมการของรัฐหรือท้องถิ่น"),
                        ],
                        help_text="เว้นว่างถ้าไม่ใช่",
                        max_length=8,
                        verbose_name="ที่นั่งกำหนดยุทธศาสตร์",
                    ),
                ),
                migrations.AddField(
                    model_name="roletype",
                    name="is_key_post",
                    field=models.BooleanField(default=False, verbose_name="เป็นตำแหน่งหลัก"),
                ),
                migrations.AddField(
                    model_name="roletype",
                    name="needs_place",
                    field=models.BooleanField(default=False, verbose_name="ต้องระบุพื้นที่"),
                ),
                migrations.AddField(
                    model_name="roletype",
                    name="unique_in_body",
                    field=models.BooleanField(
                        default=False,
                        help_text="เช่น ประธาน ถ้ามีสองคนพร้อมกัน ระบบบอกให้ตรวจ แต่ไม่ห้ามบันทึก",
                        verbose_name="มีได้คนเดียวในองค์กร",
                    ),
                ),
            ]
        ),
        migrations.AddConstraint(
            model_name="position",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("started", None),
                    ("term_ends", None),
                    ("term_ends__gte", models.F("started")),
                    _connector="OR",
                ),
                name="position_term_ends_after_it_starts",
                violation_error_message="วันครบวาระต้องไม่มาก่อนวันเริ่ม",
            ),
        ),
    ]
