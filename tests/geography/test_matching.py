"""Typed places against the official tree: certain only when it follows from what was typed."""

import csv
import io
import random
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given, settings
from hypothesis import strategies as st

from nakhonchai.geography.matching import Decision, Matcher, national_gazetteer


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher(national_gazetteer())


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (("สุรินทร์", "ปราสาท", "กังแอน"), "320501"),
        (("จ.สุรินทร์", "อ.ปราสาท", "ต.กังแอน"), "320501"),
        (("จังหวัด สุรินทร์ ", "อำเภอ\tปราสาท", " ตำบล  กังแอน"), "320501"),
        (("จ.สุรินทร์", "อ.เมือง", "ต.ในเมือง"), "320101"),
        (("โคราช", "เมืองฯ", "โพธิ์กลาง"), "300102"),
        (("สุรินทร์", "", "กังแอน"), "320501"),
        (("สุรินทร", "ปราสาท", "กังแอน"), "320501"),
        (("สุรินทร์", "ปราสาด", "กังแอน"), "320501"),
    ],
)
def test_place_is_certain_when_it_follows_from_what_was_typed(
    matcher: Matcher, typed: tuple[str, str, str], code: str
) -> None:
    found = matcher.match(*typed)
    assert (found.code, found.decision) == (code, Decision.CERTAIN)
    assert found.reason


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (("สุรินทร์", "ปราสาท", "กังแอม"), "320501"),  # another letter may be another place
        (("สุรินทร์", "รัตนบุรี", "กังแอน"), "320501"),  # a real district that never held it
        (("", "", "กังแอน"), "320501"),
    ],
)
def test_place_is_only_proposed_when_a_person_should_look(
    matcher: Matcher, typed: tuple[str, str, str], code: str
) -> None:
    found = matcher.match(*typed)
    assert (found.code, found.decision) == (code, Decision.PROPOSED)


@pytest.mark.parametrize(
    "typed",
    [
        ("สุรินทร์", "ปราสาท", ""),
        ("สุรินทร์", "ปราสาท", "-"),
        ("สุรินทร์", "ปราสาท", "เทศบาลปราสาท"),
        ("สุรินทร์", "ปราสาท", "กังแอน, ทมอ"),
        ("", "", "ในเมือง"),
        ("เมืองที่ไม่มีจริงเลย", "ปราสาท", "กังแอน"),
        ("สุรินทร์", "ปราสาท", "ฟฟฟฟฟฟ"),
    ],
)
def test_undecidable_place_is_left_to_a_person(matcher: Matcher, typed: tuple[str, str, str]) -> None:
    found = matcher.match(*typed)
    assert (found.code, found.decision) == ("", Decision.NONE)
    assert found.reason


def test_every_official_name_is_certain_of_itself(matcher: Matcher) -> None:
    gazetteer = matcher.gazetteer
    for code, place in gazetteer.places.items():
        found = matcher.match(gazetteer.names[code[:2]], gazetteer.names[code[:4]], place.name)
        assert (found.code, found.decision) == (code, Decision.CERTAIN), place


def test_a_subdistrict_that_is_not_in_the_list_is_never_taken_for_another() -> None:
    """Take a subdistrict away and ask for it: whatever is then proposed, nothing may be certain."""
    gazetteer = national_gazetteer()
    chosen = random.Random(7).sample(sorted(gazetteer.places), 200)
    for code in chosen:
        place = gazetteer.places[code]
        province = gazetteer.by_province[code[:2]]
        namesakes = gazetteer.by_name[place.key]
        where, which = province.index(place), namesakes.index(place)
        province.remove(place)
        namesakes.remove(place)
        try:
            found = Matcher(gazetteer).match(gazetteer.names[code[:2]], gazetteer.names[code[:4]], place.name)
        finally:
            province.insert(where, place)
            namesakes.insert(which, place)
        assert found.decision != Decision.CERTAIN or found.code == code, (place, found)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=30), st.text(max_size=30), st.text(max_size=30))
def test_any_text_gets_an_answer_with_a_reason(province: str, district: str, subdistrict: str) -> None:
    found = Matcher(national_gazetteer()).match(province, district, subdistrict)
    assert found.reason
    assert bool(found.code) == (found.decision != Decision.NONE)


def test_command_keeps_rows_columns_and_order(tmp_path: Path) -> None:
    source = tmp_path / "list.csv"
    source.write_bytes("ชื่อ,raw_subdistrict,raw_district\nก,ต.กังแอน,อ.ปราสาท\nข,,\n".encode("cp874"))
    out = io.StringIO()
    call_command("match_places", str(source), stdout=out)
    rows = list(csv.DictReader(out.getvalue().splitlines()))
    assert [row["ชื่อ"] for row in rows] == ["ก", "ข"]
    assert [row["code"] for row in rows] == ["320501", ""]
    assert list(rows[0]) == [
        "ชื่อ",
        "raw_subdistrict",
        "raw_district",
        "code",
        "decision",
        "runner_up",
        "reason",
    ]


def test_command_says_what_is_missing(tmp_path: Path) -> None:
    source = tmp_path / "list.csv"
    source.write_text("ชื่อ\nก\n")
    with pytest.raises(CommandError, match="raw_subdistrict"):
        call_command("match_places", str(source))
    with pytest.raises(CommandError, match="เปิดไฟล์"):
        call_command("match_places", str(tmp_path / "none.csv"))


@pytest.mark.samples
def test_benchmark_rows_meet_their_bounds(sample_files: Path, matcher: Matcher) -> None:
    with (sample_files / "real" / "place-matching.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    found = [matcher.match(row["raw_province"], row["raw_district"], row["raw_subdistrict"]) for row in rows]
    coded = [(row, match) for row, match in zip(rows, found, strict=True) if row["true_code"]]
    assert sum(match.code == row["true_code"] for row, match in coded) >= 0.99 * len(coded)
    assert sum(bool(match.code) and match.code != row["true_code"] for row, match in coded) <= 0.002 * len(
        coded
    )
    assert sum(match.decision == Decision.CERTAIN for _, match in coded) >= 0.85 * len(coded)
    certain = [
        (row, match) for row, match in zip(rows, found, strict=True) if match.decision == Decision.CERTAIN
    ]
    assert all(match.code == row["true_code"] for row, match in certain)
    plain = [
        match for row, match in coded if row["kind"] in {"exact", "prefix", "trailing blanks in every cell"}
    ]
    assert all(match.decision == Decision.CERTAIN for match in plain)
