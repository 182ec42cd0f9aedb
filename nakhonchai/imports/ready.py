"""New rows that need no second look: what they write is kept with the preview, and the ground it stands on.

A row is compared again when it is written, because the records may have moved on. Where nothing that it could
depend on has changed since the preview, the second comparison would find what the first one found; then what
the first one found is written. What a row depends on is its ground: all records within the importer's reach
(their stamps), the reach itself, the lists that columns choose from, and the day. Anything decided by a
person in between, and any doubt, takes the long way (see decision 0035).
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import models
from django.db.models import Q

from nakhonchai import __version__
from nakhonchai.accounts.scope import scope_of
from nakhonchai.base.models import Freshness
from nakhonchai.imports.drafts import Draft
from nakhonchai.imports.enums import Fate
from nakhonchai.imports.models import Run
from nakhonchai.imports.rowstore import ReadyRow, ready_rows
from nakhonchai.imports.sheetplan import plan_of
from nakhonchai.imports.undo_notes import plain
from nakhonchai.records.registry import importable_resources, resource_named
from nakhonchai.records.resources import LinkColumn, PlaceColumn, RecordResource
from nakhonchai.records.widgets import ListWidget
from nakhonchai.thai import today_in_bangkok


def ground_of(person: Any) -> str:
    """Return a digest of all that the fate of a new row may depend on, beside the row itself.

    Ask before the rows are compared: what is written meanwhile then makes another ground.
    """
    scope = scope_of(person)
    said = [
        __version__,
        today_in_bangkok().isoformat(),
        str(scope.role),
        *map(str, scope.areas),
        *map(str, sorted(scope.clusters)),
        *map(repr, _stamps(scope.areas)),
        *map(repr, _lists()),
    ]
    return hashlib.blake2b("\n".join(said).encode(), digest_size=20).hexdigest()


def _stamps(areas: tuple[str, ...]) -> Any:
    """Return how often things of each kind changed in the provinces within reach, and those of no place."""
    near = Q(place="")
    for code in sorted({code[:2] for code in areas}):
        near |= Q(place__startswith=code)
    return Freshness.objects.filter(near).order_by("kind", "place").values_list("kind", "place", "count")


def _lists() -> list[Any]:
    """Return the rows of the lists that columns choose from."""
    found: dict[str, Any] = {}
    for resource in importable_resources():
        for column in resource.fields.values():
            if isinstance(column.widget, ListWidget):
                found[str(column.widget.rows_in_use.query)] = column.widget.rows_in_use
    return [row for _, rows in sorted(found.items()) for row in rows.order_by("pk").values_list()]


# --- what a row would write -----------------------------------------------------------------


@dataclass(frozen=True)
class _Way:
    """How values of a kind go to JSON and back: attname → from JSON; lists: attname → field, row by key."""

    back: dict[str, Callable[[Any], Any] | None]
    lists: dict[str, tuple[Any, dict[Any, Any]]]


def _way_of(resource: RecordResource) -> _Way | None:
    """Return the way of a kind, None for one whose rows are always compared again."""
    if "_ready_way" not in resource.__dict__:
        resource.__dict__["_ready_way"] = _make_way(resource) if resource.new_rows_stand_alone else None
    way: _Way | None = resource.__dict__["_ready_way"]
    return way


def _make_way(resource: RecordResource) -> _Way:
    if resource.companion is not None or resource.handler is not None:
        raise TypeError(f"rows of {resource.kind()} do not stand alone")
    back: dict[str, Callable[[Any], Any] | None] = {"extra": None}
    lists: dict[str, tuple[Any, dict[Any, Any]]] = {}
    for _, column in plan_of(resource).own:
        if isinstance(column, LinkColumn):
            raise TypeError(f"rows of {resource.kind()} do not stand alone")
        if column.readonly or isinstance(column, PlaceColumn):
            continue
        for name in column.stored_fields:
            field: Any = resource.model()._meta.get_field(name)
            if field.is_relation:
                rows = column.widget.rows().values() if isinstance(column.widget, ListWidget) else ()
                lists[field.attname] = field, {row.pk: row for row in rows}
            else:
                back[field.attname] = _back(field)
    return _Way(back, lists)


def _back(field: Any) -> Callable[[Any], Any] | None:
    if isinstance(field, models.DateTimeField | models.DurationField | models.TimeField):
        raise TypeError(field)
    if isinstance(field, models.DateField):
        return date.fromisoformat
    return Decimal if isinstance(field, models.DecimalField) else None


def values_ready(draft: Draft) -> dict[str, Any]:
    """Return what a new row would write, {} for one that must be compared again before it is written."""
    if draft.fate is not Fate.NEW or draft.record is not None or draft.same_as is not None or draft.decided:
        return {}
    way = _way_of(draft.resource) if draft.resource.new_rows_stand_alone else None
    if way is None or not draft.area or draft.cluster is not None:
        return {}
    stored, blank = draft.instance.__dict__, plan_of(draft.resource).blank.__dict__
    kept = {name: stored[name] for name in way.lists if stored[name] != blank[name]}
    for name, back in way.back.items():
        value = stored[name]
        if value != blank[name]:
            kept[name] = value if back is None else plain(draft.instance, name)
    return {"area": draft.area, "values": kept}


def ready_drafts(run: Run, person: Any) -> list[Draft] | None:
    """Return the rows that wait as they were compared, or None where they must be compared again."""
    if not run.ground:
        return None
    rows = list(ready_rows(run))
    kinds = {row.kind for row in rows}
    resources: dict[str, RecordResource] = {kind: resource_named(kind)() for kind in kinds}
    # Whoever saves meanwhile is waited for before the ground is looked at, as where all is compared again.
    for resource in sorted(resources.values(), key=lambda one: one.order):
        resource.hold()
    if run.ground != ground_of(person):
        return None
    drafts = []
    for row in rows:
        draft = _draft(row, resources[row.kind])
        if draft is None:
            return None
        drafts.append(draft)
    return drafts


def _draft(row: ReadyRow, resource: RecordResource) -> Draft | None:
    way = _way_of(resource) if row.ready else None
    if way is None:
        return None
    draft = Draft("", row.number, resource, {}, row=row, area=row.ready["area"], fate=Fate.NEW)
    instance = draft.instance = plan_of(resource).new_record(draft.area)
    laid, back = instance.__dict__, way.back
    for name, value in row.ready["values"].items():
        if name in way.lists:
            field, rows = way.lists[name]
            if value not in rows:
                return None
            laid[name] = value
            field.set_cached_value(instance, rows[value])
        else:
            convert = back[name]
            laid[name] = value if convert is None else convert(value)
    return draft
