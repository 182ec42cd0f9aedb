"""The tree of areas: one table, and the code is the hierarchy."""

from typing import Any, ClassVar

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Substr

from nakhonchai.base.fields import ByteOrderField
from nakhonchai.base.models import Versioned
from nakhonchai.base.personal_data import DataClass
from nakhonchai.geography import naming
from nakhonchai.geography.codes import ancestors
from nakhonchai.geography.enums import CODE_LENGTH, Level
from nakhonchai.geography.querysets import AreaQuerySet, LevelManager

CODE_SHAPE = RegexValidator(
    r"^(\d{2}|\d{4}|\d{6}|\d{8}|\d{6}[A-Z]\d)$",
    "รหัสพื้นที่ต้องเป็นตัวเลข 2, 4, 6 หรือ 8 หลัก (ชุมชนเมือง: รหัสตำบลตามด้วยอักษรหนึ่งตัวและเลขหนึ่งตัว)",
)


class Area(Versioned):
    """A province, district, subdistrict, village or urban community, keyed by its official code.

    A new official code is a new row that has the old one as predecessor
    (:class:`AreaSuccession`); a row with ``valid_to`` no longer exists.
    """

    code = ByteOrderField("รหัส", max_length=8, primary_key=True, validators=[CODE_SHAPE])
    level = models.SmallIntegerField("ระดับ", choices=Level.choices)
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name="อยู่ใน",
    )
    name_th = models.CharField("ชื่อ", max_length=120)
    name_en = models.CharField("ชื่ออังกฤษ", max_length=120, blank=True)
    moo = models.PositiveSmallIntegerField("หมู่ที่", null=True, blank=True)
    valid_from = models.DateField("ตั้งแต่", null=True, blank=True)
    valid_to = models.DateField("ยกเลิกเมื่อ", null=True, blank=True)
    note = models.CharField("หมายเหตุ", max_length=300, blank=True)
    # The names of the areas above, kept here so that a path needs no query.
    path_th = models.CharField("อยู่ใน", max_length=300, blank=True, editable=False)
    search_key = models.CharField("คำค้น", max_length=260, editable=False, default="")
    # Up to three times the name and a few more: see thai.sorting.
    sort_key = ByteOrderField("ลำดับอักษร", max_length=400, editable=False, default="", db_index=True)
    # The search keys of the areas above, each with its level: /2ปราสาท~prasat/1สุรินทร~surin.
    path_key = models.TextField("คำค้นของพื้นที่ข้างบน", editable=False, default="", blank=True)

    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(
        [
            "code",
            "level",
            "parent",
            "name_th",
            "name_en",
            "moo",
            "valid_from",
            "valid_to",
            "note",
            "path_th",
            "search_key",
            "sort_key",
            "path_key",
        ],
        DataClass.PUBLIC,
    )

    trigram_field: ClassVar[str] = "search_key"

    objects = AreaQuerySet.as_manager()

    class Meta:
        verbose_name = "พื้นที่"
        verbose_name_plural = "พื้นที่"
        constraints = [
            *(
                models.CheckConstraint(
                    condition=~Q(level=level) | Q(code__length=length),
                    name=f"area_code_length_of_{level.name.lower()}",
                    violation_error_message=f"รหัส{level.label}ต้องมี {length} หลัก",
                )
                for level, length in CODE_LENGTH.items()
            ),
            models.CheckConstraint(
                condition=Q(level=Level.PROVINCE, parent=None)
                | Q(level=Level.DISTRICT, parent_id=Substr("code", 1, 2))
                | Q(level=Level.SUBDISTRICT, parent_id=Substr("code", 1, 4))
                | Q(level__in=[Level.VILLAGE, Level.COMMUNITY], parent_id=Substr("code", 1, 6)),
                name="area_code_begins_with_its_parents",
                violation_error_message="รหัสพื้นที่ต้องขึ้นต้นด้วยรหัสของพื้นที่ที่อยู่เหนือขึ้นไป",
            ),
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="area_ends_after_it_begins",
                violation_error_message="วันที่ยกเลิกต้องไม่มาก่อนวันที่เริ่ม",
            ),
        ]
        indexes = [  # the tree above the villages, which are nine areas of ten
            models.Index(fields=["level", "code"], condition=Q(valid_to=None), name="area_of_level_today")
        ]

    def __str__(self) -> str:
        return self.full_name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save. A proxy is written as what it stands for, so that there is one history."""
        self.__class__ = Area
        super().save(*args, **kwargs)

    def fill_derived_fields(self) -> None:
        """Fill the keys by which an area is found and sorted, and once its path."""
        super().fill_derived_fields()
        self.fill_keys()
        if self.parent_id and not self.path_key and self.parent is not None:
            self.take_path(self.parent)

    @staticmethod
    def trigram_number(code: str) -> str:
        """Return the SQL that makes a number of a code, the same for no two: 320101A1 is one of its own."""
        letter = f"unicode(substr({code}, 7, 1)) * 10 + substr({code}, 8, 1)"
        community = f"1000000000000 + substr({code}, 1, 6) * 10000 + {letter}"
        return f"CASE WHEN {code} GLOB '*[A-Z]*' THEN {community} ELSE CAST({code} AS INTEGER) END"

    def fill_keys(self) -> None:
        """Fill the keys that follow from the name alone."""
        self.search_key = naming.name_key(self.name_th, self.name_en)
        self.sort_key = naming.order_key(Level(self.level), self.name_th)

    def take_path(self, parent: "Area") -> None:
        """Fill the path from the area above."""
        self.path_th, self.path_key = parent.path, parent.path_key_below

    @property
    def path_key_below(self) -> str:
        """The path key of what lies directly below this area."""
        return naming.step_key(Level(self.level), self.name_th, self.name_en) + self.path_key

    @property
    def full_name(self) -> str:
        """The name with the word for its level: อำเภอปราสาท; a village with its หมู่."""
        return naming.full_name(self.code, Level(self.level), self.name_th, self.moo)

    @property
    def village_name(self) -> str:
        """บ้าน and the name; some names begin with บ้าน themselves."""
        return naming.full_name(self.code, Level.VILLAGE, self.name_th)

    @property
    def path(self) -> str:
        """The whole path in words, from this area up: ต.เชื้อเพลิง อ.ปราสาท จ.สุรินทร์. No query."""
        return f"{self.short_name} {self.path_th}".strip()

    @property
    def short_name(self) -> str:
        """The name as in an address: อ.ปราสาท, บ้านโคก หมู่ 4."""
        return naming.short_name(self.code, Level(self.level), self.name_th, self.moo)

    @property
    def level_word(self) -> str:
        """What kind of area this is, in words."""
        return Level(self.level).label

    @property
    def ancestor_codes(self) -> list[str]:
        """The codes above this one, from the province down."""
        return ancestors(self.code)

    @property
    def is_current(self) -> bool:
        """Whether the area exists today."""
        return self.valid_to is None


class Province(Area):
    """จังหวัด, two digits."""

    objects = LevelManager(Level.PROVINCE)  # type: ignore[assignment,misc]

    class Meta:
        proxy = True
        verbose_name = "จังหวัด"
        verbose_name_plural = "จังหวัด"


class District(Area):
    """อำเภอ, four digits."""

    objects = LevelManager(Level.DISTRICT)  # type: ignore[assignment,misc]

    class Meta:
        proxy = True
        verbose_name = "อำเภอ"
        verbose_name_plural = "อำเภอ"


class Subdistrict(Area):
    """ตำบล, six digits."""

    objects = LevelManager(Level.SUBDISTRICT)  # type: ignore[assignment,misc]

    class Meta:
        proxy = True
        verbose_name = "ตำบล"
        verbose_name_plural = "ตำบล"


class Village(Area):
    """หมู่บ้าน, eight digits, or an urban community: a subdistrict's code, a letter and a digit."""

    objects = LevelManager(Level.VILLAGE, Level.COMMUNITY)  # type: ignore[assignment,misc]

    class Meta:
        proxy = True
        verbose_name = "หมู่บ้านและชุมชน"
        verbose_name_plural = "หมู่บ้านและชุมชน"
