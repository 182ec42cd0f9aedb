"""What is counted of learning. Persons count once, at their own home, however often they took part."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, Min, Q
from django.db.models.functions import Substr

from learning.enums import TRAINING_KINDS, EventKind
from learning.learned import (
    EVENTS,
    KINDS,
    LEARNED,
    OTHERWISE,
    TRAINED,
    WHY,
    ever_trained,
    first_trained,
    learned_now,
    reached_now,
    took_part,
)
from learning.models import Event
from learning.years import this_year
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
    the_day,
)
from nakhonchai.dashboards.rollup import home_of
from nakhonchai.geography.codes import under

SUBDISTRICT = 6
NAMES_SHOWN = 24


def _held(prefix: str, digits: int) -> Any:
    held = Event.objects.unscoped(WHY).alive().begun().at(prefix)
    return held.annotate(place=Substr("area_id", 1, digits))


def events(prefix: str, digits: int) -> Iterator[Row]:
    """Count the events that were held, by home and kind."""
    grouped = (
        _held(prefix, digits).values_list("place", "cluster_id", "kind").annotate(n=Count("pk")).order_by()
    )
    for place, cluster, kind, count in grouped:
        yield home_of(place, cluster), kind, count


def names_of_events(person: Any, code: str) -> list[Named]:
    """Name what was held, the latest first, to those who have signed in: events are not published."""
    if not scope_of(person).signed_in:
        return []
    held = Event.objects.visible_to(person).alive().begun().at(code)
    brief = held.in_brief("name", "round", "kind", "started", "started_precision", "ended", "ended_precision")
    return [
        Named(str(one), f"{one.get_kind_display()} · {one.dates}", one.page())
        for one in brief.order_by("-started", "-pk")[:NAMES_SHOWN]
    ]


def events_by_year(prefix: str, digits: int) -> Iterator[YearRow]:
    """Count the same by the fiscal year in which they began."""
    rows = _held(prefix, digits).values_list("place", "cluster_id", "kind", "fiscal_year")
    for place, cluster, kind, year, count in rows.annotate(n=Count("pk")).order_by():
        yield home_of(place, cluster), kind, year, count


def _took_part(prefix: str) -> Any:
    return took_part(under(prefix, "leader__area_id") if prefix else Q())


def trained(prefix: str, digits: int) -> Iterator[Row]:
    """Count the people who were ever trained, at their home."""
    took = _took_part(prefix).that_train().annotate(place=Substr("leader__area_id", 1, digits))
    grouped = took.values_list("place", "leader__cluster_id").annotate(n=Count("leader", distinct=True))
    for place, cluster, count in grouped.order_by():
        yield home_of(place, cluster), TRAINED, count


def trained_by_year(prefix: str, digits: int) -> Iterator[YearRow]:
    """Count the same in the fiscal year in which each was trained for the first time."""
    took = _took_part(prefix).that_train().annotate(place=Substr("leader__area_id", 1, digits)).order_by()
    first = took.values_list("leader", "place", "leader__cluster_id").annotate(year=Min("event__fiscal_year"))
    counted: dict[tuple[str, int], int] = {}
    for _leader, place, cluster, year in first:
        key = home_of(place, cluster), year
        counted[key] = counted.get(key, 0) + 1
    for (place, year), count in counted.items():
        yield place, TRAINED, year, count


def this_years_people(prefix: str, digits: int) -> Iterator[Row]:
    """Count the people who took part this fiscal year, at their home: trained, or otherwise."""
    took = (
        _took_part(prefix)
        .in_year(this_year())
        .annotate(place=Substr("leader__area_id", 1, digits))
        .order_by()
    )
    learned = Q(event__kind__in=TRAINING_KINDS)
    grouped = took.values_list("place", "leader__cluster_id").annotate(
        everybody=Count("leader", distinct=True), learned=Count("leader", distinct=True, filter=learned)
    )
    for place, cluster, everybody, trained_now in grouped:
        yield home_of(place, cluster), TRAINED, trained_now
        yield home_of(place, cluster), OTHERWISE, everybody - trained_now


def reached(prefix: str, digits: int) -> Iterator[Row]:
    """Count each subdistrict from which somebody took part this fiscal year, once."""
    took = _took_part(prefix).in_year(this_year()).annotate(place=Substr("leader__area_id", 1, SUBDISTRICT))
    for (place,) in took.order_by().values_list("place").distinct():
        if place and len(place) == SUBDISTRICT:
            yield place, "", 1


HELD = Source(
    "events",
    ("learning.event",),
    events,
    parts=lambda: [Part(kind.value, str(kind.label)) for kind in EventKind],
    also=the_day,
    years=events_by_year,
)
EVER_TRAINED = Source(
    "trained",
    KINDS,
    trained,
    also=the_day,
    years=trained_by_year,
    is_local=True,
    has_local_years=True,
    elsewhere=EVENTS,
    years_elsewhere=EVENTS,
    made_of=LEARNED,
    piece=ever_trained,
    year_piece=first_trained,
)
THIS_YEAR = Source(
    "learners",
    KINDS,
    this_years_people,
    also=the_day,
    is_local=True,
    elsewhere=EVENTS,
    made_of=LEARNED,
    piece=learned_now,
)
REACHED = Source(
    "reached",
    KINDS,
    reached,
    also=the_day,
    is_local=True,
    elsewhere=EVENTS,
    made_of=LEARNED,
    piece=reached_now,
)
KINDS_IN_WORDS = "/".join(str(kind.label) for kind in TRAINING_KINDS)

ALL = (
    Measure(
        name="events",
        label="กิจกรรมที่จัดแล้ว",
        short_label="กิจกรรม",
        unit="ครั้ง",
        definition="เวที ประชุม อบรม ศึกษาดูงาน เยี่ยม และถอดบทเรียนที่ถึงวันจัดแล้วและไม่ได้ยกเลิก นับหนึ่งครั้งตามพื้นที่ของกิจกรรม",
        source=HELD,
        panel=Panel.SUPPORT,
        order=36,
        over_time=Adds.SUM,
        in_table=False,
        split_title="กิจกรรมแยกตามชนิด",
        names=names_of_events,
        names_title="กิจกรรมที่จัดที่นี่",
        list_link=ListLink("learning:event-list", {"when": "held"}, part_filter="kind", directory=True),
        add_link=AddLink("learning:event-create", "เพิ่มกิจกรรม", "event"),
    ),
    Measure(
        name="trained_leaders",
        label="ผู้นำที่เคยได้อบรม",
        short_label="เคยอบรม",
        unit="คน",
        definition=f"ผู้นำที่มาร่วม{KINDS_IN_WORDS}อย่างน้อยหนึ่งครั้ง นับคนละครั้งตามพื้นที่ที่ผู้นำอยู่ ไม่รวมแขก "
        "ปีงบประมาณนับจากครั้งแรกของแต่ละคน",
        source=EVER_TRAINED,
        panel=Panel.SUPPORT,
        order=37,
        is_person=True,
        in_table=False,
        basis="leaders",
        within="leaders",
        list_link=ListLink("leaders:leader-list", {"trained": "ever"}),
    ),
    Measure(
        name="learners_this_year",
        label="ผู้นำที่ร่วมกิจกรรมในปีนี้",
        unit="คน",
        definition="ผู้นำที่มาร่วมกิจกรรมใดก็ได้ในปีงบประมาณนี้ นับคนละครั้งตามพื้นที่ที่ผู้นำอยู่ ไม่รวมแขก",
        source=THIS_YEAR,
        panel=Panel.BEHIND,
        order=38,
        is_person=True,
        in_table=False,
        within="leaders",
        list_link=ListLink("leaders:leader-list", {"took_part": "now"}),
    ),
    Measure(
        name="trained_this_year",
        label="ผู้นำที่ได้อบรมในปีนี้",
        unit="คน",
        definition=f"ผู้นำที่มาร่วม{KINDS_IN_WORDS}ในปีงบประมาณนี้ นับคนละครั้งตามพื้นที่ที่ผู้นำอยู่",
        source=THIS_YEAR,
        panel=Panel.BEHIND,
        order=39,
        parts=frozenset({TRAINED}),
        is_person=True,
        in_table=False,
        within="learners_this_year",
        list_link=ListLink("leaders:leader-list", {"trained": "now"}),
    ),
    Measure(
        name="subdistricts_learning",
        label="ตำบลที่มีคนมาร่วมในปีนี้",
        unit="ตำบล",
        definition="ตำบลที่มีผู้นำอย่างน้อยหนึ่งคนมาร่วมกิจกรรมในปีงบประมาณนี้ นับตามพื้นที่ที่ผู้นำอยู่",
        source=REACHED,
        panel=Panel.BEHIND,
        order=40,
        is_person=True,
        in_table=False,
        within="learners_this_year",
        list_link=ListLink("learning:coverage", {"year": "now"}, directory=True),
    ),
)

register(*ALL)
