"""The public directory: exactly what bodies agreed to, for everybody, found and counted right."""

import csv
from io import StringIO
from typing import Any

import pytest
from django.core.cache import cache
from django.urls import reverse

from nakhonchai.base.personal_data import DataClass
from nakhonchai.base.writing import write
from nakhonchai.records.merging.actions import merge
from nakhonchai.records.merging.rules import rules_of
from organizations.models import Organization
from organizations.public import open_fields
from tests.factories import OrganizationFactory, OrganizationTypeFactory
from tests.factories.records import TypeGroupFactory
from tests.records.conftest import count_queries

pytestmark = pytest.mark.django_db
URL = "/organizations/directory/"
SECRET = {
    "contact_name": "นางความลับ",
    "telephone": "0819998877",
    "address": "บ้านลับ",
    "note": "บันทึกลับ",
    "member_count": 7913,
    "latitude": "14.87654",
    "longitude": "103.45678",
}


def body(name: str, **facts: Any) -> Organization:
    made: Organization = OrganizationFactory(name=name, **({"is_published": True} | facts))
    return made


def names(client: Any, **query: str) -> list[str]:
    answer = client.get(URL, query)
    assert answer.status_code == 200
    return [str(one) for one, _tone in answer.context["bodies"]]


def test_only_what_was_published_and_is_alive_shows(places: Any, client: Any) -> None:
    body("ก เผยแพร่")
    body("ข ไม่เผยแพร่", is_published=False)
    body("ค เลิก", status="closed")
    body("ง ทิ้ง", trashed=True)
    assert names(client) == ["ก เผยแพร่"]


def test_nothing_but_directory_facts_leaves_the_house(places: Any, client: Any) -> None:
    one = body("กลุ่มเปิดเผย", **SECRET)
    pages = [
        URL,
        f"{URL}?format=csv",
        f"{URL}?area=3205",
        reverse("organizations:directory-body", args=[one.ref]),
    ]
    for address in pages:
        text = client.get(address).content.decode()
        assert "กลุ่มเปิดเผย" in text
        for word in SECRET.values():
            assert str(word) not in text, (address, word)


def test_the_facts_that_consent_opens_are_network_facts() -> None:
    classes = {Organization.data_classes.get(name, DataClass.INTERNAL) for name in open_fields()}
    assert classes <= {DataClass.NETWORK, DataClass.INTERNAL}
    assert open_fields() <= {"name", "status", "type", "is_published", "updated_at"}


def test_search_place_and_type_narrow(places: Any, client: Any) -> None:
    money = OrganizationTypeFactory(
        name="ออมทรัพย์ทดสอบ", group=TypeGroupFactory(slug="money", name="การเงินทดสอบ")
    )
    body("กองทุนร่มโพธิ์", type=money)
    body("กลุ่มทอผ้า", area_id="310101")
    assert names(client, q="ร่มโพธิ") == ["กองทุนร่มโพธิ์"]
    assert names(client, area="31") == ["กลุ่มทอผ้า"]
    assert names(client, group="money") == ["กองทุนร่มโพธิ์"]
    assert names(client, q="ไม่มีคำนี้") == []


@pytest.mark.parametrize("query", [{"area": "99"}, {"group": "ฮฮฮ"}, {"q": "ก" * 101}])
def test_a_question_that_cannot_be_read_is_said_at_the_field(
    places: Any, client: Any, query: dict[str, str]
) -> None:
    body("กลุ่มทอผ้า")
    answer = client.get(URL, query)
    assert answer.status_code == 422
    assert answer.context["form"].errors
    assert not answer.context["bodies"]


def test_each_number_of_the_map_is_the_count_of_its_list(places: Any, client: Any) -> None:
    for number, area in enumerate(("320501", "320502", "32050101", "310101")):
        body(f"กลุ่มที่ {number}", area_id=area)
    for start in (URL, f"{URL}?area=32", f"{URL}?area=3205"):
        cache.clear()  # a page that is kept whole is not drawn again
        shown = client.get(start).context["map"]
        assert shown.rows
        for _name, address, number in shown.rows:
            cache.clear()
            assert client.get(address).context["page_obj"].paginator.count == number


def test_the_map_draws_no_exact_points(places: Any, client: Any) -> None:
    body("กลุ่มมีพิกัด", latitude="14.87654", longitude="103.45678")
    svg = str(client.get(f"{URL}?area=3205").context["map"].svg)
    assert "14.8" not in svg
    assert "103.4" not in svg


def test_a_body_has_a_page_while_it_is_published(places: Any, client: Any) -> None:
    one = body("กลุ่มเปิด")
    address = reverse("organizations:directory-body", args=[one.ref])
    assert client.get(address).status_code == 200
    one.is_published = False
    write(one, by=None)
    assert client.get(address).status_code == 404
    assert client.get(reverse("organizations:directory-body", args=["22222222"])).status_code == 404


def test_a_merged_body_is_found_under_its_old_ref(people: Any, client: Any) -> None:
    kept, lost = body("กลุ่มที่อยู่"), body("กลุ่มที่ถูกรวม")
    rules = rules_of(Organization)
    assert rules is not None
    merge(rules, kept, lost, by=people.surin)
    answer = client.get(reverse("organizations:directory-body", args=[lost.ref]))
    assert answer.context["body"] == kept
    assert names(client, q=lost.ref) == ["กลุ่มที่อยู่"]


def test_a_merge_publishes_nobody(people: Any) -> None:
    kept, lost = body("ไม่ยินยอม", is_published=False), body("ยินยอม")
    rules = rules_of(Organization)
    assert rules is not None
    merge(rules, kept, lost, by=people.surin, chosen={"is_published": "lost"})
    kept.refresh_from_db()
    assert not kept.is_published


def test_the_answer_is_made_anew_only_after_a_write(places: Any, client: Any) -> None:
    body("กลุ่มแรก")
    first = client.get(URL)
    again = client.get(URL, headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    body("กลุ่มที่สอง")
    fresh = client.get(URL, headers={"If-None-Match": first["ETag"]})
    assert fresh.status_code == 200
    assert "กลุ่มที่สอง" in fresh.content.decode()


def test_the_file_says_what_the_page_says(places: Any, client: Any) -> None:
    body("=กลุ่มอันตราย")
    body("กลุ่มอื่น", area_id="310101")
    text = client.get(URL, {"format": "csv", "area": "32"}).content.decode("utf-8-sig")
    rows = list(csv.DictReader(StringIO(text)))
    assert [row["ชื่อองค์กร"] for row in rows] == ["'=กลุ่มอันตราย"]


def test_many_bodies_ask_no_more_than_few(places: Any, client: Any) -> None:
    body("กลุ่มแรก")
    few = count_queries(client, URL)
    for number in range(12):
        body(f"กลุ่ม {number}", area_id="320502")
    assert count_queries(client, URL) == few <= 8
