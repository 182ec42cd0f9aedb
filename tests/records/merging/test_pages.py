"""The pages of duplicates and merges: who finds them, what they say, and that nothing typed is lost."""

from typing import Any

import pytest
from django.urls import reverse

from leaders.models import Leader
from nakhonchai.accounts.models.access import AccessLog
from nakhonchai.base.writing import write
from nakhonchai.records.merging.finding import refresh_duplicates
from nakhonchai.records.models import DuplicatePair, Merge, NotTheSame
from organizations.models import Organization
from tests.factories import LeaderFactory, OrganizationFactory, OrganizationTypeFactory, PositionFactory
from tests.records.conftest import count_queries

pytestmark = pytest.mark.django_db
LEADER, BODY = "leaders.leader", "organizations.organization"
MANAGERS = ("surin", "buriram", "two", "cluster", "codi", "staff_of_korat", "administrator")


def twins(**facts: Any) -> tuple[Any, Any]:
    made = {"given_name": "สมศรี", "family_name": "ดีงาม"} | facts
    return LeaderFactory(**made), LeaderFactory(**made)


def merge_address(one: Any, other: Any) -> str:
    return reverse("records:merge", args=[one._meta.label_lower, one.ref, other.ref])


def merge_data(one: Any, other: Any, **more: str) -> dict[str, str]:
    return {"kept_version": str(one.version), "lost_version": str(other.version)} | more


def test_the_list_names_pairs_with_their_evidence(people: Any, client_of: Any) -> None:
    one, other = twins()
    refresh_duplicates()
    text = client_of(people.surin).get(reverse("records:duplicates"), {"kind": LEADER}).content.decode()
    assert "ชื่อและนามสกุลตรงกัน" in text
    assert one.ref in text
    assert other.ref in text


def test_filters_narrow_the_pairs(people: Any, client_of: Any) -> None:
    twins()
    twins(given_name="มานะ", area_id="320101", telephone="0812345678")
    refresh_duplicates()
    client, url = client_of(people.surin), reverse("records:duplicates")
    for query, count in [("", 2), ("&area=3205", 1), ("&area=320102", 0), ("&least=70", 1)]:
        page = client.get(f"{url}?kind={LEADER}{query}").context["page_obj"]
        assert page.paginator.count == count, query


def test_each_number_by_place_is_the_count_of_the_list_behind_it(people: Any, client_of: Any) -> None:
    twins()
    twins(given_name="มานะ", area_id="320101")
    refresh_duplicates()
    client = client_of(people.surin)
    places = client.get(reverse("records:duplicates"), {"kind": LEADER}).context["places"]
    assert len(places) == 2
    for row in places:
        assert client.get(row.url).context["page_obj"].paginator.count == row.value


@pytest.mark.parametrize("name", ["viewer", "recorder", "empty"])
def test_who_merges_nothing_is_refused(people: Any, client_of: Any, name: str) -> None:
    one, other = twins()
    client = client_of(getattr(people, name))
    for address in (reverse("records:duplicates"), reverse("records:merge-list"), merge_address(one, other)):
        assert client.get(address).status_code == 403
    assert client.post(merge_address(one, other), merge_data(one, other)).status_code == 403
    assert not Merge.objects.exists()


@pytest.mark.parametrize("name", MANAGERS)
@pytest.mark.parametrize("areas", [("320501", "320501"), ("320501", "310101"), ("310101", "310101")])
def test_a_pair_is_found_where_both_are_edited(
    people: Any, client_of: Any, name: str, areas: tuple[str, str]
) -> None:
    one, other = LeaderFactory(area_id=areas[0]), LeaderFactory(area_id=areas[1])
    client = client_of(getattr(people, name))
    all_here = {"surin": "32", "buriram": "31"}.get(name)
    may = name in {"codi", "administrator"} or (
        areas[0][:2] == areas[1][:2] and (name == "cluster" or areas[0][:2] == all_here)
    )
    assert client.get(merge_address(one, other)).status_code == (200 if may else 404)
    answer = client.post(merge_address(one, other), merge_data(one, other))
    assert answer.status_code == (302 if may else 404)
    assert Merge.objects.exists() is may
    undo = reverse("records:merge-undo", args=[LEADER, other.ref])
    assert client.post(undo).status_code == (302 if may else 404)


def test_comparing_people_is_remembered(people: Any, client_of: Any) -> None:
    one, other = twins()
    client_of(people.surin).get(merge_address(one, other))
    assert {row.subject_ref for row in AccessLog.objects.all()} >= {one.ref, other.ref}


def test_the_comparison_shows_what_differs_and_what_moves(people: Any, client_of: Any) -> None:
    one = LeaderFactory(given_name="สมศรี", telephone="0811111111", nickname="")
    other = LeaderFactory(given_name="สมศรี", telephone="0822222222", nickname="แดง")
    PositionFactory(leader=other)
    answer = client_of(people.surin).get(merge_address(one, other))
    chosen = {pair.names[0]: pair.chosen for pair in answer.context["pairs"]}
    assert chosen["telephone"] == "kept"
    assert chosen["nickname"] == "lost"
    assert [(move.label, move.count) for move in answer.context["moves"]] == [("ตำแหน่ง", 1)]


def test_a_press_merges_and_the_old_address_leads_on(people: Any, client_of: Any) -> None:
    one, other = twins()
    client = client_of(people.surin)
    assert client.post(merge_address(one, other), merge_data(one, other)).status_code == 302
    for page in ("detail", "edit", "history"):
        answer = client.get(other.page(page))
        assert (answer.status_code, answer["Location"]) == (301, one.page(page))
        assert "no-store" in answer["Cache-Control"]  # an undo brings the address back
    assert client.get(other.page("restore"))["Location"] == one.page()
    assert client.get(other.page() + "?print=1")["Location"] == one.page() + "?print=1"
    assert client_of(people.buriram).get(other.page()).status_code == 404


def test_the_old_address_is_its_own_again_after_the_undo(people: Any, client_of: Any) -> None:
    one, other = twins()
    client = client_of(people.surin)
    client.post(merge_address(one, other), merge_data(one, other))
    undo = reverse("records:merge-undo", args=[LEADER, other.ref])
    assert client.get(undo).status_code == 200
    assert client.post(undo)["Location"] == other.page()
    assert client.get(other.page()).status_code == 200
    assert client.post(undo).status_code in (200, 302)  # once more changes nothing
    assert Merge.objects.get().is_undone


def test_the_same_press_twice_is_one_merge(people: Any, client_of: Any) -> None:
    one, other = twins()
    client, data = client_of(people.surin), merge_data(*twins())
    data = merge_data(one, other)
    answers = [client.post(merge_address(one, other), data)["Location"] for _ in range(2)]
    assert answers[0] == answers[1]
    assert Merge.objects.count() == 1


def test_who_saw_an_old_version_gets_their_choices_back(people: Any, client_of: Any) -> None:
    one = LeaderFactory(telephone="0811111111")
    other = LeaderFactory(telephone="0822222222")
    data = merge_data(one, other, reason="คนเดียวกัน", **{"take-telephone": "lost"})
    fresh = Leader.objects.get(pk=other.pk)
    fresh.nickname = "ใหม่"
    write(fresh, by=people.codi)
    answer = client_of(people.surin).post(merge_address(one, other), data)
    assert answer.status_code == 409
    text = answer.content.decode()
    assert "มีผู้อื่นแก้ไข" in text
    assert "คนเดียวกัน" in text
    assert {pair.names[0]: pair.chosen for pair in answer.context["pairs"]}["telephone"] == "lost"
    assert not Merge.objects.exists()


def test_two_people_merging_the_same_pair_the_other_way_round(people: Any, client_of: Any) -> None:
    one, other = twins()
    client_of(people.surin).post(merge_address(one, other), merge_data(one, other))
    answer = client_of(people.codi).post(merge_address(other, one), merge_data(other, one))
    assert (answer.status_code, answer["Location"]) == (302, one.page())
    assert Merge.objects.count() == 1


def test_a_broken_rule_is_said_and_nothing_is_written(people: Any, client_of: Any) -> None:
    council = OrganizationTypeFactory(name="สภาทดสอบ", one_per_subdistrict=True)
    OrganizationFactory(type=council, name="สภาเดิม")
    one, other = OrganizationFactory(), OrganizationFactory(type=council, area_id="320502")
    data = merge_data(one, other, **{"take-type": "lost"})
    answer = client_of(people.surin).post(merge_address(one, other), data)
    assert answer.status_code == 422
    assert "มีได้แห่งเดียว" in answer.content.decode()
    assert not Merge.objects.exists()


def test_not_the_same_is_remembered_and_can_be_forgotten(people: Any, client_of: Any) -> None:
    one, other = twins()
    refresh_duplicates()
    client = client_of(people.surin)
    client.post(reverse("records:not-same", args=[LEADER, one.ref, other.ref]))
    assert not DuplicatePair.objects.exists()
    refresh_duplicates(everything=True)
    assert not DuplicatePair.objects.exists()
    assert "ไม่ใช่รายเดียวกัน" in client.get(reverse("records:merge-list"), {"kind": LEADER}).content.decode()
    client.post(reverse("records:not-same-forget", args=[LEADER, one.ref, other.ref]))
    assert not NotTheSame.objects.exists()


def test_a_stranger_says_nothing_about_a_pair(people: Any, client_of: Any) -> None:
    one, other = twins()
    for name in ("not-same", "not-same-forget"):
        address = reverse(f"records:{name}", args=[LEADER, one.ref, other.ref])
        assert client_of(people.buriram).post(address).status_code == 404
    assert not NotTheSame.objects.exists()


def test_a_pair_chosen_by_hand(people: Any, client_of: Any) -> None:
    one, other = LeaderFactory(given_name="ต้นไม้"), LeaderFactory(given_name="ใบหญ้า", area_id="310101")
    mine = LeaderFactory(given_name="กิ่งก้าน")
    client, address = client_of(people.surin), reverse("records:merge-with", args=[LEADER, one.ref])
    assert client.get(address).status_code == 200
    assert client.get(address, {"other": mine.ref})["Location"] == merge_address(one, mine)
    refused = client.get(address, {"other": other.ref})  # another province's person is not found
    assert refused.status_code == 422
    assert "ใบหญ้า" not in refused.content.decode().replace(f'value="{other.ref}"', "")


def test_the_page_of_a_record_names_its_likely_duplicates_to_managers(people: Any, client_of: Any) -> None:
    one, other = twins()
    refresh_duplicates()
    assert "อาจซ้ำกับ" in client_of(people.surin).get(one.page()).content.decode()
    assert "อาจซ้ำกับ" not in client_of(people.recorder).get(one.page()).content.decode()
    client_of(people.surin).post(merge_address(one, other), merge_data(one, other))
    assert "รวมมาจาก" in client_of(people.surin).get(one.page()).content.decode()


def test_what_was_merged_is_not_in_the_trash(people: Any, client_of: Any) -> None:
    one, other = twins()
    client = client_of(people.surin)
    client.post(merge_address(one, other), merge_data(one, other))
    assert other.ref not in client.get(reverse("records:trash")).content.decode()
    assert client.get(Leader.list_url(), {"state": "trash"}).context["page_obj"].paginator.count == 0


def test_an_edit_sent_to_a_merged_record_is_not_lost(people: Any, client_of: Any) -> None:
    one, other = OrganizationFactory(), OrganizationFactory()
    client = client_of(people.surin)
    client.post(merge_address(one, other), merge_data(one, other))
    answer = client.post(other.page("edit"), {"name": "ชื่อที่พิมพ์ค้างไว้", "version": "1"})
    assert answer.status_code == 409
    text = answer.content.decode()
    assert "ชื่อที่พิมพ์ค้างไว้" in text
    assert one.page() in text


# --- asking before a new record -------------------------------------------------------------------


def body_data(kind: Any, **more: str) -> dict[str, str]:
    return {"name": "กลุ่มทอผ้าบ้านไร่", "type": str(kind.pk), "area": "320501", "status": "active"} | more


def test_a_new_record_like_one_that_is_there_is_asked_about_once(people: Any, client_of: Any) -> None:
    there = OrganizationFactory(name="กลุ่มทอผ้าบ้านไร่")
    client, address = client_of(people.recorder), Organization.list_url("create")
    asked = client.post(address, body_data(there.type))
    assert asked.status_code == 409
    text = asked.content.decode()
    assert "อาจซ้ำกับ" in text
    assert there.page() in text
    assert Organization.objects.count() == 1
    assert client.post(address, body_data(there.type, not_same=there.ref)).status_code == 302
    assert Organization.objects.count() == 2
    refresh_duplicates()
    assert not DuplicatePair.objects.exists()  # it was answered


def test_a_new_record_unlike_any_other_is_saved_at_once(people: Any, client_of: Any) -> None:
    there = OrganizationFactory(name="วิสาหกิจชุมชนเลี้ยงโค")
    answer = client_of(people.recorder).post(Organization.list_url("create"), body_data(there.type))
    assert answer.status_code == 302


def test_another_province_is_not_told_of_a_person(people: Any, client_of: Any) -> None:
    LeaderFactory(given_name="สมศรี", family_name="ดีงาม", telephone="0812345678", area_id="310101")
    data = {"given_name": "สมศรี", "family_name": "ดีงาม", "telephone": "0812345678", "area": "320501"}
    answer = client_of(people.surin).post(Leader.list_url("create"), data)
    assert answer.status_code == 302


# --- queries --------------------------------------------------------------------------------------


def test_the_list_asks_as_much_for_one_pair_as_for_many(people: Any, client_of: Any) -> None:
    twins()
    refresh_duplicates()
    client, url = client_of(people.surin), f"{reverse('records:duplicates')}?kind={LEADER}"
    few = count_queries(client, url)
    for name in ("มานะ", "ปิติ", "ชูใจ", "วีระ"):
        twins(given_name=name)
    refresh_duplicates()
    assert count_queries(client, url) == few <= 18


def test_the_comparison_asks_as_much_whatever_hangs_on_the_two(people: Any, client_of: Any) -> None:
    one, other = twins()
    PositionFactory(leader=other)
    few = count_queries(client_of(people.surin), merge_address(one, other))
    for _ in range(8):
        PositionFactory(leader=other)
    assert count_queries(client_of(people.surin), merge_address(one, other)) == few
