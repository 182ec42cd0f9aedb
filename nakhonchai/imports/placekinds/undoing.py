"""Taking back what a run wrote about places, by the actions that the pages of places use.

A village that the run added ends today: places are never deleted, since records may point to them.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Protocol

from django.db import models

from nakhonchai.accounts.scope import scope_of
from nakhonchai.geography import actions
from nakhonchai.geography.enums import AliasKind, FigureKind
from nakhonchai.geography.models import Area, AreaAlias, AreaFigure
from nakhonchai.geography.reach import may_keep_villages
from nakhonchai.imports.lookups import pieces
from nakhonchai.imports.placekinds.found import figure_label, number_text
from nakhonchai.imports.placekinds.handler import AREA, FIGURE
from nakhonchai.records.models import Record
from nakhonchai.thai import today_in_bangkok

GONE, TOUCHED, USED, BEYOND = (
    "ไม่พบรายการแล้ว",
    "มีผู้แก้ไขหลังจากนำเข้า",
    "มีรายการอื่นที่เพิ่มภายหลังอ้างถึง",
    "อยู่นอกเขตที่ท่านแก้ไขได้",
)
ENDED = "ยกเลิกไปแล้ว"


class Written(Protocol):
    """What a run did to one place or figure, as ``undoing`` keeps it."""

    old: dict[str, Any] | None
    new: dict[str, Any]
    version: int
    record: Any
    conflict: str
    label: str


class TakesBack(Protocol):
    """What ``undoing`` asks of a kind that is no record."""

    def load(self, written: Mapping[str, Any], person: Any, run: Any) -> None:
        """Find what is stored now, and what stands against going back."""

    def go_back(self, written: list[Any], run: Any, person: Any, reason: str) -> None:
        """Take back."""


class AreaUndo:
    """Villages: names go back, ended ones end again, added ones end."""

    def load(self, written: Mapping[str, Written], person: Any, run: Any) -> None:
        """Find the places as they are now, and what stands against going back."""
        for part in pieces(written):
            for area in Area.objects.filter(code__in=part):
                written[area.code].record = area
        added = {code for code, one in written.items() if one.old is None}
        used = _used(added, run)
        for code, one in written.items():
            if one.record is None:
                one.conflict = GONE
            elif not may_keep_villages(person, code):
                one.conflict = BEYOND
            elif one.old is None and not one.record.is_current:
                one.conflict = ENDED
            elif one.record.version != one.version:
                one.conflict = TOUCHED
            elif code in used:
                one.conflict = USED

    def go_back(self, written: list[Written], run: Any, person: Any, reason: str) -> None:
        """Take back."""
        for one in written:
            area, day = one.record, today_in_bangkok()
            if one.old is None:
                actions.close_area(area, on=max(day, area.valid_from or day), by=person, reason=reason)
                continue
            if "name_th" in one.old:
                _rename_back(area, one.old["name_th"], person, reason)
            if "valid_to" in one.old:
                day = date.fromisoformat(one.old["valid_to"])
                actions.close_area(area, on=day, by=person, reason=reason)


def _rename_back(area: Area, name: str, person: Any, reason: str) -> None:
    """Give a name back; neither it nor the mistaken one stays as a former name."""
    mistaken = area.name_th
    aliases = AreaAlias.objects.filter(area=area, kind=AliasKind.FORMER_NAME)
    was_known = aliases.filter(name=mistaken).exists()
    area.name_th = name  # to the letter: a name may begin with the word for its level
    actions.save_area(area, by=person, reason=reason)
    aliases.filter(name=name).delete()
    if not was_known:
        aliases.filter(name=mistaken).delete()


def _used(codes: set[str], run: Any) -> set[str]:
    """Return those places at which something is at home that the run did not make."""
    found: set[str] = set()
    for relation in Area._meta.get_fields(include_hidden=True):
        if not isinstance(relation, models.ManyToOneRel) or relation.field.name != "area":
            continue
        model: Any = relation.related_model
        if not issubclass(model, Record) or model._meta.abstract:
            continue
        asked = model.objects.unscoped("whether anything is at home in a place that an undo takes back")
        for part in pieces(codes):
            kept = asked.alive().filter(area_id__in=part).exclude(origin_run=str(run.pk))
            found.update(kept.values_list("area_id", flat=True))
    return found


class FigureUndo:
    """Figures: the old values come back, new ones go."""

    def load(self, written: Mapping[str, Written], person: Any, run: Any) -> None:
        """Find the figures as they are now, and what stands against going back."""
        codes = {ref.split(" ")[0] for ref in written}
        for part in pieces(codes):
            for row in AreaFigure.objects.filter(area_id__in=part).select_related("area"):
                if one := written.get(f"{row.area_id} {row.kind} {row.year_be}"):
                    one.record = row
                    one.label = f"{row.area.path}: {figure_label(FigureKind(row.kind), row.year_be)}"
        scope = scope_of(person)
        for ref, one in written.items():
            if one.record is None:
                one.conflict = GONE
            elif not scope.may_edit_area(ref.split(" ")[0]):
                one.conflict = BEYOND
            elif number_text(one.record.value) != number_text(one.new.get("value", "0")):
                one.conflict = TOUCHED

    def go_back(self, written: list[Written], run: Any, person: Any, reason: str) -> None:
        """Take back."""
        kept, dropped = [], []
        for one in written:
            if one.old is None:
                dropped.append(one.record)
                continue
            row, old = one.record, one.old
            row.value, row.source, row.estimated = Decimal(old["value"]), old["source"], old["estimated"]
            row.as_of = date.fromisoformat(old["as_of"]) if old["as_of"] else None
            kept.append(row)
        actions.keep_figures(kept, by=person)
        actions.drop_figures(dropped, by=person)


UNDONE_BY: dict[str, TakesBack] = {AREA: AreaUndo(), FIGURE: FigureUndo()}
