"""Plans with their steps, and projects."""

from plans.models.plan import Plan
from plans.models.project import Project
from plans.models.step import PlanStep, PlanStepType

__all__ = ["Plan", "PlanStep", "PlanStepType", "Project"]
