"""What is counted of honours: those given, by level; people apart, for the public rules about them."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import Case, CharField, Count, F, Value, When
from django.db.models.functions import Concat, Substr

from honours.enums import HonourLevel
from honours.models import Honour
from nakhonchai.accounts.scope import scope_of
from nakhonchai.dashboards.measures import (
    AddLink,
    Adds,
    ListLink,
    Measure,
    Named,
    Panel,
    Part,
    Row,
    Source,
    YearRow,
    register,
)
from nakhonchai.dashboards.rollup import home_of

NAMES_SHOWN = 24
PERSON, OTHER = "person:", "other:"
BODIES = frozenset(f"{OTHER}{level.value}" for level in HonourLevel)
PEOPLE = frozenset(f"{PERSON}{level.value}" for level in HonourLevel)


def _given(prefix: str, digits: int) -> tuple[object, ...]:
    whom = Case(When(leader=None, then=Value(OTHER)), default=Value(PERSON), output_field=CharField())
    found = Honour.objects.unscoped("aggregates are for everybody").alive().honoured().at(prefix)
    marked = found.annotate(place_code=Substr("area_id", 1, digits), part=Concat(whom, F("type__level")))
    return (marked,)


def read(prefix: str, digits: int) -> Iterator[Row]:
    """Count honours given, by home, recipient and level."""
    (marked,) = _given(prefix, digits)
    grouped = marked.values_list("place_code", "cluster_id", "part")  # type: ignore[attr-defined]
    for place, cluster, part, count in grouped.annotate(n=Count("pk")).order_by():
        yield home_of(place, cluster), part, count


def read_years(prefix: str, digits: int) -> Iterator[YearRow]:
    """The same by the year of the honour: it is given for a year, which stands for the fiscal year."""
    (marked,) = _given(prefix, digits)
    grouped = marked.values_list("place_code", "cluster_id", "part", "year")  # type: ignore[attr-defined]
    for place, cluster, part, year, count in grouped.annotate(n=Count("pk")).order_by():
        yield home_of(place, cluster), part, year, count


def levels() -> Sequence[Part]:
    """The levels, for people and for others."""
    return [
        Part(f"{whom}{level.value}", str(level.label)) for whom in (OTHER, PERSON) for level in HonourLevel
    ]


def names(person: Any, code: str) -> list[Named]:
    """Name who was honoured: to the network its bodies and places, to the public what its roll shows."""
    if scope_of(person).signed_in:
        return _named(Honour.objects.visible_to(person).filter(leader=None), code, linked=True)
    return _named(Honour.objects.unscoped("the roll that everybody may read").published(), code)


def names_of_people(person: Any, code: str) -> list[Named]:
    """Name the people who were honoured, as far as the reader finds them."""
    if not scope_of(person).signed_in:
        return []  # those who agreed to it are among the names of the roll
    return _named(Honour.objects.visible_to(person).exclude(leader=None), code, linked=True)


def _named(found: Any, code: str, *, linked: bool = False) -> list[Named]:
    given = found.alive().honoured().at(code).for_showing().order_by("-year", "type__order", "pk")
    return [
        Named(one.recipient_name, f"{one.type} {one.year}", one.page() if linked else "")
        for one in given[:NAMES_SHOWN]
    ]


HONOURS = Source(
    "honours",
    ("honours.honour", "honours.honourtype"),
    read,
    parts=levels,
    years=read_years,
    is_local=True,
    has_local_years=True,
)

register(
    Measure(
        name="honours",
        label="องค์กรและตำบลที่ได้รับเชิดชู",
        short_label="เชิดชูองค์กร",
        unit="รางวัล",
        definition="การเชิดชูเกียรติที่มอบแล้วแก่องค์กรและตำบล นับตามพื้นที่ของผู้รับ หนึ่งรางวัลหนึ่งปีนับหนึ่งครั้ง "
        "รายปีนับตามปี พ.ศ. ของรางวัล",
        source=HONOURS,
        panel=Panel.SUPPORT,
        order=60,
        parts=BODIES,
        names=names,
        names_title="ผู้ได้รับเชิดชู",
        over_time=Adds.SUM,
        list_link=ListLink("honours:honour-list", {"status": "honoured", "recipient": "others"}),
        add_link=AddLink("honours:honour-create", "เสนอชื่อเชิดชู", "honour"),
    ),
    Measure(
        name="honoured_people",
        label="การเชิดชูบุคคล",
        short_label="เชิดชูบุคคล",
        unit="รางวัล",
        definition="การเชิดชูเกียรติที่มอบแล้วแก่บุคคล นับตามพื้นที่ที่บุคคลอยู่ หนึ่งรางวัลหนึ่งปีนับหนึ่งครั้ง "
        "ผู้ที่ไม่ได้เข้าสู่ระบบเห็นถึงระดับอำเภอ และจำนวน 1–4 แสดงเป็น “น้อยกว่า 5”",
        source=HONOURS,
        panel=Panel.SUPPORT,
        order=61,
        parts=PEOPLE,
        names=names_of_people,
        names_title="บุคคลที่ได้รับเชิดชู",
        over_time=Adds.SUM,
        is_person=True,
        on_map=False,
        list_link=ListLink("honours:honour-list", {"status": "honoured", "recipient": "person"}),
    ),
)
