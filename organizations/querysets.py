"""Words for asking about organizations."""

from typing import Self

from django.db import models

from nakhonchai.records.querysets import RecordQuerySet
from organizations.enums import OrganizationStatus


class OrganizationQuerySet(RecordQuerySet):
    """Organizations and partners."""

    def working(self) -> Self:
        """Return those that were not closed."""
        return self.exclude(status=OrganizationStatus.CLOSED)

    def published(self) -> Self:
        """Return those that agreed to be seen by everybody."""
        return self.filter(is_published=True)

    def of_group(self, slug: str) -> Self:
        """Return those whose type belongs to this group."""
        return self.filter(type__group__slug=slug)

    def community(self) -> Self:
        """Return the community's own bodies, without partners."""
        return self.filter(type__group__is_partner=False)

    def with_type(self) -> Self:
        """Return the organizations with type and group at hand."""
        return self.select_related("type__group")


OrganizationManager = models.Manager.from_queryset(OrganizationQuerySet)
