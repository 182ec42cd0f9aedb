"""Links and networks on the pages of organizations; members, board and meetings on those of networks."""

from typing import Any
from urllib.parse import urlencode

from django.db.models import F, Q
from django.urls import reverse

from leaders.models import Position
from learning.models import Event, EventBody
from nakhonchai.accounts.prepared import prepared
from nakhonchai.accounts.scope import scope_of
from nakhonchai.records.belongings import ANY, hangs_on
from nakhonchai.records.models import Record
from nakhonchai.records.panels import Panel, panel_for
from nakhonchai.records.tables import may_edit
from network.actions import network_of
from network.models import BoardSeat, Link, Member
from network.quick import QuickLinkForm

SHOWN = 30


@panel_for("organizations.organization", order=15)
def links_of_organization(record: Any, person: Any) -> Panel:
    """Who a body is linked with, what still holds first; a line to add one more."""
    found = Link.objects.visible_to(person).alive().of(record.pk).with_bodies()
    ordered = found.order_by(F("ended").desc(nulls_first=True), "kind__order", "sort_key", "pk")
    links = list(ordered[: SHOWN + 1])
    scope = scope_of(person)
    may_add = scope.may_write and not record.is_trashed
    rows = [(one, one.words_from(record), one.other(record)) for one in links[:SHOWN]]
    query = urlencode({"source": record.ref})
    return Panel(
        "เส้นเชื่อมกับองค์กรอื่น",
        "network/panels/links.html",
        {
            "rows": rows,
            "more": len(links) > SHOWN,
            "all_url": reverse("network:body", args=[record.ref]),
            "form": QuickLinkForm(person=person) if may_add and may_edit(record, scope) else None,
            "add_url": f"{Link.list_url('create')}?{query}",
            "ref": record.ref,
            "anchor": "links",
        },
        count=len(links) if len(links) <= SHOWN else None,
        action="เพิ่มเส้นเชื่อม" if may_add else "",
        action_url=f"{Link.list_url('create')}?{query}" if may_add else "",
    )


@panel_for("organizations.organization", order=16)
def networks_of_organization(record: Record, person: Any) -> Panel | None:
    """The networks to which a body belongs."""
    found = Member.objects.visible_to(person).alive().filter(organization=record.pk)
    rows = list(
        found.select_related("network", "area", "cluster").order_by("network__sort_key", "pk")[:SHOWN]
    )
    if not rows:
        return None
    context = {"rows": rows, "anchor": "networks"}
    return Panel("เครือข่ายที่เข้าร่วม", "network/panels/networks.html", context, count=len(rows))


@panel_for("network.network", order=10)
def members_of_network(record: Record, person: Any) -> Panel:
    """Which bodies belong to a network, and since when."""
    found = Member.objects.visible_to(person).alive().filter(network=record.pk)
    ordered = found.select_related(
        "organization__type", "organization__area", "organization__cluster"
    ).order_by(F("left").desc(nulls_first=True), "organization__sort_key", "pk")
    scope = scope_of(person)
    may_add = may_edit(record, scope) and not record.is_trashed
    rows = [(one, may_edit(one, scope)) for one in ordered[:300]]
    return Panel(
        "องค์กรสมาชิก",
        "network/panels/members.html",
        {"rows": rows, "anchor": "members"},
        count=sum(one.is_current for one, _may in rows),
        action="เพิ่มสมาชิก" if may_add else "",
        action_url=f"{Member.list_url('create')}?{urlencode({'network': record.ref})}" if may_add else "",
    )


@panel_for("network.network", order=20)
def board_of_network(record: Any, person: Any) -> Panel:
    """The people who run a network, as far as the reader finds them: posts in its leading body, and seats."""
    scope = scope_of(person)
    rows = [*_posts(record, person), *_seats(record, person)]
    may_add = may_edit(record, scope) and not record.is_trashed
    return Panel(
        "คณะทำงาน",
        "network/panels/board.html",
        {
            "rows": [(one, isinstance(one, BoardSeat) and may_edit(one, scope)) for one in rows],
            "organization": record.organization,
            "anchor": "board",
        },
        count=len({one.leader_id for one in rows}),
        action="เพิ่มคณะทำงาน" if may_add else "",
        action_url=f"{BoardSeat.list_url('create')}?{urlencode({'network': record.ref})}" if may_add else "",
    )


def _posts(record: Any, person: Any) -> list[Any]:
    if record.organization_id is None:
        return []
    held = Position.objects.visible_to(person).alive().current().filter(organization=record.organization_id)
    return _in_order(held)


def _seats(record: Any, person: Any) -> list[Any]:
    return _in_order(BoardSeat.objects.visible_to(person).alive().current().filter(network=record.pk))


def _in_order(held: Any) -> list[Any]:
    found = held.filter(leader__trashed_at=None).select_related("leader", "role")
    return list(found.order_by(F("role__order").asc(nulls_last=True), "leader__sort_key", "pk")[:60])


@panel_for("network.network", order=30)
def meetings_of_network(record: Any, person: Any) -> Panel:
    """The events of a network: those said to be its own, and those in which its leading body had a part."""
    own = Q(network_event__network=record.pk)
    if record.organization_id is not None:
        own |= Q(pk__in=EventBody.objects.filter(organization=record.organization_id).values("event_id"))
    held = Event.objects.visible_to(person).alive().filter(own)
    rows = list(held.select_related("area", "cluster").order_by("-started", "-pk")[: SHOWN + 1])
    may_add = scope_of(person).may_write and not record.is_trashed
    query = {"network": record.ref} | ({"area": record.area_id} if record.area_id else {})
    return Panel(
        "การประชุมและเวที",
        "network/panels/meetings.html",
        {
            "rows": rows[:SHOWN],
            "more": len(rows) > SHOWN,
            "shown": SHOWN,
            "organization": record.organization,
            "anchor": "meetings",
        },
        count=len(rows) if len(rows) <= SHOWN else None,
        action="เพิ่มกิจกรรม" if may_add else "",
        action_url=f"{Event.list_url('create')}?{urlencode(query)}" if may_add else "",
    )


@panel_for("learning.event", order=9)
def network_of_event(record: Any, person: Any) -> Panel | None:
    """The network of which an event is a meeting."""
    found = network_of(record)
    if found is None:
        return None
    return Panel("เครือข่ายของกิจกรรม", "network/panels/of_event.html", {"network": found, "anchor": "network"})


@hangs_on("leaders.leader")
def has_seats(key: Any) -> Any:
    """Whether a person ever sat on a board."""
    return BoardSeat.objects.unscoped(ANY).alive().filter(leader=key)


@prepared
def _seats_of(scope: Any, leader: Any) -> Any:
    found = BoardSeat.objects.visible_to(scope).alive().filter(leader=leader, network__trashed_at=None)
    ordered = found.select_related("network", "role", "area", "cluster")
    return ordered.order_by(F("ended").desc(nulls_first=True), "network__sort_key", "pk")[:SHOWN]


@panel_for("leaders.leader", order=22)
def seats_of_leader(record: Record, person: Any) -> Panel | None:
    """On which boards of networks a person is and was."""
    rows = _seats_of(person, leader=record.pk) if has_seats(record) else []
    if not rows:
        return None
    context = {"rows": rows, "anchor": "seats"}
    return Panel("คณะทำงานเครือข่าย", "network/panels/seats.html", context, count=len(rows))
