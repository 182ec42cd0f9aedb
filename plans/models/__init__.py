"""Plans with their steps, projects with their work and money, and the plans of others in which they stand."""

from plans.models.adoption import Adoption
from plans.models.money import MoneyChange, MoneyLine, MoneyReach, MoneySource, MoneySum
from plans.models.parts import ProjectPart
from plans.models.plan import Plan
from plans.models.project import Project
from plans.models.project_parts import ProjectPartner, ProjectPerson, ProjectPlace, Theme
from plans.models.step import PlanStep, PlanStepType
from plans.models.update import ProjectUpdate

__all__ = [
    "Adoption",
    "MoneyChange",
    "MoneyLine",
    "MoneyReach",
    "MoneySource",
    "MoneySum",
    "Plan",
    "PlanStep",
    "PlanStepType",
    "Project",
    "ProjectPart",
    "ProjectPartner",
    "ProjectPerson",
    "ProjectPlace",
    "ProjectUpdate",
    "Theme",
]
