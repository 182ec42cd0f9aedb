"""Places from any mix of columns and free text. Every answer says why; certain only where it follows."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nakhonchai.geography.matching import Decision, Matcher, national_gazetteer
from nakhonchai.geography.matching.finding import Asked, PlaceFinder, alias_key
from nakhonchai.geography.matching.freetext import read_free_text, read_moos
from nakhonchai.imports.values import find_place

VILLAGES = {"320102": {1: "ตั้งใจ", 2: "โคก", 3: "โคก"}}
MATCHER = Matcher(national_gazetteer())
FINDER = PlaceFinder(MATCHER, villages=VILLAGES, home=("32",))
C, P, N = Decision.CERTAIN, Decision.PROPOSED, Decision.NONE


def found(**asked):
    one = FINDER.find(Asked(**asked))
    assert one.reason
    return one.code, one.decision


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("178 หมู่ 1 ต.ทุ่งขวาง อ.กำแพงแสน", ("", "กำแพงแสน", "ทุ่งขวาง", (1,), "178")),
        ("๑๗๘ม.๑ต.ทุ่งขวางอ.กำแพงแสนจ.นครปฐม", ("นครปฐม", "กำแพงแสน", "ทุ่งขวาง", (1,), "178")),
        ("บ้านเลขที่ 5/2 หมู่ที่ 1,3 และ 5 ตำบลไพล", ("", "", "ไพล", (1, 3, 5), "5/2")),
        ("ม.2 - 4 ต. ไพล กิ่งอำเภอพนมดงรัก", ("", "พนมดงรัก", "ไพล", (2, 3, 4), "")),
        ("12 ถ.หลักเมือง ซ.5 ต.ในเมือง อ.เมือง จ. สุรินทร์ 32000", ("สุรินทร์", "เมือง", "ในเมือง", (), "12")),
        ("อยู่บ้านเพื่อน", ("", "", "", (), "")),
    ],
)
def test_free_text_is_taken_apart(text, parts):
    free = read_free_text(text)
    assert (free.province, free.district, free.subdistrict, free.moos, free.house) == parts


@pytest.mark.parametrize(
    ("cell", "moos"),
    [
        ("4", (4,)),
        ("4.0", (4,)),
        ("หมู่ ๑,๓,๕", (1, 3, 5)),
        ("ม.2-4", (2, 3, 4)),
        ("00", ()),
        ("บ้านโคก", ()),
        ("ม.1 และ ม.3", (1, 3)),
    ],
)
def test_numbers_of_villages(cell, moos):
    assert read_moos(cell) == moos


def test_names_of_columns():
    assert found(province="สุรินทร์", district="เมือง", subdistrict="ตั้งใจ") == ("320102", C)
    assert found(province="สุรินทร์", district="เมือง", subdistrict="ตั้งใจ", moo="2") == ("32010202", C)
    assert found(province="สุรินทร์", district="ปราสาท") == ("3205", C)
    assert found(province="สุรินทร์", district="เมือง") == ("3201", C)
    assert found(province="สุรินทร์") == ("32", C)
    assert found(subdistrict="ต.ตั้งใจ อ.เมือง จ.สุรินทร์") == ("320102", C)
    assert found() == ("", N)


def test_free_text():
    assert found(text="178 หมู่ 1 ต.ทุ่งขวาง อ.กำแพงแสน") == ("730205", C)
    assert found(text="ทุ่งขวาง กำแพงแสน นครปฐม") == ("730205", C)
    assert found(text="ทุ่งขวาง กำแพงแสน")[1] is not C  # words without their level, and one is missing
    assert found(text="บ้านโคก ม.2 ต.ตั้งใจ อ.เมือง จ.สุรินทร์") == ("32010202", C)
    assert found(text="อบต.ตั้งใจ อ.เมือง จ.สุรินทร์") == ("320102", P)
    assert found(text="หมู่ 1,3,5") == ("", N)


def test_a_spelling_that_differs_is_proposed_and_never_taken():
    code, decision = found(province="สุรินทร์", district="ปราสาท", subdistrict="เชื้อเพลิ้ง")
    assert decision is not C or code == "320512"
    assert found(province="สุรินทร์", district="ปราสาท", subdistrict="เชื้อเผลิง")[1] is P


def test_a_missing_province_is_the_importers_only_as_a_proposal():
    assert found(district="ปราสาท", subdistrict="เชื้อเพลิง") == ("320512", C)  # one such pair in the country
    one = FINDER.find(Asked(district="เมือง", subdistrict="ในเมือง"))
    assert (one.code, one.decision) == ("320101", P)
    assert "ในจังหวัดของท่าน" in one.reason
    assert PlaceFinder(MATCHER).find(Asked(district="เมือง", subdistrict="ในเมือง")).decision is N


def test_codes_whole_and_in_parts():
    assert found(code="320102") == ("320102", C)
    assert found(code="320102", moo="2") == ("32010202", C)
    assert found(code="32010203") == ("32010203", C)
    assert found(code="2", district_code="1", province_code="32", moo="00") == ("320102", C)
    assert found(code="320199") == ("", N)
    assert found(code="320102", text="9 ถ.สุรินทร์ - ชัยภูมิ โนนไทย") == ("320102", C)  # a road names no place
    assert found(code="320199", province="สุรินทร์", district="เมือง", subdistrict="ตั้งใจ") == ("320102", P)


def test_a_code_that_contradicts_the_names_is_undecided():
    one = FINDER.find(Asked(code="320102", province="บุรีรัมย์", district="เมือง", subdistrict="ในเมือง"))
    assert (one.code, one.decision, one.alternatives) == ("", N, ("320102", "310101"))


def test_an_address_that_contradicts_the_columns_is_not_certain():
    one = FINDER.find(
        Asked(province="สุรินทร์", district="เมือง", subdistrict="ตั้งใจ", moo="1", text="9 ม.2 ต.ไพล")
    )
    assert one.decision is P and "ไม่ตรงกับคอลัมน์" in one.reason


def test_titles_and_sections_complete_what_a_row_leaves_out():
    above = (("province", "สุรินทร์"), ("district", "เมือง"), ("subdistrict", "ตั้งใจ"))
    one = FINDER.find(Asked(moo="2", above=above))
    assert (one.code, one.decision) == ("32010202", C)
    assert "หัวเรื่อง" in one.warnings[0]
    # A row that names another province is not completed by the district of the title.
    assert found(province="บุรีรัมย์", subdistrict="อิสาณ", above=above)[0] == "310102"


def test_villages_by_number_and_never_by_name_alone():
    place = {"province": "สุรินทร์", "district": "เมือง", "subdistrict": "ตั้งใจ"}
    assert found(**place, moo="2", village="บ้านโคก") == ("32010202", C)
    one = FINDER.find(Asked(**place, moo="1", village="บ้านโคก"))
    assert (one.code, one.decision) == ("320102", P) and one.alternatives == (
        "32010201",
        "32010202",
        "32010203",
    )
    one = FINDER.find(Asked(**place, village="โคก"))
    assert one.code == "320102" and one.alternatives[:2] == ("32010202", "32010203")
    one = FINDER.find(Asked(**place, moo="9"))
    assert (one.code, one.decision) == ("320102", P) and "หมู่ 9" in one.reason
    one = FINDER.find(Asked(**place, moo="1,3"))
    assert (one.code, one.decision, one.moos) == ("320102", C, (1, 3))


def test_registration_numbers_and_points_are_hints_only():
    assert found(registration="3-32-01-02/1/0001") == ("320102", P)
    assert found(registration="320102-7") == ("320102", P)
    assert found(registration="99/2551") == ("", N)
    place = {"province": "สุรินทร์", "district": "เมือง", "subdistrict": "ตั้งใจ"}
    assert FINDER.find(Asked(**place, latitude=103.4, longitude=14.8)).warnings == ("ละติจูดกับลองจิจูดสลับกัน",)
    near = PlaceFinder(MATCHER, near=lambda latitude, longitude: ("320101",))
    one = near.find(Asked(**place, latitude=14.8, longitude=103.4))
    assert (one.code, one.decision) == ("320102", C) and "พิกัดอยู่ใกล้" in one.warnings[0]
    assert near.find(Asked(latitude=14.8, longitude=103.4)).alternatives == ("320101",)


def test_a_confirmed_spelling_is_certain_within_its_province():
    taught = PlaceFinder(MATCHER, aliases={("32", alias_key("เมือง", "ต.ตั้งจัย")): "320102"}, home=("32",))
    one = taught.find(Asked(province="สุรินทร์", district="อ.เมือง", subdistrict="ตั้งจัย"))
    assert (one.code, one.decision) == ("320102", C)
    assert taught.find(Asked(province="บุรีรัมย์", district="เมือง", subdistrict="ตั้งจัย")).code != "320102"


def test_old_districts_and_abolished_subdistricts_go_through_the_matcher():
    old = next(iter(MATCHER.gazetteer.former.items()))
    (district, _), codes = old
    assert district and codes


def test_cells_of_a_sheet_make_the_question():
    cells = {
        "subdistrict": "ตั้งใจ",
        "district": "อ.เมือง",
        "moo": 2.0,
        "latitude": "14.8",
        "longitude": "103.4",
    }
    assert find_place(FINDER, cells, {"province": "สุรินทร์"}).code == "32010202"


WORDS = st.sampled_from(
    [
        "ต.",
        "อ.",
        "จ.",
        "หมู่",
        "ตั้งใจ",
        "เมือง",
        "สุรินทร์",
        "ในเมือง",
        "อบต.",
        "1,3",
        "บ้าน",
        "32000",
        "เขต",
        " ",
        "99/9",
    ]
)


@given(
    st.lists(WORDS, max_size=9).map("".join), st.text(max_size=15), st.sampled_from(["", "1", "หมู่ 2-3", "x"])
)
@settings(max_examples=250, deadline=None)
def test_no_text_crashes_and_what_is_certain_has_a_code(text, noise, moo):
    for asked in (
        Asked(text=text + noise, moo=moo),
        Asked(subdistrict=text, district=noise),
        Asked(code=noise, village=text),
    ):
        one = FINDER.find(asked)
        assert one.reason
        assert one.code if one.decision is not N else not one.code


SOME = st.sampled_from(sorted(MATCHER.gazetteer.places))


@given(
    SOME,
    st.integers(1, 15),
    st.integers(1, 300),
    st.sampled_from(["{h} หมู่ {m} ต.{s} อ.{d} จ.{p}", "ม.{m} ตำบล{s} อำเภอ{d} จังหวัด{p}"]),
)
@settings(max_examples=150, deadline=None)
def test_every_official_address_is_found_and_none_wrongly_certain(code, moo, house, form):
    names = MATCHER.gazetteer.names
    text = form.format(
        h=house, m=moo, s=names[code], d=names[code[:4]].removeprefix("เขต"), p=names[code[:2]]
    )
    one = FINDER.find(Asked(text=text))
    if one.decision is C:
        assert one.code[:6] == code
