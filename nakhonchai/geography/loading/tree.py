"""Areas: what a list wants against what is stored, and writing the difference in bulk, with history.

A name (or an end) that a person changed in the portal stays: the loader overwrites only what
it wrote itself, which the history tells (docs/decisions/0041).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from nakhonchai.geography.enums import AliasKind, Level
from nakhonchai.geography.loading.national import WantedArea
from nakhonchai.geography.loading.report import Section
from nakhonchai.geography.models import Area, AreaAlias
from nakhonchai.thai import format_date

REASON = "โหลดรายชื่อพื้นที่"
NAMES = ("name_th", "name_en")
COMPARED = (*NAMES, "moo", "valid_to")
DERIVED = ("path_th", "path_key", "search_key", "sort_key")
WRITTEN = (*COMPARED, *DERIVED, "version", "updated_at")
LABELS = {"name_th": "ชื่อ", "name_en": "ชื่ออังกฤษ", "moo": "หมู่ที่", "valid_to": "ยกเลิกเมื่อ"}
BATCH = 500


@dataclass
class TreeDifference:
    """What must be written so that the stored tree is the wanted one."""

    new: list[Area] = field(default_factory=list)
    changed: list[Area] = field(default_factory=list)
    refreshed: list[Area] = field(default_factory=list)  # only keys and paths differ: no history row
    former_names: list[AreaAlias] = field(default_factory=list)
    sections: dict[tuple[bool, Level], Section] = field(default_factory=dict)

    def section(self, area: WantedArea | Area) -> Section:
        """Return the section that counts an area; abolished ones apart, so that today's can be read."""
        level, gone = Level(area.level), area.valid_to is not None
        return self.sections.setdefault((gone, level), Section(level.label + ("ที่ยกเลิกแล้ว" if gone else "")))


def compare_tree(
    wanted: dict[str, WantedArea], stored: dict[str, Area], *, take_names: bool
) -> TreeDifference:
    """Compare, and leave *stored* as it will be: changed and new areas included."""
    made = TreeDifference()
    differing = {
        code: [name for name in COMPARED if getattr(stored[code], name) != getattr(area, name)]
        for code, area in wanted.items()
        if code in stored
    }
    bases = _last_loaded([code for code, names in differing.items() if names])
    for code, area in sorted(wanted.items(), key=lambda one: (len(one[0]), one[0])):
        if code not in stored:
            stored[code] = _new_area(area)
            made.new.append(stored[code])
            continue
        changed = differing[code] and _change(
            made, stored[code], area, differing[code], bases.get(code), take_names
        )
        if not changed:
            made.section(area).unchanged += 1
    _refresh(made, stored)
    for new in made.new:
        section = made.section(new)
        section.new += 1
        section.lines.append(f"ใหม่ {new.code} {new.path}{_ended(new)}")
    return made


def _ended(area: Area) -> str:
    return f" (ยกเลิกเมื่อ {format_date(area.valid_to, short=True)})" if area.valid_to else ""


def _new_area(area: WantedArea) -> Area:
    length = {Level.PROVINCE: 0, Level.DISTRICT: 2, Level.SUBDISTRICT: 4, Level.VILLAGE: 6}[area.level]
    return Area(
        code=area.code,
        level=area.level,
        parent_id=area.code[:length] or None,
        **{name: getattr(area, name) for name in COMPARED},
    )


def _last_loaded(codes: list[str]) -> dict[str, Any]:
    """Return for each area the latest history row that a load wrote. One query for every 500."""
    found: dict[str, Any] = {}
    for start in range(0, len(codes), BATCH):
        rows = Area.history.filter(code__in=codes[start : start + BATCH], history_change_reason=REASON)
        found |= {row.code: row for row in rows.order_by("history_id")}
    return found


def _change(
    made: TreeDifference, area: Area, wanted: WantedArea, names: list[str], base: Any, take_names: bool
) -> bool:
    """Change what the loader may change; say what it keeps. Return whether anything changed."""
    section = made.section(wanted)
    before, was_current = area.path, area.is_current
    told = []
    for name in names:
        ours, theirs = getattr(area, name), getattr(wanted, name)
        if (base is None or getattr(base, name) != ours) and not (take_names and name in NAMES):
            section.kept.append(
                f"{area.code} {before} {LABELS[name]}: ในระบบ {_word(ours)} / ในรายชื่อ {_word(theirs)}"
            )
            continue
        if name == "name_th":
            made.former_names.append(
                AreaAlias(area=area, name=ours, kind=AliasKind.FORMER_NAME, source="รายชื่อก่อนหน้า")
            )
        told.append(f"{LABELS[name]} {_word(ours)} → {_word(theirs)}")
        setattr(area, name, theirs)
    if not told:
        return False
    made.changed.append(area)
    closing = was_current and not area.is_current
    section.closed += closing
    section.changed += not closing
    section.lines.append(f"{'ยกเลิก' if closing else 'เปลี่ยน'} {area.code} {before}: {', '.join(told)}")
    return True


def _word(value: Any) -> str:
    if value in (None, ""):
        return "(ว่าง)"
    return format_date(value, short=True) if hasattr(value, "year") else f"“{value}”"


def _refresh(made: TreeDifference, stored: dict[str, Area]) -> None:
    """Fill the keys and paths of every area, from the province down; note which ones were out of date."""
    written = {area.code for area in (*made.new, *made.changed)}
    paths: dict[str, tuple[str, str]] = {"": ("", "")}
    for code, area in sorted(stored.items(), key=lambda one: (len(one[0]), one[0])):
        before = [getattr(area, name) for name in DERIVED]
        area.path_th, area.path_key = paths[area.parent_id or ""]
        area.fill_keys()
        paths[code] = (area.path, area.path_key_below)
        if code not in written and before != [getattr(area, name) for name in DERIVED]:
            made.refreshed.append(area)


def write_tree(made: TreeDifference, *, by: Any) -> None:
    """Write the difference: new areas, changed ones with the next version, one history row each."""
    now = timezone.now()
    for area in made.changed:
        area.version += 1
        area.updated_at = now
    Area.objects.bulk_create(made.new, batch_size=BATCH)
    _upsert([*made.changed, *made.refreshed])
    for areas, update in ((made.new, False), (made.changed, True)):
        Area.history.bulk_history_create(
            areas, batch_size=BATCH, update=update, default_user=by, default_change_reason=REASON
        )
    for alias in made.former_names:
        alias.fill_derived_fields()
    AreaAlias.objects.bulk_create(made.former_names, ignore_conflicts=True)


def _upsert(areas: list[Area]) -> None:
    # An upsert of whole rows is some ten times faster than bulk_update's CASE for each column.
    if areas:
        Area.objects.bulk_create(
            areas, batch_size=BATCH, update_conflicts=True, unique_fields=["code"], update_fields=WRITTEN
        )


def stored_areas(provinces: Iterable[str], *, lock: bool) -> dict[str, Area]:
    """Return every stored area of *provinces* by code, locked where the database can."""
    areas = Area.objects.under_any(list(provinces))
    if lock:
        areas = areas.select_for_update(of=("self",))
    return {area.code: area for area in areas.order_by("code")}
