"""Writes about organizations that touch several rows."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from nakhonchai.records.actions import save_record, trash_record
from organizations.models import Coverage, Organization

NO_LONGER = "ไม่ได้ครอบคลุมพื้นที่นี้แล้ว"


@transaction.atomic
def set_coverage(organization: Organization, wanted: Mapping[str, bool], *, by: Any) -> int:
    """Make *wanted* (area code → in part) the places that the organization reaches; return what changed.

    A place that is no longer named goes to the trash, from which it can be taken back.
    """
    rows = {row.covered_id: row for row in Coverage.objects.editable_by(by).of(organization)}
    changed = 0
    for code in rows.keys() - wanted.keys():
        trash_record(rows[code], by=by, reason=NO_LONGER)
        changed += 1
    for code, is_part in wanted.items():
        row = rows.get(code) or Coverage(organization=organization, covered_id=code)
        row.is_part = is_part
        changed += bool(save_record(row, by=by))
    return changed
