"""Purposes and consents, what people ask, breaches, and those who asked to be forgotten."""

from consents.models.breach import Breach
from consents.models.consent import Consent
from consents.models.erasure import Erasure, Tombstone
from consents.models.purpose import Purpose
from consents.models.request import SubjectRequest
from consents.models.review import Review

__all__ = ["Breach", "Consent", "Erasure", "Purpose", "Review", "SubjectRequest", "Tombstone"]
