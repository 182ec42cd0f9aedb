"""What a row of villages or figures would do, and what is stored of its place."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from nakhonchai.geography.enums import FigureKind, Level
from nakhonchai.geography.models import Area, AreaFigure
from nakhonchai.imports.drafts import Draft
from nakhonchai.imports.lookups import pieces

FIGURES = {
    "population": FigureKind.POPULATION,
    "households": FigureKind.HOUSEHOLDS,
    "area_km2": FigureKind.AREA_KM2,
}
WORDS = {
    FigureKind.POPULATION: "ประชากร",
    FigureKind.HOUSEHOLDS: "ครัวเรือน",
    FigureKind.AREA_KM2: "พื้นที่ (ตร.กม.)",
}
NAME, STATE = "ชื่อหมู่บ้าน/ชุมชน", "สถานะ"
ENDED, IN_USE = "ยกเลิกแล้ว", "ใช้อยู่"


@dataclass(frozen=True)
class Place:
    """An area in the shape of what a draft compares with."""

    area: Area

    @property
    def ref(self) -> str:
        """The code stands for the ref."""
        return self.area.code

    @property
    def version(self) -> int:
        """The version that the preview saw."""
        return self.area.version

    @property
    def area_id(self) -> str:
        """The home: the area itself."""
        return self.area.code

    @property
    def home_path(self) -> str:
        """The place in words."""
        return self.area.path


@dataclass
class Wanted:
    """What one row would write: a village, its name, that it is in use again, figures by kind and year."""

    code: str = ""  # "" for a community that gets its code when it is written
    subdistrict: str = ""
    number: int | None = None
    name: str = ""
    adds: bool = False
    renames: bool = False
    reopens: bool = False
    figures: dict[tuple[FigureKind, int], Decimal] = field(default_factory=dict)
    source: str = ""


def figure_label(kind: FigureKind, year: int) -> str:
    """Return how a figure is called in a list of changes."""
    return f"{WORDS[kind]} ปี {year}"


def load_villages(subdistricts: set[str], lock: bool) -> dict[str, list[Area]]:
    """Return the villages and communities of these subdistricts, ended ones too."""
    found: dict[str, list[Area]] = {code: [] for code in subdistricts}
    for part in pieces(sorted(subdistricts)):
        rows = Area.objects.filter(parent_id__in=part, level__in=(Level.VILLAGE, Level.COMMUNITY))
        for one in (rows.select_for_update() if lock else rows).order_by("code"):
            found[str(one.parent_id)].append(one)
    return found


def load_areas(codes: set[str]) -> dict[str, Area]:
    """Return areas in use by code."""
    found: dict[str, Area] = {}
    for part in pieces(sorted(codes)):
        found |= {one.code: one for one in Area.objects.current().filter(code__in=part)}
    return found


def load_figures(codes: set[str]) -> dict[tuple[str, str, int], AreaFigure]:
    """Return the stored figures of these areas."""
    found: dict[tuple[str, str, int], AreaFigure] = {}
    for part in pieces(sorted(codes)):
        rows = AreaFigure.objects.filter(area_id__in=part, kind__in=list(FIGURES.values()))
        found |= {(str(one.area_id), one.kind, one.year_be): one for one in rows}
    return found


def number_text(value: Any) -> str:
    """Return a figure without zeros that say nothing."""
    text = f"{Decimal(value):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def wanted_of(draft: Draft) -> Wanted:
    """Return what was found for a draft."""
    wanted = draft.wanted
    assert isinstance(wanted, Wanted)  # noqa: S101  (for the type checker)
    return wanted
