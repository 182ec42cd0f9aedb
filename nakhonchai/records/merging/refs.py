"""Old references: a record that was merged is found under the ref of the one that stayed."""

from collections.abc import Iterable
from typing import Any

from nakhonchai.records.models.merging import Merge
from nakhonchai.thai import ThaiValueError, clean_ref

FURTHEST = 20  # merges one after the other; more would be a circle


def current_ref(kind: str, ref: str) -> str:
    """Return under which ref a merged record is found today; "" where *ref* was not merged."""
    found = ""
    for _step in range(FURTHEST):
        merges = Merge.objects.standing().filter(kind=kind, lost_ref=found or ref)
        further = merges.values_list("kept_ref", flat=True).first()
        if further is None:
            return found
        found = further
    return found


def current_refs(kind: str, refs: Iterable[str]) -> dict[str, str]:
    """Return under which refs merged records are found today; of refs that were not merged, nothing.

    One query for each merge after another, whatever the number of refs; none for no refs.
    """
    found = {ref: ref for ref in refs}
    for _step in range(FURTHEST if found else 0):
        merges = Merge.objects.standing().filter(kind=kind, lost_ref__in=set(found.values()))
        further = dict(merges.values_list("lost_ref", "kept_ref"))
        if not further:
            break
        found = {ref: further.get(now, now) for ref, now in found.items()}
    return {ref: now for ref, now in found.items() if now != ref}


def lost_refs(kind: str) -> Any:
    """Return, as a query, the refs of the records of a kind that were merged into others."""
    return Merge.objects.standing().filter(kind=kind).values("lost_ref")


def with_current_refs(text: str, kind: str = "") -> str:
    """Return a search text in which the refs of merged records are those of the ones that stayed.

    Asks the database only for words that are refs, check character included.
    """
    words = [_followed(word, kind) for word in text.split()]
    return " ".join(words)


def _followed(word: str, kind: str) -> str:
    if len(word) != 8 or not word.isascii():
        return word
    try:
        ref = clean_ref(word)
    except ThaiValueError:
        return word
    if kind:
        return current_ref(kind, ref) or word
    found = Merge.objects.standing().filter(lost_ref=ref).values_list("kind", flat=True).first()
    return (current_ref(found, ref) if found else "") or word
