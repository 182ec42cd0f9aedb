"""Plans with their steps, projects, their money, and the plans of others in which they stand."""

from plans.models.adoption import Adoption
from plans.models.money import MoneyChange, MoneyLine, MoneySource, MoneySum
from plans.models.parts import ProjectPart
from plans.models.plan import Plan
from plans.models.project import Project
from plans.models.step import PlanStep, PlanStepType

__all__ = [
    "Adoption",
    "MoneyChange",
    "MoneyLine",
    "MoneySource",
    "MoneySum",
    "Plan",
    "PlanStep",
    "PlanStepType",
    "Project",
    "ProjectPart",
]
