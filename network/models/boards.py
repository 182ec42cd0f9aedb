"""People on the board of a network, named one by one, and the events that are its meetings."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from leaders.models import Leader, RoleType
from learning.models import Event
from nakhonchai.base.approximate import Approximate
from nakhonchai.base.enums import PRECISION_CHOICES
from nakhonchai.base.models import Versioned
from nakhonchai.base.personal_data import DataClass
from nakhonchai.records.enums import ScopeRule
from nakhonchai.records.models import Record
from nakhonchai.records.models.record import BASE_CLASSES
from nakhonchai.thai import Precision
from network.models.networks import Network
from network.querysets import BoardSeatManager

ON_THE_BOARD = "คณะทำงาน"


class BoardSeat(Record):
    """A person on the board of a network, from when to when; at home where the network is.

    For networks that no body leads, and for people who hold no post in the body that does. A seat
    is found by who finds the person; it is no way to a person of elsewhere.
    """

    network = models.ForeignKey(
        Network, on_delete=models.PROTECT, related_name="board_seats", verbose_name="เครือข่าย"
    )
    leader = models.ForeignKey(
        Leader, on_delete=models.PROTECT, related_name="board_seats", verbose_name="ผู้นำ"
    )
    role = models.ForeignKey(
        RoleType,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="board_seats",
        verbose_name="บทบาท",
    )
    started = models.DateField("เริ่ม", null=True, blank=True)
    started_precision = models.CharField(
        "ความละเอียดของวันเริ่ม", max_length=5, choices=PRECISION_CHOICES, default=Precision.DAY.value
    )
    ended = models.DateField("สิ้นสุด", null=True, blank=True)
    ended_precision = models.CharField(
        "ความละเอียดของวันสิ้นสุด", max_length=5, choices=PRECISION_CHOICES, default=Precision.DAY.value
    )
    note = models.CharField("บันทึก", max_length=200, blank=True)

    started_about = Approximate("started")
    ended_about = Approximate("ended")

    scope_rule = ScopeRule.PERSON
    url_name = "network:seat"
    data_classes: ClassVar[dict[str, DataClass]] = BASE_CLASSES | dict.fromkeys(
        ["network", "leader", "role", "started", "started_precision", "ended", "ended_precision", "note"],
        DataClass.PERSONAL,
    )

    objects: ClassVar[Any] = BoardSeatManager()

    class Meta(Record.Meta):
        verbose_name = "คณะทำงานเครือข่าย"
        verbose_name_plural = "คณะทำงานเครือข่าย"
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=Q(started=None) | Q(ended=None) | Q(ended__gte=F("started")),
                name="seat_ends_after_it_starts",
                violation_error_message="วันสิ้นสุดต้องไม่มาก่อนวันเริ่ม",
            ),
            models.UniqueConstraint(
                fields=["network", "leader"],
                condition=Q(ended=None, trashed_at=None),
                name="seat_once_at_a_time",
                violation_error_message="คนนี้อยู่ในคณะทำงานของเครือข่ายนี้อยู่แล้ว เปิดรายการเดิมเพื่อแก้ไข",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.network}"

    @property
    def title(self) -> str:
        """The role: a copy of the person's name would outlive its erasure."""
        return str(self.role or ON_THE_BOARD)

    def searchable(self) -> list[str]:
        """Return the network and the ref: people are found through their own record."""
        return [self.title, self.network.name, self.ref]

    def fill_derived_fields(self) -> None:
        """Be at home where the network is."""
        self.area_id, self.cluster_id = self.network.area_id, self.network.cluster_id
        super().fill_derived_fields()

    @property
    def is_current(self) -> bool:
        """Whether the seat has not ended."""
        return self.ended is None


class NetworkEvent(Versioned):
    """An event that is a meeting or forum of a network, whoever holds it."""

    network = models.ForeignKey(
        Network, on_delete=models.CASCADE, related_name="network_events", verbose_name="เครือข่าย"
    )
    event = models.OneToOneField(
        Event, on_delete=models.CASCADE, related_name="network_event", verbose_name="กิจกรรม"
    )

    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(["network", "event"], DataClass.NETWORK)
    objects: ClassVar[Any] = models.Manager()

    class Meta:
        verbose_name = "กิจกรรมของเครือข่าย"
        verbose_name_plural = "กิจกรรมของเครือข่าย"

    def __str__(self) -> str:
        return f"{self.event} · {self.network}"
