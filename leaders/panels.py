"""Positions on the pages of leaders and of organizations."""

from typing import Any
from urllib.parse import urlencode

from django.db.models import F

from leaders.models import Position
from nakhonchai.accounts.scope import scope_of
from nakhonchai.records.models import Record
from nakhonchai.records.panels import Panel, panel_for
from nakhonchai.records.tables import may_edit

SHOWN = 60
TERM = ("started", "started_precision", "ended", "ended_precision", "term_ends", "term_ends_precision")
NAME = ("ref", "prefix", "given_name", "family_name")


@panel_for("leaders.leader", order=10)
def positions_of_leader(record: Record, person: Any) -> Panel:
    """What a person is and was, the present first; each is changed on a page of its own."""
    found = Position.objects.visible_to(person).alive().filter(leader=record.pk)
    scope = scope_of(person)
    may_add = scope.may_write and not record.is_trashed
    rows = _rows(found.in_brief(*TERM, "role__name", "organization__ref", "organization__name"), scope)
    return Panel(
        "ตำแหน่ง",
        "leaders/panels/positions.html",
        {"rows": rows, "of_leader": True, "anchor": "positions"},
        count=len(rows),
        action="เพิ่มตำแหน่ง" if may_add else "",
        action_url=f"{Position.list_url('create')}?{urlencode({'leader': record.ref})}" if may_add else "",
    )


@panel_for("organizations.organization", order=10)
def positions_of_organization(record: Record, person: Any) -> Panel | None:
    """Who serves in an organization: people whom the reader finds, and nobody else."""
    scope = scope_of(person)
    # A position that the reader finds belongs to a person whom the reader finds: that is its rule.
    found = (
        Position.objects.visible_to(person).alive().filter(organization=record.pk, leader__trashed_at=None)
    )
    rows = _rows(found.in_brief(*TERM, "role__name", *(f"leader__{name}" for name in NAME)), scope)
    if not rows and not may_edit(record, scope):
        return None
    return Panel(
        "กรรมการและแกนนำ",
        "leaders/panels/positions.html",
        {"rows": rows, "of_leader": False, "anchor": "positions"},
        count=len(rows),
    )


def _rows(found: Any, scope: Any) -> list[tuple[Position, bool]]:
    ordered = found.order_by(F("ended").desc(nulls_first=True), "role__order", "pk")
    return [(one, may_edit(one, scope)) for one in ordered[:SHOWN]]
