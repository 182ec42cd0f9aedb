"""Example steps of plans and the work of projects, and how what has no mark of its own is taken away."""

from datetime import timedelta
from itertools import cycle
from typing import Any

from django.utils import timezone

from leaders.models import Leader
from learning.models import Event
from nakhonchai.base.writing import write
from nakhonchai.records.enums import Origin
from organizations.models import Organization
from plans.enums import PartnerRole, PlanStatus, ProjectStatus
from plans.models import (
    Plan,
    PlanStep,
    PlanStepType,
    Project,
    ProjectPartner,
    ProjectPerson,
    ProjectPlace,
    ProjectUpdate,
    Theme,
)

REASON = "สร้างข้อมูลตัวอย่าง"
OURS: Any = "example records are made and removed as a whole"
APART = 45  # days between two steps
TOLD = ("ประชุมทีม แบ่งงานกันแล้ว", "ลงมือทำไปครึ่งหนึ่ง มีคนมาช่วยมากกว่าที่คิด", "ทำเสร็จตามที่ตกลง เหลือสรุปบัญชี")
EVIDENCE = ("บันทึกเวที (ตัวอย่าง)", "มติที่ประชุม (ตัวอย่าง)", "รายชื่อผู้เข้าร่วม (ตัวอย่าง)")


def make_work() -> None:
    """Make the steps of the example plans, and themes, places, people, partners and reports of projects."""
    types = list(PlanStepType.objects.filter(is_active=True))
    for number, plan in enumerate(_examples(Plan).order_by("pk")):
        _make_steps(plan, types, number)
    themes = cycle(list(Theme.objects.filter(is_active=True).values_list("name", flat=True)) or [""])
    for number, project in enumerate(_examples(Project).order_by("pk")):
        project.themes = next(themes)
        project.target_group = "ครัวเรือนที่สมัครใจ 40 ครัวเรือน"
        if project.status == ProjectStatus.BLOCKED:
            project.needs = "รอหนังสืออนุญาตใช้พื้นที่ ต้องการให้อำเภอช่วยประสาน"
        if project.status == ProjectStatus.DONE:
            project.result, project.achieved = "ทำครบตามที่ตั้งไว้ มีคนมาร่วมเพิ่ม", "yes"
            project.people_reached = 40 + number
        write(project, by=None, reason=REASON)
        _make_parts(project, number)


def _make_steps(plan: Plan, types: list[PlanStepType], number: int) -> None:
    """Let every second plan tell its steps up to its state; the others are judged by their state."""
    status = PlanStatus(plan.status)
    reached = [one for one in types if not one.status or PlanStatus(one.status).place <= status.place]
    if number % 2 or not reached:
        return
    day = timezone.localdate() - timedelta(days=APART * len(reached) + number)
    event = _examples(Event).filter(area=str(plan.area_id)[:2], started__lte=timezone.localdate()).first()
    for place, step_type in enumerate(reached):
        is_last = step_type == reached[-1] and status in PlanStatus.of_doing()
        begun = day + timedelta(days=APART * place)
        step = PlanStep(plan=plan, type=step_type, started=begun)
        step.done = None if is_last else begun + timedelta(days=14)
        if step_type.counts_as_made and event is not None:
            step.event = event
        else:
            step.people = 20 + (place * 7 + number) % 60
        step.evidence = EVIDENCE[(place + number) % len(EVIDENCE)]
        _save(step)


def _make_parts(project: Project, number: int) -> None:
    area = project.area_id
    if area is None:
        for code in _examples(Plan).order_by("area_id").values_list("area_id", flat=True)[::7]:
            write(ProjectPlace(project=project, area_id=code), by=None, reason=REASON)
        return
    leader = _examples(Leader).at(area).order_by("pk").first()
    if leader is not None:
        write(ProjectPerson(project=project, leader=leader), by=None, reason=REASON)
    partner = _examples(Organization).at(area[:2]).exclude(pk=project.organization_id).order_by("-pk").first()
    if partner is not None:
        role = list(PartnerRole)[number % len(PartnerRole)]
        write(ProjectPartner(project=project, organization=partner, role=role), by=None, reason=REASON)
    for place in range(number % (len(TOLD) + 1)):
        day = timezone.localdate() - timedelta(days=20 * (len(TOLD) - place) + number)
        _save(ProjectUpdate(project=project, happened=day, text=TOLD[place], progress=30 + 30 * place))


def forget_work() -> None:
    """Take away what goes with example projects and has no mark of its own, with its history."""
    for model in (ProjectPlace, ProjectPartner, ProjectPerson):
        rows = model._meta.base_manager.filter(project__in=_examples(Project))
        keys = list(rows.values_list("pk", flat=True))
        rows.delete()
        history: Any = model.history
        history.filter(id__in=keys).delete()


def _examples(model: Any) -> Any:
    return model.objects.unscoped(OURS).filter(origin=Origin.EXAMPLE)


def _save(record: Any) -> None:
    record.origin = Origin.EXAMPLE
    write(record, by=None, reason=REASON)
