"""When two leaders may be one person: the weights are those by which imports compare people."""

from collections.abc import Iterator

from django.db.models import Q

from leaders.models import Leader
from nakhonchai.imports.values import compare_people
from nakhonchai.records.merging.rules import DuplicateRules, Facts, Reason, register_duplicates
from nakhonchai.thai import parse_person, search_key

FACTS = ("prefix", "given_name", "family_name", "nickname", "gender", "birth_year", "telephone")


def weigh(one: Facts, other: Facts) -> list[Reason]:
    """Return the evidence about two people; a former name counts as a name where it speaks for more."""
    tried = [_compare(mine, theirs) for mine in _names(one) for theirs in _names(other)]
    return max(tried, key=lambda reasons: sum(reason.points for reason in reasons))


def _compare(one: Facts, other: Facts) -> list[Reason]:
    return [Reason(text, points) for text, points in compare_people(one, other).reasons]


def _names(person: Facts) -> Iterator[Facts]:
    """Yield the person under each name that is known of them."""
    yield person
    for line in (person.get("former_names") or "").splitlines():
        name = parse_person(line)
        if name.given:
            yield {**person, "given_name": name.given, "family_name": name.family or person["family_name"]}


def keys(person: Facts) -> Iterator[str]:
    """Yield what brings two people together: a telephone, a name, a given name with year or subdistrict."""
    yield person["telephone"] or ""
    given, family = search_key(person["given_name"] or ""), search_key(person["family_name"] or "")
    subdistrict = (person["area_id"] or "")[:6]
    if given:
        yield f"{given}|{family}"
        yield f"{given}@{subdistrict}"
        if person["birth_year"]:
            yield f"{given}#{person['birth_year']}"
    if nickname := search_key(person["nickname"] or ""):
        yield f"{nickname}~{subdistrict}"
    for other in list(_names(person))[1:]:
        yield f"{search_key(other['given_name'])}|{search_key(other['family_name'])}"


def name(person: Facts) -> str:
    """Return the name without its title, cleaned."""
    return search_key(f"{person['given_name'] or ''} {person['family_name'] or ''}")


def near(person: Facts) -> Q:
    """Find people of the same name or telephone anywhere in the province."""
    found = Q(given_name=person["given_name"], family_name=person["family_name"])
    if person["telephone"]:
        found |= Q(telephone=person["telephone"])
    if person["birth_year"]:
        found |= Q(given_name=person["given_name"], birth_year=person["birth_year"])
    return found


_fields = {field.name for field in Leader._meta.get_fields()}
register_duplicates(
    DuplicateRules(
        model=Leader,
        facts=tuple(one for one in (*FACTS, "former_names") if one in _fields),
        weigh=weigh,
        keys=keys,
        name=name,
        near=near,
        across=(("telephone",), ("given_name", "family_name", "birth_year")),
        alias_field="former_names",
        unmerged=frozenset({"skills"}),  # those of both are kept: see Leader.join_from
        together=(("prefix", "given_name", "family_name"),),
    )
)
