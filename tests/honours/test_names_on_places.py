"""Honours and events stand by name on the page of a subdistrict, as far as the reader may know them."""

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from tests.factories import ConsentFactory, EventFactory, HonourFactory, LeaderFactory, OrganizationFactory

pytestmark = pytest.mark.django_db
PAGE = reverse("portal:place", args=["320501"])


def named(client: Any, title: str) -> list[str]:
    blocks = client.get(PAGE).context["page"].names
    return [one.name for block in blocks if block.title == title for one in block.names]


@pytest.fixture
def honours(people: Any) -> Any:
    body = OrganizationFactory(name="กองทุนดีเด่น", area_id="320501")
    HonourFactory(organization=body, given=True, is_public=True)
    quiet = OrganizationFactory(name="กองทุนเงียบ", area_id="320501")
    HonourFactory(organization=quiet, given=True, is_public=False)
    HonourFactory(organization=OrganizationFactory(name="กองทุนเสนอชื่อ", area_id="320501"))
    for family, agreed in (("เผยแพร่ได้", True), ("ไม่เผยแพร่", False)):
        leader = LeaderFactory(area_id="320501", given_name="สมมุติ", family_name=family)
        if agreed:
            ConsentFactory(leader=leader, publish=True)
        HonourFactory(organization=None, leader=leader, given=True, is_public=True)


def test_the_network_is_told_bodies_and_who_keeps_the_place_people_too(
    people: Any, client_of: Any, honours: Any
) -> None:
    for who in (people.viewer, people.buriram):
        client = client_of(who)
        assert set(named(client, "ผู้ได้รับเชิดชู")) == {"กองทุนดีเด่น", "กองทุนเงียบ"}
        assert named(client, "บุคคลที่ได้รับเชิดชู") == []
    mine = named(client_of(people.surin), "บุคคลที่ได้รับเชิดชู")
    assert len(mine) == 2 and any("ไม่เผยแพร่" in one for one in mine)


def test_the_public_is_told_what_the_roll_shows(people: Any, client_of: Any, honours: Any) -> None:
    found = named(client_of(people.signed_out), "ผู้ได้รับเชิดชู")
    assert "กองทุนดีเด่น" in found and any("เผยแพร่ได้" in one for one in found)
    assert len(found) == 2 and not any("ไม่เผยแพร่" in one for one in found)


def test_events_are_named_to_those_who_have_signed_in(people: Any, client_of: Any) -> None:
    EventFactory(name="เวทีคืนข้อมูลกังแอน", area_id="320501", started=date(2025, 5, 3))
    EventFactory(name="เวทียกเลิก", area_id="320501", is_cancelled=True)
    EventFactory(name="เวทีที่อื่น", area_id="310102")
    assert named(client_of(people.viewer), "กิจกรรมที่จัดที่นี่") == ["เวทีคืนข้อมูลกังแอน"]
    public = client_of(people.signed_out)
    assert named(public, "กิจกรรมที่จัดที่นี่") == [] and "เวทีคืนข้อมูลกังแอน" not in public.get(PAGE).text
