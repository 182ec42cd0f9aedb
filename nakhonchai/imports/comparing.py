"""Sorting rows by what becomes of them: row against record, and row against row."""

import copy
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from nakhonchai.accounts.scope import Scope, scope_of
from nakhonchai.imports.drafts import PART, Draft
from nakhonchai.imports.enums import ChangeMode, Fate
from nakhonchai.imports.interpreting import CellReader, offered, read_places
from nakhonchai.imports.kept_out import is_kept_out, keep_out
from nakhonchai.imports.likely import find_likely
from nakhonchai.imports.links import Links
from nakhonchai.imports.lookups import file_key, find_records
from nakhonchai.imports.places import PlaceIndex
from nakhonchai.imports.placing import Places
from nakhonchai.imports.several import load_places, settle_several
from nakhonchai.imports.sheetplan import plan_of
from nakhonchai.imports.twins import ask_of_twins
from nakhonchai.records.personal import Gate
from nakhonchai.records.resources import Companion, LinkColumn, RecordResource, SheetColumn

MOVED_ON = "มีผู้แก้ไขรายการนี้หลังจากที่ท่านตรวจ จึงยังไม่ได้เขียนทับ โปรดส่งไฟล์อีกครั้งเพื่อดูค่าปัจจุบัน"
NO_PLACE = "ไม่มีพื้นที่ โปรดใส่จังหวัด อำเภอ ตำบล หรือรหัสพื้นที่"


def evaluate(drafts: list[Draft], person: Any, *, lock: bool = False, places: Places | None = None) -> None:
    """Give each draft its record, changes and fate. What is referred to is settled before what refers.

    The number of queries grows with the number of kinds and, by one, with every few hundred rows.
    """
    scope = scope_of(person)
    index = (places or Places(person)).index
    links = Links(person)
    pending = [
        draft for draft in drafts if not (draft.done or draft.decided.get("skip") or is_kept_out(draft))
    ]
    gate = Gate()
    for draft in drafts:
        if draft.done:
            draft.fate = Fate.UNCHANGED
        elif draft.decided.get("skip") or is_kept_out(draft):
            draft.fate = Fate.SKIPPED
    read = CellReader()
    for draft in pending:
        read(draft)
    read_places(pending, index, scope)
    for resource in _resources(pending):
        own = [draft for draft in pending if draft.resource is resource]
        if resource.handler is not None:
            resource.handler.compare(own, scope, lock)
            for draft in own:
                _keep_promise(draft)
            continue
        links.load(resource, own)
        load_places(resource, own, index)
        links.settle_keys(resource, own, scope)
        find_records(resource, own, person, lock)
        find_likely(resource, own, person)
        for draft in own:
            _make_instance(draft, index)
        _join_rows(own)
        ask_of_twins(resource, own)
        settle = partial(_settle, links=links, scope=scope, index=index)
        _settle_all(resource, own, settle, gate)
        links.offer(own)


def _settle_all(
    resource: RecordResource, drafts: list[Draft], settle: Callable[[Draft], dict[str, Any]], gate: Gate
) -> None:
    """Settle the rows of one kind one after the other, then tell what is unlikely in any of them."""
    doubting = type(resource).doubts is not RecordResource.doubts
    told = []
    for draft in drafts:
        after = settle(draft)
        keep_out(draft, gate, after)
        if doubting and draft.usable:
            told.append((draft, after))
    for place, heading, text in resource.doubts([(after, draft.record) for draft, after in told]):
        told[place][0].warnings.append((heading, text))


def _resources(drafts: Iterable[Draft]) -> list[RecordResource]:
    found = {id(draft.resource): draft.resource for draft in drafts}
    return sorted(found.values(), key=lambda resource: resource.order)


def _make_instance(draft: Draft, index: PlaceIndex) -> None:
    if draft.record is not None:
        draft.instance = copy.copy(draft.record)
        if draft.area and draft.area != draft.record.area_id:
            old = draft.record.home_path
            draft.changes.append(("พื้นที่", old, index.by_code[draft.area].path))
            draft.changed_fields |= {"area", "cluster"}
            draft.instance.area_id, draft.instance.cluster_id = draft.area, None
        return
    plan = plan_of(draft.resource)
    draft.instance = plan.new_record(draft.area, draft.cluster)
    if "ref" in draft.cells:
        return  # the row means a record that was not found; nothing more can be said of it
    homeless = not draft.area and not draft.resource.home_from
    if homeless and not any(heading in _PLACE_HEADINGS for heading, _ in draft.problems):
        draft.problem("ตำบล", NO_PLACE, name="place")
    for name, column in plan.required:
        if not _is_given(draft, name, column) and not _has_problem(draft, column):
            text = f"ไม่มี{column.heading} ช่องนี้จำเป็นสำหรับรายการใหม่"
            draft.problem(column.heading, text, offered(column), name, asked=isinstance(column, LinkColumn))


_PLACE_HEADINGS = {"พื้นที่", "รหัสพื้นที่", "จังหวัด", "อำเภอ", "ตำบล", "หมู่ที่"}


def _is_given(draft: Draft, name: str, column: SheetColumn) -> bool:
    """Whether the row says what a column asks for; a link may be said by ref or by name."""
    if name == "given_name" and "full_name" in draft.fields_of.values():
        return True  # its cell holds several people, and that is asked already
    if not isinstance(column, LinkColumn):
        return name in draft.values
    same = (key for key, one in draft.resource.fields.items() if one.attribute == column.attribute)
    return column.attribute in draft.keys or any(key in draft.values for key in same)


def _has_problem(draft: Draft, column: SheetColumn) -> bool:
    return any(heading == column.heading for heading, _ in draft.problems)


def _join_rows(drafts: list[Draft]) -> None:
    """Find rows about one record. They must agree; a second one may only add a companion."""
    first: dict[Any, Draft] = {}
    for draft in drafts:
        if "ref" in draft.cells and draft.record is None:
            continue
        earlier = first.setdefault(file_key(draft), draft)
        if earlier is draft:
            continue
        draft.same_as = earlier
        draft.changes.clear()
        draft.changed_fields.clear()
        if conflict := _conflict(earlier, draft):
            draft.problem(
                conflict, f"เป็นรายการเดียวกับ{earlier.where} แต่ข้อมูลไม่ตรงกัน โปรดแก้ให้ตรงกันหรือเหลือแถวเดียว"
            )
        elif not _companion_values(draft) or _companion_values(draft) == _companion_values(earlier):
            draft.problem("", f"ซ้ำกับ{earlier.where} โปรดเหลือแถวเดียว")


def _conflict(first: Draft, second: Draft) -> str:
    """Return the heading of the first column in which two rows about one record differ."""
    if first.area and second.area and first.area != second.area:
        return "ตำบล"
    for name, column in second.resource.fields.items():
        both = name in first.values and name in second.values
        if both and not column.part and first.values[name] != second.values[name]:
            return str(column.heading)
    return ""


def _companion_values(draft: Draft) -> dict[str, Any]:
    return {name: value for name, value in draft.values.items() if draft.resource.fields[name].part == PART}


def _settle(draft: Draft, links: Links, scope: Scope, index: PlaceIndex) -> dict[str, Any]:
    """Lay the row's values over the record, check the whole, name the fate; return the values after."""
    chosen = links.choose(draft)
    settle_several(draft, chosen, links, index)
    if draft.same_as is not None:
        draft.instance = draft.same_as.instance
        if not draft.same_as.usable and not draft.problems:
            draft.problem("", f"รอ{draft.same_as.where} ซึ่งยังต้องแก้ไขก่อน")
    else:
        _lay_values(draft, chosen)
        _lay_extra(draft)
    _settle_companion(draft, chosen, scope)
    after = _after(draft)
    found = list(draft.resource.check(after, draft.record))
    if found:
        known = {heading for heading, _ in draft.problems}
        for heading, text in found:
            if heading not in known:
                draft.problem(heading, text)
    if draft.candidates:
        draft.notes["area"] = draft.area
    draft.fate = _fate(draft)
    _keep_promise(draft)
    return after


def _lay_values(draft: Draft, chosen: dict[str, Any]) -> None:
    """Lay the row's own values over the record; on a new one most are set as they are."""
    plan, laid = plan_of(draft.resource), draft.instance.__dict__
    is_new = draft.record is None
    for name, column in plan.own:
        if name not in chosen:
            continue
        if is_new and name in plan.plain:
            laid[plan.plain[name]] = chosen[name]
        elif is_new and name in plan.linked and chosen[name] is not None:
            plan.link(draft.instance, name, chosen[name])
        else:
            _lay(draft, draft.record, draft.instance, column, chosen[name], draft.changed_fields)


def _fate(draft: Draft) -> Fate:
    if draft.outside:
        return Fate.OUTSIDE
    if draft.candidates and not draft.problems:
        return Fate.DUPLICATE
    if draft.problems:
        decidable = all(one in draft.proposals or one in draft.asked for one in draft.problems)
        return Fate.DECISION if decidable else Fate.ERROR
    if draft.record is None and (draft.same_as is None or draft.companion_is_new):
        return Fate.NEW
    return Fate.CHANGED if draft.changes or draft.companion_is_new else Fate.UNCHANGED


def _lay(draft: Draft, old: Any, new: Any, column: SheetColumn, value: Any, fields: set[str]) -> None:
    """Set one value on *new*; note the change against *old* (None: everything is new)."""
    if old is None:
        column.put(new, value)
        return
    before = column.value_of(old)
    if isinstance(column, LinkColumn):
        same = before is value or _is_one(before, value)
    else:
        same = column.widget.same(before, value)
    if same:
        return
    if _keeps(draft, column, before):
        draft.kept.append((column.heading, _shown(column, before), _shown(column, value)))
        return
    column.put(new, value)
    fields |= column.stored_fields
    draft.changes.append((column.heading, _shown(column, before), _shown(column, value)))


def _is_one(before: Any, value: Any) -> bool:
    """Whether two records are one: of one kind, stored, and with one key."""
    kinds = {one._meta.concrete_model for one in (before, value) if one is not None}
    return before is not None and len(kinds) == 1 and value.pk is not None and before.pk == value.pk


def _keeps(draft: Draft, column: SheetColumn, before: Any) -> bool:
    """Whether our own value stays, as the person chose for the run, the column or the row."""
    name = next((one for one, same in draft.resource.fields.items() if same is column), "")
    mode = draft.mode_of(name)
    return mode == ChangeMode.OURS or (mode == ChangeMode.BLANKS and before not in (None, "", {}))


def _lay_extra(draft: Draft) -> None:
    """Keep the columns that a person wants kept as facts of the record, heading by heading."""
    if not any(name[0] == "+" for name in draft.cells_decided):
        return
    given = {
        name[1:].replace(": ", " "): " ".join(str(cell).split())
        for name, cell in draft.cells_decided.items()
        if name.startswith("+") and str(cell).strip()
    }
    if not given:
        return
    before = draft.instance.extra or {}
    after = dict(before)
    for heading, text in given.items():
        if before.get(heading) == text:
            continue
        mode = draft.mode_of(f"+{heading}")
        if draft.record is not None and (
            mode == ChangeMode.OURS or (mode == ChangeMode.BLANKS and before.get(heading))
        ):
            draft.kept.append((heading, before.get(heading), text))
            continue
        after[heading] = text
        if draft.record is not None:
            draft.changes.append((heading, before.get(heading), text))
    if after != before:
        draft.instance.extra = after
        draft.changed_fields.add("extra")


def _shown(column: SheetColumn, value: Any) -> Any:
    if isinstance(column, LinkColumn):
        return None if value is None else str(value)
    shown = column.widget.render(value)
    return shown if shown is None or isinstance(shown, int | str) else str(shown)


def _settle_companion(draft: Draft, chosen: dict[str, Any], scope: Scope) -> None:
    """Find the companion that the row means among those of its record, or make one."""
    resource = draft.resource
    if resource.companion is None:
        return
    parts = dict(plan_of(resource).part)
    given = {name: chosen[name] for name in parts if name in chosen}
    if draft.problems or resource.companion.identity[0] not in given:
        return
    stored = _stored_companion(resource.companion, draft.record, given)
    draft.companion_is_new, draft.companion_record = stored is None, stored
    model = resource.part_model(PART)
    draft.companion = copy.copy(stored) if stored is not None else model(area_id=draft.home or None)
    for name, column in parts.items():
        if name in given:
            _lay(draft, stored, draft.companion, column, given[name], draft.companion_fields)
    if draft.companion_is_new:
        setattr(draft.companion, resource.companion.link, draft.instance)
        if draft.record is not None:
            words = " · ".join(str(_shown(parts[name], given[name])) for name in given)
            draft.changes.append(("เพิ่ม" + str(model._meta.verbose_name), "", words))
    _check_companion_home(draft, scope)


def _stored_companion(companion: Companion, record: Any, given: dict[str, Any]) -> Any:
    """Return the stored companion with the same identity; of several, the one that began at the same time."""
    *same, began = companion.identity
    held = [
        one
        for one in getattr(record, companion.held_as, [])
        if all(getattr(one, name) == given.get(name) for name in same)
    ]
    exact = [one for one in held if getattr(one, began) == given.get(began)]
    if exact:
        return exact[0]
    # One that has ended is over: the same role with another beginning is a new term.
    going_on = [one for one in held if getattr(one, "is_current", True)]
    return going_on[0] if going_on else None


def _check_companion_home(draft: Draft, scope: Scope) -> None:
    """A companion written in another's area would be out of reach."""
    if not (draft.companion_is_new or draft.companion_fields):
        return
    draft.companion.fill_derived_fields()
    home = draft.companion.area_id
    if home is None or not scope.may_edit_area(home):
        draft.outside = True


def _after(draft: Draft) -> dict[str, Any]:
    """Return the values that the record would have after the row."""
    plan, instance = plan_of(draft.resource), draft.instance
    values: dict[str, Any] = {"area_id": instance.area_id}
    stored = instance.__dict__
    for name in plan.stored_attributes:
        values[name] = stored[name] if name in stored else getattr(instance, name, None)
    for column in plan.made_columns:
        values[column.attribute] = column.value_of(instance)
    for column in plan.part_columns:
        values[f"{PART}.{column.attribute}"] = _companion_value(draft, column)
    return values


def _companion_value(draft: Draft, column: SheetColumn) -> Any:
    if draft.companion is not None:
        return getattr(draft.companion, column.attribute, None)
    same = (
        name for name, one in draft.resource.fields.items() if one.part and one.attribute == column.attribute
    )
    return next((draft.values[name] for name in same if name in draft.values), None)


def _keep_promise(draft: Draft) -> None:
    """Write only what the preview showed: anything else waits for another look."""
    promised = draft.promised
    if promised is None:
        return
    same_target = (draft.record.ref if draft.record else "") == promised.target_ref
    same_version = draft.record is None or draft.record.version == promised.target_version
    if draft.fate == Fate.UNCHANGED or not draft.usable:
        return
    same_changes = [list(change) for change in draft.changes] == promised.changes
    if draft.fate != promised.fate or not (same_target and same_version and same_changes):
        draft.problem("", MOVED_ON)
        draft.fate = Fate.ERROR
