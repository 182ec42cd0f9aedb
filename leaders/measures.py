"""What is counted of leaders. These are counts of people: the public sees them down to the district."""

from collections.abc import Iterator

from django.conf import settings
from django.db.models import Case, CharField, Count, Value, When
from django.db.models.functions import Substr
from django.utils import timezone

from leaders.models import Leader
from nakhonchai.dashboards.measures import AddLink, ListLink, Measure, Panel, Row, Source, register
from nakhonchai.dashboards.rollup import home_of
from nakhonchai.thai import be_year

YOUNG, OLDER, UNKNOWN = "young", "older", "unknown"


def read(prefix: str, digits: int) -> Iterator[Row]:
    """Count leaders by home and age: young, older, or not known."""
    people = Leader.objects.unscoped("aggregates are for everybody").alive()
    age = Case(
        When(birth_year=None, then=Value(UNKNOWN)),
        When(pk__in=people.young().values("pk"), then=Value(YOUNG)),
        default=Value(OLDER),
        output_field=CharField(),
    )
    counted = people.at(prefix).annotate(place=Substr("area_id", 1, digits), age_group=age)
    grouped = counted.values_list("place", "cluster_id", "age_group").annotate(n=Count("pk")).order_by()
    for place, cluster, group, count in grouped:
        yield home_of(place, cluster), group, count


def age_rule() -> str:
    """The year and the limit: with either, who counts as young changes."""
    return f"{be_year(timezone.localdate())}:{settings.YOUNG_AGE_LIMIT}"


PEOPLE = Source("leaders", ("leaders.leader",), read, also=age_rule)

register(
    Measure(
        name="leaders",
        label="ผู้นำและแกนนำ",
        short_label="ผู้นำ",
        unit="คน",
        definition="ผู้นำ แกนนำ และปราชญ์ชุมชนที่บันทึกไว้ในระบบ นับหนึ่งคนหนึ่งครั้งตามพื้นที่ที่ผู้นำอยู่ "
        "แม้มีหลายตำแหน่ง ผู้ที่ไม่ได้เข้าสู่ระบบเห็นจำนวนคนถึงระดับอำเภอ และจำนวน 1–4 คนแสดงเป็น “น้อยกว่า 5”",
        source=PEOPLE,
        panel=Panel.SUPPORT,
        order=30,
        is_person=True,
        list_link=ListLink("leaders:leader-list"),
        add_link=AddLink("leaders:leader-create", "เพิ่มผู้นำ", "leader"),
    ),
    Measure(
        name="young_leaders",
        label="ผู้นำคนรุ่นใหม่",
        short_label="คนรุ่นใหม่",
        unit="คน",
        definition=f"ผู้นำที่อายุไม่เกิน {settings.YOUNG_AGE_LIMIT} ปี (ปีนี้ลบปีเกิด) "
        "ผู้ที่ยังไม่ทราบปีเกิดไม่นับว่าเป็นหรือไม่เป็นคนรุ่นใหม่",
        source=PEOPLE,
        panel=Panel.SUPPORT,
        order=31,
        parts=frozenset({YOUNG}),
        is_person=True,
        basis="leaders_with_age",
        within="leaders",
        list_link=ListLink("leaders:leader-list", {"young": "yes"}),
    ),
    Measure(
        name="leaders_with_age",
        label="ผู้นำที่ทราบปีเกิด",
        unit="คน",
        definition="ผู้นำที่มีปีเกิดในระบบ ใช้เป็นฐานของสัดส่วนคนรุ่นใหม่",
        source=PEOPLE,
        panel=Panel.BEHIND,
        order=32,
        parts=frozenset({YOUNG, OLDER}),
        is_person=True,
        within="leaders",
        on_map=False,
        in_table=False,
    ),
)
