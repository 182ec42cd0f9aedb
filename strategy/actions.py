"""Writes that touch several rows: links, contributions, targets of many areas, and the steps of reports."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.db import transaction

from nakhonchai.base.bulk import create_recorded
from nakhonchai.base.freshness import touch
from nakhonchai.base.writing import stamp, stamp_history, write
from nakhonchai.records.actions import save_record, trash_record
from strategy.enums import OWED, State, Status
from strategy.models import (
    Adjustment,
    Contribution,
    Indicator,
    Node,
    NodeLink,
    Proposal,
    ProposalNode,
    Round,
    Target,
    Value,
)
from strategy.targets import stored_targets

WHY_CLOSED = "ปีงบประมาณนี้ปิดแล้ว"


# --- the tree -------------------------------------------------------------------------------


def link_nodes(source: Node, target: Node, *, kind: str, note: str, by: Any) -> NodeLink:
    """Say how a line stands to another's."""
    link = NodeLink(source=source, target=target, kind=kind, note=note)
    link.full_clean()
    write(link, by=by, reason="เชื่อมยุทธศาสตร์")
    return link


@transaction.atomic
def unlink_nodes(link: NodeLink, *, by: Any) -> None:
    """Take a link away; its history keeps it."""
    stamp_history(link, by=by, reason="เอาเส้นเชื่อมออก")
    link.delete()
    stamp(link)


@transaction.atomic
def contribute(project: Any, primary: Node | None, further: Sequence[Node], *, by: Any) -> bool:
    """Let a project contribute to one line first of all, and to further ones; return whether it changed."""
    wanted = {node.pk: node is primary for node in [*further, primary] if node is not None}
    there = {one.node_id: one for one in Contribution.objects.filter(project=project)}
    changed = False
    for one in [one for key, one in there.items() if key not in wanted]:
        stamp_history(one, by=by, reason="โครงการไม่อยู่ใต้ข้อนี้แล้ว")
        one.delete()
        stamp(one)
        changed = True
    # The old first line steps back before the new one steps forward: there is only one at a time.
    for key, is_primary in sorted(wanted.items(), key=lambda item: item[1]):
        one = there.get(key) or Contribution(project=project, node_id=key)
        one.is_primary = is_primary
        changed = bool(write(one, by=by, reason="ระบุข้อของยุทธศาสตร์")) or changed
    return changed


@transaction.atomic
def serve_nodes(proposal: Proposal, nodes: Iterable[Node], *, by: Any) -> bool:
    """Say which lines a proposal serves; return whether anything changed."""
    wanted = {node.pk for node in nodes}
    there = set(ProposalNode.objects.filter(proposal=proposal).values_list("node_id", flat=True))
    ProposalNode.objects.filter(proposal=proposal, node__in=there - wanted).delete()
    ProposalNode.objects.bulk_create(ProposalNode(proposal=proposal, node_id=key) for key in wanted - there)
    return wanted != there


# --- targets --------------------------------------------------------------------------------


@transaction.atomic
def set_targets(indicator: Indicator, year: int, by_code: Mapping[str, Decimal | None], *, by: Any) -> int:
    """Give areas their targets of a year; None takes one away. Return how many changed."""
    there = stored_targets(indicator, list(by_code), year)
    changed = 0
    for code, value in by_code.items():
        target = there.get(code)
        if value is None:
            if target is not None:
                trash_record(target, by=by, reason="เอาเป้าหมายออกตอนกระจายเป้า")
                changed += 1
            continue
        target = target or Target(indicator=indicator, area_id=code, fiscal_year=year)
        target.value = value
        changed += bool(save_record(target, by=by, reason="กระจายเป้าหมาย"))
    return changed


# --- reports --------------------------------------------------------------------------------


@transaction.atomic
def ask_for_reports(
    around: Round,
    indicators: Sequence[Indicator],
    codes: Mapping[int, Sequence[str]],
    *,
    by: Any,
    assignee: Any = None,
) -> int:
    """Ask the areas of each indicator (``codes``: indicator → areas, "" is the cluster) for its number.

    An area that already reported for the period is asked no second time: its report joins the round.
    Return how many are asked anew.
    """
    there = _reports_there(around, indicators)
    made, joined = [], []
    for indicator in indicators:
        for code in codes[indicator.pk]:
            one = there.get((indicator.pk, code))
            if one is None:
                made.append(_asked(around, indicator, code, assignee))
            elif one.round_id is None:
                one.round, one.due = around, around.due
                joined.append(one)
    for one in made:
        one.created_by = by
        one.fill_derived_fields()
    create_recorded(made, by=by, reason=str(around))
    for one in joined:
        write(one, by=by, reason=str(around))
    touch("strategy.value", {one.area_id or "" for one in made})
    return len(made)


def _reports_there(around: Round, indicators: Sequence[Indicator]) -> dict[tuple[int, str], Value]:
    found = Value.objects.unscoped("a round asks for what is not there yet").alive()
    found = found.filter(
        indicator__in=indicators, fiscal_year=around.fiscal_year, quarter=around.quarter
    ).select_related("indicator")
    return {(one.indicator_id, one.area_id or ""): one for one in found}


def _asked(around: Round, indicator: Indicator, code: str, assignee: Any) -> Value:
    home = {"area_id": code} if code else {"cluster_id": around.cluster_id}
    return Value(
        indicator=indicator,
        fiscal_year=around.fiscal_year,
        quarter=around.quarter,
        round=around,
        due=around.due,
        assignee=assignee,
        **home,
    )


MOVES: dict[str, tuple[tuple[str, ...], str, str]] = {
    "submit": (OWED, Status.SUBMITTED, "ส่งรายงาน"),
    "confirm": ((Status.SUBMITTED,), Status.CONFIRMED, "จังหวัดยืนยัน"),
    "accept": ((Status.CONFIRMED,), Status.ACCEPTED, "กลุ่มจังหวัดรับ"),
    "return": ((Status.SUBMITTED, Status.CONFIRMED), Status.RETURNED, "ส่งกลับ"),
    "waive": (OWED, Status.CONFIRMED, "ยืนยันว่าไม่มีรายงาน"),
}


def may_move(verb: str, report: Value, scope: Any) -> bool:
    """Whether who edits the report's home may take this step: provinces confirm, staff accept."""
    if report.status not in MOVES[verb][0]:
        return False
    if verb == "submit":
        return True
    if verb == "accept" or (verb == "return" and report.status == Status.CONFIRMED):
        return bool(scope.is_staff)
    return bool(scope.may_manage)


@transaction.atomic
def move_reports(reports: Iterable[Value], verb: str, *, by: Any, reason: str = "") -> int:
    """Take a step with reports, whole or not at all; return how many moved.

    Raises ``OutOfReachError`` for a report that *by* does not edit.
    """
    _before, after, words = MOVES[verb]
    moved = 0
    one: Any
    for one in reports:
        one.status = after
        one.returned_because = reason if verb == "return" else ""
        if verb == "waive":
            one.state, one.value, one.numerator, one.denominator, one.items = (
                State.MISSING,
                None,
                None,
                None,
                "",
            )
        moved += bool(save_record(one, by=by, reason=f"{words}: {reason}" if reason else words))
    return moved


# --- after a year was closed ----------------------------------------------------------------


def adjust(
    indicator: Indicator, year: int, area: Any, *, change: Decimal, reason: str, by: Any
) -> Adjustment:
    """Write down that a closed number should have been more or less. The closed number stays."""
    one = Adjustment(
        indicator=indicator, fiscal_year=year, area=area, change=change, reason=reason, made_by=by
    )
    one.full_clean()
    write(one, by=by, reason=reason)
    return one
