"""Whether two people are one: shown points, and never a name alone. All people invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nakhonchai.imports.values import Likelihood, compare_people

ONE = {
    "prefix": "นาย",
    "given_name": "ทดสอบ",
    "family_name": "ระบบดี",
    "nickname": "ต้น",
    "telephone": "0812345678",
    "birth_year": 2522,
    "area_id": "32010202",
}


def but(**changes):
    return ONE | changes


def only(*names):
    return {name: ONE[name] for name in names}


@pytest.mark.parametrize(
    ("other", "likelihood"),
    [
        (ONE, Likelihood.SAME),
        (only("given_name", "family_name", "telephone"), Likelihood.SAME),
        (only("given_name", "family_name", "birth_year", "area_id", "nickname"), Likelihood.SAME),
        (only("given_name", "family_name"), Likelihood.DIFFERENT),
        (only("given_name", "family_name", "area_id"), Likelihood.POSSIBLE),
        (only("given_name", "family_name", "area_id", "nickname"), Likelihood.POSSIBLE),
        (only("telephone"), Likelihood.POSSIBLE),
        (but(given_name="สมมุติ", family_name="อื่น"), Likelihood.POSSIBLE),  # a telephone shared at home
        (but(family_name="แต่งใหม่"), Likelihood.POSSIBLE),  # a surname that changed at marriage
        (but(birth_year=2500, telephone="0899999999"), Likelihood.DIFFERENT),
        ({}, Likelihood.DIFFERENT),
    ],
)
def test_who_is_who(other, likelihood):
    assert compare_people(ONE, other).likelihood is likelihood


def test_reasons_are_shown_with_their_points():
    match = compare_people(ONE, ONE)
    assert dict(match.reasons) == {
        "โทรศัพท์เดียวกัน": 45,
        "ชื่อและนามสกุลตรงกัน": 35,
        "ปีเกิดตรงกัน": 20,
        "หมู่บ้านเดียวกัน": 15,
        "ชื่อเล่นตรงกัน": 8,
    }
    assert match.score == sum(points for _, points in match.reasons)


def test_not_the_same_is_remembered():
    assert compare_people(ONE, ONE, refused=True).likelihood is Likelihood.DIFFERENT


def test_titles_of_man_and_woman_speak_against():
    assert compare_people(ONE, but(prefix="นาง")).score == compare_people(ONE, ONE).score - 25


def test_a_slip_in_the_name_counts_less():
    assert compare_people(ONE, but(family_name="ระบบดิ")).score < compare_people(ONE, ONE).score


PEOPLE = st.fixed_dictionaries(
    {},
    optional={
        "prefix": st.sampled_from(["นาย", "นาง", ""]),
        "given_name": st.sampled_from(["ทดสอบ", "ทดสอย", "สมมุติ", ""]),
        "family_name": st.sampled_from(["ระบบดี", "ระบบดิ", ""]),
        "telephones": st.lists(st.sampled_from(["0812345678", "0899999999"]), max_size=2),
        "birth_year": st.sampled_from([None, 2522, 2523, 2500]),
        "area_id": st.sampled_from(["", "32", "320102", "32010202", None]),
        "nickname": st.sampled_from(["", "ต้น"]),
    },
)


@given(PEOPLE, PEOPLE)
def test_order_makes_no_difference_and_a_name_alone_never_joins(one, other):
    match = compare_people(one, other)
    assert match == compare_people(other, one)
    shared = set(one.get("telephones", ())) & set(other.get("telephones", ()))
    born = one.get("birth_year") and one.get("birth_year") == other.get("birth_year")
    if match.likelihood is Likelihood.SAME:
        assert shared or born
