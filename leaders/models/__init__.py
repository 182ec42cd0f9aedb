"""Leaders, the lists of roles and skills, the positions leaders hold, and what they are to each other."""

from leaders.models.leader import Leader
from leaders.models.position import Position, RoleType
from leaders.models.skill import Skill
from leaders.models.tie import LeaderTie

__all__ = ["Leader", "LeaderTie", "Position", "RoleType", "Skill"]
