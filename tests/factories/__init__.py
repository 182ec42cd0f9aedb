"""Makers of test data. All people are invented."""

from tests.factories.accounts import AccountFactory
from tests.factories.network import (
    IssueFactory,
    LinkFactory,
    LinkKindFactory,
    MemberFactory,
    NetworkFactory,
)
from tests.factories.persons import (
    BreachFactory,
    ConsentFactory,
    HonourFactory,
    HonourTypeFactory,
    PurposeFactory,
    SubjectRequestFactory,
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
    "BreachFactory",
    "ConsentFactory",
    "EventFactory",
    "HonourFactory",
    "HonourTypeFactory",
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
    "PurposeFactory",
    "RoleTypeFactory",
    "SeriesFactory",
    "SkillFactory",
    "SubjectRequestFactory",
    "TaskFactory",
    "make_places",
]
