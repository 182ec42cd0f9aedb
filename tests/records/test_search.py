"""The search of the whole portal: within the reader's rights, with a fixed number of queries."""

from typing import Any

import pytest

from tests.factories import LeaderFactory, OrganizationFactory, PlanFactory, ProjectFactory
from tests.records.conftest import count_queries

SEARCH = "/search/"


def test_everything_of_ones_own_is_found(records: Any, people: Any, client_of: Any) -> None:
    page = client_of(people.surin).get(SEARCH, {"q": "ปราสาท"}).text
    for kind in ("organization", "leader", "plan", "project"):
        assert getattr(records, kind).page() in page
    assert "/places/3205/" in page


def test_another_provinces_people_and_plans_are_not_found(records: Any, people: Any, client_of: Any) -> None:
    page = client_of(people.buriram).get(SEARCH, {"q": "ปราสาท"}).text
    assert records.organization.page() in page
    for kind in ("leader", "plan", "project"):
        assert getattr(records, kind).ref not in page
        assert str(getattr(records, kind)) not in page


def test_signed_out_finds_places_and_published_bodies_only(records: Any, people: Any, client_of: Any) -> None:
    OrganizationFactory(name="สภาปราสาทเผยแพร่", published=True, contact_name="นางลับเฉพาะ")
    page = client_of(people.signed_out).get(SEARCH, {"q": "ปราสาท"}).text
    assert "สภาปราสาทเผยแพร่" in page and "/places/3205/" in page
    assert records.organization.name not in page and "นางลับเฉพาะ" not in page
    assert records.leader.given_name not in page
    assert page.count("/organizations/") == page.count("/organizations/directory/")


@pytest.mark.parametrize("text", ["กลุมออมทรัพย", "ออมทรัพย์", "กลุ่มกองทุนทดสอบ", "กองทุนทดสอบปราสาท"])
def test_tones_and_the_word_group_do_not_matter(text: str, records: Any, people: Any, client_of: Any) -> None:
    OrganizationFactory(name="กลุ่มออมทรัพย์กองทุนทดสอบปราสาท")
    assert "กลุ่มออมทรัพย์กองทุนทดสอบปราสาท" in client_of(people.surin).get(SEARCH, {"q": text}).text


def test_nothing_typed_and_nothing_found_say_what_to_do(people: Any, client_of: Any) -> None:
    client = client_of(people.surin)
    assert "พิมพ์คำที่ต้องการค้น" in client.get(SEARCH).text
    assert "ไม่พบสิ่งที่ค้นหา" in client.get(SEARCH, {"q": "ฮฮฮฮฮ"}).text
    assert client.get(SEARCH, {"q": "'\"%_\\ <b>"}).status_code == 200


def test_the_number_of_queries_does_not_grow(people: Any, client_of: Any) -> None:
    client = client_of(people.surin)
    counts = []
    for more in (7, 30):
        for _number in range(more):
            _one_of_each()
        counts.append(count_queries(client, SEARCH + "?q=ปราสาท"))
    # session, account, grants; one for places, one for all kinds; two for each of four kinds, and
    # one more for the organizations: SQLite counts them first, PostgreSQL looks where they begin
    assert counts == [14, 14]


def _one_of_each() -> None:
    OrganizationFactory(name="ปราสาท")
    LeaderFactory(given_name="ปราสาท")
    PlanFactory(name="ปราสาท", kind="community")
    ProjectFactory(name="ปราสาท")
