"""What is done to projects: each whole or not at all, within the reach of who does it."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from leaders.models import Leader
from nakhonchai.base.models import Versioned
from nakhonchai.base.writing import stamp, stamp_history, write
from nakhonchai.records.actions import check_reach, save_record
from nakhonchai.records.attachments import attach_file
from nakhonchai.records.filetypes import CheckedFile
from organizations.models import Organization
from plans.enums import ProjectStatus
from plans.models import Project, ProjectPartner, ProjectPerson, ProjectPlace, ProjectUpdate
from plans.project_rules import PLACE_ACROSS, crosses


@transaction.atomic
def set_places(project: Project, wanted: Iterable[str], *, by: Any) -> int:
    """Make *wanted* (area codes) the places of a project; return how many came or went."""
    check_reach(project, by)
    codes = set(wanted)
    if crosses(project.area_id, {code[:2] for code in codes}):
        raise ValidationError(PLACE_ACROSS)
    rows = {row.area_id: row for row in ProjectPlace.objects.filter(project=project)}
    for code in sorted(rows.keys() - codes):
        take_out(rows[code], by=by)
    for code in sorted(codes - rows.keys()):
        write(ProjectPlace(project=project, area_id=code), by=by, reason="เพิ่มพื้นที่ดำเนินการ")
    stamp(project)
    return len(rows.keys() ^ codes)


@transaction.atomic
def add_partner(project: Project, organization: Organization, *, role: str, by: Any) -> ProjectPartner:
    """Add a partner in a role. One that is there already stays as it is."""
    check_reach(project, by)
    known = ProjectPartner.objects.filter(project=project, organization=organization, role=role).first()
    if known is not None:
        return known
    added = ProjectPartner(project=project, organization=organization, role=role)
    write(added, by=by, reason="เพิ่มภาคีของโครงการ")
    stamp(project)
    return added


@transaction.atomic
def add_person(project: Project, leader: Leader, *, role: str, by: Any) -> ProjectPerson:
    """Add a person with a task. Somebody there already stays as they are."""
    check_reach(project, by)
    known = ProjectPerson.objects.filter(project=project, leader=leader).first()
    if known is not None:
        return known
    added = ProjectPerson(project=project, leader=leader, role=role)
    write(added, by=by, reason="เพิ่มผู้รับผิดชอบโครงการ")
    stamp(project)
    return added


@transaction.atomic
def remove_part(part: ProjectPartner | ProjectPerson, *, by: Any) -> None:
    """Take a partner or a person out of a project; the history says that they were there."""
    check_reach(part.project, by)
    project = part.project
    take_out(part, by=by)
    stamp(project)


def take_out(row: Versioned, *, by: Any) -> None:
    """Delete a row about a project; the history says that it was there."""
    stamp_history(row, by=by, reason="เอาออกจากโครงการ")
    row.delete()
    stamp(type(row)())


@transaction.atomic
def report(
    project: Project,
    *,
    happened: Any,
    text: str,
    progress: int | None = None,
    status: str = "",
    needs: str = "",
    photos: Iterable[tuple[str, CheckedFile]] = (),
    by: Any,
) -> ProjectUpdate:
    """Keep a report from the field with its photos; the project takes over the state that it tells."""
    check_reach(project, by)
    told = ProjectUpdate(project=project, text=text, progress=progress, status=status)
    told.happened_about = happened
    save_record(told, by=by)
    for name, photo in photos:
        attach_file(told, photo, name=name, caption="", by=by)
    if status:
        project.status = status
        project.needs = needs if status == ProjectStatus.BLOCKED else project.needs
        save_record(project, by=by, reason=f"รายงานความคืบหน้า {told.ref}")
    return told
