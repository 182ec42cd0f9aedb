"""Positions on the pages of leaders and of organizations."""

from collections.abc import Iterable
from typing import Any, cast
from urllib.parse import urlencode

from django.db.models import F, Q
from django.urls import reverse

from leaders.enums import TieKind
from leaders.models import Leader, LeaderTie, Position, RoleType
from nakhonchai.accounts.prepared import prepared
from nakhonchai.accounts.scope import scope_of
from nakhonchai.records.belongings import ANY, hangs_on
from nakhonchai.records.models import Record
from nakhonchai.records.panels import Panel, panel_for
from nakhonchai.records.tables import may_edit
from organizations.models import Organization

SHOWN = 60
REVERSED = {TieKind.MENTORS: "มีพี่เลี้ยงคือ", TieKind.SUCCEEDS: "มีผู้สืบทอดคือ"}
TERM = ("started", "started_precision", "ended", "ended_precision", "term_ends", "term_ends_precision")
BODY = ("organization__ref", "organization__name", "organization__type__term_years")
NAME = ("ref", "prefix", "given_name", "family_name")


@hangs_on("leaders.leader")
def has_positions(key: Any) -> Any:
    """Whether a person ever held a post."""
    return Position.objects.unscoped(ANY).alive().filter(leader=key)


@hangs_on("leaders.leader")
def has_ties(key: Any) -> Any:
    """Whether a person has mentors or successors, or is one."""
    return LeaderTie.objects.unscoped(ANY).alive().filter(Q(leader=key) | Q(other=key))


@prepared
def _held(scope: Any, leader: Any) -> Any:
    found = Position.objects.visible_to(scope).alive().filter(leader=leader)
    return _in_order(found.in_brief(*TERM, "note", "role__name", *BODY))


@panel_for("leaders.leader", order=10)
def positions_of_leader(record: Record, person: Any) -> Panel:
    """What a person is and was, the present first; each is changed on a page of its own."""
    scope = scope_of(person)
    may_add = scope.may_write and not record.is_trashed
    held = _held(scope, leader=record.pk) if has_positions(record) else []
    rows = [(one, may_edit(one, scope)) for one in held]
    return Panel(
        "ตำแหน่งและบทบาท",
        "leaders/panels/life.html",
        {"rows": rows, "anchor": "positions"},
        count=len(rows),
        action="เพิ่มตำแหน่ง" if may_add else "",
        action_url=f"{Position.list_url('create')}?{urlencode({'leader': record.ref})}" if may_add else "",
    )


@panel_for("leaders.leader", order=20)
def mentors_and_successors(record: Record, person: Any) -> Panel:
    """Whom a person mentors and succeeds, and who mentors and succeeds them: people whom the reader finds."""
    scope = scope_of(person)
    may_add = may_edit(record, scope) and not record.is_trashed
    rows = _ties(record, scope) if has_ties(record) else []
    return Panel(
        "พี่เลี้ยงและผู้สืบทอด",
        "leaders/panels/ties.html",
        {"rows": rows, "anchor": "ties"},
        count=len(rows),
        action="เพิ่ม" if may_add else "",
        action_url=f"{LeaderTie.list_url('create')}?{urlencode({'leader': record.ref})}" if may_add else "",
    )


@prepared
def _tied(scope: Any, leader: Any) -> Any:
    found = LeaderTie.objects.visible_to(scope).alive().select_related("leader", "other")
    found = found.filter(Q(leader=leader) | Q(other=leader))
    return found.order_by(F("ended").desc(nulls_first=True), "kind", "pk")[:SHOWN]


def _ties(record: Record, scope: Any) -> list[tuple[str, Leader, LeaderTie, bool]]:
    return [
        (words, other, one, may_edit(one, scope))
        for one in _tied(scope, leader=record.pk)
        for words, other in [_seen_from(one, record)]
        if not other.is_trashed
    ]


def _seen_from(tie: LeaderTie, record: Record) -> tuple[str, Leader]:
    """Return a tie in words as one of its two people would say it, and the other person."""
    kind = TieKind(tie.kind)
    if tie.leader_id == record.pk:
        return str(kind.label), tie.other
    return REVERSED[kind], tie.leader


@hangs_on("organizations.organization")
def has_people(key: Any) -> Any:
    """Whether anybody ever held a post in an organization."""
    return Position.objects.unscoped(ANY).alive().filter(organization=key)


@prepared
def _serving(scope: Any, organization: Any) -> Any:
    # A position that the reader finds belongs to a person whom the reader finds: that is its rule.
    found = Position.objects.visible_to(scope).alive()
    found = found.filter(organization=organization, leader__trashed_at=None)
    shown = (*TERM, "role__name", "role__unique_in_body", *(f"leader__{name}" for name in NAME))
    return _in_order(found.in_brief(*shown))


@panel_for("organizations.organization", order=10)
def positions_of_organization(record: Record, person: Any) -> Panel | None:
    """Who serves in an organization: people whom the reader finds, and nobody else."""
    scope = scope_of(person)
    serving = _serving(scope, organization=record.pk) if has_people(record) else []
    rows = [(one, may_edit(one, scope)) for one in serving]
    may = may_edit(record, scope) and not record.is_trashed
    if not rows and not may:
        return None
    for one, _may in rows:
        one.organization = cast("Organization", record)  # its type says the length of term
    return Panel(
        "กรรมการและแกนนำ",
        "leaders/panels/positions.html",
        {"rows": rows, "clashes": clashes([one for one, _may in rows]), "anchor": "positions"},
        count=len(rows),
        action="จบวาระ/ตั้งคณะใหม่" if may else "",
        action_url=reverse("leaders:committee-renew", args=[record.ref]) if may else "",
    )


def clashes(positions: Iterable[Position]) -> list[str]:
    """Return in words which posts that a body has once are held by several people today."""
    held: dict[RoleType, list[str]] = {}
    for one in positions:
        if one.is_current and one.role.unique_in_body:
            held.setdefault(one.role, []).append(str(one.leader))
    several = {role: names for role, names in held.items() if len(names) > 1}
    return [f"{role}มีพร้อมกัน {len(names)} คน: {', '.join(names)}" for role, names in several.items()]


def _in_order(found: Any) -> Any:
    return found.order_by(F("ended").desc(nulls_first=True), "role__order", "pk")[:SHOWN]
