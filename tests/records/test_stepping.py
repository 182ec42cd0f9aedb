"""Going on from the last row: the same rows as by counting, and the same cost."""

import re
from html import unescape
from typing import Any

import pytest

from tests.factories import LeaderFactory, OrganizationFactory
from tests.records.conftest import count_queries

pytestmark = pytest.mark.django_db


def follow(client: Any, address: str, rel: str) -> list[str]:
    """Return the refs of all pages from *address* on, following the link *rel*."""
    seen, base = [], address.partition("?")[0]
    while True:
        page = client.get(address)
        seen.append([row.record.ref for row in page.context["rows"]])
        found = re.search(rf'rel="{rel}" href="([^"]+)"', page.text)
        if found is None:
            return seen
        address = base + unescape(found[1])


@pytest.mark.parametrize("sort", ["name", "-name"])
def test_next_and_back_show_each_record_once_in_order(sort: str, people: Any, client_of: Any) -> None:
    for number in range(60):
        OrganizationFactory(name=f"กลุ่ม {number % 7}")  # many of one name: the key decides
    client = client_of(people.surin)
    onward = follow(client, f"/organizations/?sort={sort}", "next")
    assert [len(page) for page in onward] == [25, 25, 10]
    flat = [ref for page in onward for ref in page]
    assert len(set(flat)) == 60
    by_number = [
        row.record.ref
        for number in (1, 2, 3)
        for row in client.get(f"/organizations/?sort={sort}&page={number}").context["rows"]
    ]
    assert flat == by_number
    back = follow(client, f"/organizations/?sort={sort}&page=3", "prev")
    assert back == onward[::-1]


def test_filters_stay_and_no_name_is_in_the_address(people: Any, client_of: Any) -> None:
    for _ in range(30):
        LeaderFactory(birth_year=2540, family_name="ชื่อลับ")
        LeaderFactory(birth_year=2500)
    html = client_of(people.surin).get("/leaders/?young=yes").text
    link = unescape(re.search(r'rel="next" href="([^"]+)"', html)[1])  # type: ignore[index]
    assert "young=yes" in link
    assert "ชื่อลับ" not in link
    page = client_of(people.surin).get(f"/leaders/{link}")
    assert len(page.context["rows"]) == 5
    assert page.context["page_obj"].number == 2


def test_a_record_that_is_gone_leaves_the_number(people: Any, client_of: Any) -> None:
    for _ in range(30):
        OrganizationFactory()
    for ref in ("22222222", "ไม่ใช่รหัส", OrganizationFactory(trashed=True).ref):
        page = client_of(people.surin).get("/organizations/", {"page": "2", "after": ref})
        assert len(page.context["rows"]) == 5


def test_a_page_reached_by_next_asks_one_question_more(people: Any, client_of: Any) -> None:
    for _ in range(60):
        OrganizationFactory()
    client = client_of(people.surin)
    first = client.get("/organizations/")
    last = first.context["rows"][-1].record.ref
    assert count_queries(client, f"/organizations/?page=2&after={last}") == (
        count_queries(client, "/organizations/?page=2") + 1
    )
