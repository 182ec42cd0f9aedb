"""Makers of test data. All people are invented."""

from tests.factories.accounts import AccountFactory
from tests.factories.places import make_places
from tests.factories.records import (
    LeaderFactory,
    LeaderTieFactory,
    OrganizationFactory,
    OrganizationTypeFactory,
    PlanFactory,
    PositionFactory,
    ProjectFactory,
    RoleTypeFactory,
    SkillFactory,
    TaskFactory,
)

__all__ = [
    "AccountFactory",
    "LeaderFactory",
    "LeaderTieFactory",
    "OrganizationFactory",
    "OrganizationTypeFactory",
    "PlanFactory",
    "PositionFactory",
    "ProjectFactory",
    "RoleTypeFactory",
    "SkillFactory",
    "TaskFactory",
    "make_places",
]
