"""From a gap in the network to work for somebody: what the task says, and whether there is one already."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.http import Http404

from nakhonchai.accounts.scope import scope_of
from nakhonchai.geography.enums import Level
from nakhonchai.geography.models import Area
from nakhonchai.records.models import Task
from organizations.models import Organization

ALONE, UNREACHED = "isolated", "unreached"
PLACE_WORDS = "ชวนภาคีเข้าทำงานใน"


@dataclass(frozen=True)
class Gap:
    """A body that is tied to nobody, or a subdistrict that no partner reaches."""

    name: str
    detail: str
    area: str
    about: Any = None


def gap_named(text: str, person: Any) -> Gap:
    """Return the gap that an address names, where *person* edits; otherwise answer 404."""
    kind, _, key = text.partition(":")
    found = {ALONE: _body, UNREACHED: _place}.get(kind)
    if found is None:
        raise Http404
    return found(key, person)


def _body(ref: str, person: Any) -> Gap:
    body = Organization.objects.editable_by(person).alive().filter(ref=ref, area__isnull=False).first()
    if body is None:
        raise Http404
    detail = "องค์กรนี้ยังไม่มีเส้นเชื่อมกับองค์กรใด หาเพื่อนร่วมงานหรือภาคี แล้วบันทึกเส้นเชื่อมในหน้าขององค์กร"
    return Gap(f"ชวน {body.name} เข้าร่วมเครือข่าย"[:200], detail, str(body.area_id), body)


def _place(code: str, person: Any) -> Gap:
    area = Area.objects.current().at(Level.SUBDISTRICT).filter(code=code).first()
    if area is None or not scope_of(person).may_edit_area(area.code):
        raise Http404
    detail = "ยังไม่มีภาคีทำงานในตำบลนี้ หาหน่วยงาน สถาบัน หรือองค์กรที่เข้ามาทำงานด้วยได้ แล้วบันทึกเส้นเชื่อม"
    return Gap(f"{PLACE_WORDS}{area.short_name} {area.path_th}"[:200], detail, area.code)


def tasks_about_bodies(keys: Sequence[int], person: Any) -> dict[int, Task]:
    """Return the open task about each body that has one the reader finds: one query."""
    kind = ContentType.objects.get_for_model(Organization)
    found = _open(person).filter(about_type=kind, about_id__in=keys)
    return {task.about_id: task for task in found.order_by("-pk") if task.about_id is not None}


def tasks_about_places(codes: Iterable[str], person: Any) -> dict[str, Task]:
    """Return the open task that calls partners to each subdistrict: one query."""
    found = _open(person).filter(area_id__in=list(codes), name__startswith=PLACE_WORDS)
    return {str(task.area_id): task for task in found.order_by("-pk")}


def _open(person: Any) -> Any:
    return Task.objects.visible_to(person).alive().filter(done_at=None).select_related("assignee")
