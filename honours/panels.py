"""Honours on the pages of people and bodies."""

from typing import Any

from honours.models import Honour
from nakhonchai.accounts.prepared import prepared
from nakhonchai.accounts.scope import scope_of
from nakhonchai.records.belongings import ANY, hangs_on
from nakhonchai.records.models import Record
from nakhonchai.records.panels import Panel, panel_for
from nakhonchai.records.tables import may_edit

SHOWN = 30
BRIEF = ("type", "leader", "organization", "place", "area", "cluster")


@hangs_on("leaders.leader")
def was_named(key: Any) -> Any:
    """Whether a person was ever honoured or nominated."""
    return Honour.objects.unscoped(ANY).alive().filter(leader=key)


@hangs_on("organizations.organization")
def body_was_named(key: Any) -> Any:
    """Whether a body was ever honoured or nominated."""
    return Honour.objects.unscoped(ANY).alive().filter(organization=key)


@prepared
def _of_leader(scope: Any, leader: Any) -> Any:
    return _in_order(Honour.objects.visible_to(scope).filter(leader=leader))


@prepared
def _of_body(scope: Any, organization: Any) -> Any:
    return _in_order(Honour.objects.visible_to(scope).filter(organization=organization))


def _in_order(found: Any) -> Any:
    return found.alive().select_related(*BRIEF).order_by("-year", "type__order", "pk")[:SHOWN]


def _panel(record: Record, person: Any, field: str, rows: list[Honour]) -> Panel | None:
    may = may_edit(record, scope_of(person)) and not record.is_trashed
    if not rows and not may:
        return None
    return Panel(
        "เกียรติประวัติ",
        "honours/panels/honours.html",
        {"rows": rows, "anchor": "honours"},
        count=len(rows),
        action="เสนอชื่อเชิดชู" if may else "",
        action_url=f"{Honour.list_url('create')}?{field}={record.ref}" if may else "",
    )


@panel_for("leaders.leader", order=40)
def honours_of_leader(record: Record, person: Any) -> Panel | None:
    """What a person was honoured with, and nominated for."""
    rows = _of_leader(person, leader=record.pk) if was_named(record) else []
    return _panel(record, person, "leader", rows)


@panel_for("organizations.organization", order=40)
def honours_of_organization(record: Record, person: Any) -> Panel | None:
    """What a body was honoured with."""
    rows = _of_body(person, organization=record.pk) if body_was_named(record) else []
    return _panel(record, person, "organization", rows)
