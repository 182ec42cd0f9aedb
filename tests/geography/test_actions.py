"""Changing places: who may, what follows, and that nothing is ever lost."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nakhonchai.base.writing import StaleVersionError
from nakhonchai.geography import actions
from nakhonchai.geography.actions import PlaceError, PlaceOutOfReachError
from nakhonchai.geography.enums import AliasKind, Level
from nakhonchai.geography.models import Area, AreaAlias, AreaSuccession, Village
from nakhonchai.geography.search import search_areas
from tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db
DAY = date(2024, 5, 1)


def area(code: str) -> Area:
    return Area.objects.get(code=code)


def test_a_village_gets_its_code_path_and_history(people: Any) -> None:
    made = actions.add_village(
        subdistrict=area("320502"), moo=3, name_th=" บ้านหนองเเวง ", by=people.surin, reason="ตั้งใหม่"
    )
    assert (made.code, made.level, made.name_th) == ("32050203", Level.VILLAGE, "หนองแวง")
    assert made.path == "บ้านหนองแวง หมู่ 3 ต.ทมอ อ.ปราสาท จ.สุรินทร์"
    row = made.history.get()
    assert (row.history_user, row.history_change_reason) == (people.surin, "ตั้งใหม่")


def test_a_taken_moo_is_refused_and_says_by_whom(people: Any) -> None:
    with pytest.raises(PlaceError, match="หมู่ 1 มีอยู่แล้ว: บ้านกังแอน"):
        actions.add_village(subdistrict=area("320501"), moo=1, name_th="โคก", by=people.surin)
    actions.close_area(area("32050101"), on=DAY, by=people.surin, reason="ยุบ")
    with pytest.raises(PlaceError, match="เคยมีและยกเลิกแล้ว"):
        actions.add_village(subdistrict=area("320501"), moo=1, name_th="โคก", by=people.surin)


def test_urban_communities_get_codes_of_their_own_and_never_one_twice(people: Any) -> None:
    town = area("320101")
    made = [actions.add_community(subdistrict=town, name_th=f"ที่ {n}", by=people.surin) for n in range(10)]
    assert [one.code for one in made] == [*(f"320101A{n}" for n in range(1, 10)), "320101B1"]
    actions.close_area(made[0], on=DAY, by=people.surin, reason="ยุบ")
    assert actions.add_community(subdistrict=town, name_th="ใหม่", by=people.surin).code == "320101B2"
    assert made[0].full_name == "ชุมชนที่ 0"
    assert Area.objects.under("320101").count() == 12


def test_renaming_keeps_the_old_name_as_an_alias(people: Any) -> None:
    actions.rename_area(area("32050102"), name_th="ไร่ใหม่", by=people.surin, reason="มติประชาคม")
    renamed = area("32050102")
    assert (renamed.name_th, renamed.version, renamed.history.count()) == ("ไร่ใหม่", 2, 1)
    assert AreaAlias.objects.get(area=renamed).kind == AliasKind.FORMER_NAME
    assert search_areas("บ้านไร่")[0].code == "32050102"


def test_an_unchanged_name_writes_nothing(people: Any) -> None:
    # A name that begins with บ้าน itself stays as it is when nobody touched it.
    assert actions.rename_area(area("32050102"), name_th="บ้านไร่", by=people.surin) == []
    assert not AreaAlias.objects.exists()
    assert area("32050102").version == 1


def test_a_new_name_reaches_every_path_below_in_one_update(people: Any) -> None:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        actions.rename_area(area("32"), name_th="สุรินทร์ใหม่", by=people.codi)
    updates = [one["sql"] for one in queries if one["sql"].startswith('UPDATE "geography_area"')]
    assert sum("path_th" in sql and "SUBSTR" in sql.upper() for sql in updates) == 1
    assert area("32050102").path == "บ้านไร่ หมู่ 2 ต.กังแอน อ.ปราสาท จ.สุรินทร์ใหม่"
    assert area("3205").path == "อ.ปราสาท จ.สุรินทร์ใหม่"
    assert area("310401").path == "ต.นางรอง อ.นางรอง จ.บุรีรัมย์"
    below = area("32050102")
    below_key = below.path_key
    below.path_key = ""
    below.fill_derived_fields()
    assert below.path_key == below_key  # as if it had been computed anew
    assert [one.code for one in search_areas("กังแอน สุรินทร์ใหม่")] == ["320501", "32050101"]


def test_closing_keeps_records_and_can_be_taken_back(people: Any) -> None:
    village = area("32050102")
    body = OrganizationFactory(area_id="32050102")
    heir = area("32050101")
    actions.close_area(village, on=DAY, by=people.surin, reason="ยุบรวม", successors=[heir])
    assert area("32050102").valid_to == DAY
    assert AreaSuccession.objects.get(predecessor=village).successor == heir
    body.refresh_from_db()
    assert body.area_id == "32050102"
    actions.reopen_area(area("32050102"), by=people.surin, reason="ปิดผิด")
    assert area("32050102").is_current
    assert [row.history_change_reason for row in village.history.order_by("history_id")] == ["ยุบรวม", "ปิดผิด"]


def test_what_still_holds_places_is_not_closed(people: Any) -> None:
    with pytest.raises(PlaceError, match="ข้างใน 2 แห่ง"):
        actions.close_area(area("320501"), on=DAY, by=people.codi, reason="ยุบ")
    actions.close_area(area("320502"), on=DAY, by=people.codi, reason="ยุบ")
    with pytest.raises(PlaceError, match="ไม่มีพื้นที่รหัส 320502"):
        actions.add_village(subdistrict=area("320502"), moo=1, name_th="โคก", by=people.surin)


def test_a_split_moves_villages_to_new_codes_and_leads_from_the_old(people: Any) -> None:
    old = area("320501")
    new = actions.split_subdistrict(
        old,
        code="320519",
        name_th="กังแอนใหม่",
        on=DAY,
        by=people.codi,
        reason="ประกาศ",
        villages=[area("32050102")],
    )
    assert new.path == "ต.กังแอนใหม่ อ.ปราสาท จ.สุรินทร์"
    moved = area("32051901")
    assert (moved.name_th, moved.moo, moved.valid_from) == ("ไร่", 1, DAY)
    assert not area("32050102").is_current
    steps = AreaSuccession.objects.order_by("predecessor_id").values_list("predecessor_id", "successor_id")
    assert list(steps) == [("320501", "320519"), ("32050102", "32051901")]
    assert area("320501").is_current


def test_a_refused_split_leaves_nothing_behind(people: Any) -> None:
    with pytest.raises(PlaceError, match="มีอยู่แล้ว"):
        actions.split_subdistrict(
            area("320501"), code="320502", name_th="ใหม่", on=DAY, by=people.codi, reason="ประกาศ"
        )
    with pytest.raises(PlaceError, match="ไม่มีพื้นที่รหัส 3299"):
        actions.split_subdistrict(
            area("320501"), code="329901", name_th="ใหม่", on=DAY, by=people.codi, reason="ประกาศ"
        )
    assert not AreaSuccession.objects.exists()


KEEPERS = {"surin", "codi", "administrator", "cluster"}
REDRAWERS = {"codi", "administrator"}
EVERYBODY = [
    "signed_out", "viewer", "recorder", "surin", "buriram", "two", "cluster", "codi", "staff_of_korat",
    "empty", "disabled", "administrator",
]  # fmt: skip


@pytest.mark.parametrize("name", EVERYBODY)
def test_who_keeps_villages_and_who_redraws(people: Any, name: str) -> None:
    person = getattr(people, name)
    village_tasks = [
        lambda: actions.add_village(subdistrict=area("320102"), moo=7, name_th="โคก", by=person),
        lambda: actions.add_community(subdistrict=area("320101"), name_th="ตลาด", by=person),
        lambda: actions.rename_area(area("32050102"), name_th="โคก", by=person),
        lambda: actions.close_area(area("32050101"), on=DAY, by=person, reason="ยุบ"),
    ]
    redrawing = [
        lambda: actions.rename_area(area("320502"), name_th="โคก", by=person),
        lambda: actions.close_area(area("320502"), on=DAY, by=person, reason="ยุบ"),
        lambda: actions.split_subdistrict(
            area("320101"), code="320199", name_th="ใหม่", on=DAY, by=person, reason="ประกาศ"
        ),
    ]
    for tasks, allowed in ((village_tasks, name in KEEPERS), (redrawing, name in REDRAWERS)):
        for task in tasks:
            if allowed:
                task()
            else:
                before = Area.history.count()
                with pytest.raises(PlaceOutOfReachError):
                    task()
                assert Area.history.count() == before


def test_the_second_of_two_editors_is_told(people: Any) -> None:
    mine, theirs = area("32050102"), area("32050102")
    actions.rename_area(theirs, name_th="ของเขา", by=people.codi, version=1)
    with pytest.raises(StaleVersionError):
        actions.rename_area(mine, name_th="ของเรา", by=people.surin, version=1)
    assert area("32050102").name_th == "ของเขา"
    assert AreaAlias.objects.count() == 1


def test_a_proxy_is_written_into_the_one_history(people: Any) -> None:
    village = Village.objects.get(code="32050102")
    actions.rename_area(village, name_th="โคก", by=people.surin)
    assert Area.history.filter(code="32050102").count() == 1
    assert not Village.history.model.objects.exists()
