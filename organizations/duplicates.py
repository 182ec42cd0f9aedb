"""When two organizations may be one: names without the words for their kind, numbers, place and point."""

from collections.abc import Iterator
from functools import lru_cache
from math import cos, hypot, radians
from typing import Final

from django.db.models import Q
from rapidfuzz import fuzz

from nakhonchai.records.merging.rules import DuplicateRules, Facts, Reason, register_duplicates
from nakhonchai.thai import normalise, search_key, strip_group_prefix, strip_place_prefix
from organizations.models import Organization
from organizations.single import refuse_after_merge

SAME_NAME: Final = 40
NEAR_NAME: Final = 30
PART_OF_NAME: Final = 20
OTHER_NAME: Final = -25
REGISTRATION: Final = 45
OTHER_REGISTRATION: Final = -25
TELEPHONE: Final = 25
SAME_TYPE: Final = 5
OTHER_TYPE: Final = -15
ONE_PER_SUBDISTRICT: Final = 25
PLACES: Final = (
    (8, 15, "หมู่บ้านเดียวกัน"),
    (6, 12, "ตำบลเดียวกัน"),
    (4, -10, "อำเภอเดียวกัน ต่างตำบล"),
    (0, -20, "ต่างอำเภอ"),
)
NEAR_POINT: Final = 15
FAR_POINT: Final = -10
FOUNDED: Final = 5
_NEARLY = 88
_METRES_A_DEGREE = 111_320


@lru_cache(maxsize=50_000)
def core(name: str) -> str:
    """Return what a name says beyond the words for its kind and its place, cleaned."""
    text, before = normalise(name), ""
    while text != before:
        before, text = text, strip_place_prefix(strip_group_prefix(text))
    return search_key(text) or search_key(name)


def weigh(one: Facts, other: Facts) -> list[Reason]:
    """Return the evidence about two bodies."""
    found = (
        _name(one, other),
        _number(one, other),
        _telephone(one, other),
        _type(one, other),
        _place(one, other),
        _point(one, other),
        _founded(one, other),
    )
    return [reason for reason in found if reason is not None]


def _all_names(body: Facts) -> list[str]:
    return [body["name"] or "", *(body.get("other_names") or "").splitlines()]


def _name(one: Facts, other: Facts) -> Reason:
    pairs = [(mine, theirs) for mine in _all_names(one) for theirs in _all_names(other) if mine and theirs]
    return max((_alike(mine, theirs) for mine, theirs in pairs), key=lambda found: found.points)


def _alike(one: str, other: str) -> Reason:
    whole, cores = (search_key(one), search_key(other)), (core(one), core(other))
    if whole[0] == whole[1]:
        return Reason("ชื่อตรงกัน", SAME_NAME)
    if cores[0] == cores[1]:
        return Reason("ชื่อตรงกันเมื่อไม่นับคำบอกชนิดและพื้นที่", NEAR_NAME)
    score = max(fuzz.ratio(*whole), fuzz.ratio(*cores))
    if score >= _NEARLY:
        return Reason(f"ชื่อใกล้เคียงกัน {score:.0f}%", NEAR_NAME)
    shorter, longer = sorted(cores, key=len)
    if len(shorter) >= 4 and shorter in longer:
        return Reason("ชื่อหนึ่งอยู่ในอีกชื่อหนึ่ง", PART_OF_NAME)
    return Reason("ชื่อต่างกัน", OTHER_NAME)


def _number(one: Facts, other: Facts) -> Reason | None:
    numbers = [search_key(body["registration_number"] or "") for body in (one, other)]
    if not all(numbers):
        return None
    if numbers[0] == numbers[1]:
        return Reason("เลขที่จดแจ้ง/ทะเบียนเดียวกัน", REGISTRATION)
    return Reason("เลขที่จดแจ้ง/ทะเบียนต่างกัน", OTHER_REGISTRATION)


def _telephone(one: Facts, other: Facts) -> Reason | None:
    same = one["telephone"] and one["telephone"] == other["telephone"]
    return Reason("โทรศัพท์เดียวกัน", TELEPHONE) if same else None


def _type(one: Facts, other: Facts) -> Reason | None:
    if one["type_id"] != other["type_id"]:
        return Reason("คนละประเภท", OTHER_TYPE)
    subdistricts = {(body["area_id"] or "")[:6] for body in (one, other)}
    if one["type__one_per_subdistrict"] and len(subdistricts) == 1 and len(subdistricts.pop()) == 6:
        return Reason("ประเภทที่ตำบลหนึ่งมีได้แห่งเดียว", ONE_PER_SUBDISTRICT)
    return Reason("ประเภทเดียวกัน", SAME_TYPE)


def _place(one: Facts, other: Facts) -> Reason | None:
    codes = one["area_id"] or "", other["area_id"] or ""
    if not all(codes):
        return None
    if min(map(len, codes)) < 6:
        return None  # at home in a district or province: no exact place is known of one
    return next(
        Reason(text, points)
        for length, points, text in PLACES
        if min(map(len, codes)) >= length and codes[0][:length] == codes[1][:length]
    )


def _point(one: Facts, other: Facts) -> Reason | None:
    if any(body[name] is None for body in (one, other) for name in ("latitude", "longitude")):
        return None
    north = float(one["latitude"] - other["latitude"])
    east = float(one["longitude"] - other["longitude"]) * cos(radians(float(one["latitude"])))
    metres = hypot(north, east) * _METRES_A_DEGREE
    if metres <= 200:
        return Reason("พิกัดห่างกันไม่เกิน 200 เมตร", NEAR_POINT)
    return Reason("พิกัดห่างกันเกิน 5 กิโลเมตร", FAR_POINT) if metres > 5_000 else None


def _founded(one: Facts, other: Facts) -> Reason | None:
    days = one["founded"], other["founded"]
    return Reason("ก่อตั้งปีเดียวกัน", FOUNDED) if all(days) and days[0].year == days[1].year else None


def keys(body: Facts) -> Iterator[str]:
    """Yield what brings two together: number, telephone, a name in a district, a type in a subdistrict."""
    yield search_key(body["registration_number"] or "")
    yield body["telephone"] or ""
    code = body["area_id"] or ""
    for name in _all_names(body):
        yield f"{core(name)}@{code[:4]}"
    yield f"{body['type_id']}~{code[:6]}"


def name(body: Facts) -> str:
    """Return the cleaned name."""
    return core(body["name"] or "")


def near(body: Facts) -> Q:
    """Find bodies of the same name, number or telephone anywhere in the province."""
    found = Q(name=body["name"])
    for column in ("registration_number", "telephone"):
        if body[column]:
            found |= Q(**{column: body[column]})
    return found


FACTS = (
    "name", "other_names", "type_id", "type__one_per_subdistrict", "telephone",
    "registration_number", "latitude", "longitude", "founded",
)  # fmt: skip
register_duplicates(
    DuplicateRules(
        model=Organization,
        facts=FACTS,
        weigh=weigh,
        keys=keys,
        name=name,
        near=near,
        related=("type",),
        across=(("registration_number",), ("telephone", "name")),
        alias_field="other_names",
        together=(("latitude", "longitude"),),
        check=refuse_after_merge,
        unmerged=frozenset({"is_published", "facts"}),
    )
)
