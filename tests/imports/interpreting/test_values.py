"""Each kind of cell: what is read, what is warned of, what is refused. All people invented."""

import datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nakhonchai.imports.values import Choices, dates, numbers, persons, texts
from nakhonchai.imports.values.choices import (
    ORGANIZATION_STATUS,
    PLAN_KIND,
    PLAN_STATUS,
    PROJECT_STATUS,
    read_gender,
    read_yesno,
)
from nakhonchai.thai import Emptiness, PersonName

TODAY = datetime.date(2024, 6, 1)  # 2567
NONE, UNKNOWN = Emptiness.NONE, Emptiness.UNKNOWN
DATED = lambda read: lambda cell: read(cell, TODAY)  # noqa: E731

ALL = {
    "text": texts.read_text,
    "lines": texts.read_lines,
    "name": texts.read_name,
    "code": texts.read_code,
    "integer": numbers.read_integer,
    "decimal": numbers.read_decimal,
    "money": numbers.read_money,
    "latitude": numbers.read_latitude,
    "longitude": numbers.read_longitude,
    "point": numbers.read_point,
    "person": persons.read_person,
    "people": persons.read_people,
    "prefix": persons.read_prefix,
    "roles": persons.read_roles,
    "telephones": persons.read_telephones,
    "date": DATED(dates.read_date),
    "year": DATED(dates.read_year),
    "period": dates.read_period,
    "birth": DATED(dates.read_birth),
    "age": DATED(dates.read_age),
    "gender": read_gender,
    "yesno": read_yesno,
}


@pytest.mark.parametrize("name", sorted(set(ALL) - {"yesno"}))
def test_none_is_not_unknown_and_neither_is_a_value(name):
    read = ALL[name]
    assert [read(cell).state for cell in ("-", "ไม่มี", "–")] == [NONE] * 3
    assert [read(cell).state for cell in ("", None, "ไม่ระบุ", "N/A", "_x000D_", "\u200b\xa0")] == [UNKNOWN] * 6
    assert all(read(cell).value is None and not read(cell).problem for cell in ("-", "", None))


# --- text and codes -----------------------------------------------------------------------


def test_text_is_normalised():
    assert texts.read_text(" กลุ่มเเม่บ้าน\xa0น\u0e4d\u0e32ใจ_x000D_ ").value == "กลุ่มแม่บ้าน นำใจ"
    assert texts.read_lines("บรรทัดหนึ่ง_x000D_\nบรรทัดสอง").value == "บรรทัดหนึ่ง\nบรรทัดสอง"
    assert texts.read_name("1. กลุ่มทอผ้า").value == "กลุ่มทอผ้า"
    assert texts.read_name("๑๒) กลุ่ม 24 มิถุนา").value == "กลุ่ม 24 มิถุนา"
    assert texts.read_text("???? ???").problem


@pytest.mark.parametrize(
    ("cell", "code"),
    [("00018", "00018"), (3204.0, "3204"), ("3-32-04/๕", "3-32-04/๕"), ("'300102", "300102"), (12, "12")],
)
def test_codes_stay_text(cell, code):
    assert texts.read_code(cell).value == code


@pytest.mark.parametrize("cell", ["3.20405E+12", 3.2040512345678e15, float("inf"), 1.5, True])
def test_codes_that_a_worksheet_rounded_are_refused(cell):
    assert texts.read_code(cell).problem == texts.ROUNDED


# --- numbers ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("12 คน", 12),
        ("๓ หมู่บ้าน", 3),
        (4.0, 4),
        ("1,250", 1250),
        ("0", 0),
        (0, 0),
        ("จำนวน 15 ราย", 15),
        ("7 ชิ้น", 7),
    ],
)
def test_counts(cell, value):
    assert numbers.read_integer(cell).value == value


def test_counts_that_are_not_exact():
    assert numbers.read_integer("ประมาณ 50 คน").value == 50
    assert numbers.read_integer("ประมาณ 50 คน").warnings == (numbers.ABOUT,)
    assert numbers.read_integer("50 กว่าคน").warnings == (numbers.ABOUT,)
    between = numbers.read_integer("50-60 คน")
    assert between.problem and between.alternatives == (50, 60) and between.value is None
    assert numbers.read_integer(4.5).problem
    assert numbers.read_integer(-3).problem
    assert numbers.read_integer("7 ชิ้น").warnings


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("๑,๒๕๐.๕๐ บาท", "1250.50"),
        ("500,000.-", "500000"),
        ("1.5 ล้านบาท", "1500000"),
        ("งบประมาณ 3,000 บาทถ้วน", "3000"),
        (12500.0, "12500"),
        ("0", "0"),
        (0.1 + 0.2, "0.30"),
    ],
)
def test_money(cell, value):
    assert numbers.read_money(cell).value == Decimal(value)


def test_no_money_unknown_money_and_no_baht_at_all():
    assert numbers.read_money("ไม่มีงบประมาณ").state is NONE
    assert numbers.read_money(0).value == 0 and numbers.read_money(0).is_value
    assert numbers.read_money("12,50").problem
    assert numbers.read_money("(500)").problem
    assert numbers.read_money("10.555").warnings == ("ปัดเศษเป็น 10.56 บาท",)
    assert numbers.read_money(1e20).problem


def test_coordinates():
    assert numbers.read_latitude("14.88295").value == Decimal("14.88295")
    assert numbers.read_latitude("""14°52'58.6"N""").value == Decimal("14.88294")
    assert numbers.read_latitude(103.4).problem and numbers.read_longitude(14.8).problem
    assert numbers.read_latitude(0).state is UNKNOWN
    assert numbers.read_point("14.88295, 103.49319").value == (Decimal("14.88295"), Decimal("103.49319"))
    swapped = numbers.read_point("103.49319 14.88295")
    assert swapped.value == (Decimal("14.88295"), Decimal("103.49319")) and swapped.warnings
    assert numbers.read_point("ใกล้วัด").problem


# --- dates --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("12/7/2551", "12 ก.ค. 2551"),
        ("๑๒ ก.ค. ๕๑", "12 ก.ค. 2551"),
        ("12 July 2008", "12 ก.ค. 2551"),
        ("2551-07-12", "12 ก.ค. 2551"),
        ("2008-07-12 00:00:00", "12 ก.ค. 2551"),
        ("กรกฎาคม 2551", "ก.ค. 2551"),
        ("พ.ศ. 2551", "2551"),
        (2551, "2551"),
        (39641, "12 ก.ค. 2551"),
        (datetime.date(2551, 7, 12), "12 ก.ค. 2551"),
    ],
)
def test_dates_of_every_kind(cell, shown):
    assert dates.read_date(cell, TODAY).value.th(short=True) == shown


def test_what_was_assumed_of_dates_is_said():
    assert dates.read_date("12/7/51", TODAY).warnings == ("ปีมีสองหลัก ถือเป็นปี 2551",)
    assert dates.read_date("2551-07-12", TODAY).warnings == (dates.BE_IN_DATE,)
    assert dates.read_date(39641, TODAY).warnings == (dates.SERIAL,)
    assert dates.read_date("12/7/2551", TODAY).warnings == ()
    american = dates.read_date("7/25/2551", TODAY)
    assert american.problem and [one.th(short=True) for one in american.alternatives] == ["25 ก.ค. 2551"]
    assert dates.read_date("31/2/2551", TODAY).problem


def test_years_and_periods():
    assert dates.read_year("2567").value == 2567
    assert dates.read_year(2024).value == 2567
    assert dates.read_year("67", TODAY).value == 2567 and dates.read_year("67", TODAY).warnings
    assert dates.read_year("2566-2568").alternatives == (2566, 2567, 2568)
    assert dates.read_period("พ.ศ. ๒๕๖๖ – ๒๕๗๐").value == (2566, 2570)
    assert dates.read_period("2566-70").value == (2566, 2570)
    assert dates.read_period("2023-2027").value == (2566, 2570)
    assert dates.read_period(2567).value == (2567, 2567)
    assert dates.read_period("2570-2566").problem


def test_ages_become_years_of_birth():
    assert dates.read_age("45 ปี", TODAY).value == 2522
    assert dates.read_age(45.0, TODAY, as_of=2560).value == 2515
    assert "2560" in dates.read_age(45, TODAY, as_of=2560).warnings[0]
    assert "ไม่ได้บอกปี" in dates.read_age(45, TODAY).warnings[0]
    assert dates.read_age("2522", TODAY).value == 2522
    assert dates.read_age(145, TODAY).problem and dates.read_age("มาก", TODAY).problem
    assert dates.read_birth("12/7/2522", TODAY).value == 2522
    assert dates.read_birth("อายุ 45 ปี", TODAY).value == 2522
    assert dates.read_birth(2590, TODAY).problem


# --- people -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "person"),
    [
        ("นายทดสอบ ระบบดี", PersonName("นาย", "ทดสอบ", "ระบบดี")),
        ("น.ส.ตัวอย่าง แสนดี", PersonName("นางสาว", "ตัวอย่าง", "แสนดี")),
        ("ว่าที่ ร.ต.ทดลอง ใจกล้า", PersonName("ว่าที่ ร.ต.", "ทดลอง", "ใจกล้า")),
        ("1. นางสมมุติ  งามดี (ติ๋ม)", PersonName("นาง", "สมมุติ", "งามดี", "ติ๋ม")),
    ],
)
def test_names(cell, person):
    assert persons.read_person(cell).value == person


def test_two_people_in_one_cell_are_never_one():
    both = persons.read_person("นายทดสอบ ระบบดี / นางตัวอย่าง แสนดี")
    assert both.value is None and "2 คน" in both.problem
    assert [one.given for one in both.alternatives] == ["ทดสอบ", "ตัวอย่าง"]
    assert [one.given for one in persons.read_people("1.นายทดสอบ ดี\n2.นางตัวอย่าง ดี").value] == [
        "ทดสอบ",
        "ตัวอย่าง",
    ]


def test_names_with_other_things_in_them():
    assert persons.read_person("นายทดสอบ").warnings == (persons.NO_FAMILY,)
    assert persons.read_person("นายทดสอบ ดี 0812345678").problem
    assert persons.read_prefix("น.ส.").value == "นางสาว"
    assert persons.read_prefix("พระ").value == "พระ"


def test_roles_of_one_cell():
    cell = "ผู้ใหญ่บ้าน/เลขานุการสภาฯ/กรรมการ"
    assert persons.read_roles(cell).value == ("ผู้ใหญ่บ้าน", "เลขานุการสภาฯ", "กรรมการ")
    listed = Choices({1: "ผู้ใหญ่บ้าน", 2: ("เลขานุการ", "เลขานุการสภาฯ"), 3: "กรรมการ"}, "บทบาท")
    assert persons.read_roles(cell, listed).value == (1, 2, 3)
    bad = persons.read_roles("ผู้ใหญ่บ้าน/กรรมกร", listed)
    assert bad.problem and 3 in bad.alternatives and dict(bad.extra)["known"] == (1,)


@pytest.mark.parametrize(
    ("cell", "numbers_"),
    [
        ("081-234-5678", ["0812345678"]),
        ("0812345678, 044 123456 ต่อ 12", ["0812345678", "044123456"]),
        ("๐๘๑-๒๓๔๕๖๗๘", ["0812345678"]),
        (812345678, ["0812345678"]),
        (812345678.0, ["0812345678"]),
        ("044-123456-8", ["044123456", "044123457", "044123458"]),
    ],
)
def test_telephones(cell, numbers_):
    assert [one.number for one in persons.read_telephones(cell).value] == numbers_


def test_telephones_that_lost_something():
    assert persons.read_telephones(812345678).warnings == persons.read_telephones(812345678.0).warnings
    assert "0" in persons.read_telephones(812345678.0).warnings[0]
    for cell in (8.12345678e17, "08123", "เบอร์แม่", 81234567890123456):
        assert persons.read_telephones(cell).problem


# --- choices ------------------------------------------------------------------------------


def test_choices_are_exact_or_asked():
    listed = Choices({"a": ("กลุ่มออมทรัพย์", "ออมทรัพย์เพื่อการผลิต"), "b": "กลุ่มสตรี", "c": "กองทุนสตรี"}, "ประเภท")
    assert listed.read("กลุ่มออมทรัพย").value == "a"  # only a silent mark differs
    assert listed.read("ออมทรัพย์").value == "a" and listed.read("ออมทรัพย์").warnings
    assert listed.read("1. กลุ่มสตรี").value == "b"
    assert listed.read("กองทุนสตรี").value == "c"
    near = listed.read("กลุ่มสัตรี")
    assert near.value is None and near.problem and "b" in near.alternatives
    assert listed.read("xyz").alternatives == ()


@pytest.mark.parametrize("options", [ORGANIZATION_STATUS, PLAN_KIND, PLAN_STATUS, PROJECT_STATUS])
def test_words_for_states_are_read_as_their_own(options):
    listed = Choices(options)
    for value, words in options.items():
        for word in words:
            assert listed.read(word).value == value, word


def test_states_stand_for_values_of_the_models():
    from organizations.enums import OrganizationStatus
    from plans.enums import PlanKind, PlanStatus, ProjectStatus

    pairs = ((ORGANIZATION_STATUS, OrganizationStatus), (PLAN_KIND, PlanKind), (PLAN_STATUS, PlanStatus))
    for options, enum in (*pairs, (PROJECT_STATUS, ProjectStatus)):
        assert set(options) == set(enum.values)
        assert [words[0] for words in options.values()] == [str(label) for label in enum.labels]


def test_gender_and_yes_no():
    assert [read_gender(cell).value for cell in ("ช", "หญิง", "F", "นาย", "อื่นๆ")] == [
        "male",
        "female",
        "female",
        "male",
        "other",
    ]
    assert read_gender("ไม่ระบุ").state is UNKNOWN
    assert [read_yesno(cell).value for cell in ("ใช่", "✓", True, "/", 1.0)] == [True] * 5
    assert [read_yesno(cell).value for cell in ("ไม่", "-", False, 0, "ไม่มี")] == [False] * 5
    assert read_yesno("").state is UNKNOWN
    assert read_yesno("x").alternatives == (True, False)


# --- for all ------------------------------------------------------------------------------

ANY = st.one_of(
    st.text(max_size=40),
    st.floats(),
    st.integers(-(10**30), 10**30),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.none(),
    st.from_regex(r"[0-9๐-๙ ,./\-]{1,14}", fullmatch=True),
    st.sampled_from(["นาย", "นายก ข / นางค ง", "หมู่ 1,3", "ประมาณ", "12 กว่า", "a-b", "1-2", "๑/๒/๓"]),
)


@given(ANY, st.sampled_from(sorted(ALL)))
@settings(max_examples=600, deadline=None)
def test_no_cell_crashes_and_a_problem_has_no_value(cell, name):
    found = ALL[name](cell)
    assert not (found.problem and found.value is not None)
    assert found.is_value == (found.state is Emptiness.VALUE and not found.problem)
    if found.state is not Emptiness.VALUE:
        assert found.value is None and not found.problem


@given(ANY, st.sampled_from(["text", "name", "code", "integer", "money", "year", "birth", "gender", "yesno"]))
@settings(max_examples=400, deadline=None)
def test_a_value_read_again_is_the_same(cell, name):
    found = ALL[name](cell)
    if found.is_value and name not in ("gender",):
        again = ALL[name](found.value)
        assert again.value == found.value or (name == "name" and again.is_value)


@given(st.from_regex(r"0[689][0-9]{8}", fullmatch=True))
def test_telephones_read_again_are_the_same(number):
    (one,) = persons.read_telephones(number).value
    assert [two.number for two in persons.read_telephones(str(one)).value] == [number]
    assert persons.read_telephones(float(number)).value[0].number == number
