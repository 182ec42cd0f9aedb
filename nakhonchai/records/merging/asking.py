"""The likely duplicates of one record, and the pairs that wait, as one reader may see them."""

from collections import defaultdict
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Count, Q
from django.db.models.functions import Substr
from django.urls import reverse

from nakhonchai.accounts.scope import scope_of
from nakhonchai.base.personal_data import UndeclaredFieldError, data_class
from nakhonchai.geography.codes import under
from nakhonchai.records.merging.finding import refused_refs
from nakhonchai.records.merging.rules import DuplicateRules, Facts, Reason, all_rules, rules_of
from nakhonchai.records.merging.weighing import weigh
from nakhonchai.records.models import DuplicatePair, Record
from nakhonchai.records.other_work import OtherWork

SHOWN = 5
LOOKED_AT = 400  # records near a new one that are weighed while somebody waits


@dataclass(frozen=True)
class Likely:
    """A record that may be the same as another, with the evidence that the reader may know."""

    record: Any
    score: int
    reasons: tuple[Reason, ...]


def facts_of(rules: DuplicateRules, record: Any) -> dict[str, Any]:
    """Return what is compared of a record at hand, stored or not."""
    facts: dict[str, Any] = {"pk": record.pk or 0, "area_id": record.area_id}
    for column in rules.facts:
        value: Any = record
        for part in column.split("__"):
            value = getattr(value, part, None)
        facts[column] = value
    return facts


def likely_of(record: Record, person: Any, *, least: int | None = None) -> list[Likely]:
    """Return the records of its province that *record* (stored or new) may be, the likeliest first.

    Only what *person* finds, and only by the facts that they may read of each: an answer
    "same telephone" would tell a telephone.
    """
    rules = rules_of(type(record))
    if rules is None or not record.area_id:
        return []
    mine = facts_of(rules, record)
    reach = rules.model.objects.visible_to(person).alive().exclude(pk=record.pk)
    province, subdistrict = record.area_id[:2], record.area_id[:6]
    near = (rules.near(mine) if rules.near else Q(pk__in=[])) | under(subdistrict)
    found = reach.filter(under(province)).filter(near).select_related("area", "cluster", *rules.related)
    scope, weighed = scope_of(person), []
    refused = refused_refs(rules.kind) if record.pk else set()
    for one in found.order_by("pk")[:LOOKED_AT]:
        pair = weigh(rules, mine, _readable(rules, facts_of(rules, one), one, scope))
        said = (min(record.ref, one.ref), max(record.ref, one.ref)) in refused
        if pair.score >= (rules.threshold if least is None else least) and not said:
            weighed.append(Likely(one, pair.score, pair.reasons))
    return sorted(weighed, key=lambda one: (-one.score, one.record.pk))[:SHOWN]


def _readable(rules: DuplicateRules, facts: Facts, record: Any, scope: Any) -> Facts:
    """Return the facts without those that the reader may not read of this record."""
    readable = record.readable_classes(scope)
    return {name: value if _class_of(rules, name) in readable else None for name, value in facts.items()}


def _class_of(rules: DuplicateRules, name: str) -> Any:
    column = name.partition("__")[0].removesuffix("_id")
    try:
        return data_class(rules.model, "id" if column == "pk" else column)
    except UndeclaredFieldError:
        return data_class(rules.model, column + "_id")


# --- the pairs that wait ------------------------------------------------------------------------


def waiting(rules: DuplicateRules, person: Any) -> Any:
    """Return the pairs of which *person* decides: both edited, and of one province unless they are staff."""
    return DuplicatePair.objects.filter(_waiting(rules, person))


def _waiting(rules: DuplicateRules, person: Any) -> Q:
    scope = scope_of(person)
    if not scope.may_manage:
        return Q(pk__in=[])
    condition = Q(kind=rules.kind)
    if not scope.is_staff:
        condition &= ~Q(place="")
    if not (scope.is_staff and scope.everywhere):
        mine = rules.model.objects.editable_by(person).alive().values("pk")
        condition &= Q(first_id__in=mine, second_id__in=mine)
    return condition


def waiting_of(record: Record, person: Any) -> list[Likely]:
    """Return what may be the same as a stored record, as the last search found it: for its page."""
    rules = rules_of(type(record))
    if rules is None or record.is_trashed or not scope_of(person).may_manage:
        return []
    pairs = waiting(rules, person).filter(Q(first_id=record.pk) | Q(second_id=record.pk)).order_by("-score")
    others = {(one.second_id if one.first_id == record.pk else one.first_id): one for one in pairs[:SHOWN]}
    found = _alive(rules, person, others)
    return [Likely(found[pk], pair.score, reasons_of(pair)) for pk, pair in others.items() if pk in found]


def reasons_of(pair: DuplicatePair) -> tuple[Reason, ...]:
    """Return the kept evidence."""
    return tuple(Reason(text, points) for text, points in pair.reasons)


def _alive(rules: DuplicateRules, person: Any, keys: Any) -> dict[int, Any]:
    found = rules.model.objects.editable_by(person).alive().filter(pk__in=list(keys))
    return {one.pk: one for one in found.select_related("area", "cluster", *rules.related)}


@dataclass(frozen=True)
class WaitingPair:
    """A pair of a list, with both records."""

    one: Any
    other: Any
    score: int
    reasons: tuple[Reason, ...]
    place: str


def shown_pairs(rules: DuplicateRules, person: Any, pairs: list[DuplicatePair]) -> list[WaitingPair]:
    """Return a page of pairs with their records: one query. A pair of which one is gone is left out."""
    keys = {key for pair in pairs for key in (pair.first_id, pair.second_id)}
    found = _alive(rules, person, keys)
    return [
        WaitingPair(found[pair.first_id], found[pair.second_id], pair.score, reasons_of(pair), pair.place)
        for pair in pairs
        if pair.first_id in found and pair.second_id in found
    ]


def counts_by_place(pairs: Any, digits: int) -> dict[str, int]:
    """Return how many of *pairs* wait in each area; "" for those that no single area of the level holds."""
    counted: defaultdict[str, int] = defaultdict(int)
    cut = pairs.order_by().annotate(cut=Substr("place", 1, digits)).values_list("cut").annotate(n=Count("pk"))
    for place, number in cut:
        counted[place if len(place) == digits else ""] += number
    return dict(counted)


def waiting_work(person: Any) -> OtherWork | None:
    """Return how many pairs of all kinds wait for *person*, as work beside the tasks: one query."""
    if not scope_of(person).may_manage:
        return None
    asked = (_waiting(rules, person) for rules in all_rules())
    count = DuplicatePair.objects.filter(reduce(or_, asked, Q(pk__in=[]))).count()
    return OtherWork("คู่ที่อาจซ้ำ", reverse("records:duplicates"), count) if count else None
