"""Organizations and the editable list of their types."""

from organizations.models.organization import Organization
from organizations.models.types import OrganizationType, TypeGroup

__all__ = ["Organization", "OrganizationType", "TypeGroup"]
