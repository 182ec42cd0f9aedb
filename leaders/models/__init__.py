"""Leaders, the list of roles, and the positions leaders hold."""

from leaders.models.leader import Leader
from leaders.models.position import Position, RoleType

__all__ = ["Leader", "Position", "RoleType"]
