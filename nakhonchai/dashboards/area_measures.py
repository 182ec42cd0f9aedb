"""What the tree of areas itself says: how many areas of each level, and the registered figures."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from django.db.models import Count
from django.db.models.functions import Substr

from nakhonchai.dashboards.measures import Adds, Measure, Number, Panel, Part, Row, Source, register
from nakhonchai.dashboards.rollup import Figures
from nakhonchai.geography.codes import under
from nakhonchai.geography.enums import FigureKind, Level
from nakhonchai.geography.models import Area, AreaFigure

AREA_KINDS = ("geography.area",)
FIGURE_KINDS = ("geography.areafigure",)


def read_areas(prefix: str, digits: int) -> Iterator[Row]:
    """Count the areas of today by level."""
    found = Area.objects.current().under(prefix).annotate(place=Substr("code", 1, digits))
    for place, level, count in found.values_list("place", "level").annotate(n=Count("pk")).order_by():
        yield place, str(level), count


def read_figures(prefix: str, digits: int) -> Iterator[Row]:
    """Give every registered figure, its kind and year as its part."""
    found = AreaFigure.objects.filter(under(prefix))
    for area, kind, year, value in found.order_by("year_be").values_list(
        "area_id", "kind", "year_be", "value"
    ):
        yield area, f"{kind}:{year}", value


def latest_registered(measure: Measure, rows: Sequence[Row]) -> Figures:
    """Take for each place its latest figure: registered figures of a place are not sums of those below it."""
    values: dict[str, Number] = {}
    by_part: dict[str, dict[str, Number]] = {}
    for place, part, value in rows:
        if measure.counts(part):
            values[place] = _plain(value)
            by_part.setdefault(place, {})[part] = _plain(value)
    return Figures(values, {}, by_part, only_known=True)


def _plain(value: Number) -> Number:
    """A whole number is an int."""
    return int(value) if isinstance(value, Decimal) and value == value.to_integral_value() else value


AREAS = Source(
    "areas",
    AREA_KINDS,
    read_areas,
    parts=lambda: [Part(str(level.value), str(level.label)) for level in Level],
)
REGISTER = Source("register", FIGURE_KINDS, read_figures)


def _areas(level: Level, name: str, unit: str, definition: str, order: int) -> Measure:
    return Measure(
        name=name,
        label=unit,
        unit=unit,
        definition=definition,
        source=AREAS,
        panel=Panel.LAND,
        order=order,
        parts=frozenset({str(level.value)}),
        over_time=Adds.LAST,
        on_map=False,
        in_table=level in (Level.SUBDISTRICT, Level.VILLAGE),
    )


register(
    _areas(Level.DISTRICT, "districts", "อำเภอ", "อำเภอที่มีอยู่ในทะเบียนเขตการปกครองวันนี้ ไม่นับที่ยกเลิกแล้ว", 10),
    _areas(
        Level.SUBDISTRICT,
        "subdistricts",
        "ตำบล",
        "ตำบลที่มีรหัสในทะเบียนเขตการปกครองวันนี้ รวมตำบลที่เป็นเขตเทศบาลทั้งตำบลและไม่มีหมู่บ้าน",
        11,
    ),
    _areas(
        Level.VILLAGE,
        "villages",
        "หมู่บ้าน",
        "หมู่บ้านที่มีรหัส 8 หลักในระบบวันนี้ แก้ไขได้โดยผู้ดูแลพื้นที่เมื่อมีการตั้งหรือยุบหมู่บ้าน",
        12,
    ),
    _areas(
        Level.COMMUNITY,
        "communities",
        "ชุมชนเมือง",
        "ชุมชนในเขตเทศบาลที่เครือข่ายทำงานด้วย อยู่ใต้ตำบลเช่นเดียวกับหมู่บ้าน",
        13,
    ),
    Measure(
        name="population",
        label="ประชากร",
        unit="คน",
        definition="ประชากรตามทะเบียนราษฎรของปีล่าสุดที่มีตัวเลขของพื้นที่นั้นเอง ไม่ได้คำนวณจากพื้นที่ย่อย",
        source=REGISTER,
        panel=Panel.LAND,
        order=14,
        part_prefix=f"{FigureKind.POPULATION.value}:",
        over_time=Adds.LAST,
        figures=latest_registered,
    ),
)
