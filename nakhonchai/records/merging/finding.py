"""The search for duplicates in the background, kept per kind and province, made anew after changes."""

import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.db import models, transaction
from django.db.models import Count, Sum
from django.utils import timezone

from nakhonchai.base.models import Freshness
from nakhonchai.geography.codes import under
from nakhonchai.records.merging.rules import DuplicateRules, Facts, all_rules, refused_elsewhere
from nakhonchai.records.merging.weighing import Weighed, likely_pairs, weigh
from nakhonchai.records.models import DuplicatePair, DuplicateSearch, NotTheSame

_logger = logging.getLogger(__name__)
ACROSS_MOST = 12  # records of one telephone or name and year: more say that the value stands for nobody
PIECE = 500


def refresh_duplicates(*, everything: bool = False) -> int:
    """Compare anew what changed since the last search; return how many searches were made."""
    return sum(_refresh(rules, everything=everything) for rules in all_rules())


def is_stale() -> bool:
    """Whether records changed since they were compared: two queries a kind."""
    return any(_due(rules) for rules in all_rules())


def _due(rules: DuplicateRules, *, everything: bool = False) -> dict[str, int]:
    """Return the places that must be searched, each with the stamp that its search is made under."""
    stamps = _stamps(rules.kind)
    places = {place for place in stamps if place}
    due = {place: stamps[place] for place in places} | {"": sum(stamps.values())}
    known = dict(DuplicateSearch.objects.filter(kind=rules.kind).values_list("place", "stamp"))
    return {place: stamp for place, stamp in due.items() if everything or known.get(place, 0) != stamp}


def _refresh(rules: DuplicateRules, *, everything: bool) -> int:
    due = _due(rules, everything=everything)
    for place, stamp in sorted(due.items()):
        search(rules, place, stamp)
    return len(due)


def _stamps(kind: str) -> dict[str, int]:
    """Return how often records of *kind* changed in each province."""
    counted: defaultdict[str, int] = defaultdict(int)
    found = Freshness.objects.filter(kind=kind).values_list("place").annotate(total=Sum("count")).order_by()
    for place, total in found:
        counted[place[:2]] += total
    return dict(counted)


def search(rules: DuplicateRules, province: str, stamp: int = 0) -> int:
    """Compare the records of one province ("": those of different ones) and keep the pairs; return how many.

    The stamp was read before: what is written meanwhile is looked at by the next search.
    """
    found = list(_across(rules)) if not province else likely_pairs(rules, facts_in(rules, province))
    kept = _without_refused(rules, found)
    with transaction.atomic():
        _store(rules.kind, province, kept)
        DuplicateSearch.objects.update_or_create(
            kind=rules.kind, place=province, defaults={"stamp": stamp, "searched_at": timezone.now()}
        )
    return len(kept)


def _rows(rules: DuplicateRules) -> Any:
    return rules.model.objects.unscoped(
        "the background compares all; a page shows what its reader edits"
    ).alive()


def facts_in(rules: DuplicateRules, province: str) -> list[Facts]:
    """Return what is compared of the records at home in a province."""
    return list(_rows(rules).filter(under(province)).order_by("pk").values(*rules.columns))


def _across(rules: DuplicateRules) -> Iterator[Weighed]:
    """Yield pairs of two provinces, or of a cluster: only where whole facts are equal, by grouped queries."""
    seen: set[tuple[int, int]] = set()
    for columns in rules.across:
        for group in _groups(rules, columns):
            for number, one in enumerate(group):
                for other in group[number + 1 :]:
                    pair = weigh(rules, one, other)
                    key = (pair.first, pair.second)
                    if not pair.place and pair.score >= rules.threshold and key not in seen:
                        seen.add(key)
                        yield pair


def _groups(rules: DuplicateRules, columns: tuple[str, ...]) -> Iterator[list[Facts]]:
    given = _rows(rules)
    for column in columns:
        given = given.exclude(**{column: None if _is_number(rules, column) else ""})
    shared = given.order_by().values(*columns).annotate(n=Count("pk")).filter(n__gt=1, n__lte=ACROSS_MOST)
    first, *others = columns
    wanted = {tuple(row[column] for column in columns) for row in shared}
    values = sorted({key[0] for key in wanted})
    groups: defaultdict[tuple[Any, ...], list[Facts]] = defaultdict(list)
    for start in range(0, len(values), PIECE):
        part = given.filter(**{f"{first}__in": values[start : start + PIECE]}).order_by("pk")
        for row in part.values(*{*rules.columns, *others, first}):
            key = tuple(row[column] for column in columns)
            if key in wanted:
                groups[key].append(row)
    yield from groups.values()


def _is_number(rules: DuplicateRules, column: str) -> bool:
    return not isinstance(rules.model._meta.get_field(column), models.CharField | models.TextField)


def refused_refs(kind: str) -> set[tuple[str, str]]:
    """Return the pairs of refs of which people said that they are not the same."""
    said = set(NotTheSame.objects.filter(kind=kind).values_list("first_ref", "second_ref"))
    return said | {(min(pair), max(pair)) for pair in refused_elsewhere(kind)}


def _without_refused(rules: DuplicateRules, found: Iterable[Weighed]) -> list[Weighed]:
    pairs = list(found)
    refused = refused_refs(rules.kind) if pairs else set()
    if not refused:
        return pairs
    keys = sorted({key for pair in pairs for key in (pair.first, pair.second)})
    refs: dict[int, str] = {}
    for start in range(0, len(keys), PIECE):
        refs |= dict(_rows(rules).filter(pk__in=keys[start : start + PIECE]).values_list("pk", "ref"))
    return [
        pair
        for pair in pairs
        if tuple(sorted((refs.get(pair.first, ""), refs.get(pair.second, "")))) not in refused
    ]


def _store(kind: str, province: str, found: list[Weighed]) -> None:
    """Keep the pairs of one search: those that are no longer found go, those that stay keep their day."""
    there = DuplicatePair.objects.filter(kind=kind)
    there = there.filter(under(province, "place")) if province else there.filter(place="")
    old = {(one.first_id, one.second_id): one for one in there}
    new = {(pair.first, pair.second): pair for pair in found}
    DuplicatePair.objects.filter(pk__in=[one.pk for key, one in old.items() if key not in new]).delete()
    changed = []
    for key, pair in new.items():
        one = old.get(key)
        if one is not None and (one.place, one.score, one.reasons) != (pair.place, pair.score, _plain(pair)):
            one.place, one.score, one.reasons = pair.place, pair.score, _plain(pair)
            changed.append(one)
    DuplicatePair.objects.bulk_update(changed, ["place", "score", "reasons"], batch_size=200)
    made = [
        DuplicatePair(
            kind=kind,
            first_id=pair.first,
            second_id=pair.second,
            place=pair.place,
            score=pair.score,
            reasons=_plain(pair),
        )
        for key, pair in new.items()
        if key not in old
    ]
    DuplicatePair.objects.bulk_create(made, batch_size=300, ignore_conflicts=True)


def _plain(pair: Weighed) -> list[list[Any]]:
    return [[reason.text, reason.points] for reason in pair.reasons]


def forget_pairs(kind: str, *keys: int) -> None:
    """Take away the pairs of records that were merged or trashed; the next search looks again."""
    pairs = DuplicatePair.objects.filter(kind=kind)
    (pairs.filter(first_id__in=keys) | pairs.filter(second_id__in=keys)).delete()
