"""Rules of projects that look at more than one row, and the sentences in which they are told."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError

from plans.enums import ProjectStatus
from plans.models import Project, ProjectPlace

WHY_BLOCKED = "โครงการที่ติดขัดต้องบอกว่าติดขัดเพราะอะไร หรือต้องการอะไร"
ACROSS = "โครงการนี้ทำใน{} โครงการที่ข้ามจังหวัดเป็นของกลุ่มจังหวัด เลือกกลุ่มจังหวัดแทนพื้นที่ ถ้าเลือกไม่ได้ให้แจ้งเจ้าหน้าที่ พอช."
PLACE_ACROSS = (
    "พื้นที่นี้อยู่คนละจังหวัดกับโครงการ โครงการที่ข้ามจังหวัดเป็นของกลุ่มจังหวัด "
    "แก้พื้นที่ของโครงการเป็นกลุ่มจังหวัดก่อน ถ้าแก้ไม่ได้ให้แจ้งเจ้าหน้าที่ พอช."
)


def provinces_of(project: Project) -> set[str]:
    """Return the provinces of the places of a project. One query."""
    if project.pk is None:
        return set()
    return {
        code[:2] for code in ProjectPlace.objects.filter(project=project).values_list("area_id", flat=True)
    }


def crosses(area: str | None, provinces: Iterable[str]) -> bool:
    """Whether a project at home in *area* would work in another province (None: it is the cluster's)."""
    return area is not None and any(province != area[:2] for province in provinces)


def refuse_projects(records: list[Any]) -> None:
    """Raise ``ValidationError`` where projects, as they are about to be written, break a rule.

    What was blocked without a reason before reasons were asked for may be written all the same.
    """
    alive = [one for one in records if not one.is_trashed]
    _refuse_unexplained([one for one in alive if one.status == ProjectStatus.BLOCKED and not one.needs])
    places: dict[int, set[str]] = {}
    rows = ProjectPlace.objects.filter(project__in=[one.pk for one in alive if one.area_id and one.pk])
    for key, code in rows.values_list("project_id", "area_id"):
        places.setdefault(key, set()).add(code[:2])
    for one in alive:
        if crosses(one.area_id, places.get(one.pk, ())):
            raise ValidationError({"area": ACROSS.format("หลายจังหวัด")})


def _refuse_unexplained(blocked: list[Any]) -> None:
    if not blocked:
        return
    known = Project.objects.unscoped("what is stored of the rows to be written")
    before = known.filter(pk__in=[one.pk for one in blocked], status=ProjectStatus.BLOCKED)
    were = set(before.values_list("pk", flat=True))
    if any(one.pk not in were for one in blocked):
        raise ValidationError({"needs": WHY_BLOCKED})
