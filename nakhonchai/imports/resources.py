"""Villages and figures of areas as kinds of sheets: no records, so a handler compares and writes them."""

from typing import Any, ClassVar

from nakhonchai.base.personal_data import DataClass
from nakhonchai.geography.models import AreaFigure, Village
from nakhonchai.imports.placekinds import PlaceHandler, compare_figures, compare_villages
from nakhonchai.records.registry import register
from nakhonchai.records.resources import PLACE_FIELDS, RecordResource, SheetColumn
from nakhonchai.records.widgets import (
    CodeWidget,
    DecimalWidget,
    IntegerWidget,
    TextWidget,
    YearWidget,
    YesNoWidget,
)

WHEN = "ปี พ.ศ. ของตัวเลขครัวเรือน ประชากร และพื้นที่ในแถวนี้"
FROM = "ตัวเลขมาจากไหน เช่น กรมการปกครอง เว้นว่าง = ชื่อไฟล์"


class PlacesResource(RecordResource):
    """What both kinds share: figures of a year, and where they are from. All of it is public."""

    population = SheetColumn("population", "ประชากร (คน)", IntegerWidget())
    households = SheetColumn("households", "ครัวเรือน", IntegerWidget())
    area_km2 = SheetColumn("area_km2", "พื้นที่ (ตร.กม.)", DecimalWidget(3))
    year = SheetColumn(
        "year", "ปี (พ.ศ.)", YearWidget(), hint=WHEN, synonyms=("ปี", "พ.ศ.", "ปีข้อมูล", "ข้อมูลปี", "ปีของข้อมูล")
    )
    source = SheetColumn("source", "ที่มา", TextWidget(200), hint=FROM, synonyms=("แหล่งที่มา", "แหล่งข้อมูล"))

    key_fields: ClassVar[tuple[str, ...]] = ()

    def class_of(self, column: SheetColumn) -> DataClass:
        """Places and their figures are public."""
        return DataClass.PUBLIC

    def for_export(self, queryset: Any, person: Any) -> Any:
        """Return the areas as they are."""
        return queryset


@register
class VillageResource(PlacesResource):
    """One row is one village or urban community: by its code, or by หมู่ and subdistrict."""

    code = SheetColumn(
        "code", "รหัสหมู่บ้าน", CodeWidget(), hint="รหัสมหาดไทย 8 หลัก ใส่แทนหมู่ที่กับตำบลได้", model_field="code"
    )
    number = SheetColumn("number", "หมู่ที่", IntegerWidget(), hint="เลขหมู่ เช่น 4 ชุมชนเมืองเว้นว่าง")
    name = SheetColumn("name", "ชื่อหมู่บ้าน/ชุมชน", TextWidget(120), hint="ชื่อโดยไม่ต้องมีคำว่า บ้าน นำหน้า")
    reopen = SheetColumn("reopen", "เปิดใช้อีกครั้ง", YesNoWidget(), hint="ใส่ ใช่ เฉพาะหมู่บ้านที่เคยยกเลิกแล้วกลับมาใช้อีก")

    sheet = "หมู่บ้านและชุมชน"
    sheet_words = ("หมู่บ้าน", "ชุมชน")
    order = 90
    handler = PlaceHandler(compare_villages)

    class Meta:
        model = Village
        fields = (
            "code",
            "province",
            "district",
            "subdistrict",
            "number",
            "name",
            "households",
            "population",
            "area_km2",
            "year",
            "source",
            "reopen",
        )


@register
class FigureResource(PlacesResource):
    """One row is one area with its figures of a year."""

    sheet = "ตัวเลขของพื้นที่"
    order = 91
    name_fields = ("place_name",)
    handler = PlaceHandler(compare_figures)

    class Meta:
        model = AreaFigure
        fields = (*PLACE_FIELDS, "households", "population", "area_km2", "year", "source")
