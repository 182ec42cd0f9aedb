"""Organizations in the search of the portal: published ones for everybody, by name, type and area only."""

from nakhonchai.records.search import Searchable, register_search
from organizations.models import Organization
from organizations.querysets import OrganizationQuerySet


def published() -> OrganizationQuerySet:
    """Return what bodies agreed to publish."""
    return Organization.objects.unscoped("published by the body itself").alive().published()


register_search(
    Searchable(
        model=Organization,
        heading="องค์กร",
        icon="organization",
        meta=lambda one: str(one.type),
        related=("type",),
        public=published,
        order=10,
    )
)
