"""The rows that hang on organizations, taken together."""

from collections.abc import Iterable
from typing import Any

from nakhonchai.base.writing import write
from nakhonchai.records.belongings import belongings
from organizations.models import (
    Contact,
    Coverage,
    Membership,
    Organization,
    OrganizationPart,
    Registration,
    StatusChange,
)

PART_MODELS: tuple[type[OrganizationPart], ...] = (StatusChange, Registration, Contact, Membership, Coverage)


def move_parts(organizations: Iterable[Organization], *, by: Any, reason: str) -> None:
    """Bring the rows of organizations that moved to their new home."""
    moved = [one.pk for one in organizations]
    if not moved:
        return
    for model in PART_MODELS:
        rows = model.objects.unscoped("a part is at home where its organization is")
        for row in rows.filter(organization__in=moved).select_related("organization"):
            write(row, by=by, reason=reason or "ย้ายตามองค์กร")


def parts_there(organization: Organization) -> frozenset[str]:
    """Return which parts an organization has at all ("Membership.member": it is a member somewhere).

    One question, shared with the panels of every record: most have few, and the others are asked no more.
    """
    return belongings(organization).own


def part_tables() -> list[tuple[str, str, str]]:
    """Return name, table and column of the parts."""
    own = [(model.__name__, model._meta.db_table, "organization_id") for model in PART_MODELS]
    return [*own, ("Membership.member", Membership._meta.db_table, "member_id")]
