"""Records that a row may mean although nothing says so for sure: shown side by side, never joined by itself.

People are weighed by telephone, name, birth year, place and nickname; bodies by nearly the same name within
one subdistrict. Only records that the importer edits are looked at, all in a few queries.
"""

import hashlib
from collections import defaultdict
from typing import Any

from rapidfuzz import fuzz, process

from nakhonchai.imports.drafts import Draft
from nakhonchai.imports.lookups import pieces
from nakhonchai.imports.models import NotSame
from nakhonchai.imports.values import Likelihood, compare_people
from nakhonchai.records.resources import PlaceColumn, RecordResource
from nakhonchai.thai import search_key, strip_group_prefix

NEARLY = 90
SHOWN = 3
_PERSON = ("given_name", "family_name", "prefix", "nickname", "telephone", "birth_year", "gender")


def find_likely(resource: RecordResource, drafts: list[Draft], person: Any) -> None:
    """Give each draft without a record the records that it may mean; take a person who is surely the same."""
    open_ones = [draft for draft in drafts if is_open(draft)]
    label = resource.model()._meta.label_lower
    if open_ones and label == "leaders.leader":
        _people(resource, open_ones, person)
    elif open_ones and label == "organizations.organization":
        _bodies(resource, open_ones, person)
    _drop_refused(label, [draft for draft in drafts if draft.candidates])


def is_open(draft: Draft) -> bool:
    """Whether a row may mean a record that nothing names for sure."""
    told = draft.decided.get("new") or draft.decided.get("record") or "ref" in draft.cells
    return draft.record is None and not told and not draft.outside and bool(draft.area)


def not_same_key(draft: Draft) -> str:
    """Return what a refusal is kept by: a digest of what tells the row's person or body apart."""
    said = [draft.kind, draft.area, *(str(draft.values.get(name, "")) for name in ("name", *_PERSON))]
    return hashlib.blake2b("\n".join(map(search_key, said)).encode(), digest_size=16).hexdigest()


def _drop_refused(kind: str, drafts: list[Draft]) -> None:
    keys = {not_same_key(draft): draft for draft in drafts}
    refused: dict[str, set[str]] = defaultdict(set)
    for part in pieces(keys):
        for key, ref in NotSame.objects.filter(kind=kind, key__in=part).values_list("key", "ref"):
            refused[key].add(ref)
    if refused:
        for draft in drafts:
            away = refused.get(not_same_key(draft), set())
            draft.candidates = [one for one in draft.candidates if one["ref"] not in away]


def add_candidate(draft: Draft, record: Any, reasons: list[str]) -> None:
    """Note a record that the row may mean, side by side with the row."""
    if len(draft.candidates) < SHOWN and all(one["ref"] != record.ref for one in draft.candidates):
        facts = []
        for name, column in draft.resource.fields.items():
            if (
                name in draft.values
                and name != "ref"
                and not column.part
                and not isinstance(column, PlaceColumn)
            ):
                ours, theirs = column.cell(record), draft.values[name]
                shown = theirs if isinstance(theirs, str) else column.widget.render(theirs)
                facts.append([column.heading, _text(ours), _text(shown)])
        draft.candidates.append(
            {
                "ref": record.ref,
                "label": f"{record} · {record.home_path}"[:200],
                "reasons": reasons,
                "facts": facts,
            }
        )


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def _people(resource: RecordResource, drafts: list[Draft], person: Any) -> None:
    model: Any = resource.model()
    editable = resource.for_export(model.objects.editable_by(person), person).alive()
    by_number: dict[str, list[Any]] = defaultdict(list)
    by_name: dict[tuple[str, str], list[Any]] = defaultdict(list)
    numbers = {draft.values["telephone"] for draft in drafts if draft.values.get("telephone")}
    for part in pieces(sorted(numbers)):
        for one in editable.filter(telephone__in=part):
            by_number[one.telephone].append(one)
    names = {draft.values["family_name"] for draft in drafts if draft.values.get("family_name")}
    for part in pieces(sorted(names)):
        for one in editable.filter(family_name__in=part):
            by_name[one.given_name, one.family_name].append(one)
    for draft in drafts:
        name = (draft.values.get("given_name", ""), draft.values.get("family_name", ""))
        found = {one.pk: one for one in (*by_number[draft.values.get("telephone", "")], *by_name[name])}
        if found:
            _weigh(draft, list(found.values()))


def _weigh(draft: Draft, found: list[Any]) -> None:
    said = {name: draft.values.get(name) for name in _PERSON} | {"area_id": draft.area}
    weighed = []
    for one in found:
        match = compare_people(said, {name: getattr(one, name) for name in (*_PERSON, "area_id")})
        if match.likelihood is not Likelihood.DIFFERENT:
            weighed.append((match.score, one.pk, one, match))
    sure = [one for one in weighed if one[3].likelihood is Likelihood.SAME]
    if len(sure) == 1 and len(weighed) == 1:
        draft.record = sure[0][2]
        draft.candidates = []
        return
    for _, _, one, match in sorted(weighed, key=lambda item: (-item[0], item[1])):
        add_candidate(draft, one, [f"{text} ({points:+d})" for text, points in match.reasons])


def _bodies(resource: RecordResource, drafts: list[Draft], person: Any) -> None:
    model: Any = resource.model()
    places = {draft.area[:6] for draft in drafts if len(draft.area) >= 6}
    near: dict[str, dict[int, str]] = defaultdict(dict)
    kept = model.objects.editable_by(person).alive().values_list("pk", "name", "area_id")
    for pk, name, area in kept:
        if area and area[:6] in places:
            near[area[:6]][pk] = body_key(name)
    hits: dict[int, list[tuple[Draft, float]]] = defaultdict(list)
    for draft in drafts:
        names = near.get(draft.area[:6])
        if not names or not draft.values.get("name"):
            continue
        key = body_key(draft.values["name"])
        for _, score, pk in process.extract(key, names, scorer=fuzz.ratio, score_cutoff=NEARLY, limit=SHOWN):
            hits[pk].append((draft, score))
    for part in pieces(hits):
        for one in resource.for_export(model.objects.editable_by(person), person).filter(pk__in=part):
            for draft, score in hits[one.pk]:
                add_candidate(draft, one, [f"ชื่อใกล้เคียงกัน {score:.0f}% ในตำบลเดียวกัน"])


def body_key(name: str) -> str:
    """Return what two spellings of a body's name share: no word for its kind, no marks, no blanks."""
    return search_key(strip_group_prefix(name)) or search_key(name)
