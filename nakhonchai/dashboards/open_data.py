"""What the frame itself gives to programs: areas, measures, figures."""

from typing import Any

from nakhonchai.dashboards.measures import Measure, get_measure
from nakhonchai.dashboards.moments import YearEnd
from nakhonchai.dashboards.opendata.declarations import (
    Asked,
    Collection,
    Field,
    Param,
    Record,
    RefusedError,
    Rows,
    cut,
    offer,
)
from nakhonchai.dashboards.opendata.figure_rows import (
    LEVEL_WORDS,
    LEVELS,
    STATES,
    areas_for,
    figure_rows,
    finest_level,
    has_years,
    measures_for,
)
from nakhonchai.dashboards.reading import Reading
from nakhonchai.dashboards.years import this_year
from nakhonchai.geography.enums import Level
from nakhonchai.geography.models import Area

AREA_LEVELS = {level.name.lower(): str(level.label) for level in Level}
FIRST_YEAR = 2540

UNDER = Param(
    "area",
    "รหัสพื้นที่ ให้เฉพาะพื้นที่นี้และที่อยู่ในนั้น",
    r"[0-9]{2}|[0-9]{4}|[0-9]{6}",
    "area ต้องเป็นรหัสพื้นที่ 2, 4 หรือ 6 หลัก เช่น 32 หรือ 3201",
    example="32",
)


def area_exists(code: str) -> None:
    """Refuse a code that no area of today has."""
    if code and not Area.objects.current().filter(code=code).exists():
        raise RefusedError(404, f"ไม่มีพื้นที่รหัส {code} ดูรหัสได้ที่ /api/v1/areas", "area")


def read_areas(asked: Asked) -> Rows:
    """Give the areas of today by code. One query (two where an area is asked for)."""
    area_exists(asked.value("area"))
    found = Area.objects.current().under(asked.value("area")).filter(code__gt=asked.after)
    if level := asked.value("level"):
        found = found.at(Level[level.upper()])
    some = [_area(area) for area in found.order_by("code")[: asked.limit + 1]]
    return cut(some, asked.limit, lambda row: str(row["code"]))


def _area(area: Any) -> Record:
    return {
        "code": area.code,
        "name": area.name_th,
        "full_name": area.full_name,
        "level": Level(area.level).name.lower(),
        "parent": area.parent_id,
    }


def read_measures(asked: Asked) -> Rows:
    """Give the measures by name."""
    reading = Reading(asked.scope, asked.now)
    named = sorted(measures_for(reading), key=lambda one: one.name)
    some = [measure_row(reading, one) for one in named if one.name > asked.after]
    return cut(some, asked.limit, lambda row: str(row["name"]))


def measure_row(reading: Reading, measure: Measure) -> Record:
    """Return what the data dictionary says of a measure."""
    return {
        "name": measure.name,
        "label": measure.label,
        "unit": measure.unit,
        "definition": measure.definition,
        "over_area": measure.over_area.over_area_words,
        "over_time": measure.over_time.over_time_words,
        "of_people": measure.is_person,
        "basis": measure.basis or None,
        "by_year": has_years(reading, measure),
        "finest_level": finest_level(reading, measure),
    }


def read_figures(asked: Asked) -> Rows:
    """Give the figures by area, then by measure."""
    area_exists(asked.value("area"))
    year = _year(asked.value("year"))
    if year is not None:
        asked.now.moment = YearEnd(year)
    reading = Reading(asked.scope, asked.now)
    measures = sorted(_measures(reading, asked.value("measure")), key=lambda one: one.name)
    area, _, measure = asked.after.partition(":")
    areas = areas_for(reading, asked.value("level"), asked.value("area"))
    begun = (_rank(area), measure) if asked.after else ("", "")
    some: list[Record] = []
    left = [one for one in areas if not asked.after or _rank(one.code) >= begun[0]]
    for row in figure_rows(reading, measures, left, year):
        if not asked.after or (_rank(str(row["area"])), str(row["measure"])) > begun:
            some.append(row)
        if len(some) > asked.limit:
            break
    return cut(some, asked.limit, lambda row: f"{row['area']}:{row['measure']}")


def _rank(code: str) -> str:
    """The cluster stands before every code."""
    return code if code.isdigit() else ""


def _year(text: str) -> int | None:
    if not text:
        return None
    if not FIRST_YEAR <= int(text) <= this_year():
        raise RefusedError(400, f"year เป็นปีงบประมาณ พ.ศ. ตั้งแต่ {FIRST_YEAR} ถึง {this_year()}", "year")
    return int(text)


def _measures(reading: Reading, name: str) -> list[Measure]:
    if not name:
        return measures_for(reading)
    found = get_measure(name)
    if found is None or found not in measures_for(reading):
        raise RefusedError(404, f"ไม่มีตัวเลขชื่อ {name} ดูชื่อได้ที่ /api/v1/measures", "measure")
    return [found]


offer(
    Collection(
        name="areas",
        title="พื้นที่",
        meaning="พื้นที่ที่มีอยู่วันนี้ รหัส 2 หลักคือจังหวัด 4 หลักอำเภอ 6 หลักตำบล 8 หลักหมู่บ้านหรือชุมชน",
        fields=(
            Field("code", "string", "รหัสพื้นที่"),
            Field("name", "string", "ชื่อไม่มีคำนำหน้า"),
            Field("full_name", "string", "ชื่อมีคำนำหน้า"),
            Field("level", "string", "ระดับ", choices=AREA_LEVELS),
            Field("parent", "string", "รหัสของพื้นที่ที่อยู่เหนือขึ้นไป", "เมื่อเป็นจังหวัด"),
        ),
        params=(
            UNDER,
            Param("level", "ระดับ", "", f"level ใช้ได้: {', '.join(AREA_LEVELS)}", choices=AREA_LEVELS),
        ),
        read=read_areas,
        order=10,
    )
)
offer(
    Collection(
        name="measures",
        title="ตัวเลขและความหมาย",
        meaning="พจนานุกรมข้อมูล: ตัวเลขแต่ละตัวนับอะไร หน่วยอะไร บวกกันอย่างไร",
        fields=(
            Field("name", "string", "ชื่อที่ใช้ถาม"),
            Field("label", "string", "ชื่อที่แสดง"),
            Field("unit", "string", "หน่วย"),
            Field("definition", "string", "ความหมาย"),
            Field("over_area", "string", "ยอดของพื้นที่ใหญ่มาจากไหน"),
            Field("over_time", "string", "ตัวเลขของหนึ่งปีหมายถึงอะไร"),
            Field("of_people", "boolean", "เป็นจำนวนคนหรือไม่ ถ้าใช่ จำนวนน้อยไม่บอก"),
            Field("basis", "string", "ชื่อของตัวเลขที่เป็นฐานของร้อยละ", "เมื่อไม่มีฐาน"),
            Field("by_year", "boolean", "ถามตามปีงบประมาณได้หรือไม่"),
            Field("finest_level", "string", "ระดับละเอียดที่สุดที่บอก", choices=LEVEL_WORDS),
        ),
        params=(),
        read=read_measures,
        rights="เข้าด้วยกุญแจ ได้ตัวเลขที่ใช้ตรวจคุณภาพข้อมูลด้วย",
        order=20,
    )
)
offer(
    Collection(
        name="figures",
        title="ตัวเลขของพื้นที่",
        meaning="ตัวเลขหนึ่งตัวของพื้นที่หนึ่งแห่ง วันนี้หรือสิ้นปีงบประมาณ ยอดตรงกับหน้าภาพรวม",
        fields=(
            Field("area", "string", "รหัสพื้นที่ หรือ all คือทั้งกลุ่มจังหวัด"),
            Field("area_name", "string", "ชื่อพื้นที่"),
            Field("level", "string", "ระดับ", choices=LEVEL_WORDS),
            Field("measure", "string", "ชื่อของตัวเลข ดูความหมายที่ measures"),
            Field("measure_label", "string", "ชื่อที่แสดง"),
            Field("unit", "string", "หน่วย"),
            Field("year", "integer", "ปีงบประมาณ (พ.ศ.)", "เมื่อเป็นตัวเลขของวันนี้"),
            Field("value", "number", "ค่า", "เมื่อ state ไม่ใช่ known หรือ estimated"),
            Field("state", "string", "สถานะของค่า", choices=STATES),
        ),
        params=(
            UNDER,
            Param("level", "ระดับ", "", f"level ใช้ได้: {', '.join(LEVELS)}", choices=LEVEL_WORDS),
            Param(
                "measure",
                "ชื่อของตัวเลข",
                r"[a-zA-Z0-9_-]{1,60}",
                "measure เป็นชื่อตัวเลขจาก measures",
                "plans_made",
            ),
            Param(
                "year",
                "ปีงบประมาณ (พ.ศ.) เว้นว่างคือวันนี้",
                r"[0-9]{4}",
                "year เป็นปีงบประมาณ พ.ศ. 4 หลัก เช่น 2569",
                "2569",
                is_number=True,
            ),
        ),
        read=read_figures,
        rights="ไม่มีกุญแจ: จำนวนคนบอกถึงอำเภอ จำนวน 1 ถึง 4 ไม่บอก และไม่บอกตามปี · มีกุญแจ: ได้ถึงตำบล",
        order=30,
    )
)
