"""Saves that touch figures in different ways, each as a form does it: in one district of Surin.

A name changes no number. A birth year changes counts of people, one body more counts of bodies; a project
stands in sums that are asked for whole.
"""

from collections.abc import Callable
from typing import Any

DISTRICT = "3205"
YEARS = (2500, 2549)  # older, and young: in turns, so that each save changes a number
WHY = "วัดความเร็ว"


def rename_body(turn: Any) -> None:
    """Give a body another name."""
    one, writer = _first("organizations.Organization")
    _rename(one, writer, f"ชื่อใหม่ {turn}")


def rename_project(turn: Any) -> None:
    """Give a project another name."""
    one, writer = _first("plans.Project")
    _rename(one, writer, f"โครงการใหม่ {turn}")


def add_body(turn: Any) -> None:
    """Add a body like another one."""
    from nakhonchai.records.actions import save_record
    from organizations.models import Organization

    one, writer = _first("organizations.Organization")
    body = Organization(area_id=one.area_id, name=f"กลุ่มใหม่ {turn}", type=one.type, status="active")
    save_record(body, by=writer, reason=WHY)


def change_year(turn: Any) -> None:
    """Correct the year in which somebody was born."""
    from nakhonchai.records.actions import save_record

    one, writer = _first("leaders.Leader")
    one.birth_year = YEARS[one.birth_year == YEARS[0]]
    save_record(one, by=writer, reason=WHY)


SAVES: dict[str, Callable[[Any], None]] = {
    "name": rename_body,
    "year": change_year,
    "body": add_body,
    "project": rename_project,
}


def _first(model: str) -> tuple[Any, Any]:
    """Return the first record of the district that is still there, and who writes."""
    from django.apps import apps

    from nakhonchai.accounts.models import Account

    writer = Account.objects.get(username="bench")
    records: Any = apps.get_model(model)
    return records.objects.editable_by(writer).alive().at(DISTRICT).first(), writer


def _rename(one: Any, writer: Any, name: str) -> None:
    from nakhonchai.records.actions import save_record

    one.name = name
    save_record(one, by=writer, reason=WHY)
