"""Dated figures: those of a file (``code, year_be`` and a column for each figure), and those that ship."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from importlib.resources import files

from nakhonchai.geography.enums import FigureKind
from nakhonchai.geography.loading.report import Problem
from nakhonchai.geography.loading.sources import Row, SourceFile, read_table
from nakhonchai.geography.loading.villages import BadCellError
from nakhonchai.thai import Emptiness, ThaiValueError, code_text, emptiness, parse_decimal, parse_int

KINDS = {kind.value: kind for kind in FigureKind}
WITH_FRACTION = {FigureKind.AREA_KM2}
LARGEST = Decimal(10) ** 12
OFFICIAL_YEAR = 2560
OFFICIAL_DATE = date(2017, 12, 31)
OFFICIAL_SOURCE = "ทะเบียนราษฎร กรมการปกครอง ณ วันที่ 31 ธันวาคม 2560 (ตามเอกสารโครงการของกลุ่มจังหวัด)"
FILE_SOURCE = "ทะเบียนราษฎร กรมการปกครอง"


@dataclass(frozen=True, slots=True)
class WantedFigure:
    """One number about one area in one year."""

    area: str
    kind: FigureKind
    year_be: int
    value: Decimal
    source: str
    as_of: date | None = None

    @property
    def key(self) -> tuple[str, str, int]:
        """What there is one of."""
        return self.area, self.kind.value, self.year_be


def official_figures(provinces: Iterable[str]) -> list[WantedFigure]:
    """Return the figures of 2560 that ship with the product, for those of *provinces* that have them."""
    text = files("nakhonchai.geography.data").joinpath("official-2560.csv").read_text("utf-8")
    inside = set(provinces)
    return [
        WantedFigure(
            row["code"], kind, OFFICIAL_YEAR, Decimal(row[kind.value]), OFFICIAL_SOURCE, OFFICIAL_DATE
        )
        for row in csv.DictReader(text.splitlines())
        if row["code"] in inside
        for kind in FigureKind
        if kind.value in row
    ]


def read_figures(
    source: SourceFile,
    *,
    provinces: set[str],
    known: set[str],
    figures_source: str,
    problems: list[Problem],
) -> tuple[list[WantedFigure], list[str]]:
    """Return the figures of the file, and notes about columns and rows that were left out."""
    figures: dict[tuple[str, str, int], WantedFigure] = {}
    lines: dict[tuple[str, int], int] = {}
    elsewhere, columns = 0, set()
    for row in read_table(source, {"code", "year_be"}, problems):
        columns = set(row.cells)
        try:
            code, year = _code_and_year(row)
            if code[:2] not in provinces:
                elsewhere += 1
                continue
            if code not in known:
                raise BadCellError(f"ไม่มีพื้นที่รหัส {code} ในระบบ")
            if (code, year) in lines:
                raise BadCellError(f"รหัส {code} ปี {year} ซ้ำกับบรรทัด {lines[code, year]}")
            lines[code, year] = row.line
            figures |= {one.key: one for one in _figures(row, code, year, figures_source)}
        except BadCellError as bad:
            problems.append(Problem(source.name, row.line, str(bad)))
    if lines and not columns & set(KINDS):
        problems.append(Problem(source.name, 1, f"ไม่มีคอลัมน์ตัวเลข ใช้ชื่อใดชื่อหนึ่ง: {', '.join(KINDS)}"))
    return list(figures.values()), _notes(columns, elsewhere)


def _notes(columns: set[str], elsewhere: int) -> list[str]:
    unknown = sorted(columns - set(KINDS) - {"code", "year_be"})
    notes = [f"ไม่รู้จักคอลัมน์ {', '.join(unknown)} จึงข้ามไป"] if unknown else []
    return notes + ([f"ข้าม {elsewhere:,} แถวของจังหวัดอื่น"] if elsewhere else [])


def _code_and_year(row: Row) -> tuple[str, int]:
    try:
        year = parse_int(row["year_be"])
    except ThaiValueError as error:
        raise BadCellError(f"ปี “{row['year_be']}” ไม่ใช่ตัวเลข") from error
    if not 2400 <= year <= 2700:
        raise BadCellError(f"ปี {year} ต้องเป็น พ.ศ. เช่น 2567")
    return code_text(row["code"]), year


def _figures(row: Row, code: str, year: int, source: str) -> Iterable[WantedFigure]:
    for name, kind in KINDS.items():
        # "", "-" and N/A are "not reported", and leave no row; 0 is a value.
        if emptiness(row[name]) is Emptiness.VALUE:
            yield WantedFigure(code, kind, year, _value(row[name], kind), source)


def _value(text: str, kind: FigureKind) -> Decimal:
    try:
        value = parse_decimal(text) if kind in WITH_FRACTION else Decimal(parse_int(text))
    except ThaiValueError as error:
        raise BadCellError(f"{kind.label}: {error.message}") from error
    if not 0 <= value < LARGEST:
        raise BadCellError(f"{kind.label} “{text}” ต้องไม่ติดลบ และไม่เกิน 12 หลัก")
    return value.quantize(Decimal("0.001"))
