"""Thai dictionary order is one order: in Python, on SQLite, on PostgreSQL in whatever language."""

import random
from typing import Any

import pytest
from django.db import connection

from nakhonchai.geography.enums import Level
from nakhonchai.geography.models import Area
from nakhonchai.geography.naming import order_key
from tests.factories import OrganizationFactory

NAMES = [
    "แก้งสนามนาง", "กระสัง", "โนนไทย", "เมืองยาง", "บ้านใหม่ไชยพจน์", "บ้านเหลื่อม", "ไพศาลี", "ใหม่", "เขวาสินรินทร์",
    "ปราสาท", "แม่ทา", "แม่ทะ", "แม่ท่า", "ขาว", "ข่าว", "ข้าว",
    "Alpha", "สาย 2", "สาย 10", "๓ แยก", "ฦๅชา", "ฤทธิ์", "ฉัฏฐี",
]  # fmt: skip


@pytest.mark.django_db
def test_the_database_sorts_as_python_does() -> None:
    shuffled = random.Random(1).sample(NAMES, len(NAMES))
    province = Area(code="30", level=Level.PROVINCE, name_th="นครราชสีมา")
    province.save()
    rows = [
        Area(code=f"30{number:02}", level=Level.DISTRICT, parent=province, name_th=name)
        for number, name in enumerate(shuffled, start=1)
    ]
    for row in rows:
        row.fill_derived_fields()
    Area.objects.bulk_create(rows)
    stored = Area.objects.at(Level.DISTRICT).in_thai_order().values_list("name_th", flat=True)
    assert list(stored) == sorted(shuffled, key=lambda name: order_key(Level.DISTRICT, name))


@pytest.mark.django_db
def test_records_sort_the_same_way(places: Any) -> None:
    for name in NAMES:
        OrganizationFactory(name=name)
    model = OrganizationFactory._meta.model
    keys = list(model.objects.unscoped("test").order_by("sort_key").values_list("sort_key", flat=True))
    assert keys == sorted(keys)


@pytest.mark.django_db
def test_every_column_that_is_compared_says_so_on_postgresql() -> None:
    if connection.vendor != "postgresql":
        assert Area._meta.get_field("sort_key").db_parameters(connection).get("collation") is None
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name || '.' || column_name FROM information_schema.columns"
            " WHERE table_schema = 'public' AND collation_name IS DISTINCT FROM 'C'"
            " AND (column_name IN ('sort_key', 'area_id', 'parent_id', 'province_id', 'predecessor_id')"
            "      OR (table_name = 'geography_area' AND column_name = 'code'))"
            " AND data_type = 'character varying'"
        )
        assert cursor.fetchall() == []


def test_a_word_before_the_name_of_a_village_does_not_count_but_official_names_are_whole() -> None:
    assert order_key(Level.VILLAGE, "บ้านโคก") == order_key(Level.VILLAGE, "โคก")
    assert order_key(Level.DISTRICT, "บ้านเหลื่อม") > order_key(Level.DISTRICT, "บัวใหญ่")
