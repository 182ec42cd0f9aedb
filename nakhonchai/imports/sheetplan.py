"""What comparing asks of a resource for every row, sorted out once."""

from copy import copy
from dataclasses import dataclass
from typing import Any

from nakhonchai.imports.drafts import PART
from nakhonchai.records.resources import PlaceColumn, RecordResource, SheetColumn


@dataclass(frozen=True)
class SheetPlan:
    """The columns of a resource by what they are for, and a blank record to begin new ones from."""

    own: tuple[tuple[str, SheetColumn], ...]  # of the record itself
    part: tuple[tuple[str, SheetColumn], ...]  # of its companion
    required: tuple[tuple[str, SheetColumn], ...]
    plain: dict[str, str]  # own columns whose value is set as it is → the attribute
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
        record.area_id, record.cluster_id = area or None, cluster
        return record


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
    return SheetPlan(
        own=tuple((name, one) for name, one in fields if not one.part and name != "ref"),
        part=tuple((name, one) for name, one in fields if one.part == PART),
        required=tuple((name, one) for name, one in fields if one.required),
        plain={name: one.attribute for name, one in fields if one in plain},
        stored_attributes=tuple(one.attribute for one in own if one in plain),
        made_columns=tuple(one for one in own if one not in plain),
        part_columns=tuple(one for one in said if one.part),
        blank=blank,
        holders=tuple(name for name, value in vars(blank).items() if isinstance(value, dict | list)),
    )
