"""Stored records that rows mean or refer to, found in bulk and always within the importer's scope."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.db import models

from nakhonchai.imports.drafts import Draft
from nakhonchai.records.merging.refs import current_refs
from nakhonchai.records.resources import RecordResource
from nakhonchai.thai import ApproximateDate, normalise

PIECE = 500
MANY = 2_000  # rows of a file from which on all stored records are looked through once
UNDONE = "ย้อนกลับการนำเข้า"  # what an undo took away may come again
UNKNOWN_REF = "ไม่พบรหัสอ้างอิงนี้ในรายการที่ท่านแก้ไขได้ โปรดตรวจรหัส หรือเว้นว่างถ้าเป็นรายการใหม่"


def pieces(values: Iterable[Any]) -> Iterator[list[Any]]:
    """Yield the distinct values, a few hundred at a time."""
    kept = list(dict.fromkeys(values))
    for start in range(0, len(kept), PIECE):
        yield kept[start : start + PIECE]


def find_records(resource: RecordResource, drafts: list[Draft], person: Any, lock: bool) -> None:
    """Set the stored record that each draft means: by ref, otherwise by what tells records apart.

    A ref that belongs to a stranger's record is answered like one that belongs to nobody.
    """
    by_ref = _by_ref(resource, drafts, person, lock)
    by_key = _by_key(resource, [draft for draft in drafts if "ref" not in draft.cells], person, lock)
    for draft in drafts:
        if chosen := draft.decided.get("record"):
            draft.record = by_ref.get(chosen)
            if draft.record is None:
                draft.problem("รหัสอ้างอิง", UNKNOWN_REF)
        elif "ref" in draft.cells:
            draft.record = by_ref.get(draft.values.get("ref", ""))
            if draft.record is None and "ref" in draft.values:
                draft.problem("รหัสอ้างอิง", UNKNOWN_REF)
        elif _has_key(draft) and not draft.decided.get("new"):
            _match(resource, draft, by_key.get(_key_of_draft(draft), []))


def _editable(resource: RecordResource, person: Any, lock: bool) -> Any:
    found = resource.for_export(resource.model().objects.editable_by(person), person)
    return found.select_for_update(of=("self",)) if lock else found


def _by_ref(resource: RecordResource, drafts: list[Draft], person: Any, lock: bool) -> dict[str, Any]:
    found: dict[str, Any] = {}
    said = [draft.decided.get("record") or draft.values.get("ref") for draft in drafts]
    editable = _editable(resource, person, lock).alive()
    for refs in pieces(ref for ref in said if ref):
        found |= {one.ref: one for one in editable.filter(ref__in=refs)}
    # A file that was written before a merge means the record that stayed.
    missing = {ref for ref in said if ref and ref not in found}
    for refs in pieces(current := current_refs(resource.model()._meta.label_lower, missing)):
        stayed = {one.ref: one for one in editable.filter(ref__in=[current[ref] for ref in refs])}
        found |= {ref: stayed[current[ref]] for ref in refs if current[ref] in stayed}
    return found


def _by_key(resource: RecordResource, drafts: list[Draft], person: Any, lock: bool) -> dict[Any, list[Any]]:
    """Return stored records by key, those in the trash too."""
    first, keyed = resource.key_fields[0], [draft for draft in drafts if _has_key(draft)]
    wanted: Iterable[Any] = [value for draft in keyed if _is_stored(value := _after(draft, first))]
    if len(keyed) > MANY:
        first, wanted = "pk", _pks_of(resource, person, set(map(_key_of_draft, keyed)))
    found: dict[Any, list[Any]] = defaultdict(list)
    for values in pieces(wanted):
        for one in _editable(resource, person, lock).filter(**{f"{first}__in": values}).order_by("pk"):
            found[_key_of_record(resource, one)].append(one)
    return found


def _pks_of(resource: RecordResource, person: Any, wanted: set[tuple[Any, ...]]) -> list[Any]:
    """Return the keys in the table of stored records with any of the wanted keys, in one pass over all."""
    editable: Any = resource.model().objects.editable_by(person).order_by("pk")
    rows = editable.values_list("pk", "area_id", *resource.key_fields)
    return [
        pk
        for pk, area, *said in rows.iterator(5_000)
        if (area or "", *(_plain(value) for value in said)) in wanted
    ]


def _has_key(draft: Draft) -> bool:
    """Whether all is known that tells the row's record apart."""
    return bool((draft.area or draft.cluster) and not draft.outside and not draft.keys_open)


def _is_stored(value: Any) -> bool:
    """Whether records may be stored under a value: a record that is yet to be made has none."""
    return value not in (None, "") if not isinstance(value, models.Model) else value.pk is not None


def _after(draft: Draft, name: str) -> Any:
    """Return a value of a new record: the row's, or the model's default."""
    if name in draft.keys:
        return draft.keys[name]
    if name in draft.values:
        return draft.values[name]
    about = draft.values.get(f"{name}_about")  # the day of an approximate date may tell records apart
    if isinstance(about, ApproximateDate):
        return about.date
    field: Any = draft.resource.model()._meta.get_field(name)
    default = field.get_default()
    return default.value if hasattr(default, "value") else default


def _key_of_draft(draft: Draft) -> tuple[Any, ...]:
    if not draft.key:  # asked for again and again once all is known that it is made of
        draft.key = (draft.area, *(_plain(_after(draft, name)) for name in draft.resource.key_fields))
    return draft.key


def _key_of_record(resource: RecordResource, record: Any) -> tuple[Any, ...]:
    return (record.area_id or "", *(_plain(getattr(record, name)) for name in resource.key_fields))


def _plain(value: Any) -> Any:
    if isinstance(value, models.Model):
        return value.pk or id(value)
    return normalise(value) if isinstance(value, str) else value


def _match(resource: RecordResource, draft: Draft, found: list[Any]) -> None:
    from nakhonchai.imports.likely import add_candidate

    alive = [one for one in found if not one.is_trashed]
    record, problem = resource.same_record(draft.values | draft.keys, alive)
    if problem:
        born = draft.values.get("birth_year")
        for one in alive:
            if not born or getattr(one, "birth_year", None) in (None, born):
                add_candidate(draft, one, [problem])
    elif record is not None:
        draft.record = record
    elif len(found) > len(alive):
        thrown = [one for one in found if one.is_trashed and not one.trash_reason.startswith(UNDONE)]
        trashed, unsure = resource.same_record(draft.values | draft.keys, thrown)
        if trashed is not None or unsure:
            draft.problem("", "รายการนี้เคยถูกย้ายไปถังขยะ จึงไม่เพิ่มกลับเอง โปรดกู้คืนจากถังขยะถ้าต้องการใช้ต่อ")


def file_key(draft: Draft) -> tuple[Any, ...]:
    """Return what two rows of one file share when they are about one record."""
    if draft.decided.get("new"):
        return ("new", draft.sheet, draft.number)
    if draft.record is not None:
        return ("record", draft.record.pk)
    if draft.token and "given_name" in draft.resource.fields:  # of bodies it is their contact's, not theirs
        return ("token", draft.token)
    told = (_plain(draft.keys.get(name)) for name in draft.resource.telling_links)
    return ("key", *_key_of_draft(draft), *told, draft.values.get("birth_year"))
