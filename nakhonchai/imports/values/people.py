"""Whether two people are the same: points for what agrees, each with a reason. A name alone joins nobody."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from rapidfuzz.distance import OSA

from nakhonchai.thai import search_key

TELEPHONE: Final = 45
FULL_NAME: Final = 35
NEAR_NAME: Final = 22
GIVEN_NAME: Final = 14
BIRTH_YEAR: Final = 20
NEAR_BIRTH_YEAR: Final = 8
NICKNAME: Final = 8
PLACES: Final = ((8, 15, "หมู่บ้านเดียวกัน"), (6, 12, "ตำบลเดียวกัน"), (4, 6, "อำเภอเดียวกัน"), (2, 2, "จังหวัดเดียวกัน"))
OTHER_BIRTH_YEAR: Final = -30
OTHER_GENDER: Final = -25
OTHER_NAME: Final = -30

SAME_FROM: Final = 75
POSSIBLE_FROM: Final = 40
_NEARLY: Final = 0.85
_WOMEN: Final = frozenset({"นาง", "นางสาว", "เด็กหญิง", "แม่", "ป้า", "แม่ชี"})
_MEN: Final = frozenset({"นาย", "เด็กชาย", "พ่อ", "ลุง"})


class Likelihood(StrEnum):
    """What the points come to."""

    SAME = "same"
    POSSIBLE = "possible"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class PersonMatch:
    """The points, what they come to, and each reason with its points, as they are shown."""

    score: int
    likelihood: Likelihood
    reasons: tuple[tuple[str, int], ...]


def compare_people(one: Mapping[str, Any], other: Mapping[str, Any], *, refused: bool = False) -> PersonMatch:
    """Compare two people: given_name, family_name, prefix, nickname, telephones, birth_year, area_id, gender.

    ``refused``: a person has said that the two are not the same, and that stands.
    """
    reasons = [reason for reason in (_telephone(one, other), _name(one, other), _birth(one, other)) if reason]
    reasons += [
        reason for reason in (_place(one, other), _nickname(one, other), _gender(one, other)) if reason
    ]
    score = sum(points for _, points in reasons)
    if refused:
        return PersonMatch(score, Likelihood.DIFFERENT, (("มีผู้ยืนยันแล้วว่าไม่ใช่คนเดียวกัน", 0), *reasons))
    return PersonMatch(score, _likelihood(score, one, other), tuple(reasons))


def _likelihood(score: int, one: Mapping[str, Any], other: Mapping[str, Any]) -> Likelihood:
    """Same only with the full name and what a namesake does not share: a telephone or a year of birth."""
    name = _name(one, other)
    named = name is not None and name[1] >= FULL_NAME
    proof = bool(_telephones(one) & _telephones(other)) or _same(one, other, "birth_year")
    if score >= SAME_FROM and named and proof:
        return Likelihood.SAME
    return Likelihood.POSSIBLE if score >= POSSIBLE_FROM else Likelihood.DIFFERENT


def _telephones(person: Mapping[str, Any]) -> set[str]:
    given = person.get("telephones") or person.get("telephone") or ()
    return {given} if isinstance(given, str) else {str(one) for one in given}


def _same(one: Mapping[str, Any], other: Mapping[str, Any], name: str) -> bool:
    return bool(one.get(name)) and one.get(name) == other.get(name)


def _key(person: Mapping[str, Any], name: str) -> str:
    return search_key(str(person.get(name) or ""))


def _telephone(one: Mapping[str, Any], other: Mapping[str, Any]) -> tuple[str, int] | None:
    return ("โทรศัพท์เดียวกัน", TELEPHONE) if _telephones(one) & _telephones(other) else None


def _name(one: Mapping[str, Any], other: Mapping[str, Any]) -> tuple[str, int] | None:
    given, family = (
        (_key(one, "given_name"), _key(other, "given_name")),
        (_key(one, "family_name"), _key(other, "family_name")),
    )
    if not all(given):
        return None
    if given[0] == given[1]:
        if family[0] == family[1]:
            return ("ชื่อและนามสกุลตรงกัน", FULL_NAME) if family[0] else ("ชื่อตรงกัน ไม่มีนามสกุล", GIVEN_NAME)
        if not all(family):
            return "ชื่อตรงกัน ฝ่ายหนึ่งไม่มีนามสกุล", GIVEN_NAME
    alike = OSA.normalized_similarity(f"{given[0]} {family[0]}", f"{given[1]} {family[1]}")
    if alike >= _NEARLY and all(family):
        return "ชื่อและนามสกุลสะกดใกล้เคียงกัน", NEAR_NAME
    if given[0] == given[1]:
        return "ชื่อตรงกัน นามสกุลต่างกัน (อาจเปลี่ยนนามสกุล)", GIVEN_NAME
    return "ชื่อต่างกัน", OTHER_NAME


def _birth(one: Mapping[str, Any], other: Mapping[str, Any]) -> tuple[str, int] | None:
    years = one.get("birth_year"), other.get("birth_year")
    if not years[0] or not years[1]:
        return None
    apart = abs(int(years[0]) - int(years[1]))
    if apart == 0:
        return "ปีเกิดตรงกัน", BIRTH_YEAR
    return ("ปีเกิดต่างกัน 1 ปี", NEAR_BIRTH_YEAR) if apart == 1 else (f"ปีเกิดต่างกัน {apart} ปี", OTHER_BIRTH_YEAR)


def _place(one: Mapping[str, Any], other: Mapping[str, Any]) -> tuple[str, int] | None:
    codes = str(one.get("area_id") or ""), str(other.get("area_id") or "")
    for length, points, text in PLACES:
        if len(codes[0]) >= length and codes[0][:length] == codes[1][:length]:
            return text, points
    return None


def _nickname(one: Mapping[str, Any], other: Mapping[str, Any]) -> tuple[str, int] | None:
    key = _key(one, "nickname")
    return ("ชื่อเล่นตรงกัน", NICKNAME) if key and key == _key(other, "nickname") else None


def _gender(one: Mapping[str, Any], other: Mapping[str, Any]) -> tuple[str, int] | None:
    genders = _gender_of(one), _gender_of(other)
    return ("เพศหรือคำนำหน้าไม่ตรงกัน", OTHER_GENDER) if all(genders) and genders[0] != genders[1] else None


def _gender_of(person: Mapping[str, Any]) -> str:
    prefix = person.get("prefix") or ""
    told = "female" if prefix in _WOMEN else "male" if prefix in _MEN else ""
    return str(person.get("gender") or "") or told
