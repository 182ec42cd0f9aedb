"""What comparing asks of a resource for every row, sorted out once."""

from copy import copy
from dataclasses import dataclass
from typing import Any

from nakhonchai.imports.drafts import PART
from nakhonchai.records.resources import LinkColumn, PlaceColumn, RecordResource, SheetColumn
from nakhonchai.records.several import SeveralColumn
from nakhonchai.records.widgets import ListWidget


@dataclass(frozen=True)
class SheetPlan:
    """The columns of a resource by what they are for, and a blank record to begin new ones from."""

    own: tuple[tuple[str, SheetColumn], ...]  # of the record itself
    part: tuple[tuple[str, SheetColumn], ...]  # of its companion
    required: tuple[tuple[str, SheetColumn], ...]
    plain: dict[str, str]  # own columns whose value is set as it is → the attribute
    several: tuple[tuple[str, SeveralColumn], ...]  # whose cells hold several rows
    linked: dict[str, Any]  # own columns whose value is a row of a list → the field
    stored_attributes: tuple[str, ...]
    made_columns: tuple[SheetColumn, ...]  # those whose values are made of others
    part_columns: tuple[SheetColumn, ...]
    blank: Any
    holders: tuple[str, ...]  # fields whose value holds others: each record has its own

    def new_record(self, area: str, cluster: Any = None) -> Any:
        """Return a blank record at home there; it has no ref of its own until it is written."""
        model: Any = type(self.blank)
        record = model.__new__(model)
        record.__dict__.update(self.blank.__dict__)
        record.__dict__["_state"] = type(self.blank._state)()
        for name in self.holders:
            record.__dict__[name] = copy(self.blank.__dict__[name])
        record.__dict__["area_id"], record.__dict__["cluster_id"] = area or None, cluster
        return record

    def link(self, record: Any, name: str, row: Any) -> None:
        """Let a new record point to a stored row: what the model's descriptor does, without its questions."""
        field = self.linked[name]
        record.__dict__[field.attname] = row.pk
        field.set_cached_value(record, row)


def plan_of(resource: RecordResource) -> SheetPlan:
    """Return the plan of a resource, made when it is asked for first."""
    kept: SheetPlan | None = resource.__dict__.get("_sheet_plan")
    if kept is None:
        kept = resource.__dict__["_sheet_plan"] = _make(resource)
    return kept


def _make(resource: RecordResource) -> SheetPlan:
    fields = list(resource.fields.items())
    said = [one for one in resource.columns if not isinstance(one, PlaceColumn)]
    blank: Any = resource.model()(ref="")
    own = [one for one in said if not one.part]
    stored = {one.name for one in resource.model()._meta.concrete_fields if not one.is_relation} - {"ref"}
    plain = [one for one in own if one.attribute in stored and type(one).put is SheetColumn.put]
    links = {one.name: one for one in resource.model()._meta.concrete_fields if one.many_to_one}
    return SheetPlan(
        own=tuple((name, one) for name, one in fields if not one.part and name != "ref"),
        part=tuple((name, one) for name, one in fields if one.part == PART),
        required=tuple((name, one) for name, one in fields if one.required),
        plain={name: one.attribute for name, one in fields if one in plain},
        several=tuple((name, one) for name, one in fields if isinstance(one, SeveralColumn)),
        linked={name: links[one.attribute] for name, one in fields if one in own and _is_link(one, links)},
        stored_attributes=tuple(one.attribute for one in own if one in plain),
        made_columns=tuple(one for one in own if one not in plain),
        part_columns=tuple(one for one in said if one.part),
        blank=blank,
        holders=tuple(name for name, value in vars(blank).items() if isinstance(value, dict | list)),
    )


def _is_link(column: SheetColumn, links: dict[str, Any]) -> bool:
    """Whether a column's value is a row of a list, to which the record's own field points."""
    chosen = isinstance(column.widget, ListWidget) and type(column).put is SheetColumn.put
    return chosen and column.attribute in links and not isinstance(column, LinkColumn)
