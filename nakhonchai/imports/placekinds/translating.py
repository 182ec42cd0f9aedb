"""From a row of villages or figures, as it was understood, to the cells of our own sheets."""

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from nakhonchai.imports.drafts import Draft
from nakhonchai.imports.placekinds.found import FIGURES
from nakhonchai.imports.sheets import Row, RowKind
from nakhonchai.imports.translating import _MORE, Translator
from nakhonchai.imports.values import ReadRow
from nakhonchai.thai import code_text, normalise, to_arabic

SUMMED = "รวมจากชายและหญิง"
FROM_RAI = "แปลงจากไร่เป็นตารางกิโลเมตร (625 ไร่ = 1 ตร.กม.)"
FROM_TITLE = "ปี {year} อ่านจากหัวเรื่องของตาราง"
RAI_IN_KM2 = 625
_MOO = re.compile(r"^(?:หมู่ที่|หมู่|ม\.|ม)?\s*(\d{1,2})(?:\.0)?$")
_MOO_IN_NAME = re.compile(r"(?:หมู่ที่|หมู่|ม\.)\s*(\d{1,2})(?!\d)")
_SOURCE = re.compile(r"(?:ที่มา|แหล่งที่มา|แหล่งข้อมูล)\s*[:：]?\s*(.{3,200})")


class FigureTranslator(Translator):
    """Takes the figures of a row, those of columns by year too, and says of which year and where from."""

    def drafts(self, row: Row) -> list[Draft]:
        """Return the one draft of a row."""
        draft, *more = super().drafts(row)
        found = self.interpreter.read(row)
        self._take_figures(draft, found)
        return [draft, *more]

    def _take_figures(self, draft: Draft, found: ReadRow) -> None:
        years = _by_year(found)
        if years:
            draft.notes["years"] = years
        people = [found.value(name) for name in ("male", "female")]
        if "population" not in draft.cells and None not in people:
            draft.cells["population"] = sum(people)
            draft.notes.setdefault("warnings", []).append(["ประชากร", SUMMED])
        if "area_km2" in draft.cells and "ไร่" in self.headings.get("area_km2", ""):
            rai = Decimal(str(draft.cells["area_km2"]).replace(",", ""))
            draft.cells["area_km2"] = str((rai / RAI_IN_KM2).quantize(Decimal("0.001")))
            draft.notes.setdefault("warnings", []).append(["พื้นที่", FROM_RAI])
        said = self.table.context.get("year", "")
        if "year" not in draft.cells and said.isdecimal() and FIGURES.keys() & draft.cells.keys():
            draft.cells["year"] = int(said)
            draft.notes.setdefault("warnings", []).append(["ปี (พ.ศ.)", FROM_TITLE.format(year=said)])
        if "source" not in draft.cells and (source := self._source()):
            draft.cells["source"] = source

    def _source(self) -> str:
        """Return where the figures are from, as a title or note of the table says."""
        texts = (
            row.why for row in self.table.rows if row.kind in (RowKind.TITLE, RowKind.FOOTNOTE) and row.why
        )
        hits = (_SOURCE.search(normalise(text)) for text in texts)
        return next((hit[1].strip(" .…") for hit in hits if hit), "")


def _by_year(found: ReadRow) -> dict[str, dict[str, str]]:
    """Return {figure: {year: value}}; men and women of a year make its population where it has none."""
    years: dict[str, dict[str, str]] = {}
    sexes: dict[int, dict[str, Any]] = {}
    for (name, year), one in found.years.items():
        if not one.is_value:
            continue
        if name in FIGURES:
            years.setdefault(name, {})[str(year)] = str(one.value)
        elif name in ("male", "female"):
            sexes.setdefault(year, {})[name] = one.value
    for year, both in sexes.items():
        if len(both) == 2 and str(year) not in years.get("population", {}):
            years.setdefault("population", {})[str(year)] = str(sum(both.values()))
    return years


class VillageTranslator(FigureTranslator):
    """Takes หมู่ and name as what the row says of the village; only what lies above is its place."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.whole = not (_MORE - {"place_name"}) & set(self.names)

    def drafts(self, row: Row) -> list[Draft]:
        """Return the one draft of a row."""
        made = super().drafts(row)
        for draft in made:
            self._take_village(draft, row.cells)
        return made

    def _place(self, draft: Draft, row: Row) -> None:
        """Ask for the subdistrict alone: the village may be new."""
        own = {self.names.get(name) for name in ("moo", "place_name")}
        cells = {index: cell for index, cell in row.cells.items() if index not in own}
        index = self.names.get("area_code")
        if index is not None and index in cells and len(code := code_text(cells[index])) == 8:
            cells[index], draft.cells["code"] = code[:6], code
        super()._place(draft, replace(row, cells=cells))

    def _take_village(self, draft: Draft, cells: Mapping[int, Any]) -> None:
        name = self._text(cells, "place_name")
        number = self._text(cells, "moo")
        inside = _MOO_IN_NAME.search(name)
        if inside and (not number or _MOO.match(number)):
            number = number or inside[1]
            name = normalise(_MOO_IN_NAME.sub(" ", name)).strip(" ,-()")
        if found := _MOO.match(number):
            draft.cells["number"] = int(found[1])
        elif number:
            draft.cells["number"] = number  # its widget says what is wrong
        if name:
            draft.cells["name"] = name

    def _text(self, cells: Mapping[int, Any], name: str) -> str:
        cell = cells.get(self.names.get(name, -1))
        return (
            ""
            if cell is None
            else to_arabic(normalise(code_text(cell) if not isinstance(cell, str) else cell))
        )
