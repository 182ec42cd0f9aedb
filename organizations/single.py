"""The rule that a subdistrict has one body of a type (one council of community organizations)."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.html import format_html

from organizations.enums import OrganizationStatus
from organizations.models import Organization

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


def refuse_after_merge(organization: Any) -> None:
    """Keep the rule for a record that two were made into."""
    stored = (
        Organization.objects.unscoped("the record that is being written").filter(pk=organization.pk).first()
    )
    refuse_second(organization, stored)
