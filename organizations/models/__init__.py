"""Organizations, what is kept of them, and the lists that staff keep."""

from organizations.models.contacts import Contact
from organizations.models.coverage import Coverage
from organizations.models.facts import FactDefinition, FactOfType, FactSection, FactValue
from organizations.models.memberships import Membership, current_memberships
from organizations.models.organization import Organization
from organizations.models.parts import OrganizationPart
from organizations.models.registrations import Registration, RegistrationScheme, number_key
from organizations.models.status import StatusChange
from organizations.models.types import OrganizationType, TypeGroup

__all__ = [
    "Contact",
    "Coverage",
    "FactDefinition",
    "FactOfType",
    "FactSection",
    "FactValue",
    "Membership",
    "Organization",
    "OrganizationPart",
    "OrganizationType",
    "Registration",
    "RegistrationScheme",
    "StatusChange",
    "TypeGroup",
    "current_memberships",
    "number_key",
]
