"""Plans and projects."""

from plans.models.plan import Plan
from plans.models.project import Project

__all__ = ["Plan", "Project"]
