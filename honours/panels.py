"""Honours on the pages of people and bodies."""

from typing import Any

from honours.models import Honour
from nakhonchai.accounts.scope import scope_of
from nakhonchai.records.models import Record
from nakhonchai.records.panels import Panel, panel_for
from nakhonchai.records.tables import may_edit

SHOWN = 30
BRIEF = ("type", "leader", "organization", "place", "area", "cluster")


def _panel(record: Record, person: Any, field: str) -> Panel | None:
    found = Honour.objects.visible_to(person).alive().filter(**{field: record.pk})
    rows = list(found.select_related(*BRIEF).order_by("-year", "type__order", "pk")[:SHOWN])
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
    return _panel(record, person, "leader")


@panel_for("organizations.organization", order=40)
def honours_of_organization(record: Record, person: Any) -> Panel | None:
    """What a body was honoured with."""
    return _panel(record, person, "organization")
