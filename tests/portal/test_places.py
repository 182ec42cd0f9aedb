"""The tree of places: everybody walks and searches it; those who keep a place find the forms."""

import json
import uuid
from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from nakhonchai.geography import actions
from nakhonchai.geography.models import Area, AreaSuccession

pytestmark = pytest.mark.django_db
VILLAGE, SUBDISTRICT = "32050102", "320501"
FORMS = {
    "village-create": SUBDISTRICT,
    "community-create": SUBDISTRICT,
    "place-rename": VILLAGE,
    "place-close": VILLAGE,
}
REDRAWING = {"place-split": SUBDISTRICT, "place-rename": SUBDISTRICT, "place-close": SUBDISTRICT}


def page(name: str, code: str = "") -> str:
    return reverse(f"portal:{name}", args=[code] if code else [])


def area(code: str) -> Area:
    return Area.objects.get(code=code)


def text(answer: Any) -> str:
    return answer.content.decode()


# --- walking and searching ---------------------------------------------------------------
def test_everybody_walks_from_the_provinces_down(
    people: Any, client: Any, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(2):
        start = client.get(page("places"))
    assert [province.code for province in start.context["children"]] == ["36", "30", "31", "32"]
    assert "ปราสาท" in text(start)
    with django_assert_num_queries(3):
        below = client.get(page("places"), {"at": "32"})
    assert [(one.code, one.inside) for one in below.context["children"]] == [("3205", 2), ("3201", 2)]
    assert client.get(page("places"), {"at": "320501"}).url == page("villages", "320501")
    assert client.get(page("places"), {"at": "99"}).status_code == 404


def test_abolished_areas_stand_apart_with_what_took_their_place(people: Any, client: Any) -> None:
    actions.close_area(
        area("320502"), on=date(2024, 5, 1), by=people.codi, reason="ยุบ", successors=[area("320501")]
    )
    below = client.get(page("places"), {"at": "3205"})
    assert [one.code for one in below.context["children"]] == ["320501"]
    assert "1 พ.ค. 2567" in text(below)
    assert "ต.กังแอน อ.ปราสาท จ.สุรินทร์" in text(below)
    found = client.get(page("places"), {"q": "ทมอ"})
    assert "ยกเลิกแล้ว" in text(found)
    assert page("place", "320501") in text(found)


def test_search_shows_whole_paths_and_says_when_there_is_nothing(
    people: Any, client: Any, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(2):
        found = client.get(page("places"), {"q": "ในเมือง"})
    assert "พบ 4 แห่ง" in text(found)
    assert "อ.เมืองชัยภูมิ จ.ชัยภูมิ" in text(found)
    for nothing in ("ไม่มีที่นี่", "ต.", "<script>"):
        answer = client.get(page("places"), {"q": nothing})
        assert "ไม่พบพื้นที่นี้" in text(answer)
        assert "<script>alert" not in text(answer)


def test_villages_are_listed_by_their_number(
    people: Any, client: Any, django_assert_num_queries: Any
) -> None:
    for moo, name in ((10, "สิบ"), (9, "เก้า")):
        actions.add_village(subdistrict=area(SUBDISTRICT), moo=moo, name_th=name, by=people.surin)
    actions.add_community(subdistrict=area(SUBDISTRICT), name_th="ตลาดล่าง", by=people.surin)
    actions.rename_area(area(VILLAGE), name_th="ไร่ใหม่", by=people.surin)
    with django_assert_num_queries(4):
        answer = client.get(page("villages", SUBDISTRICT))
    assert [one.moo for one in answer.context["villages"]] == [1, 2, 9, 10]
    assert [one.code for one in answer.context["communities"]] == ["320501A1"]
    assert answer.context["villages"][1].former == ["บ้านไร่"]
    assert page("village-create", SUBDISTRICT) not in text(answer)  # signed out: no tools
    assert client.get(page("villages", "3205")).status_code == 404
    assert "ยังไม่มีหมู่บ้าน" in text(client.get(page("villages", "320101")))


def test_only_those_who_may_change_see_the_tools(people: Any, client_of: Any) -> None:
    expected = {"viewer": (False, False), "recorder": (False, False), "buriram": (False, False),
                "surin": (True, False), "codi": (True, True), "staff_of_korat": (False, False)}  # fmt: skip
    for name, (keeps, redraws) in expected.items():
        answer = text(client_of(getattr(people, name)).get(page("villages", SUBDISTRICT)))
        assert (page("village-create", SUBDISTRICT) in answer) == keeps, name
        assert (page("place-split", SUBDISTRICT) in answer) == redraws, name


# --- the picker --------------------------------------------------------------------------
def pick(client: Any, **query: str) -> list[dict[str, str]]:
    answer = client.get(page("pick-areas"), query)
    assert answer["Content-Type"] == "application/json"
    return json.loads(answer.content)["results"]


def test_the_picker_gives_code_name_and_path(
    people: Any, client: Any, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(1):
        found = pick(client, q="กังแอน ปราสาท")
    assert found[0] == {"code": "320501", "name": "ตำบลกังแอน", "path": "ต.กังแอน อ.ปราสาท จ.สุรินทร์"}
    assert [one["code"] for one in pick(client, q="กังแอน", levels="4")] == ["32050101"]
    assert pick(client, q="") == pick(client) == []


def test_the_picker_keeps_to_where_the_person_edits(people: Any, client_of: Any) -> None:
    assert {one["code"][:2] for one in pick(client_of(people.surin), q="ในเมือง", within="edit")} == {"32"}
    assert pick(client_of(people.viewer), q="ในเมือง", within="edit") == []
    assert pick(client_of(people.signed_out), q="ในเมือง", within="edit") == []
    assert len(pick(client_of(people.viewer), q="ในเมือง")) == 4


def test_the_picker_gives_twenty_at_most(people: Any, client: Any) -> None:
    for moo in range(3, 40):
        actions.add_village(subdistrict=area(SUBDISTRICT), moo=moo, name_th="ซ้ำกัน", by=people.surin)
    assert len(pick(client, q="ซ้ำกัน")) == 20


# --- who finds the forms --------------------------------------------------------------------
@pytest.mark.parametrize("name", ["viewer", "recorder", "buriram", "two", "empty", "staff_of_korat"])
def test_a_stranger_finds_no_form(people: Any, client_of: Any, name: str) -> None:
    client = client_of(getattr(people, name))
    for address, code in (*FORMS.items(), *REDRAWING.items()):
        assert client.get(page(address, code)).status_code == 404
        assert client.post(page(address, code), {"name_th": "ยึด"}).status_code == 404
    assert area(VILLAGE).name_th == "บ้านไร่"


def test_keepers_find_the_forms_of_villages_and_staff_all(people: Any, client_of: Any) -> None:
    for person in (people.surin, people.cluster, people.codi, people.administrator):
        for address, code in FORMS.items():
            assert client_of(person).get(page(address, code)).status_code == 200
    for address, code in REDRAWING.items():
        assert client_of(people.surin).get(page(address, code)).status_code == 404
        assert client_of(people.codi).get(page(address, code)).status_code == 200


def test_signed_out_people_are_led_to_the_door(people: Any, client: Any) -> None:
    for address, code in (*FORMS.items(), ("place-history", VILLAGE)):
        assert client.get(page(address, code)).status_code == 302


def test_a_form_that_does_not_fit_the_place_is_not_there(people: Any, client_of: Any) -> None:
    client = client_of(people.codi)
    for address, code in (
        ("village-create", VILLAGE),
        ("community-create", "3205"),
        ("place-split", "3205"),
        ("place-reopen", VILLAGE),
        ("place-rename", "99"),
    ):
        assert client.get(page(address, code)).status_code == 404


# --- using the forms ---------------------------------------------------------------------------
def test_a_village_is_added_once_however_often_the_button_is_pressed(people: Any, client_of: Any) -> None:
    client = client_of(people.surin)
    data = {"moo": "๓", "name_th": "หนองแวง", "form_key": str(uuid.uuid4()), "reason": "ตั้งใหม่"}
    for _ in range(2):
        answer = client.post(page("village-create", "320502"), data)
        assert answer.url == page("villages", "320502")
    made = area("32050203")
    assert (made.name_th, made.history.get().history_user) == ("หนองแวง", people.surin)
    changed = client.post(page("village-create", "320502"), data | {"moo": "4"})
    assert changed.status_code == 422
    assert not Area.objects.filter(code="32050204").exists()


def test_what_was_typed_stays_when_it_cannot_be_saved(people: Any, client_of: Any) -> None:
    client = client_of(people.surin)
    for data, words in (
        ({"moo": "1", "name_th": "โคก"}, "หมู่ 1 มีอยู่แล้ว"),
        ({"moo": "100", "name_th": "โคก"}, "1–99"),
        ({"moo": "0", "name_th": "โคก"}, "1–99"),
        ({"moo": "5", "name_th": "???"}, "พิมพ์ชื่อเป็นตัวอักษร"),
        ({"moo": "5", "name_th": "โคก", "valid_from": "2567"}, "ให้ครบทั้งวัน"),
    ):
        answer = client.post(page("village-create", SUBDISTRICT), data)
        assert answer.status_code == 422
        assert words in text(answer)
        assert data["name_th"] in text(answer)


def test_a_village_is_renamed_closed_and_opened_again(people: Any, client_of: Any) -> None:
    client = client_of(people.surin)
    client.post(page("place-rename", VILLAGE), {"name_th": "ไร่ใหม่", "name_en": "Rai Mai", "version": 1})
    assert (area(VILLAGE).name_th, area(VILLAGE).name_en) == ("ไร่ใหม่", "Rai Mai")
    close = {"on": "1 พ.ค. 2567", "successor": "บ้านกังแอน หมู่ 1 ต.กังแอน อ.ปราสาท จ.สุรินทร์", "version": 2}
    assert client.post(page("place-close", VILLAGE), close).status_code == 422  # why is asked
    assert client.post(page("place-close", VILLAGE), close | {"reason": "ยุบรวม"}).status_code == 302
    assert area(VILLAGE).valid_to == date(2024, 5, 1)
    assert AreaSuccession.objects.get().successor_id == "32050101"
    assert "เปิดบ้านไร่ใหม่ หมู่ 2 อีกครั้ง" in text(client.get(page("villages", SUBDISTRICT)))
    assert client.post(page("place-reopen", VILLAGE), {"reason": "ปิดผิด", "version": 3}).status_code == 302
    assert area(VILLAGE).is_current
    history = client.get(page("place-history", VILLAGE))
    assert [entry.reason for entry in history.context["entries"]] == ["ปิดผิด", "ยุบรวม", "เปลี่ยนชื่อ"]


@pytest.mark.parametrize(
    ("successor", "words"),
    [(VILLAGE, "ต้องไม่ใช่พื้นที่เดิม"), ("3205", "ต้องเป็นหมู่บ้านเหมือนกัน"), ("ในเมือง", "หลายแห่ง")],
)
def test_a_successor_is_another_place_of_the_same_level(
    people: Any, client_of: Any, successor: str, words: str
) -> None:
    data = {"on": "1 พ.ค. 2567", "successor": successor, "reason": "ยุบ"}
    answer = client_of(people.surin).post(page("place-close", VILLAGE), data)
    assert answer.status_code == 422
    assert words in text(answer)


def test_the_second_editor_sees_what_the_first_saved_and_may_save_over_it(
    people: Any, client_of: Any
) -> None:
    actions.rename_area(area(VILLAGE), name_th="ของเขา", by=people.codi)
    client = client_of(people.surin)
    data = {"name_th": "ของเรา", "version": 1, "form_key": str(uuid.uuid4())}
    answer = client.post(page("place-rename", VILLAGE), data)
    assert answer.status_code == 409
    assert "ของเขา" in text(answer)
    assert 'value="ของเรา"' in text(answer)
    assert area(VILLAGE).name_th == "ของเขา"
    version = answer.context["form"]["version"].value()
    assert client.post(page("place-rename", VILLAGE), data | {"version": version}).status_code == 302
    assert area(VILLAGE).name_th == "ของเรา"


def test_staff_split_a_subdistrict(people: Any, client_of: Any) -> None:
    client = client_of(people.codi)
    data = {"code": "๓๒๐๕๑๙", "name_th": "กังแอนใหม่", "on": "1 พ.ค. 2567", "villages": [VILLAGE]}
    assert client.post(page("place-split", SUBDISTRICT), data).status_code == 422
    wrong = client.post(page("place-split", SUBDISTRICT), data | {"code": "310519", "reason": "ประกาศ"})
    assert "ขึ้นต้นด้วยรหัสจังหวัด 32" in text(wrong)
    assert client.post(page("place-split", SUBDISTRICT), data | {"reason": "ประกาศ"}).status_code == 302
    assert area("32051901").path == "บ้านไร่ หมู่ 1 ต.กังแอนใหม่ อ.ปราสาท จ.สุรินทร์"


def test_an_urban_community_gets_its_code(people: Any, client_of: Any) -> None:
    client = client_of(people.surin)
    answer = client.post(page("community-create", "320101"), {"name_th": "ชุมชนตลาดล่าง"})
    assert answer.url == page("villages", "320101")
    assert area("320101A1").full_name == "ชุมชนตลาดล่าง"


# --- history -----------------------------------------------------------------------------------
def test_history_names_the_writer_only_to_those_who_work_there(people: Any, client_of: Any) -> None:
    actions.rename_area(area(VILLAGE), name_th="ไร่ใหม่", by=people.surin, reason="มติประชาคม")
    writer = people.surin.full_name
    for name, told in (
        ("surin", True),
        ("recorder", True),
        ("codi", True),
        ("buriram", False),
        ("viewer", False),
    ):
        answer = client_of(getattr(people, name)).get(page("place-history", VILLAGE))
        assert "มติประชาคม" in text(answer)
        assert (f"โดย {writer}" in text(answer)) == told, name
    assert client_of(people.codi).get(page("place-history", "99")).status_code == 404
    empty = client_of(people.codi).get(page("place-history", SUBDISTRICT))
    assert "ยังไม่มีประวัติ" in text(empty)
