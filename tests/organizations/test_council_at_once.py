"""Of two councils of one subdistrict that are saved at the same moment, one is."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import OperationalError, connection

from nakhonchai.records.actions import save_record
from nakhonchai.records.bulk import BulkChange, apply_bulk
from organizations.models import Organization, OrganizationType
from tests.factories import AccountFactory, OrganizationFactory, OrganizationTypeFactory, make_places
from tests.imports.test_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)
TURNS = 8


@pytest.fixture
def surin(transactional_db: Any) -> Any:
    make_places()
    return AccountFactory(coordinator=True, areas=["32"])


@pytest.fixture
def council(surin: Any) -> OrganizationType:
    kind: OrganizationType = OrganizationTypeFactory(name="สภาทดสอบ", one_per_subdistrict=True)
    return kind


def save(name: str, council: Any, by: Any) -> str:
    body = Organization(name=name, type=council, area_id="320501", status="active")
    save_record(body, by=by)
    return name


def standing(council: Any) -> int:
    return Organization.objects.unscoped("test").alive().working().filter(type=council).count()


def refused(came: list[Any]) -> int:
    """Count who was told why not. In the memory of the tests SQLite lets nobody wait, and says so itself."""
    waiting = connection.vendor == "sqlite"
    told = [one for one in came if isinstance(one, ValidationError) and "มีได้แห่งเดียว" in str(one)]
    return len(told) + sum(waiting and isinstance(one, OperationalError) for one in came)


def test_two_new_ones_at_once_become_one(surin: Any, council: Any) -> None:
    for turn in range(TURNS):
        names = [f"สภา {turn} {n}" for n in (1, 2)]
        came = at_once([lambda name=name: save(name, council, surin) for name in names])  # type: ignore[misc]
        assert (refused(came), standing(council)) == (1, 1), came
        Organization.objects.unscoped("test").update(status="closed")


def test_a_new_one_and_a_change_of_many_at_once_leave_one(surin: Any, council: Any) -> None:
    for turn in range(TURNS):
        group = OrganizationFactory(name=f"กลุ่ม {turn}", area_id="32050101")
        change = BulkChange("ตั้งประเภท", column="type_id", value=council.pk)
        seen = {group.pk: group.version}
        came = at_once(
            [
                lambda turn=turn: save(f"สภา {turn}", council, surin),  # type: ignore[misc]
                lambda seen=seen, change=change: apply_bulk(Organization, change, seen, by=surin, reason=""),  # type: ignore[misc]
            ]
        )
        assert (refused(came), standing(council)) == (1, 1), came
        Organization.objects.unscoped("test").update(status="closed")
