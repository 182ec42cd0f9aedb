"""On the page of a project: places, people, partners, reports. On other pages: what they do in projects."""

from typing import Any
from urllib.parse import urlencode

from django.contrib.contenttypes.models import ContentType
from django.urls import reverse

from leaders.models import Leader
from nakhonchai.accounts.prepared import prepared
from nakhonchai.accounts.scope import scope_of
from nakhonchai.base.personal_data import DataClass
from nakhonchai.records.belongings import hangs_on
from nakhonchai.records.filetypes import IMAGES
from nakhonchai.records.models import Attachment, Record
from nakhonchai.records.panels import Panel, panel_for
from nakhonchai.records.tables import may_edit
from plans.enums import PROJECT_TONES, ProjectStatus
from plans.models import Project, ProjectPartner, ProjectPerson, ProjectPlace, ProjectUpdate
from plans.work_forms import new_report

SHOWN = 20
FEW = 5


def _mine(record: Record, person: Any) -> bool:
    return may_edit(record, scope_of(person)) and not record.is_trashed


def _address(page: str, record: Record, may: bool) -> str:
    return reverse(f"plans:project-{page}", args=[record.ref]) if may else ""


@panel_for("plans.project", order=4)
def updates_of_project(record: Record, person: Any) -> Panel:
    """What was reported last, with its photos, and the form for the next report."""
    mine = _mine(record, person)
    in_full = DataClass.INTERNAL in record.readable_classes(scope_of(person))
    found = ProjectUpdate.objects.visible_to(person).alive().filter(project=record.pk)
    told = list(found.newest_first()[: FEW + 1])
    photos = _photos([one.pk for one in told[:FEW]]) if in_full else {}
    rows = [(one, photos.get(one.pk, []), PROJECT_TONES.get(one.status, "")) for one in told[:FEW]]  # type: ignore[call-overload]
    return Panel(
        "ความคืบหน้า",
        "plans/panels/updates.html",
        {
            "rows": rows,
            "in_full": in_full,
            "form": new_report(record) if mine else None,
            "report_url": _address("report", record, mine),
            "all_url": f"{ProjectUpdate.list_url()}?{urlencode({'project': record.ref})}",
            "more": len(told) > FEW,
            "anchor": "updates",
        },
        action="รายงานความคืบหน้า" if mine else "",
        action_url=_address("report", record, mine),
    )


def _photos(updates: list[int]) -> dict[int, list[Attachment]]:
    """Return the photos of reports. One query."""
    if not updates:
        return {}
    kind = ContentType.objects.get_for_model(ProjectUpdate)
    found = Attachment.objects.filter(about_type=kind, about_id__in=updates, trashed_at=None)
    kept: dict[int, list[Attachment]] = {}
    for one in found.filter(content_type__in=IMAGES.values()).order_by("pk"):
        kept.setdefault(one.about_id, []).append(one)
    return kept


@panel_for("plans.project", order=14)
def places_of_project(record: Record, person: Any) -> Panel | None:
    """Where the project works, beside its home."""
    mine = _mine(record, person)
    rows = ProjectPlace.objects.filter(project=record.pk).select_related("area")
    found = list(rows.order_by("area_id"))
    if not found and not mine:
        return None
    return Panel(
        "พื้นที่ดำเนินการ",
        "plans/panels/places.html",
        {"places": found, "anchor": "places"},
        count=len(found) or None,
        action="แก้พื้นที่" if mine else "",
        action_url=_address("places", record, mine),
    )


@panel_for("plans.project", order=16)
def people_of_project(record: Record, person: Any) -> Panel | None:
    """Who answers for it, as far as the reader finds them; the rest is a number."""
    mine = _mine(record, person)
    rows = list(ProjectPerson.objects.filter(project=record.pk).order_by("role", "pk"))
    visible = Leader.objects.visible_to(person).alive().filter(pk__in=[one.leader_id for one in rows])
    leaders = {one.pk: one for one in visible} if rows else {}
    found = [(one, leaders[one.leader_id]) for one in rows if one.leader_id in leaders]
    if not found and not mine:
        return None
    return Panel(
        "ผู้รับผิดชอบ",
        "plans/panels/people.html",
        {
            "rows": found,
            "others": len(rows) - len(found),
            "may_edit": mine,
            "project": record,
            "anchor": "people",
        },
        count=len(found) or None,
        action="เพิ่มคน" if mine else "",
        action_url=_address("person-add", record, mine),
    )


@panel_for("plans.project", order=18)
def partners_of_project(record: Record, person: Any) -> Panel | None:
    """Who helps with it, and how."""
    mine = _mine(record, person)
    partners = ProjectPartner.objects.filter(project=record.pk, organization__trashed_at=None)
    rows = list(partners.select_related("organization").order_by("role", "pk"))
    if not rows and not mine:
        return None
    return Panel(
        "ภาคี",
        "plans/panels/partners.html",
        {"rows": rows, "may_edit": mine, "project": record, "anchor": "partners"},
        count=len(rows) or None,
        action="เพิ่มภาคี" if mine else "",
        action_url=_address("partner-add", record, mine),
    )


@hangs_on("organizations.organization")
def is_partner(key: Any) -> Any:
    """Whether an organization helps with any project."""
    return ProjectPartner.objects.filter(organization=key)


@prepared
def _helped(scope: Any, organization: Any) -> Any:
    helps = ProjectPartner.objects.filter(organization=organization).values("project_id")
    return in_a_list(Project.objects.visible_to(scope).filter(pk__in=helps))


@panel_for("organizations.organization", order=22)
def projects_with_partner(record: Record, person: Any) -> Panel | None:
    """The projects that an organization helps with, as far as the reader finds them."""
    found = _helped(person, organization=record.pk) if is_partner(record) else []
    return panel_of_projects("โครงการที่เป็นภาคี", "partner-of", found)


@hangs_on("leaders.leader")
def works_in_projects(key: Any) -> Any:
    """Whether a person answers for any project or works in one."""
    return ProjectPerson.objects.filter(leader=key)


@prepared
def _worked_in(scope: Any, leader: Any) -> Any:
    works = ProjectPerson.objects.filter(leader=leader).values("project_id")
    return in_a_list(Project.objects.visible_to(scope).filter(pk__in=works))


@panel_for("leaders.leader", order=28)
def projects_with_person(record: Record, person: Any) -> Panel | None:
    """The projects that a person answers for or works in, as far as the reader finds them."""
    found = _worked_in(person, leader=record.pk) if works_in_projects(record) else []
    return panel_of_projects("โครงการที่รับผิดชอบ", "works-in", found)


def in_a_list(found: Any) -> Any:
    """Return projects with what a line about each needs, one more than is shown."""
    return found.alive().in_brief("name", "status", "fiscal_year").in_thai_order()[: SHOWN + 1]


def panel_of_projects(heading: str, anchor: str, projects: list[Project]) -> Panel | None:
    """Return a panel of projects (``in_a_list``); nothing where there are none."""
    if not projects:
        return None
    return Panel(
        heading,
        "plans/panels/projects.html",
        {
            "projects": [(one, PROJECT_TONES[ProjectStatus(one.status)]) for one in projects[:SHOWN]],
            "more": len(projects) > SHOWN,
            "anchor": anchor,
        },
        count=len(projects) if len(projects) <= SHOWN else None,
    )
