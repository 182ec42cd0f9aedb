"""Blocks that are kept as they were drawn are what drawing anew gives, for each reader."""

import re
from typing import Any

import pytest
from django.core.cache import cache

from nakhonchai.dashboards import assembled
from nakhonchai.dashboards.layouts import save_layout
from nakhonchai.records.actions import save_record
from tests.factories import AccountFactory, LeaderFactory, OrganizationFactory, ProjectFactory

PAGES = (
    "/",
    "/places/32/",
    "/places/3205/",
    "/places/320501/",
    "/places/32/?sort=-organizations",
    "/?map=tiles",
    "/figures/organizations/32/",
    "/figures/leaders/3205/",
)


@pytest.fixture
def records(places: Any) -> Any:
    cache.clear()
    assembled._made.clear()
    one = OrganizationFactory(area_id="320501", name="กลุ่มทอผ้าลองใช้")
    LeaderFactory.create_batch(6, area_id="320501")
    ProjectFactory(area_id="320501")
    return one


def shown(answer: Any) -> str:
    """Return the page without what differs each time: tokens of forms, and the minute it was made."""
    assert answer.status_code == 200
    varies = r"""(csrfmiddlewaretoken" value=|hx-headers=)(["\']).*?\2|เวลา \d\d\.\d\d น\."""
    return re.sub(varies, "", answer.content.decode())


@pytest.mark.parametrize("address", PAGES)
def test_kept_blocks_are_what_is_drawn_anew(client_of: Any, people: Any, records: Any, address: str) -> None:
    for name in ("surin", "viewer", "codi", "recorder"):
        client = client_of(getattr(people, name))
        first, again = shown(client.get(address)), shown(client.get(address))
        assembled._made.clear()
        assert first == again == shown(client.get(address)), name


def test_readers_of_one_reach_get_their_own_names_and_others_their_own_page(
    client_of: Any, people: Any, records: Any
) -> None:
    """What the first reader of a page saw is not given to one who may see less."""
    address = "/places/320501/"
    staff = shown(client_of(people.codi).get(address))
    viewer = shown(client_of(people.viewer).get(address))
    assert "dash-actions" in staff and "dash-actions" not in viewer
    assert people.codi.full_name not in viewer and people.viewer.full_name in viewer


def test_a_save_is_seen_in_a_kept_block(client_of: Any, people: Any, records: Any) -> None:
    client = client_of(people.surin)
    assert "กลุ่มทอผ้าลองใช้" in shown(client.get("/places/320501/"))
    records.name = "กลุ่มทอผ้าชื่อใหม่"
    save_record(records, by=people.surin)
    after = shown(client.get("/places/320501/"))
    assert "กลุ่มทอผ้าชื่อใหม่" in after and "กลุ่มทอผ้าลองใช้" not in after


def test_another_query_is_another_drawing(client_of: Any, people: Any, records: Any) -> None:
    """Links of a block lead on from the address that was asked, also where a key stands twice."""
    client = client_of(people.surin)
    assert "extra=1" not in shown(client.get("/"))
    assert "extra=1" in shown(client.get("/?extra=1"))
    assert "extra=1&amp;extra=2" in shown(client.get("/?extra=1&extra=2"))
    assert "extra=1&amp;extra=2" not in shown(client.get("/?extra=2"))


def test_the_way_to_the_blocks_follows_the_order_of_the_reader(
    client_of: Any, people: Any, records: Any
) -> None:
    """Two readers of one reach share what is drawn above the blocks only while their order is the same."""
    address, way = "/places/32/", 'href="#trends"'
    staff, other = client_of(people.codi), client_of(AccountFactory(role=people.codi.role))
    assert way in shown(staff.get(address)) and way in shown(other.get(address))
    save_layout(level="province", shown=[], hidden=["trends"], by=people.codi)
    for _again in range(2):
        assert way not in shown(staff.get(address))
        assert way in shown(other.get(address))
