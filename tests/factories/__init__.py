"""Makers of test data. All people are invented."""

from tests.factories.accounts import AccountFactory
from tests.factories.places import make_places
from tests.factories.records import (
    LeaderFactory,
    OrganizationFactory,
    OrganizationTypeFactory,
    PlanFactory,
    PositionFactory,
    ProjectFactory,
    RoleTypeFactory,
    TaskFactory,
)

__all__ = [
    "AccountFactory",
    "LeaderFactory",
    "OrganizationFactory",
    "OrganizationTypeFactory",
    "PlanFactory",
    "PositionFactory",
    "ProjectFactory",
    "RoleTypeFactory",
    "TaskFactory",
    "make_places",
]
