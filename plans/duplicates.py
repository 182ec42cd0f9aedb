"""When two projects may be one: the name, the year, the place, and who carries it out.

A project that comes again each year is another project: a different year speaks against.
"""

from collections.abc import Iterator
from typing import Final

from django.db.models import Q
from rapidfuzz import fuzz

from nakhonchai.records.merging.moving import fill_blanks, when_both_have
from nakhonchai.records.merging.rules import DuplicateRules, Facts, Reason, register_duplicates
from nakhonchai.thai import search_key
from plans.enums_money import REACH
from plans.models import Adoption, Project

SAME_NAME: Final = 40
NEAR_NAME: Final = 30
OTHER_NAME: Final = -25
SAME_YEAR: Final = 20
OTHER_YEAR: Final = -30
SAME_BODY: Final = 10
OTHER_BODY: Final = -10
SAME_SUM: Final = 10
PLACES: Final = ((6, 12, "ตำบลเดียวกัน"), (4, -10, "อำเภอเดียวกัน ต่างตำบล"), (0, -20, "ต่างอำเภอ"))
_NEARLY = 90


def weigh(one: Facts, other: Facts) -> list[Reason]:
    """Return the evidence about two projects."""
    found = (_name(one, other), _year(one, other), _place(one, other), _body(one, other), _sum(one, other))
    return [reason for reason in found if reason is not None]


def _name(one: Facts, other: Facts) -> Reason:
    pairs = [(mine, theirs) for mine in _names(one) for theirs in _names(other)]
    return max((_alike(mine, theirs) for mine, theirs in pairs), key=lambda found: found.points)


def _names(project: Facts) -> list[str]:
    """Return the cleaned name, and those by which it is called elsewhere or was called before."""
    return [name(project), *(_cleaned(line) for line in (project["other_names"] or "").splitlines())]


def _alike(one: str, other: str) -> Reason:
    if one == other:
        return Reason("ชื่อตรงกัน", SAME_NAME)
    score = fuzz.ratio(one, other)
    near = score >= _NEARLY
    return Reason(f"ชื่อใกล้เคียงกัน {score:.0f}%", NEAR_NAME) if near else Reason("ชื่อต่างกัน", OTHER_NAME)


def _year(one: Facts, other: Facts) -> Reason | None:
    if one["fiscal_year"] is None or other["fiscal_year"] is None:
        return None
    same = one["fiscal_year"] == other["fiscal_year"]
    return Reason("ปีงบประมาณเดียวกัน", SAME_YEAR) if same else Reason("ปีงบประมาณต่างกัน", OTHER_YEAR)


def _place(one: Facts, other: Facts) -> Reason | None:
    codes = one["area_id"] or "", other["area_id"] or ""
    if min(map(len, codes)) < 6:
        return None  # at home in a district, a province or the cluster: no exact place is known of one
    return next(
        Reason(text, points) for length, points, text in PLACES if codes[0][:length] == codes[1][:length]
    )


def _body(one: Facts, other: Facts) -> Reason | None:
    if not (one["organization_id"] and other["organization_id"]):
        return None
    same = one["organization_id"] == other["organization_id"]
    return Reason("องค์กรรับผิดชอบเดียวกัน", SAME_BODY) if same else Reason("คนละองค์กรรับผิดชอบ", OTHER_BODY)


def _sum(one: Facts, other: Facts) -> Reason | None:
    same = one["budget_asked"] and one["budget_asked"] == other["budget_asked"]
    return Reason("งบประมาณที่เสนอเท่ากัน", SAME_SUM) if same else None


def keys(project: Facts) -> Iterator[str]:
    """Yield what brings two together: a name, now or before, in a district."""
    for one in dict.fromkeys(_names(project)):
        yield f"{one}@{(project['area_id'] or '')[:4]}"


def name(project: Facts) -> str:
    """Return the cleaned name; the word that all begin with says nothing."""
    return _cleaned(project["name"] or "")


def _cleaned(text: str) -> str:
    text = search_key(text)
    return text.removeprefix(search_key("โครงการ")) or text


def near(project: Facts) -> Q:
    """Find projects of the same name anywhere in the province."""
    return Q(name=project["name"])


def refuse_after_merge(project: Project) -> None:
    """Its places lie in the province of its home."""
    Project.refuse([project])


@when_both_have("plans.adoption")
def take_furthest(stays: Adoption, goes: Adoption) -> None:
    """In one plan of a year a project is as far as either of the two came."""
    reach = [str(one.value) for one in REACH]
    if reach.index(goes.state) > reach.index(stays.state):
        stays.state, stays.since, stays.since_precision = goes.state, goes.since, goes.since_precision
        stays.amount = stays.amount if goes.amount is None else goes.amount
    fill_blanks(stays, goes)


register_duplicates(
    DuplicateRules(
        model=Project,
        facts=("name", "other_names", "fiscal_year", "organization_id", "budget_asked"),
        weigh=weigh,
        keys=keys,
        name=name,
        near=near,
        alias_field="other_names",
        together=(("status", "needs", "blocked_since"),),
        unmerged=frozenset({"themes"}),  # those of both are kept: see Project.join_from
        check=refuse_after_merge,
        asks_on_create=65,  # the same name, place and year
    )
)
