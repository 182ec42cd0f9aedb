"""What is counted of plans and projects."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, Q, Sum
from django.db.models.functions import Substr

from nakhonchai.dashboards.districts import Placed
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
from nakhonchai.dashboards.together import Together
from nakhonchai.dashboards.years import SUBDISTRICT_DIGITS, UNKNOWN_YEAR, in_all_years
from plans import measures_money  # noqa: F401 - measures of the ledger
from plans.enums import ProjectStatus
from plans.filters import STEP, reached_choices
from plans.models import Plan, Project

MADE = "made"
EVERYBODY = "aggregates are for everybody"
AMOUNTS = ("count", "asked", "asked_by", "received", "received_by")


def _plans(prefix: str, digits: int) -> Any:
    """Return plans with their place, the step they have come to, and whether they are made."""
    found = Plan.objects.unscoped(EVERYBODY).alive().at(prefix)
    return found.with_reached().with_made().annotate(place=Substr("area_id", 1, digits))


def read_plans(prefix: str, digits: int) -> Iterator[Row]:
    """Count plans by home: by the step they have come to, and those that are made."""
    counted = _plans(prefix, digits).values_list("place", "cluster_id", "reached", "is_made")
    for place, cluster, step, is_made, count in counted.annotate(n=Count("pk")).order_by():
        yield home_of(place, cluster), f"{STEP}{step}", count
        if is_made:
            yield home_of(place, cluster), MADE, count


def read_projects(prefix: str, digits: int) -> Iterator[Row]:
    """Count projects by home and state, with the money asked and received and how many say so."""
    found = Project.objects.unscoped(EVERYBODY).alive().alive_work().at(prefix)
    grouped = found.annotate(place=Substr("area_id", 1, digits)).values_list("place", "cluster_id", "status")
    for place, cluster, status, *amounts in _sums(grouped):
        home = home_of(place, cluster)
        for name, amount in zip(AMOUNTS, amounts, strict=True):
            if amount is not None:
                yield home, f"{name}:{status}", amount


def _projects_here(here: Q) -> Any:
    """Return the projects at home *here* by state and year, with the money that their sums are made of."""
    found = Project.objects.unscoped(EVERYBODY).alive().alive_work().filter(here)
    placed = found.annotate(place=Substr("area_id", 1, SUBDISTRICT_DIGITS))
    return _sums(placed.values_list("place", "cluster_id", "status", "fiscal_year"))


_projects = Placed(_projects_here)


def _projects_at(prefix: str) -> Iterator[YearRow]:
    for place, cluster, status, year, *amounts in _projects.rows(prefix):
        for name, amount in zip(AMOUNTS, amounts, strict=True):
            if amount is not None:
                yield home_of(place, cluster), f"{name}:{status}", year or UNKNOWN_YEAR, amount


AT_HOME = Together("projects-at-home", ("plans.project",), _projects_at)


def _sums(grouped: Any) -> Any:
    """Add to a grouped query how many there are, and the money in the order of ``AMOUNTS``."""
    return grouped.annotate(
        n=Count("pk"),
        asked=Sum("budget_asked"),
        asked_by=Count("budget_asked"),
        received=Sum("budget_received"),
        received_by=Count("budget_received"),
    ).order_by()


def read_plan_years(prefix: str, digits: int) -> Iterator[YearRow]:
    """Count the same by the first year the plans are for."""
    counted = _plans(prefix, digits).values_list("place", "cluster_id", "reached", "is_made", "first_year")
    for place, cluster, step, is_made, year, count in counted.annotate(n=Count("pk")).order_by():
        yield home_of(place, cluster), f"{STEP}{step}", year, count
        if is_made:
            yield home_of(place, cluster), MADE, year, count


def read_project_years(prefix: str, digits: int) -> Iterator[YearRow]:
    """Count projects, and what they asked and received, by their fiscal year."""
    found = Project.objects.unscoped(EVERYBODY).alive().alive_work().at(prefix)
    grouped = found.annotate(place=Substr("area_id", 1, digits)).values_list(
        "place", "cluster_id", "status", "fiscal_year"
    )
    for place, cluster, status, year, *amounts in _sums(grouped):
        for name, amount in zip(AMOUNTS, amounts, strict=True):
            if amount is not None:
                yield home_of(place, cluster), f"{name}:{status}", year or UNKNOWN_YEAR, amount


def plan_steps() -> list[Part]:
    """Name the steps in the order of the list."""
    return [Part(key, label) for key, label in reached_choices()]


def project_states() -> list[Part]:
    """Name the states of projects that are counted."""
    counted = [status for status in ProjectStatus if status != ProjectStatus.CANCELLED]
    return [Part(f"count:{status.value}", str(status.label)) for status in counted]


PLANS = Source(
    "plans",
    ("plans.plan", "plans.planstep", "plans.plansteptype"),
    read_plans,
    plan_steps,
    also=the_day,
    years=read_plan_years,
)
PROJECTS = Source(
    "projects",
    ("plans.project",),
    read_projects,
    project_states,
    years=read_project_years,
    is_local=True,
    has_local_years=True,
    made_of=AT_HOME,
    piece=in_all_years,
    year_piece=list,
)


def _money(name: str, label: str, definition: str, order: int) -> Measure:
    return Measure(
        name=f"budget_{name}",
        label=label,
        short_label=label.removesuffix("ของโครงการ"),
        unit="บาท",
        definition=definition,
        source=PROJECTS,
        panel=Panel.MONEY,
        order=order,
        part_prefix=f"{name}:",
        over_time=Adds.SUM,
        is_money=True,
        basis=f"budget_{name}_by",
        on_map=False,
        in_table=False,
    )


def _money_basis(name: str, label: str, order: int) -> Measure:
    return Measure(
        name=f"budget_{name}_by",
        label=label,
        unit="โครงการ",
        definition="โครงการที่ระบุจำนวนเงิน โครงการที่เว้นว่างไว้ไม่นับว่าเป็นศูนย์",
        source=PROJECTS,
        panel=Panel.BEHIND,
        order=order,
        part_prefix=f"{name}_by:",
        on_map=False,
        in_table=False,
    )


register(
    Measure(
        name="plans_made",
        label="แผนที่จัดทำแล้ว",
        unit="แผน",
        definition=(
            "แผนพัฒนาตำบลและแผนชุมชนที่ทำขั้นซึ่งเจ้าหน้าที่ พอช. กำหนดไว้เสร็จครบ (เริ่มต้นคือเวทีรับรองแผน) "
            "แผนที่ยังไม่ได้บันทึกขั้นนั้นดูจากสถานะ “เวทีรับรองแล้ว” ขึ้นไป แต่ละรุ่นทบทวนนับเป็นหนึ่งแผน"
        ),
        source=PLANS,
        panel=Panel.SUPPORT,
        order=40,
        parts=frozenset({MADE}),
        basis="plans",
        list_link=ListLink("plans:plan-list", {"made": "yes"}),
    ),
    Measure(
        name="plans",
        label="แผนทั้งหมด",
        short_label="แผน",
        unit="แผน",
        definition=(
            "แผนพัฒนาตำบลและแผนชุมชนทุกสถานะที่บันทึกไว้ในระบบ แบ่งตามขั้นล่าสุดที่เริ่มแล้ว แผนที่ไม่ได้บันทึกขั้นตอนนับที่ขั้นแรกของสถานะ"
        ),
        source=PLANS,
        panel=Panel.BEHIND,
        order=41,
        part_prefix=STEP,
        split_title="แผนอยู่ขั้นไหน",
        split_as="steps",
        on_map=False,
        in_table=False,
        list_link=ListLink("plans:plan-list", part_filter="reached"),
        add_link=AddLink("plans:plan-create", "เพิ่มแผน", "plan"),
    ),
    Measure(
        name="projects",
        label="โครงการ",
        unit="โครงการ",
        definition="โครงการในแผนและนอกแผน ไม่นับที่ยกเลิก โครงการข้ามจังหวัดนับที่กลุ่มจังหวัดเท่านั้น",
        source=PROJECTS,
        panel=Panel.SUPPORT,
        order=50,
        part_prefix="count:",
        list_link=ListLink("plans:project-list", {"working": "yes"}),
        add_link=AddLink("plans:project-create", "เพิ่มโครงการ", "project"),
    ),
    _money("asked", "งบประมาณที่เสนอ", "ผลรวมงบประมาณที่โครงการเสนอ เฉพาะโครงการที่ระบุจำนวน ไม่นับโครงการที่ยกเลิก", 60),
    _money("received", "งบประมาณที่ได้รับ", "ผลรวมงบประมาณที่โครงการได้รับแล้ว เฉพาะโครงการที่ระบุจำนวน", 61),
    _money_basis("asked", "โครงการที่ระบุงบที่เสนอ", 62),
    _money_basis("received", "โครงการที่ระบุงบที่ได้รับ", 63),
)
