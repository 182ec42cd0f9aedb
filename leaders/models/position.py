"""What leaders are, where, and from when to when."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from leaders.enums import Committee, RoleLevel
from leaders.models.leader import Leader
from leaders.querysets import PositionManager
from leaders.terms import years_after
from nakhonchai.base.approximate import Approximate
from nakhonchai.base.enums import PRECISION_CHOICES
from nakhonchai.base.models import Versioned
from nakhonchai.base.personal_data import DataClass
from nakhonchai.records.enums import ScopeRule
from nakhonchai.records.models import Record
from nakhonchai.records.models.record import BASE_CLASSES
from nakhonchai.thai import ApproximateDate, Precision
from organizations.models import Organization


class RoleType(Versioned):
    """A role a leader may have, kept by CODI staff."""

    name = models.CharField("บทบาท", max_length=80, unique=True)
    level = models.CharField("ระดับบทบาท", max_length=10, choices=RoleLevel, default=RoleLevel.MEMBER)
    needs_organization = models.BooleanField("ต้องระบุองค์กร", default=False)
    needs_place = models.BooleanField("ต้องระบุพื้นที่", default=False)
    unique_in_body = models.BooleanField(
        "มีได้คนเดียวในองค์กร", default=False, help_text="เช่น ประธาน ถ้ามีสองคนพร้อมกัน ระบบบอกให้ตรวจ แต่ไม่ห้ามบันทึก"
    )
    is_key_post = models.BooleanField("เป็นตำแหน่งหลัก", default=False)
    committee = models.CharField(
        "ที่นั่งกำหนดยุทธศาสตร์", max_length=8, choices=Committee, blank=True, help_text="เว้นว่างถ้าไม่ใช่"
    )
    order = models.PositiveSmallIntegerField("ลำดับ", default=100)
    is_active = models.BooleanField("ยังใช้อยู่", default=True)

    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(
        [
            "name",
            "level",
            "needs_organization",
            "needs_place",
            "unique_in_body",
            "is_key_post",
            "committee",
            "order",
            "is_active",
        ],
        DataClass.PUBLIC,
    )

    class Meta:
        verbose_name = "บทบาทผู้นำ"
        verbose_name_plural = "บทบาทผู้นำ"
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name


class Position(Record):
    """ตำแหน่ง of a leader in an organization or an area; its home is that of the body or place."""

    leader = models.ForeignKey(Leader, on_delete=models.PROTECT, related_name="positions", verbose_name="ผู้นำ")
    role = models.ForeignKey(
        RoleType, on_delete=models.PROTECT, related_name="positions", verbose_name="บทบาท"
    )
    organization = models.ForeignKey(
        Organization,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="positions",
        verbose_name="องค์กร",
    )
    started = models.DateField("เริ่ม", null=True, blank=True)
    started_precision = models.CharField(
        "ความละเอียดของวันเริ่ม", max_length=5, choices=PRECISION_CHOICES, default=Precision.DAY.value
    )
    ended = models.DateField("สิ้นสุด", null=True, blank=True)
    ended_precision = models.CharField(
        "ความละเอียดของวันสิ้นสุด", max_length=5, choices=PRECISION_CHOICES, default=Precision.DAY.value
    )
    # Only where it is another day than the length of term of the body's type makes it.
    term_ends = models.DateField("ครบวาระ", null=True, blank=True)
    term_ends_precision = models.CharField(
        "ความละเอียดของวันครบวาระ", max_length=5, choices=PRECISION_CHOICES, default=Precision.DAY.value
    )
    note = models.CharField("บันทึก", max_length=200, blank=True)

    term_ends_about = Approximate("term_ends")
    started_about = Approximate("started")
    ended_about = Approximate("ended")

    scope_rule = ScopeRule.PERSON
    url_name = "leaders:position"
    data_classes: ClassVar[dict[str, DataClass]] = BASE_CLASSES | dict.fromkeys(
        [
            "leader",
            "role",
            "organization",
            "started",
            "started_precision",
            "ended",
            "ended_precision",
            "term_ends",
            "term_ends_precision",
            "note",
        ],
        DataClass.PERSONAL,
    )

    objects: ClassVar[Any] = PositionManager()

    class Meta(Record.Meta):
        verbose_name = "ตำแหน่ง"
        verbose_name_plural = "ตำแหน่ง"
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=Q(started=None) | Q(ended=None) | Q(ended__gte=F("started")),
                name="position_ends_after_it_starts",
                violation_error_message="วันสิ้นสุดต้องไม่มาก่อนวันเริ่ม",
            ),
            models.CheckConstraint(
                condition=Q(started=None) | Q(term_ends=None) | Q(term_ends__gte=F("started")),
                name="position_term_ends_after_it_starts",
                violation_error_message="วันครบวาระต้องไม่มาก่อนวันเริ่ม",
            ),
        ]
        indexes = [
            *Record.Meta.indexes,
            # Answers alone whether a person holds a post somewhere today: asked for each person of a list.
            models.Index(
                fields=["leader", "area", "cluster"],
                condition=Q(ended=None, trashed_at=None),
                name="position_present_homes",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.organization or ''}".strip()

    @property
    def title(self) -> str:
        """The role: positions are sorted by it."""
        return str(self.role)

    def fill_derived_fields(self) -> None:
        """The home of a position in a body is the home of the body."""
        if self.organization is not None:
            self.area_id, self.cluster_id = self.organization.area_id, self.organization.cluster_id
        super().fill_derived_fields()

    @property
    def term_end_about(self) -> ApproximateDate | None:
        """When the term is over: as typed, or the beginning and the length of term of the body's type.

        As exact as the beginning is known. Needs ``organization__type`` at hand to cost no query.
        """
        if self.term_ends is not None:
            return self.term_ends_about
        years = self._term_years
        if self.started is None or not years:
            return None
        return ApproximateDate(years_after(self.started, years), Precision(self.started_precision))

    @property
    def term_end_words(self) -> str:
        """When the term is over, in words, and where that comes from."""
        about = self.term_end_about
        if about is None:
            return ""
        return about.th() if self.term_ends else f"{about.th()} (คำนวณจากวาระ {self._term_years} ปี)"

    @property
    def _term_years(self) -> int | None:
        return self.organization.type.term_years if self.organization is not None else None

    @property
    def is_current(self) -> bool:
        """Whether the position has not ended."""
        return self.ended is None
