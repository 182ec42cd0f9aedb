"""What is counted of leaders. These are counts of people: the public sees them down to the district."""

from collections.abc import Callable, Iterator
from typing import Any

from django.conf import settings
from django.db.models import Count, Exists, OuterRef
from django.db.models.functions import Substr

from leaders.at_home import (
    AT_HOME,
    HOLDERS,
    OLDER,
    POSTS,
    YOUNG,
    age_group,
    age_rule,
    by_age,
    by_year,
    everybody,
    first_begun,
    posts,
)
from nakhonchai.dashboards.measures import AddLink, ListLink, Measure, Panel, Row, Source, YearRow, register
from nakhonchai.dashboards.rollup import home_of
from nakhonchai.dashboards.years import fiscal_year_of


def holders(asked: Callable[[Any], Any]) -> Any:
    """Return the leaders who hold a present post of a kind."""
    return everybody().filter(Exists(asked(posts().current()).filter(leader=OuterRef("pk"))))


def counted(people: Any, prefix: str, digits: int) -> Iterator[Row]:
    """Count people by home and age."""
    placed = people.at(prefix).annotate(place=Substr("area_id", 1, digits), age_group=age_group())
    grouped = placed.values_list("place", "cluster_id", "age_group").annotate(n=Count("pk")).order_by()
    for place, cluster, group, count in grouped:
        yield home_of(place, cluster), group, count


def read(prefix: str, digits: int) -> Iterator[Row]:
    """Count leaders by home and age."""
    yield from counted(everybody(), prefix, digits)


def read_returned(prefix: str, digits: int) -> Iterator[Row]:
    """Count those who came home."""
    yield from counted(everybody().filter(returned_home=True), prefix, digits)


def read_key_posts(prefix: str, digits: int) -> Iterator[Row]:
    """Count those who hold key posts, each once."""
    yield from counted(holders(lambda posts: posts.key_posts()), prefix, digits)


def read_seats(prefix: str, digits: int) -> Iterator[Row]:
    """Count those who sit where strategy is set, each once."""
    yield from counted(holders(lambda posts: posts.seats()), prefix, digits)


def read_years(prefix: str, digits: int) -> Iterator[YearRow]:
    """Count leaders by the fiscal year in which their first post began, as far as one is dated."""
    begun = everybody().at(prefix).annotate(begun=first_begun(), age_group=age_group())
    placed = begun.annotate(place=Substr("area_id", 1, digits), year=fiscal_year_of("begun"))
    grouped = placed.values_list("place", "cluster_id", "age_group", "year").annotate(n=Count("pk"))
    for place, cluster, group, year, count in grouped.order_by():
        yield home_of(place, cluster), group, year, count


PEOPLE = Source(
    "leaders",
    ("leaders.leader", "leaders.position"),
    read,
    also=age_rule,
    years=read_years,
    is_local=True,
    has_local_years=True,
    years_elsewhere=POSTS,
    made_of=AT_HOME,
    piece=by_age(),
    year_piece=by_year,
)
RETURNED = Source(
    "returned_leaders",
    ("leaders.leader",),
    read_returned,
    also=age_rule,
    is_local=True,
    made_of=AT_HOME,
    piece=by_age(lambda people: people.has_returned),
)
KEY_POSTS = Source(
    "key_holders",
    HOLDERS,
    read_key_posts,
    also=age_rule,
    is_local=True,
    elsewhere=POSTS,
    made_of=AT_HOME,
    piece=by_age(lambda people: people.holds_key_post),
)
SEATS = Source(
    "strategy_seats",
    HOLDERS,
    read_seats,
    also=age_rule,
    is_local=True,
    elsewhere=POSTS,
    made_of=AT_HOME,
    piece=by_age(lambda people: people.holds_seat),
)

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
    Measure(
        name="returned_leaders",
        label="ผู้นำที่คืนถิ่น",
        short_label="คืนถิ่น",
        unit="คน",
        definition="ผู้นำที่ระบุว่าเป็นคนรุ่นใหม่คืนถิ่น นับตามพื้นที่ที่อยู่",
        source=RETURNED,
        panel=Panel.BEHIND,
        order=33,
        is_person=True,
        within="leaders",
        on_map=False,
        in_table=False,
        list_link=ListLink("leaders:leader-list", {"returned": "yes"}),
    ),
    Measure(
        name="key_holders",
        label="ผู้ดำรงตำแหน่งหลัก",
        short_label="ตำแหน่งหลัก",
        unit="คน",
        definition="ผู้นำที่ดำรงตำแหน่งหลักในปัจจุบัน เช่น ประธาน รองประธาน เลขานุการ เหรัญญิก "
        "(บทบาทใดเป็นตำแหน่งหลักดูในรายการบทบาท) นับหนึ่งคนหนึ่งครั้งตามพื้นที่ที่อยู่",
        source=KEY_POSTS,
        panel=Panel.BEHIND,
        order=34,
        is_person=True,
        within="leaders",
        on_map=False,
        in_table=False,
        list_link=ListLink("leaders:leader-list", {"level": "key"}),
    ),
    Measure(
        name="young_key_holders",
        label="คนรุ่นใหม่ในตำแหน่งหลัก",
        unit="คน",
        definition=f"ผู้ดำรงตำแหน่งหลักที่อายุไม่เกิน {settings.YOUNG_AGE_LIMIT} ปี (ปีนี้ลบปีเกิด)",
        source=KEY_POSTS,
        panel=Panel.SUPPORT,
        order=35,
        parts=frozenset({YOUNG}),
        is_person=True,
        basis="key_holders",
        within="key_holders",
        on_map=False,
        in_table=False,
        list_link=ListLink("leaders:leader-list", {"level": "key", "young": "yes"}),
    ),
    Measure(
        name="strategy_seats",
        label="มีส่วนร่วมกำหนดยุทธศาสตร์",
        unit="คน",
        definition="ผู้นำที่นั่งในคณะกรรมการของขบวนระดับจังหวัดหรือกลุ่มจังหวัด หรือของรัฐ ซึ่งกำหนดยุทธศาสตร์ในปัจจุบัน "
        "(บทบาทใดนับดูในรายการบทบาท) นับหนึ่งคนหนึ่งครั้งตามพื้นที่ที่อยู่",
        source=SEATS,
        panel=Panel.SUPPORT,
        order=36,
        is_person=True,
        within="leaders",
        in_table=False,
        list_link=ListLink("leaders:leader-list", {"seat": "any"}),
    ),
)
