"""How rows of places are compared, written and remembered: they are no records."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from nakhonchai.accounts.scope import Scope
from nakhonchai.geography import actions
from nakhonchai.geography.models import Area, AreaFigure
from nakhonchai.imports.drafts import Draft
from nakhonchai.imports.enums import WRITTEN
from nakhonchai.imports.placekinds.found import Wanted, load_areas, load_figures, wanted_of

AREA, FIGURE = "geography.area", "geography.areafigure"
Compare = Callable[[list[Draft], Scope, bool], None]


class PlaceHandler:
    """Compares with the function it is given; writes by the actions that the pages of places use."""

    def __init__(self, compare: Compare) -> None:
        self.compare = compare

    def write(self, run: Any, drafts: list[Draft], person: Any) -> None:
        """Write the accepted rows; each draft keeps what is needed to take it back."""
        reason = f"นำเข้าจากไฟล์ รอบ {str(run.pk)[:8]}"
        written = [draft for draft in drafts if draft.fate in WRITTEN]
        homes = load_areas({wanted_of(one).subdistrict for one in written} - {""})
        for draft in written:
            self._write_area(draft, wanted_of(draft), homes, person, reason)
        self._write_figures(run, written, person)

    def outcome(self, draft: Draft) -> tuple[str, list[dict[str, Any]]]:
        """Return the code of the place, and what must be remembered to take the row back."""
        return wanted_of(draft).code, draft.notes.pop("undo", [])

    # --- villages ---------------------------------------------------------------------------

    def _write_area(
        self, draft: Draft, wanted: Wanted, homes: dict[str, Area], person: Any, reason: str
    ) -> None:
        if wanted.adds:
            area, old = self._add(wanted, homes[wanted.subdistrict], person, reason), None
        elif wanted.renames or wanted.reopens:
            area, old = draft.record.area, {}
            if wanted.reopens:
                old["valid_to"] = area.valid_to.isoformat()
                actions.reopen_area(area, by=person, reason=reason)
            if wanted.renames:
                old["name_th"] = area.name_th
                actions.rename_area(area, name_th=wanted.name, by=person, reason=reason)
        else:
            return
        note = {"model": AREA, "ref": area.code, "version": area.version, "old": old}
        draft.notes.setdefault("undo", []).append(note)

    @staticmethod
    def _add(wanted: Wanted, home: Area, person: Any, reason: str) -> Area:
        if wanted.number is None:
            area = actions.add_community(subdistrict=home, name_th=wanted.name, by=person, reason=reason)
        else:
            area = actions.add_village(
                subdistrict=home, moo=wanted.number, name_th=wanted.name, by=person, reason=reason
            )
        wanted.code = area.code
        return area

    # --- figures ----------------------------------------------------------------------------

    def _write_figures(self, run: Any, drafts: list[Draft], person: Any) -> None:
        known = load_figures({wanted_of(draft).code for draft in drafts})
        rows = []
        for draft in drafts:
            wanted = wanted_of(draft)
            for (kind, year), value in wanted.figures.items():
                before = known.get((wanted.code, kind.value, year))
                source = (wanted.source or f"ไฟล์ {run.file_name}")[:200]
                note = _note(wanted.code, kind.value, year, before, value, source)
                draft.notes.setdefault("undo", []).append(note)
                row = before or AreaFigure(area_id=wanted.code, kind=kind.value, year_be=year)
                row.value, row.source, row.estimated, row.as_of = value, source, False, None
                rows.append(row)
        actions.keep_figures(rows, by=person)


def _note(code: str, kind: str, year: int, before: Any, value: Decimal, source: str) -> dict[str, Any]:
    old = None if before is None else figure_values(before)
    return {
        "model": FIGURE,
        "ref": f"{code} {kind} {year}",
        "version": 0,
        "old": old,
        "new": {"value": str(value), "source": source},
    }


def figure_values(row: AreaFigure) -> dict[str, Any]:
    """Return what is stored of a figure, as JSON holds it."""
    return {
        "value": str(row.value),
        "source": row.source,
        "estimated": row.estimated,
        "as_of": row.as_of.isoformat() if row.as_of else None,
    }
