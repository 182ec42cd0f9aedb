"""The rule that a subdistrict has one body of a type (one council of community organizations)."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection
from django.utils.html import format_html

from organizations.enums import OrganizationStatus
from organizations.models import Organization, OrganizationType

TAKEN = "ตำบลนี้มี{} “{}” อยู่แล้ว ตำบลหนึ่งมีได้แห่งเดียว โปรดแก้ไขรายการเดิม หรือเลือกตำบลหรือประเภทอื่น"
LINKED = 'ตำบลนี้มี{} <a href="{}">{}</a> อยู่แล้ว ตำบลหนึ่งมีได้แห่งเดียว โปรดแก้ไขรายการเดิม หรือเลือกตำบลหรือประเภทอื่น'


def standing_beside(organization: Organization) -> Organization | None:
    """Return the body that holds the place in which *organization* stands or would stand, if another does.

    One query, and none for types of which a subdistrict may have many. Everybody signed in
    finds directory facts, so the name of the other tells nobody anything new.
    """
    if not organization.type_id or not organization.type.one_per_subdistrict:
        return None
    if organization.status == OrganizationStatus.CLOSED or organization.is_trashed:
        return None
    stands = Organization.objects.unscoped("a subdistrict has one, whoever asks")
    found = stands.in_place_of(organization.type_id, organization.area_id, organization.pk)
    return found.select_related("type").order_by("pk").first()


def standing_by_place() -> dict[tuple[int, str], tuple[int | None, str]]:
    """Return who stands where a subdistrict has one: (type, subdistrict) → (key, name). One query."""
    found = Organization.objects.unscoped("a subdistrict has one, whoever asks").alive().working().single()
    rows = found.filter(area__level__gte=3).order_by("-pk").values_list("type_id", "area_id", "pk", "name")
    return {(kind, area[:6]): (pk, name) for kind, area, pk, name in rows}


def claims_anew(organization: Organization, stored: Organization | None) -> bool:
    """Whether a save makes *organization* stand where it did not: what contradicts already blocks nothing."""
    if stored is None or stored.is_trashed or stored.status == OrganizationStatus.CLOSED:
        return True
    moved = (stored.area_id or "")[:6] != (organization.area_id or "")[:6]
    return moved or stored.type_id != organization.type_id


def refuse_second(organization: Organization, stored: Organization | None) -> None:
    """Raise ``ValidationError`` (for the field of the place) where another body stands there already."""
    if not claims_anew(organization, stored):
        return
    other = standing_beside(organization)
    if other is not None:
        text = format_html(LINKED, other.type.name, other.page(), other.name)
        raise ValidationError({"area": ValidationError(text, code="taken")})


def refuse_seconds(organizations: Iterable[Organization]) -> None:
    """Raise ``ValidationError`` where one of these, about to be written, would be a second in its place.

    Called inside the transaction of the write. Whoever takes a place waits for the others who do, so of
    two at the same moment the second finds the first. What is no council costs one query at most.
    The wait comes before any row is locked here: an import waits first too, and locks its rows then.
    """
    limited = _of_limited_types(organizations)
    if not limited:
        return
    there = Organization.objects.unscoped("what is there of what is being written")
    there = there.filter(pk__in=[one.pk for one in limited if one.pk]).order_by("pk")
    seen = {one.pk: one for one in there}
    if any(claims_anew(one, seen.get(one.pk)) for one in limited):
        wait_for_others()
    stored = {one.pk: one for one in there.select_for_update()}
    claiming = [one for one in limited if claims_anew(one, stored.get(one.pk))]
    taken: dict[tuple[int, str], Organization] = {}
    for one in claiming:
        refuse_second(one, stored.get(one.pk))
        _refuse_beside(one, taken)


def _of_limited_types(organizations: Iterable[Organization]) -> list[Organization]:
    """Return those that stand in a subdistrict and are of a type of which it has one."""
    standing = [
        one
        for one in organizations
        if len(one.area_id or "") >= 6 and not one.is_trashed and one.status != OrganizationStatus.CLOSED
    ]
    kinds = {one.type_id for one in standing}
    if not kinds:
        return []
    limited = OrganizationType.objects.filter(pk__in=kinds, one_per_subdistrict=True).in_bulk()
    for one in standing:
        if one.type_id in limited:
            one.type = limited[one.type_id]
    return [one for one in standing if one.type_id in limited]


def _refuse_beside(one: Organization, taken: dict[tuple[int, str], Organization]) -> None:
    """Let the first of those that are written together have the place."""
    first = taken.setdefault((one.type_id, (one.area_id or "")[:6]), one)
    if first is not one:
        raise ValidationError({"area": TAKEN.format(one.type.name, first.name)})


def wait_for_others() -> None:
    """Let nobody else take a place until the transaction ends. SQLite has one writer anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext('nakhonchai.organizations.single'))")


def refuse_after_merge(organization: Any) -> None:
    """Keep the rule for a record that two were made into."""
    stored = (
        Organization.objects.unscoped("the record that is being written").filter(pk=organization.pk).first()
    )
    refuse_second(organization, stored)
