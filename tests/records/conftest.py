"""One record of each kind in Surin's Prasat, and the addresses of their pages."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories import (
    LeaderFactory,
    OrganizationFactory,
    PlanFactory,
    PositionFactory,
    ProjectFactory,
    TaskFactory,
)

KINDS = ("organization", "leader", "position", "plan", "project", "task")


def make_records(area: str = "320501", word: str = "ปราสาท") -> SimpleNamespace:
    """Make one record of each kind, tied to each other."""
    organization = OrganizationFactory(area_id=area, name=f"กองทุนทดสอบ{word}")
    leader = LeaderFactory(area_id=area, given_name=f"สมมุติ{word}")
    plan = PlanFactory(area_id=area, name=f"แผนตำบล{word}", first_year=2566)
    return SimpleNamespace(
        organization=organization,
        leader=leader,
        plan=plan,
        position=PositionFactory(leader=leader, organization=organization),
        project=ProjectFactory(area_id=area, name=f"โครงการ{word}", plan=plan, organization=organization),
        task=TaskFactory(area_id=area, name=f"งาน{word}"),
    )


def count_queries(client: Client, address: str) -> int:
    """Return the number of queries of a page for a session that is under way."""
    client.get("/healthz")
    assert client.get(address).status_code == 200
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


@pytest.fixture
def records(people: Any) -> SimpleNamespace:
    """One record of each kind at home in Surin."""
    return make_records()


@pytest.fixture(autouse=True)
def content_types(request: pytest.FixtureRequest) -> None:
    """Load what Django looks up once a process, so that query counts are those of a warm server."""
    if "people" in request.fixturenames:
        request.getfixturevalue("db")
        for model in apps.get_models():
            ContentType.objects.get_for_model(model)
