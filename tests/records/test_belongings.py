"""What is not there is not asked for; what is there is shown as if everything had been asked."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nakhonchai.records.belongings import _hanging, belongings
from nakhonchai.records.panels import panels_of
from plans.models import ProjectPartner, ProjectPerson
from tests.factories import (
    BoardSeatFactory,
    ConsentFactory,
    HonourFactory,
    LeaderFactory,
    LeaderTieFactory,
    LinkFactory,
    OrganizationFactory,
    ParticipationFactory,
    PositionFactory,
    ProjectFactory,
)

pytestmark = pytest.mark.django_db
READERS = ("viewer", "recorder", "surin", "buriram", "codi")


def a_leader_with_everything() -> Any:
    body = OrganizationFactory()
    leader = PositionFactory(organization=body).leader
    LeaderTieFactory(leader=leader)
    BoardSeatFactory(leader=leader)
    ProjectPerson.objects.create(project=ProjectFactory(), leader=leader)
    ProjectFactory(organization=body)
    ParticipationFactory(leader=leader)
    HonourFactory(leader=leader, organization=None)
    ConsentFactory(leader=leader)
    return leader


def a_body_with_everything() -> Any:
    body = PositionFactory(organization=OrganizationFactory()).organization
    ProjectPartner.objects.create(project=ProjectFactory(), organization=body)
    HonourFactory(organization=body)
    LinkFactory(source=body)
    return body


def drawn(record: Any, reader: Any) -> list[tuple[str, int | None, str]]:
    return [(panel.heading, panel.count, str(panel.context)) for panel in panels_of(record, reader)]


@pytest.mark.parametrize("make", [a_leader_with_everything, a_body_with_everything])
def test_everything_that_may_hang_there_is_found(make: Any, places: Any) -> None:
    record = make()
    assert belongings(record).rows == frozenset(_hanging[record._meta.label_lower])


@pytest.mark.parametrize(
    "make", [a_leader_with_everything, a_body_with_everything, LeaderFactory, OrganizationFactory]
)
def test_panels_are_those_of_asking_for_everything(make: Any, people: Any) -> None:
    record = make()
    for name in READERS:
        reader = getattr(people, name)
        record.__dict__.pop("_belongings", None)
        asked_first = drawn(record, reader)
        there = belongings(record)
        every = frozenset(_hanging[record._meta.label_lower])
        record._belongings = there._replace(rows=every)
        assert drawn(record, reader) == asked_first, name


def test_a_person_with_nothing_is_asked_about_once(people: Any) -> None:
    leader = LeaderFactory()
    panels_of(leader, people.surin)
    with CaptureQueriesContext(connection) as queries:
        panels_of(LeaderFactory._meta.model._base_manager.get(pk=leader.pk), people.surin)
    # The person; what there is; the purposes for which consent is asked.
    assert len(queries) == 3
