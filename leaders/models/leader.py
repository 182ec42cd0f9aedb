"""A leader of the movement."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from leaders.enums import ContactFor, Education, Gender
from leaders.querysets import LeaderManager
from nakhonchai.base.personal_data import DataClass
from nakhonchai.records.enums import ScopeRule
from nakhonchai.records.models import Record
from nakhonchai.records.models.record import BASE_CLASSES, BRIEF_FIELDS
from nakhonchai.thai import be_year

CONTACT = frozenset({"telephone", "line_id"})


class Leader(Record):
    """แกนนำ: a person, at home in one area. National ID, religion, health and opinion are not kept."""

    prefix = models.CharField("คำนำหน้า", max_length=40, blank=True)
    given_name = models.CharField("ชื่อ", max_length=80)
    family_name = models.CharField("นามสกุล", max_length=80, blank=True)
    nickname = models.CharField("ชื่อเล่น", max_length=40, blank=True)
    gender = models.CharField("เพศ", max_length=6, choices=Gender, blank=True)
    birth_year = models.PositiveSmallIntegerField(
        "ปีเกิด (พ.ศ.)", null=True, blank=True, help_text="ถ้าไม่ทราบให้เว้นว่าง เช่น 2535"
    )
    telephone = models.CharField("โทรศัพท์", max_length=20, blank=True)
    line_id = models.CharField("ไอดีไลน์ (LINE)", max_length=60, blank=True)
    contact_for = models.CharField(
        "ใครเห็นโทรศัพท์และไลน์", max_length=8, choices=ContactFor, default=ContactFor.FINDERS
    )
    former_names = models.TextField("ชื่อเดิม", blank=True, help_text="บรรทัดละหนึ่งชื่อ เช่น นามสกุลเดิม ใช้ค้นหาได้")
    education = models.CharField("การศึกษาสูงสุด", max_length=8, choices=Education, blank=True)
    education_note = models.CharField("สาขาหรือสถาบัน", max_length=120, blank=True)
    # Names of the list of skills, one a line: one value for form, file, history and merge (decision 0060).
    skills = models.TextField("ทักษะและเรื่องที่ถนัด", blank=True)
    photo = models.ForeignKey(
        "records.Attachment",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="รูปประจำตัว",
    )
    returned_home = models.BooleanField("คนรุ่นใหม่คืนถิ่น", default=False)
    note = models.TextField("บันทึก", blank=True)

    scope_rule = ScopeRule.PERSON
    url_name = "leaders:leader"
    brief_fields = BRIEF_FIELDS
    data_classes: ClassVar[dict[str, DataClass]] = BASE_CLASSES | dict.fromkeys(
        [
            "prefix",
            "given_name",
            "family_name",
            "nickname",
            "gender",
            "birth_year",
            "telephone",
            "line_id",
            "contact_for",
            "former_names",
            "education",
            "education_note",
            "skills",
            "photo",
            "returned_home",
            "note",
        ],
        DataClass.PERSONAL,
    )

    objects: ClassVar[Any] = LeaderManager()

    class Meta(Record.Meta):
        verbose_name = "ผู้นำ"
        verbose_name_plural = "ผู้นำ"
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=Q(birth_year=None) | Q(birth_year__gte=2400, birth_year__lte=2700),
                name="leader_birth_year_is_buddhist",
                violation_error_message="ปีเกิดต้องเป็น พ.ศ. เช่น 2535",
            ),
        ]
        indexes = [
            *Record.Meta.indexes,
            models.Index(fields=["birth_year"], name="leader_birth_year"),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        """Title glued to the given name, as Thai is written, and the family name."""
        return f"{self.prefix}{self.given_name} {self.family_name}".strip()

    @property
    def title(self) -> str:
        """The name without its title: what lists are sorted by."""
        return f"{self.given_name} {self.family_name}".strip()

    def join_from(self, lost: Any) -> None:
        """Know what both were said to know."""
        super().join_from(lost)
        self.skills = "\n".join(dict.fromkeys([*self.skill_list, *lost.skill_list]))

    def searchable(self) -> list[str]:
        """Return names old and new, nickname, ref, skills, and the telephone where all finders read it."""
        telephone = self.telephone if self.contact_for == ContactFor.FINDERS else ""
        return [self.title, self.nickname, telephone, self.ref, *self.former_list, *self.skill_list]

    @property
    def former_list(self) -> list[str]:
        """The names by which the person was known before."""
        return [line for line in self.former_names.split("\n") if line]

    @property
    def skill_list(self) -> list[str]:
        """The names of the skills."""
        return [line for line in self.skills.split("\n") if line]

    def hidden_fields(self, scope: Any) -> frozenset[str]:
        """Return telephone and LINE where this reader is not among those whom the person lets see them."""
        if self.contact_for == ContactFor.FINDERS or self._contact_is_open(scope):
            return frozenset()
        return CONTACT

    def _contact_is_open(self, scope: Any) -> bool:
        if self.contact_for == ContactFor.MANAGERS and not scope.may_manage:
            return False
        if self.area_id is None:
            return bool(scope.may_manage)
        return self.contact_for == ContactFor.MANAGERS or bool(scope.may_edit_area(self.area_id))

    @property
    def age(self) -> int | None:
        """This year minus the birth year; None when that is not known."""
        return None if self.birth_year is None else be_year(timezone.localdate()) - self.birth_year

    @property
    def is_young(self) -> bool:
        """Whether the person counts as young generation (an unknown age does not)."""
        return self.age is not None and self.age <= settings.YOUNG_AGE_LIMIT
