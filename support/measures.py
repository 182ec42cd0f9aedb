"""What is counted of following up: visits, places visited, support asked and given, policy issues."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, Sum
from django.db.models.functions import Substr
from django.utils import timezone

from nakhonchai.dashboards.measures import (
    AddLink,
    Adds,
    ListLink,
    Measure,
    Panel,
    Part,
    Row,
    Source,
    YearRow,
    register,
    the_day,
)
from nakhonchai.dashboards.rollup import home_of
from support.enums import GIVEN, GuideLevel, IssueState, RequestState, VisitKind
from support.models import Guide, PolicyIssue, SupportRequest, Visit
from support.unvisited import months_before

WHY = "aggregates are for everybody"
SUBDISTRICT = 6
YEAR_OF_MONTHS = 12
COUNTED = [one for one in RequestState if one is not RequestState.WITHDRAWN]


def _done(prefix: str, digits: int) -> Any:
    found = Visit.objects.unscoped(WHY).alive().done().at(prefix)
    return found.annotate(place=Substr("area_id", 1, digits))


def visits(prefix: str, digits: int) -> Iterator[Row]:
    """Count visits and calls by home and kind."""
    grouped = _done(prefix, digits).values_list("place", "cluster_id", "kind").annotate(n=Count("pk"))
    for place, cluster, kind, count in grouped.order_by():
        yield home_of(place, cluster), kind, count


def visits_by_year(prefix: str, digits: int) -> Iterator[YearRow]:
    """Count the same by fiscal year."""
    rows = _done(prefix, digits).values_list("place", "cluster_id", "kind", "fiscal_year")
    for place, cluster, kind, year, count in rows.annotate(n=Count("pk")).order_by():
        yield home_of(place, cluster), kind, year, count


def visited(prefix: str, digits: int) -> Iterator[Row]:
    """Count each subdistrict to which somebody went in the last twelve months, once."""
    since = months_before(timezone.localdate(), YEAR_OF_MONTHS)
    found = Visit.objects.unscoped(WHY).alive().done().on_the_spot().filter(visited__gte=since).at(prefix)
    places = found.annotate(place=Substr("area_id", 1, SUBDISTRICT)).order_by().values_list("place")
    for (place,) in places.distinct():
        if place and len(place) == SUBDISTRICT:
            yield place, "", 1


def _asked(prefix: str, digits: int) -> Any:
    found = SupportRequest.objects.unscoped(WHY).alive().counted().at(prefix)
    return found.annotate(place=Substr("area_id", 1, digits))


def _sums(grouped: Any) -> Any:
    return grouped.annotate(n=Count("pk"), value_sum=Sum("value"), value_by=Count("value")).order_by()


def _amounts(state: str, count: int, value: Any, value_by: int) -> Iterator[tuple[str, Any]]:
    yield f"count:{state}", count
    if value is not None:
        yield f"value:{state}", value
        yield f"value_by:{state}", value_by


def requests(prefix: str, digits: int) -> Iterator[Row]:
    """Count requests by home and state, with what they brought and how many say so."""
    for place, cluster, state, *amounts in _sums(
        _asked(prefix, digits).values_list("place", "cluster_id", "state")
    ):
        for part, amount in _amounts(state, *amounts):
            yield home_of(place, cluster), part, amount


def requests_by_year(prefix: str, digits: int) -> Iterator[YearRow]:
    """Count the same by the fiscal year in which they were asked."""
    rows = _asked(prefix, digits).values_list("place", "cluster_id", "state", "fiscal_year")
    for place, cluster, state, year, *amounts in _sums(rows):
        for part, amount in _amounts(state, *amounts):
            yield home_of(place, cluster), part, year, amount


def issues(prefix: str, digits: int) -> Iterator[Row]:
    """Count policy issues by home and state."""
    found = PolicyIssue.objects.unscoped(WHY).alive().at(prefix).annotate(place=Substr("area_id", 1, digits))
    grouped = found.values_list("place", "cluster_id", "state").annotate(n=Count("pk"))
    for place, cluster, state, count in grouped.order_by():
        yield home_of(place, cluster), state, count


def guides(prefix: str, digits: int) -> Iterator[Row]:
    """Count the tools of the toolbox by home and the level that they serve."""
    found = Guide.objects.unscoped(WHY).alive().at(prefix).annotate(place=Substr("area_id", 1, digits))
    grouped = found.values_list("place", "cluster_id", "level").annotate(n=Count("pk"))
    for place, cluster, level, count in grouped.order_by():
        yield home_of(place, cluster), level, count


VISITS = Source(
    "visits",
    ("support.visit",),
    visits,
    parts=lambda: [Part(str(one.value), str(one.label)) for one in VisitKind],
    also=the_day,
    years=visits_by_year,
)
VISITED = Source("visited", ("support.visit",), visited, also=the_day)
REQUESTS = Source(
    "support_requests",
    ("support.supportrequest",),
    requests,
    parts=lambda: [Part(f"count:{one.value}", str(one.label)) for one in COUNTED],
    years=requests_by_year,
)
ISSUES = Source(
    "policy_issues",
    ("support.policyissue",),
    issues,
    parts=lambda: [Part(str(one.value), str(one.label)) for one in IssueState],
)
GUIDES = Source(
    "guides",
    ("support.guide",),
    guides,
    parts=lambda: [Part(str(one.value), str(one.label)) for one in GuideLevel],
)

register(
    Measure(
        name="visits",
        label="การติดตามที่ทำแล้ว",
        short_label="ติดตาม",
        unit="ครั้ง",
        definition="การลงพื้นที่ โทร และพูดคุยออนไลน์ที่ทำแล้ว นับตามพื้นที่ของการติดตาม ไม่นับที่วางแผนไว้หรือไม่ได้ไป",
        source=VISITS,
        panel=Panel.SUPPORT,
        order=52,
        over_time=Adds.SUM,
        in_table=False,
        list_link=ListLink("support:visit-list", {"visit_state": "done"}, part_filter="kind"),
        add_link=AddLink("support:visit-create", "บันทึกการติดตาม", "eye"),
    ),
    Measure(
        name="subdistricts_visited",
        label="ตำบลที่มีคนลงไปใน 12 เดือน",
        short_label="ลงแล้ว",
        unit="ตำบล",
        definition="ตำบลที่มีการลงพื้นที่อย่างน้อยหนึ่งครั้งในสิบสองเดือนที่ผ่านมา โทรและออนไลน์ไม่นับ",
        source=VISITED,
        panel=Panel.SUPPORT,
        order=53,
        in_table=False,
        list_link=ListLink("support:unvisited", {"months": str(YEAR_OF_MONTHS)}, directory=True),
    ),
    Measure(
        name="support_asked",
        label="การขอสนับสนุน",
        unit="เรื่อง",
        definition="สิ่งที่ตำบล โครงการ หรือองค์กรขอความช่วยเหลือ นับทุกสถานะยกเว้นที่เลิกขอ",
        source=REQUESTS,
        panel=Panel.BEHIND,
        order=54,
        part_prefix="count:",
        over_time=Adds.SUM,
        on_map=False,
        in_table=False,
        list_link=ListLink("support:request-list", {"progress": "counted"}),
    ),
    Measure(
        name="support_given",
        label="การขอที่ได้รับแล้ว",
        unit="เรื่อง",
        definition="คำขอที่ได้รับครบแล้วหรือได้รับบางส่วน",
        source=REQUESTS,
        panel=Panel.SUPPORT,
        order=55,
        parts=frozenset(f"count:{one.value}" for one in GIVEN),
        over_time=Adds.SUM,
        basis="support_asked",
        on_map=False,
        in_table=False,
        list_link=ListLink("support:request-list", {"progress": "given_any"}),
    ),
    Measure(
        name="support_value",
        label="มูลค่าการสนับสนุนที่ได้รับ",
        short_label="สนับสนุน",
        unit="บาท",
        definition="ผลรวมมูลค่าที่ได้รับจากคำขอ เฉพาะคำขอที่ระบุจำนวน ที่เว้นว่างไม่นับว่าเป็นศูนย์",
        source=REQUESTS,
        panel=Panel.MONEY,
        order=64,
        part_prefix="value:",
        over_time=Adds.SUM,
        is_money=True,
        basis="support_value_by",
        on_map=False,
        in_table=False,
    ),
    Measure(
        name="support_value_by",
        label="คำขอที่ระบุมูลค่าที่ได้รับ",
        unit="เรื่อง",
        definition="คำขอที่ระบุมูลค่าที่ได้รับ ที่เว้นว่างไว้ไม่นับว่าเป็นศูนย์",
        source=REQUESTS,
        panel=Panel.BEHIND,
        order=65,
        part_prefix="value_by:",
        over_time=Adds.SUM,
        on_map=False,
        in_table=False,
    ),
    Measure(
        name="policy_issues",
        label="ประเด็นนโยบายร่วม",
        short_label="ประเด็น",
        unit="ประเด็น",
        definition="ประเด็นที่ขบวนผลักดันร่วมกัน ทุกสถานะ นับตามพื้นที่ของประเด็น ประเด็นร่วมของกลุ่มจังหวัดนับที่กลุ่มจังหวัดเท่านั้น",
        source=ISSUES,
        panel=Panel.SUPPORT,
        order=56,
        on_map=False,
        in_table=False,
        split_title="ประเด็นนโยบายถึงไหนแล้ว",
        list_link=ListLink("support:issue-list", part_filter="progress", directory=True),
    ),
    Measure(
        name="work_tools",
        label="เครื่องมือทำงานของตำบล อำเภอ และจังหวัด",
        short_label="เครื่องมือ",
        unit="ชิ้น",
        definition="คู่มือ แบบฟอร์ม และเครื่องมืออื่นในคลังเครื่องมือ นับชิ้นละหนึ่งครั้งตามพื้นที่ที่ดูแลเครื่องมือ แยกตามระดับที่ใช้ "
        "(ตำบล อำเภอ จังหวัด หรือทุกระดับ) เครื่องมือของกลุ่มจังหวัดนับที่กลุ่มจังหวัดเท่านั้น ไม่นับที่อยู่ในถังขยะ",
        source=GUIDES,
        panel=Panel.BEHIND,
        order=57,
        on_map=False,
        in_table=False,
        split_title="เครื่องมือใช้ระดับใด",
        list_link=ListLink("support:guide-list", directory=True),
    ),
)
