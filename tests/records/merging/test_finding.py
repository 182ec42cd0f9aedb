"""The search for duplicates: who is weighed with whom, what is kept, and what is not asked again."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaders.models import Leader
from nakhonchai.records.merging.asking import counts_by_place, likely_of, waiting
from nakhonchai.records.merging.finding import refresh_duplicates
from nakhonchai.records.merging.rules import DuplicateRules, rules_of
from nakhonchai.records.merging.weighing import candidates, common_place, likely_pairs, trigrams
from nakhonchai.records.models import DuplicatePair, NotTheSame
from organizations.models import Organization
from tests.factories import LeaderFactory, OrganizationFactory

pytestmark = pytest.mark.django_db
BLIND = ("viewer", "recorder", "two", "empty", "staff_of_korat", "signed_out")


def rules(model: Any) -> DuplicateRules:
    found = rules_of(model)
    assert found is not None
    return found


def pairs() -> set[frozenset[int]]:
    return {frozenset((one.first_id, one.second_id)) for one in DuplicatePair.objects.all()}


def test_people_of_one_name_in_a_subdistrict_are_found(places: Any) -> None:
    one = LeaderFactory(given_name="สมศรี", family_name="ดีงาม")
    two = LeaderFactory(given_name="สมศรี", family_name="ดีงาม", area_id="32050101")
    LeaderFactory(given_name="สมศรี", family_name="อื่นไกล")
    refresh_duplicates()
    assert pairs() == {frozenset((one.pk, two.pk))}
    kept = DuplicatePair.objects.get()
    assert kept.place == "320501"
    assert ["ชื่อและนามสกุลตรงกัน", 35] in kept.reasons


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        ({"telephone": "0812345678"}, True),
        ({"telephone": "", "birth_year": 2510}, True),
        ({"telephone": "", "birth_year": 2540}, False),  # thirty years apart: a namesake
        ({"family_name": "ทดสอบดีๆ", "telephone": "0812345678"}, True),
        ({"given_name": "มานะ", "family_name": "กล้าหาญ", "telephone": "0800000000"}, False),
    ],
)
def test_evidence_for_and_against_is_weighed(places: Any, facts: dict[str, Any], found: bool) -> None:
    one = {"given_name": "สมใจ", "family_name": "ทดสอบดี", "birth_year": 2510, "telephone": "0812345678"}
    LeaderFactory(**one, area_id="320501")
    LeaderFactory(**(one | facts), area_id="320502")
    refresh_duplicates()
    assert DuplicatePair.objects.exists() is found


def test_bodies_are_found_by_what_their_names_say_beyond_words_for_kinds(places: Any) -> None:
    one = OrganizationFactory(name="กลุ่มทอผ้าบ้านไร่")
    two = OrganizationFactory(name="กลุ่มทอผ้าไหม บ้านไร่")
    three = OrganizationFactory(name="วิสาหกิจชุมชนเลี้ยงโค")
    OrganizationFactory(name="กลุ่มทอผ้าบ้านไร่", area_id="310101")
    refresh_duplicates()
    assert frozenset((one.pk, two.pk)) in pairs()
    assert not any(three.pk in pair for pair in pairs())


def test_what_crosses_provinces_is_kept_apart_and_only_for_equal_facts(places: Any) -> None:
    one = LeaderFactory(given_name="ก้าน", family_name="ใบบัว", birth_year=2515, telephone="0811111111")
    LeaderFactory(given_name="ก้าน", family_name="ใบบัว", area_id="310101")
    two = LeaderFactory(
        given_name="ก้าน", family_name="ใบบัว", birth_year=2515, telephone="0811111111", area_id="310102"
    )
    refresh_duplicates()
    across = DuplicatePair.objects.filter(place="")
    assert {frozenset((pair.first_id, pair.second_id)) for pair in across} == {frozenset((one.pk, two.pk))}


def test_only_what_changed_is_searched_again(places: Any) -> None:
    LeaderFactory(given_name="แก้ว", family_name="ใส")
    refresh_duplicates()
    assert refresh_duplicates() == 0
    LeaderFactory(given_name="แก้ว", family_name="ใส")
    assert refresh_duplicates() == 2  # Surin, and what crosses provinces
    assert DuplicatePair.objects.count() == 1


def test_a_pair_that_is_no_longer_likely_goes(places: Any) -> None:
    one, two = (LeaderFactory(given_name="แก้ว", family_name="ใส") for _ in range(2))
    refresh_duplicates()
    from nakhonchai.base.writing import write

    two.given_name = "ขวัญ"
    two.family_name = "เมืองแมน"
    write(two, by=None)
    refresh_duplicates()
    assert not DuplicatePair.objects.filter(first_id=one.pk).exists()


def test_not_the_same_is_not_asked_again(places: Any) -> None:
    one, two = (LeaderFactory(given_name="แก้ว", family_name="ใส") for _ in range(2))
    first, second = sorted((one.ref, two.ref))
    NotTheSame.objects.create(kind="leaders.leader", first_ref=first, second_ref=second)
    refresh_duplicates(everything=True)
    assert not pairs()
    assert likely_of(one, None) == []


def test_coordinators_see_their_province_and_staff_what_crosses(people: Any) -> None:
    for area in ("320501", "320501", "310101", "310101"):
        LeaderFactory(given_name="เดือน", family_name="เพ็ญ", birth_year=2520, area_id=area)
    refresh_duplicates()
    found = rules(Leader)
    seen = {name: waiting(found, getattr(people, name)).count() for name in vars(people)}
    assert seen["surin"] == seen["buriram"] == 1
    assert seen["cluster"] == 2  # one of each province, none across
    assert seen["codi"] == seen["administrator"] == 6
    assert not any(
        seen[name] for name in ("viewer", "recorder", "two", "empty", "staff_of_korat", "signed_out")
    )


def test_counts_by_place_add_up_to_the_list(people: Any) -> None:
    for area in ("320501", "320501", "320101", "320101"):
        OrganizationFactory(name="กลุ่มออมทรัพย์ร่มโพธิ์", area_id=area)
    refresh_duplicates()
    mine = waiting(rules(Organization), people.surin)
    counts = counts_by_place(mine, 4)
    assert sum(counts.values()) == mine.count()
    assert counts["3205"] == counts["3201"] == 1


def test_evidence_that_the_reader_may_not_read_is_not_told(people: Any) -> None:
    """A recorder of one subdistrict types a telephone: whose it is elsewhere stays unknown."""
    OrganizationFactory(name="กลุ่มปลูกผัก", area_id="320502", telephone="0899999999")
    new = Organization(
        name="กลุ่มปลูกผักสวนครัว", area_id="320501", telephone="0899999999", type=OrganizationFactory().type
    )
    texts = [reason.text for one in likely_of(new, people.recorder, least=-99) for reason in one.reasons]
    assert texts
    assert "โทรศัพท์เดียวกัน" not in texts
    seen = [reason.text for one in likely_of(new, people.surin, least=-99) for reason in one.reasons]
    assert "โทรศัพท์เดียวกัน" in seen


@pytest.mark.parametrize(
    ("one", "other", "place"),
    [
        ("32050101", "32050101", "32050101"),
        ("32050101", "320501", "320501"),
        ("320501", "320502", "3205"),
        ("320501", "320101", "32"),
        ("320501", "310101", ""),
        (None, "310101", ""),
    ],
)
def test_the_common_place_of_two_homes(one: str | None, other: str, place: str) -> None:
    assert common_place(one, other) == common_place(other, one) == place


letters = st.text("กขคงจดตนปมยรลวสหอา", min_size=6, max_size=14)


@given(names=st.lists(letters, min_size=2, max_size=40, unique=True), slip=st.data())
def test_a_name_with_one_letter_wrong_meets_its_original(names: list[str], slip: Any) -> None:
    """Blocking loses no pair that spelling alone would find."""
    name = slip.draw(st.sampled_from(names))
    at = slip.draw(st.integers(0, len(name) - 1))
    wrong = name[:at] + name[at + 1 :]
    rows = [row(pk, text) for pk, text in enumerate([*names, wrong], start=1)]
    found = candidates(rules(Leader), rows)
    if len(trigrams(name) & trigrams(wrong)) >= 4:
        assert (names.index(name) + 1, len(rows)) in found


def row(pk: int, given: str) -> dict[str, Any]:
    facts = dict.fromkeys(rules(Leader).facts, "")
    return {**facts, "pk": pk, "area_id": f"3205{pk:02d}", "given_name": given, "birth_year": None}


def test_the_work_grows_with_the_records_and_not_with_their_square() -> None:
    syllables = ("กล้า", "มา", "นะ", "วิ", "ชัย", "ศรี", "สม", "บุญ", "ทอง", "ดี", "ใจ", "แก้ว", "คำ", "พร", "สุข")

    def many(number: int) -> float:
        rows = [
            row(n, syllables[n % 15] + syllables[n // 15 % 15] + syllables[n // 225 % 15])
            for n in range(number)
        ]
        return len(candidates(rules(Leader), rows)) / number

    # Pairs a record: bounded, however many records there are.
    assert many(500) < 30
    assert many(3000) < 30


def test_pairs_below_the_threshold_are_left_out() -> None:
    rows = [row(1, "สมศรี"), row(2, "สมหมาย")]
    assert likely_pairs(rules(Leader), rows) == []
