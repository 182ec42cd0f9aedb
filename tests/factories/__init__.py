"""Makers of test data. All people are invented."""

from tests.factories.accounts import AccountFactory
from tests.factories.network import (
    IssueFactory,
    LinkFactory,
    LinkKindFactory,
    MemberFactory,
    NetworkFactory,
)
from tests.factories.places import make_places
from tests.factories.records import (
    EventFactory,
    LeaderFactory,
    LeaderTieFactory,
    OrganizationFactory,
    OrganizationTypeFactory,
    ParticipationFactory,
    PlanFactory,
    PositionFactory,
    ProjectFactory,
    RoleTypeFactory,
    SeriesFactory,
    SkillFactory,
    TaskFactory,
)

__all__ = [
    "AccountFactory",
    "EventFactory",
    "IssueFactory",
    "LeaderFactory",
    "LeaderTieFactory",
    "LinkFactory",
    "LinkKindFactory",
    "MemberFactory",
    "NetworkFactory",
    "OrganizationFactory",
    "OrganizationTypeFactory",
    "ParticipationFactory",
    "PlanFactory",
    "PositionFactory",
    "ProjectFactory",
    "RoleTypeFactory",
    "SeriesFactory",
    "SkillFactory",
    "TaskFactory",
    "make_places",
]
