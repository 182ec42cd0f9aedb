"""Kinds of things in the tree of areas."""

from django.db import models


class Level(models.IntegerChoices):
    """How deep an area lies. The length of its code says the same."""

    PROVINCE = 1, "จังหวัด"
    DISTRICT = 2, "อำเภอ"
    SUBDISTRICT = 3, "ตำบล"
    VILLAGE = 4, "หมู่บ้าน"
    COMMUNITY = 5, "ชุมชนเมือง"


CODE_LENGTH = {
    Level.PROVINCE: 2,
    Level.DISTRICT: 4,
    Level.SUBDISTRICT: 6,
    Level.VILLAGE: 8,
    Level.COMMUNITY: 8,
}


class AliasKind(models.TextChoices):
    """Why another name or code leads to an area."""

    FORMER_NAME = "former_name", "ชื่อเดิม"
    FORMER_CODE = "former_code", "รหัสเดิม"
    SPELLING = "spelling", "สะกดอีกแบบ"
    MUNICIPAL = "municipal", "ชื่อเขตเทศบาล"
    LOCAL = "local", "ชื่อที่ชาวบ้านเรียก"


class FigureKind(models.TextChoices):
    """A fact about an area that changes over time."""

    POPULATION = "population", "ประชากร (คน)"
    HOUSEHOLDS = "households", "ครัวเรือน"
    AREA_KM2 = "area_km2", "พื้นที่ (ตร.กม.)"
    DISTRICTS = "districts", "จำนวนอำเภอ (ทางการ)"
    SUBDISTRICTS = "subdistricts", "จำนวนตำบล (ทางการ)"
    VILLAGES = "villages", "จำนวนหมู่บ้าน (ทางการ)"
