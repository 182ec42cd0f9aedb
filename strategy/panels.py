"""Lines, links, indicators and projects on the pages of strategies; strategies on the pages of projects."""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from nakhonchai.accounts.scope import scope_of
from nakhonchai.dashboards.years import this_year
from nakhonchai.records.models import Record
from nakhonchai.records.panels import Panel, panel_for
from nakhonchai.records.tables import may_edit
from plans.enums import PROJECT_TONES, ProjectStatus
from plans.models import Project
from strategy.enums import STATUS_TONES, Status
from strategy.models import Contribution, Indicator, Node, NodeLink, Proposal, ProposalNode, Target, Value
from strategy.scoring import explained_url
from strategy.views.home import trees

SHOWN = 40


def _may_add(record: Record, person: Any) -> bool:
    return may_edit(record, scope_of(person)) and not record.is_trashed


@panel_for("strategy.strategy", order=10)
def lines_of_strategy(record: Any, person: Any) -> Panel:
    """The lines of a strategy as a tree."""
    may = _may_add(record, person)
    _strategy, branches = trees(person, [record])[0]
    return Panel(
        "ข้อของยุทธศาสตร์",
        "strategy/panels/tree.html",
        {"branches": branches, "anchor": "lines"},
        action="เพิ่มข้อ" if may else "",
        action_url=f"{Node.list_url('create')}?{urlencode({'strategy': record.ref})}" if may else "",
    )


@panel_for("strategy.node", order=10)
def indicators_of_node(record: Record, person: Any) -> Panel:
    """What measures a line."""
    found = Indicator.objects.visible_to(person).alive().filter(node=record.pk).order_by("order", "pk")
    may = _may_add(record, person)
    rows = [(one, explained_url(one, "", this_year())) for one in found[:SHOWN]]
    return Panel(
        "ตัวชี้วัด",
        "strategy/panels/indicators.html",
        {"rows": rows, "anchor": "indicators"},
        count=len(rows),
        action="เพิ่มตัวชี้วัด" if may else "",
        action_url=f"{Indicator.list_url('create')}?{urlencode({'node': record.ref})}" if may else "",
    )


@panel_for("strategy.node", order=20)
def links_of_node(record: Any, person: Any) -> Panel:
    """How a line stands to lines of other strategies, and they to it."""
    out = NodeLink.objects.filter(source=record.pk, target__trashed_at=None)
    inward = NodeLink.objects.filter(target=record.pk, source__trashed_at=None)
    may = _may_add(record, person)
    rows = [(one, one.target, True) for one in out.select_related("target__strategy").order_by("pk")[:SHOWN]]
    rows += [
        (one, one.source, False) for one in inward.select_related("source__strategy").order_by("pk")[:SHOWN]
    ]
    return Panel(
        "เชื่อมกับยุทธศาสตร์อื่น",
        "strategy/panels/links.html",
        {"rows": rows, "may_edit": may, "node": record, "anchor": "links"},
        count=len(rows),
        action="เชื่อมกับข้ออื่น" if may else "",
        action_url=reverse("strategy:node-link-add", args=[record.ref]) if may else "",
    )


@panel_for("strategy.node", order=30)
def below_node(record: Any, person: Any) -> Panel | None:
    """The lines below a line."""
    found = list(Node.objects.visible_to(person).alive().filter(parent=record.pk).in_order()[:SHOWN])
    may = _may_add(record, person)
    if not found and not may:
        return None
    query = urlencode({"strategy": record.strategy.ref, "parent": record.ref})
    return Panel(
        "ข้อย่อย",
        "strategy/panels/below.html",
        {"rows": found, "anchor": "below"},
        count=len(found),
        action="เพิ่มข้อย่อย" if may else "",
        action_url=f"{Node.list_url('create')}?{query}" if may else "",
    )


@panel_for("strategy.node", order=40)
def projects_of_node(record: Record, person: Any) -> Panel | None:
    """The projects that contribute to a line, as far as the reader finds them."""
    mine = Project.objects.visible_to(person).alive().filter(contributions__node=record.pk)
    found = list(mine.select_related("area", "cluster").in_thai_order()[: SHOWN + 1])
    if not found:
        return None
    first = set(
        Contribution.objects.filter(node=record.pk, is_primary=True).values_list("project_id", flat=True)
    )
    rows = [(one, PROJECT_TONES[ProjectStatus(one.status)], one.pk in first) for one in found[:SHOWN]]
    context = {"rows": rows, "more": len(found) > SHOWN, "anchor": "projects"}
    return Panel("โครงการที่หนุนข้อนี้", "strategy/panels/projects.html", context, count=len(rows))


@panel_for("strategy.node", order=50)
def proposals_of_node(record: Record, person: Any) -> Panel | None:
    """The proposals that serve a line."""
    mine = Proposal.objects.visible_to(person).alive().filter(node_rows__node=record.pk)
    rows = list(mine.select_related("area", "cluster").in_thai_order()[:SHOWN])
    if not rows:
        return None
    context = {"rows": rows, "anchor": "proposals"}
    return Panel("ข้อเสนอต่อแผนของรัฐ", "strategy/panels/proposals.html", context, count=len(rows))


@panel_for("strategy.proposal", order=10)
def nodes_of_proposal(record: Record, person: Any) -> Panel | None:
    """The lines that a proposal serves."""
    rows = ProposalNode.objects.filter(proposal=record.pk, node__trashed_at=None).select_related(
        "node__strategy"
    )
    found = [one.node for one in rows.order_by("node__order", "pk")[:SHOWN]]
    if not found:
        return None
    return Panel("หนุนข้อยุทธศาสตร์", "strategy/panels/below.html", {"rows": found, "anchor": "lines"})


@panel_for("plans.project", order=12)
def strategy_of_project(record: Record, person: Any) -> Panel | None:
    """The line to which a project contributes first of all, and further ones."""
    found = Contribution.objects.filter(project=record.pk, node__trashed_at=None)
    rows = list(found.select_related("node__strategy").order_by("-is_primary", "node__order", "pk"))
    may = _may_add(record, person)
    if not rows and not may:
        return None
    return Panel(
        "อยู่ใต้ยุทธศาสตร์",
        "strategy/panels/contributions.html",
        {"rows": rows, "anchor": "strategy"},
        action="ระบุข้อยุทธศาสตร์" if may else "",
        action_url=f"{record.page('edit')}#id_strategy_primary" if may else "",
    )


@panel_for("strategy.indicator", order=10)
def reports_of_indicator(record: Any, person: Any) -> Panel | None:
    """The latest reports of an indicator that the reader finds."""
    if record.is_computed:
        return None
    mine = Value.objects.visible_to(person).alive().filter(indicator=record.pk)
    found = mine.select_related("area", "cluster", "indicator").order_by(
        "-fiscal_year", "-quarter", "area_id", "pk"
    )
    rows = [(one, STATUS_TONES[Status(one.status)]) for one in found[:SHOWN]]
    may = scope_of(person).may_write and not record.is_trashed
    return Panel(
        "รายงาน",
        "strategy/panels/reports.html",
        {
            "rows": rows,
            "all_url": f"{Value.list_url()}?{urlencode({'indicator': record.ref})}",
            "anchor": "reports",
        },
        action="เพิ่มรายงาน" if may else "",
        action_url=f"{Value.list_url('create')}?{urlencode({'indicator': record.ref})}" if may else "",
    )


@panel_for("strategy.indicator", order=20)
def targets_of_indicator(record: Record, person: Any) -> Panel:
    """The targets of an indicator that the reader finds."""
    mine = Target.objects.visible_to(person).alive().filter(indicator=record.pk)
    rows = list(
        mine.select_related("area", "cluster", "indicator").order_by("-fiscal_year", "area_id", "pk")[:SHOWN]
    )
    may = scope_of(person).may_write and not record.is_trashed
    return Panel(
        "ค่าเป้าหมาย",
        "strategy/panels/targets.html",
        {
            "rows": rows,
            "all_url": f"{Target.list_url()}?{urlencode({'indicator': record.ref})}",
            "anchor": "targets",
        },
        action="ตั้งเป้า" if may else "",
        action_url=f"{Target.list_url('create')}?{urlencode({'indicator': record.ref})}" if may else "",
    )
