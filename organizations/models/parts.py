"""What is kept of an organization in rows of its own: each is at home where the organization is."""

from typing import Any, ClassVar

from django.db import models

from nakhonchai.base.personal_data import DataClass
from nakhonchai.records.enums import ScopeRule
from nakhonchai.records.models import Record
from nakhonchai.records.models.record import BASE_CLASSES
from organizations.models.organization import Organization
from organizations.querysets import PartManager


class OrganizationPart(Record):
    """A sourced row about an organization: a status, a number, a contact, a member, a place reached."""

    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, related_name="%(class)s_rows", verbose_name="องค์กร"
    )

    scope_rule: ClassVar[ScopeRule | None] = ScopeRule.DIRECTORY
    data_classes: ClassVar[dict[str, DataClass]] = BASE_CLASSES | {
        "organization": DataClass.NETWORK,
        "search_key": DataClass.NETWORK,
        "sort_key": DataClass.NETWORK,
    }
    names_from: ClassVar[tuple[str, ...]] = ("organization",)
    anchor: ClassVar[str] = ""  # the panel of the organization's page that shows the rows

    objects: ClassVar[Any] = PartManager()

    class Meta(Record.Meta):
        abstract = True

    def fill_derived_fields(self) -> None:
        """The home of a part is the home of its organization."""
        self.take_home()
        super().fill_derived_fields()

    def take_home(self) -> None:
        """Lay the organization's home over the row's."""
        if self.organization_id:
            self.area_id, self.cluster_id = self.organization.area_id, self.organization.cluster_id

    def searchable(self) -> list[str]:
        """Return what the row says and the name of the organization."""
        return [str(self), self.organization.name, self.ref]
