"""Honours, and the list of what can be given."""

from honours.models.honour import Honour
from honours.models.types import HonourType

__all__ = ["Honour", "HonourType"]
