"""What is kept of an organization in rows of its own, on its page."""

from typing import Any

from django.db.models import F
from django.urls import reverse

from nakhonchai.accounts.scope import scope_of
from nakhonchai.base.personal_data import DataClass
from nakhonchai.records.models import Record
from nakhonchai.records.panels import Panel, panel_for
from nakhonchai.records.tables import may_edit
from organizations.enums import TONES, OrganizationStatus
from organizations.models import Contact, Coverage, Membership, Organization, Registration, StatusChange
from organizations.parts import parts_there

KIND = "organizations.organization"
SHOWN = 60


def _panel(
    record: Any, person: Any, heading: str, name: str, add: str, action: str, **context: Any
) -> Panel | None:
    """Return a panel of rows; without rows it is for those who can add some."""
    may = may_edit(record, scope_of(person)) and not record.is_trashed
    rows = context["rows"]
    if not rows and not may:
        return None
    return Panel(
        heading,
        f"organizations/panels/{name}.html",
        {"may_edit": may, "anchor": name, "more": len(rows) > SHOWN, **context, "rows": rows[:SHOWN]},
        count=len(rows) if len(rows) <= SHOWN else None,
        action=action if may else "",
        action_url=add if may else "",
    )


def _create(record: Any, kind: str) -> str:
    return f"{reverse(f'organizations:{kind}-create')}?organization={record.ref}"


@panel_for(KIND, order=6)
def statuses(record: Record, person: Any) -> Panel | None:
    """The life of the organization, the latest first."""
    found: list[Any] = []
    if "StatusChange" in parts_there(_organization(record)):
        rows = StatusChange.objects.visible_to(person).of(record)
        found = list(rows.order_by("-since", "-pk")[: SHOWN + 1])
    toned = [(row, TONES[OrganizationStatus(row.status)]) for row in found]
    add = _create(record, "status_change")
    return _panel(record, person, "สถานะตามเวลา", "statuses", add, "เปลี่ยนสถานะ", rows=toned)


@panel_for(KIND, order=7)
def registrations(record: Record, person: Any) -> Panel | None:
    """Its numbers by register."""
    found: list[Any] = []
    if "Registration" in parts_there(_organization(record)):
        rows = Registration.objects.visible_to(person).of(record).select_related("scheme")
        found = list(rows.order_by("scheme__order", "number")[: SHOWN + 1])
        for row in found:
            row.fits_area = row.scheme.is_of_area(row.number, record.area_id)
    add = _create(record, "registration")
    return _panel(record, person, "เลขทะเบียน", "registrations", add, "เพิ่มเลขทะเบียน", rows=found)


@panel_for(KIND, order=8)
def contacts(record: Record, person: Any) -> Panel | None:
    """Ways to it, for those who read what is personal there."""
    if DataClass.PERSONAL not in record.readable_classes(scope_of(person)):
        return None
    found: list[Any] = []
    if "Contact" in parts_there(_organization(record)):
        found = list(Contact.objects.visible_to(person).of(record).order_by("kind", "pk")[: SHOWN + 1])
    add = _create(record, "contact")
    return _panel(record, person, "ช่องทางติดต่อ", "contacts", add, "เพิ่มช่องทาง", rows=found)


@panel_for(KIND, order=12)
def members(record: Record, person: Any) -> Panel | None:
    """The bodies that make it up, those that left last."""
    found: list[Any] = []
    if "Membership" in parts_there(_organization(record)):
        rows = Membership.objects.visible_to(person).of(record).filter(member__trashed_at=None)
        rows = rows.select_related("member__type", "member__area", "member__cluster")
        found = list(rows.order_by(F("ended").desc(nulls_first=True), "sort_key", "pk")[: SHOWN + 1])
    add = _create(record, "membership")
    has = _organization(record).type.group.slug == "council" or bool(found)
    if not has:
        return None
    return _panel(record, person, "องค์กรสมาชิก", "members", add, "เพิ่มองค์กรสมาชิก", rows=found, of_member=False)


@panel_for(KIND, order=13)
def member_of(record: Record, person: Any) -> Panel | None:
    """The councils and federations it belongs to."""
    if "Membership.member" not in parts_there(_organization(record)):
        return None
    rows = (
        Membership.objects.visible_to(person).alive().filter(member=record.pk, organization__trashed_at=None)
    )
    rows = rows.select_related("organization__type", "organization__area", "organization__cluster")
    found = list(rows.order_by(F("ended").desc(nulls_first=True), "pk")[:SHOWN])
    context = {"rows": found, "of_member": True, "may_edit": False, "anchor": "member-of", "more": False}
    return Panel("เป็นสมาชิกของ", "organizations/panels/members.html", context, count=len(found))


@panel_for(KIND, order=14)
def coverage(record: Record, person: Any) -> Panel | None:
    """The places it reaches beside its home."""
    organization, found = _organization(record), list[Any]()
    if "Coverage" in parts_there(organization):
        rows = Coverage.objects.visible_to(person).of(record).select_related("covered")
        found = list(rows.order_by("covered__code")[: SHOWN + 1])
    if not found and not organization.type.group.is_partner:
        return None
    add = reverse("organizations:organization-coverage", args=[record.ref])
    return _panel(record, person, "พื้นที่ที่ครอบคลุม", "coverage", add, "แก้พื้นที่", rows=found)


def _organization(record: Any) -> Organization:
    """Say what the panel is about; its type is at hand on its page."""
    return record
