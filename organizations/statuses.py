"""Keeps the status of an organization and its dated rows equal, whichever of the two somebody writes."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from nakhonchai.base.bulk import create_recorded
from nakhonchai.base.writing import stamp, write
from nakhonchai.records.refs import settle_refs
from nakhonchai.thai import new_ref
from organizations.models import Organization, StatusChange

WRITTEN_HERE = "ตั้งสถานะในรายการองค์กร"


def latest_rows(organizations: Iterable[int]) -> dict[int, StatusChange]:
    """Return the row that tells the status of today, for each organization that has one. One query."""
    rows = StatusChange.objects.unscoped("the status of an organization follows its rows").alive()
    there = rows.filter(organization__in=list(organizations), since__lte=timezone.localdate())
    return {row.organization_id: row for row in there.order_by("since", "pk")}


def follow_rows(organizations: Iterable[int], *, by: Any, reason: str) -> None:
    """Give organizations the status of their latest rows; one without rows keeps what it says."""
    latest = latest_rows(organizations)
    found = Organization.objects.unscoped("the status of an organization follows its rows")
    for organization in found.filter(pk__in=latest):
        if organization.status != latest[organization.pk].status:
            organization.status = latest[organization.pk].status
            write(organization, by=by, reason=reason or "ตามลำดับสถานะ")


def add_rows(organizations: Iterable[Organization], *, by: Any, reason: str) -> None:
    """Note as of today the status that was set on the organizations themselves, where no row says it."""
    changed = list(organizations)
    latest = latest_rows(one.pk for one in changed)
    rows = [
        _row(one) for one in changed if (known := latest.get(one.pk)) is None or known.status != one.status
    ]
    if len(rows) == 1:
        write(rows[0], by=by, reason=reason or WRITTEN_HERE)
    elif rows:
        _write_many(rows, by, reason or WRITTEN_HERE)


def _write_many(rows: list[StatusChange], by: Any, reason: str) -> None:
    """Write the rows of a change of many with few statements."""
    for row in rows:
        row.ref, row.created_by = new_ref(), by
    settle_refs(rows)
    for row in rows:
        row.fill_derived_fields()
    create_recorded(rows, by=by, reason=reason)
    stamp(*rows)


def _row(organization: Organization) -> StatusChange:
    return StatusChange(
        organization=organization,
        status=organization.status,
        since=timezone.localdate(),
        evidence=WRITTEN_HERE,
    )
