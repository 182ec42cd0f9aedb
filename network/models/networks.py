"""Networks of bodies, from the subdistrict to the cluster: members, a board, meetings."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact

from nakhonchai.base.approximate import Approximate
from nakhonchai.base.enums import PRECISION_CHOICES
from nakhonchai.base.personal_data import DataClass
from nakhonchai.records.enums import ScopeRule
from nakhonchai.records.models import Record
from nakhonchai.records.models.record import BASE_CLASSES
from nakhonchai.thai import Precision
from network.enums import DIGITS, NetworkLevel
from network.models.kinds import Issue
from network.querysets import MemberManager, NetworkManager
from organizations.models import Organization


def _level_is_home() -> Q:
    """Return the condition that the home of a network is an area of its level, or the cluster."""
    homes = [Q(level=level.value) & Q(Exact(Length("area"), digits)) for level, digits in DIGITS.items()]
    condition = Q(level=NetworkLevel.CLUSTER.value, area=None)
    for home in homes:
        condition |= home
    return condition


class Network(Record):
    """เครือข่าย: bodies that act together, at home in one area of their level or in the cluster.

    The board of a network are the present positions in the organization that leads it, and the people
    whom it names itself (``BoardSeat``).
    """

    name = models.CharField("ชื่อเครือข่าย", max_length=200)
    level = models.CharField("ระดับ", max_length=12, choices=NetworkLevel)
    organization = models.ForeignKey(
        Organization,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="leads_networks",
        verbose_name="องค์กรแกนของเครือข่าย",
        help_text="ผู้ดำรงตำแหน่งในองค์กรนี้เป็นคณะทำงานด้วย ไม่มีให้เว้นว่าง แล้วเพิ่มคณะทำงานในหน้าเครือข่าย",
    )
    issue = models.ForeignKey(
        Issue,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="networks",
        verbose_name="ประเด็นหลัก",
    )
    founded = models.DateField("ก่อตั้งเมื่อ", null=True, blank=True)
    founded_precision = models.CharField(
        "ความละเอียดของวันก่อตั้ง", max_length=5, choices=PRECISION_CHOICES, default=Precision.DAY.value
    )
    purpose = models.TextField("เป้าหมายร่วม", blank=True)
    note = models.TextField("บันทึก", blank=True)

    founded_about = Approximate("founded")

    scope_rule = ScopeRule.DIRECTORY
    url_name = "network:network"
    data_classes: ClassVar[dict[str, DataClass]] = (
        BASE_CLASSES
        | dict.fromkeys(
            [
                "name",
                "level",
                "organization",
                "issue",
                "founded",
                "founded_precision",
                "purpose",
                "search_key",
                "sort_key",
            ],
            DataClass.NETWORK,
        )
        | {"note": DataClass.INTERNAL}
    )

    objects: ClassVar[Any] = NetworkManager()

    class Meta(Record.Meta):
        verbose_name = "เครือข่าย"
        verbose_name_plural = "เครือข่าย"
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=_level_is_home(),
                name="network_level_is_its_home",
                violation_error_message="พื้นที่ต้องตรงกับระดับ: เครือข่ายตำบลเลือกตำบล เครือข่ายอำเภอเลือกอำเภอ "
                "เครือข่ายจังหวัดเลือกจังหวัด และเครือข่ายกลุ่มจังหวัดเลือกกลุ่มจังหวัด",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Member(Record):
    """A body in a network, from when to when; at home where the network is."""

    network = models.ForeignKey(
        Network, on_delete=models.PROTECT, related_name="members", verbose_name="เครือข่าย"
    )
    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, related_name="networks", verbose_name="องค์กร"
    )
    joined = models.DateField("เข้าร่วมเมื่อ", null=True, blank=True)
    joined_precision = models.CharField(
        "ความละเอียดของวันเข้าร่วม", max_length=5, choices=PRECISION_CHOICES, default=Precision.DAY.value
    )
    left = models.DateField("ออกเมื่อ", null=True, blank=True)
    left_precision = models.CharField(
        "ความละเอียดของวันออก", max_length=5, choices=PRECISION_CHOICES, default=Precision.DAY.value
    )
    note = models.CharField("บันทึก", max_length=200, blank=True)

    joined_about = Approximate("joined")
    left_about = Approximate("left")

    scope_rule = ScopeRule.DIRECTORY
    url_name = "network:member"
    data_classes: ClassVar[dict[str, DataClass]] = (
        BASE_CLASSES
        | dict.fromkeys(
            [
                "network",
                "organization",
                "joined",
                "joined_precision",
                "left",
                "left_precision",
                "search_key",
                "sort_key",
            ],
            DataClass.NETWORK,
        )
        | {"note": DataClass.INTERNAL}
    )

    objects: ClassVar[Any] = MemberManager()

    class Meta(Record.Meta):
        verbose_name = "สมาชิกเครือข่าย"
        verbose_name_plural = "สมาชิกเครือข่าย"
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=Q(joined=None) | Q(left=None) | Q(left__gte=F("joined")),
                name="member_leaves_after_joining",
                violation_error_message="วันออกต้องไม่มาก่อนวันเข้าร่วม",
            ),
            models.UniqueConstraint(
                fields=["network", "organization"],
                condition=Q(left=None, trashed_at=None),
                name="member_once",
                violation_error_message="องค์กรนี้เป็นสมาชิกของเครือข่ายอยู่แล้ว",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organization} ใน{self.network}"

    def fill_derived_fields(self) -> None:
        """Be at home where the network is."""
        self.area_id, self.cluster_id = self.network.area_id, self.network.cluster_id
        super().fill_derived_fields()

    @property
    def is_current(self) -> bool:
        """Whether the body has not left."""
        return self.left is None
