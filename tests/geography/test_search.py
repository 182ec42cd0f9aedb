"""What people type finds the place they mean."""

from typing import Any

import pytest
from django.db import transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from nakhonchai.geography.asking import levels_of, read
from nakhonchai.geography.enums import AliasKind, Level
from nakhonchai.geography.loading import load
from nakhonchai.geography.models import Area, AreaAlias
from nakhonchai.geography.search import find_places, resolve_area, search_areas


@pytest.fixture(scope="module")
def tree(django_db_setup: None, django_db_blocker: Any) -> Any:
    """The real tree of the four provinces with a few villages, for questions only."""
    with django_db_blocker.unblock(), transaction.atomic():
        load(apply=True)
        below = Area.objects.get(code="320512")
        for moo, name in ((1, "เชื้อเพลิง"), (4, "โคก"), (5, "บ้านใหม่")):
            Area(code=f"320512{moo:02}", level=Level.VILLAGE, parent=below, name_th=name, moo=moo).save()
        AreaAlias(area=below, name="ชื่อเก่าแก่", kind=AliasKind.FORMER_NAME).save()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def asked(tree: Any, db: Any) -> None:
    """Questions may be asked."""


def paths(text: str, **options: Any) -> list[str]:
    return [found.area.path for found in find_places(text, **options)]


FIRST = {
    "เชื้อเพลิง ปราสาท": "ต.เชื้อเพลิง อ.ปราสาท จ.สุรินทร์",
    "เชือเพลิง ปราสาท": "ต.เชื้อเพลิง อ.ปราสาท จ.สุรินทร์",
    "ต.ในเมือง อ.เมืองบุรีรัมย์": "ต.ในเมือง อ.เมืองบุรีรัมย์ จ.บุรีรัมย์",
    "ในเมือง บุรีรัมย์": "ต.ในเมือง อ.เมืองบุรีรัมย์ จ.บุรีรัมย์",
    "ตำบลในเมือง อำเภอเมือง จังหวัดบุรีรัมย์": "ต.ในเมือง อ.เมืองบุรีรัมย์ จ.บุรีรัมย์",
    "อ.เมือง สุรินทร์": "อ.เมืองสุรินทร์ จ.สุรินทร์",
    "เมือง สุรินทร์": "อ.เมืองสุรินทร์ จ.สุรินทร์",
    "อ. ปราสาท": "อ.ปราสาท จ.สุรินทร์",
    "ต.เชื้อเพลิงอ.ปราสาทจ.สุรินทร์": "ต.เชื้อเพลิง อ.ปราสาท จ.สุรินทร์",
    "Prasat Surin": "อ.ปราสาท จ.สุรินทร์",
    "chueaphloeng": "ต.เชื้อเพลิง อ.ปราสาท จ.สุรินทร์",
    "320512": "ต.เชื้อเพลิง อ.ปราสาท จ.สุรินทร์",
    "๓๒๐๕๑๒": "ต.เชื้อเพลิง อ.ปราสาท จ.สุรินทร์",
    "บ้านโคก เชื้อเพลิง": "บ้านโคก หมู่ 4 ต.เชื้อเพลิง อ.ปราสาท จ.สุรินทร์",
    "โคก ม.4": "บ้านโคก หมู่ 4 ต.เชื้อเพลิง อ.ปราสาท จ.สุรินทร์",
    "บ้านเหลื่อม": "อ.บ้านเหลื่อม จ.นครราชสีมา",
    "ชื่อเก่าแก่": "ต.เชื้อเพลิง อ.ปราสาท จ.สุรินทร์",
    "สุรินทร": "จ.สุรินทร์",
    "นทร": "จ.สุรินทร์",
}


@pytest.mark.parametrize(("text", "path"), FIRST.items())
def test_the_likeliest_place_comes_first(asked: None, text: str, path: str) -> None:
    assert paths(text)[0] == path


@pytest.mark.parametrize("text", ["", " ", "...", "หมู่ 4", "ต.", "ไม่มีที่ชื่อนี้แน่", "จ.ปราสาท"])
def test_what_names_nothing_finds_nothing(asked: None, text: str) -> None:
    assert paths(text) == []


def test_a_former_name_is_told(asked: None) -> None:
    assert find_places("ชื่อเก่าแก่")[0].name == "ตำบลเชื้อเพลิง (เดิม ชื่อเก่าแก่)"


def test_an_abolished_area_leads_to_what_took_its_place(asked: None) -> None:
    found = find_places("ต.ท่าช้าง อ.จักราช")
    assert [one.area.code for one in found] == ["303202"]
    assert found[0].name == "ตำบลท่าช้าง (เดิม ต.ท่าช้าง)"
    assert [one.area.code for one in find_places("300602")] == ["303202"]


def test_levels_and_reach_narrow_the_choice(asked: None) -> None:
    assert {area.level for area in search_areas("ปราสาท", levels=[Level.SUBDISTRICT])} == {Level.SUBDISTRICT}
    assert {area.code[:2] for area in search_areas("ในเมือง", within=["31", "36"])} == {"31", "36"}
    assert search_areas("ในเมือง", within=[]) == []
    assert find_places("300602", within=["32"]) == []


@pytest.mark.parametrize(
    ("text", "most"), [("เชื้อเพลิง ปราสาท", 1), ("ก", 1), ("ชื่อเก่าแก่", 2), ("ท่าช้าง จักราช", 2)]
)
def test_a_question_costs_one_query_or_two(
    asked: None, django_assert_max_num_queries: Any, text: str, most: int
) -> None:
    with django_assert_max_num_queries(most) as queries:
        find_places(text)
    assert isinstance(queries, CaptureQueriesContext)


def test_every_path_as_shown_names_exactly_its_area(asked: None) -> None:
    areas = list(Area.objects.current().order_by("code"))[::17]
    wrong = [area.path for area in areas if [one.code for one in resolve_area(area.path)] != [area.code]]
    assert wrong == []


def test_a_name_that_occurs_once_is_enough(asked: None) -> None:
    assert [area.code for area in resolve_area("เชื้อเพลิง")] == ["320512"]  # though a village bears it too
    assert [area.code for area in resolve_area("ตำบลเชื้อเพลิง")] == ["320512"]
    assert [area.code for area in resolve_area("อ.เมือง จ.สุรินทร์")] == ["3201"]


def test_a_name_that_occurs_often_gives_all_and_a_part_of_a_name_none(asked: None) -> None:
    assert len(resolve_area("ในเมือง")) == 5
    assert resolve_area("เชื้อเพ") == []


@given(st.text(max_size=40))
def test_anything_typed_can_be_read(text: str) -> None:
    question = read(text)
    assert len(question.words) <= 8
    assert all(word.keys and all(word.keys) for word in question.words)


def test_levels_are_read_from_an_address() -> None:
    assert levels_of("3,4") == [Level.SUBDISTRICT, Level.VILLAGE]
    assert levels_of("subdistrict, x,9") == [Level.SUBDISTRICT]
    assert levels_of("") == []
