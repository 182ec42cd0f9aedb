"""Plans and projects that want looking after, on the page of data quality."""

from typing import Any
from urllib.parse import urlencode

from nakhonchai.accounts.scope import scope_of
from nakhonchai.records.flaws import FlawCount, flaw_maker
from plans.filters import BLOCKED_DAYS, SILENT_DAYS
from plans.models import Plan, Project
from plans.querysets import MONTHS_WITHOUT_STEPS


@flaw_maker(order=44)
def plans_without_steps(person: Any, prefix: str) -> FlawCount | None:
    """Count the plans of which nobody recorded a step within half a year."""
    if not scope_of(person).may_write:
        return None
    mine = Plan.objects.editable_by(person).alive().at(prefix)
    return FlawCount(
        "แผนที่ไม่บันทึกขั้นตอน",
        mine.late_with_steps().count(),
        "แผน",
        f"แผนรุ่นล่าสุดที่อยู่ในระบบนานกว่า {MONTHS_WITHOUT_STEPS} เดือน แต่ยังไม่ได้บันทึกว่าทำขั้นไหนเมื่อไร",
        _list(Plan, prefix, steps="late"),
    )


@flaw_maker(order=45)
def projects_blocked(person: Any, prefix: str) -> FlawCount | None:
    """Count the projects that have been blocked for long."""
    if not scope_of(person).may_write:
        return None
    mine = Project.objects.editable_by(person).alive().at(prefix)
    return FlawCount(
        "โครงการที่ติดขัดนาน",
        mine.blocked_for(BLOCKED_DAYS).count(),
        "โครงการ",
        f"ติดขัดเกิน {BLOCKED_DAYS} วัน ดูว่าติดขัดเพราะอะไร ต้องการอะไร แล้วตั้งงานหรือแก้สถานะ",
        _list(Project, prefix, waits="blocked"),
    )


@flaw_maker(order=46)
def projects_unheard_of(person: Any, prefix: str) -> FlawCount | None:
    """Count the projects at work of which nothing was reported for long."""
    if not scope_of(person).may_write:
        return None
    mine = Project.objects.editable_by(person).alive().at(prefix)
    return FlawCount(
        "โครงการที่ไม่มีรายงาน",
        mine.silent_for(SILENT_DAYS).count(),
        "โครงการ",
        "โครงการที่ได้รับอนุมัติ กำลังดำเนินการ หรือติดขัด แต่ไม่มีรายงานความคืบหน้าเกิน 6 เดือน",
        _list(Project, prefix, waits="silent"),
    )


def _list(model: Any, prefix: str, **filters: str) -> str:
    """Return the list of what is counted."""
    area = {"area": prefix} if prefix else {}
    return f"{model.list_url()}?{urlencode(filters | area)}"
