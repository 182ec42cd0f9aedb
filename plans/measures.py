"""What is counted of plans and projects."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, Sum
from django.db.models.functions import Substr

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
)
from nakhonchai.dashboards.rollup import home_of
from nakhonchai.dashboards.years import UNKNOWN_YEAR
from plans.enums import MADE, PlanStatus, ProjectStatus
from plans.models import Plan, Project

EVERYBODY = "aggregates are for everybody"
AMOUNTS = ("count", "asked", "asked_by", "received", "received_by")


def read_plans(prefix: str, digits: int) -> Iterator[Row]:
    """Count plans by home and state."""
    found = Plan.objects.unscoped(EVERYBODY).alive().at(prefix).annotate(place=Substr("area_id", 1, digits))
    counted = found.values_list("place", "cluster_id", "status").annotate(n=Count("pk"))
    for place, cluster, status, count in counted.order_by():
        yield home_of(place, cluster), status, count


def read_projects(prefix: str, digits: int) -> Iterator[Row]:
    """Count projects by home and state, with the money asked and received and how many say so."""
    found = Project.objects.unscoped(EVERYBODY).alive().alive_work().at(prefix)
    grouped = found.annotate(place=Substr("area_id", 1, digits)).values_list("place", "cluster_id", "status")
    for place, cluster, status, *amounts in _sums(grouped):
        home = home_of(place, cluster)
        for name, amount in zip(AMOUNTS, amounts, strict=True):
            if amount is not None:
                yield home, f"{name}:{status}", amount


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
    """Count plans by the first year they are for."""
    found = Plan.objects.unscoped(EVERYBODY).alive().at(prefix).annotate(place=Substr("area_id", 1, digits))
    counted = found.values_list("place", "cluster_id", "status", "first_year").annotate(n=Count("pk"))
    for place, cluster, status, year, count in counted.order_by():
        yield home_of(place, cluster), status, year, count


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


def plan_states() -> list[Part]:
    """Name the states from the first to the last."""
    return [Part(str(status.value), str(status.label)) for status in PlanStatus]


def project_states() -> list[Part]:
    """Name the states of projects that are counted."""
    counted = [status for status in ProjectStatus if status != ProjectStatus.CANCELLED]
    return [Part(f"count:{status.value}", str(status.label)) for status in counted]


PLANS = Source("plans", ("plans.plan",), read_plans, plan_states, years=read_plan_years)
PROJECTS = Source("projects", ("plans.project",), read_projects, project_states, years=read_project_years)


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
        definition="แผนพัฒนาตำบลและแผนชุมชนที่ผ่านเวทีรับรองแล้วขึ้นไป",
        source=PLANS,
        panel=Panel.SUPPORT,
        order=40,
        parts=frozenset(str(status.value) for status in MADE),
        basis="plans",
        list_link=ListLink("plans:plan-list", {"made": "yes"}),
    ),
    Measure(
        name="plans",
        label="แผนทั้งหมด",
        short_label="แผน",
        unit="แผน",
        definition="แผนพัฒนาตำบลและแผนชุมชนทุกสถานะที่บันทึกไว้ในระบบ",
        source=PLANS,
        panel=Panel.BEHIND,
        order=41,
        split_title="แผนอยู่ขั้นไหน",
        split_as="steps",
        on_map=False,
        in_table=False,
        list_link=ListLink("plans:plan-list", part_filter="status"),
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
