"""The stage itself."""

from typing import Any

import pytest

from organizations.models import Organization
from tests.factories import (
    LeaderFactory,
    OrganizationFactory,
    PlanFactory,
    PositionFactory,
    ProjectFactory,
    TaskFactory,
)

FACTORIES = (OrganizationFactory, LeaderFactory, PositionFactory, PlanFactory, ProjectFactory, TaskFactory)


@pytest.mark.django_db
def test_factories_make_records_with_one_history_row(people: Any) -> None:
    for factory in FACTORIES:
        one = factory()
        assert one.history.count() == 1
        assert one.version == 1
    assert Organization.objects.visible_to(people.surin).count() == 1
