"""Who took part in an event, as what, and what came of it for them."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from leaders.models import Leader
from learning.enums import Attendance, PartRole
from learning.models.event import Event
from learning.querysets import ParticipationManager
from nakhonchai.base.personal_data import DataClass
from nakhonchai.records.enums import ScopeRule
from nakhonchai.records.models import Record
from nakhonchai.records.models.record import BASE_CLASSES


class Participation(Record):
    """A person in an event; its home is that of the event, and who finds the person finds it.

    A guest has no record of a person: a name for the sign-in sheet, counted in the
    event, never among distinct persons.
    """

    event = models.ForeignKey(
        Event, on_delete=models.PROTECT, related_name="participations", verbose_name="กิจกรรม"
    )
    leader = models.ForeignKey(
        Leader,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="participations",
        verbose_name="ผู้นำ",
    )
    guest_name = models.CharField("ชื่อแขก", max_length=120, blank=True)
    guest_from = models.CharField("มาจาก", max_length=160, blank=True)
    role = models.CharField("ร่วมในฐานะ", max_length=12, choices=PartRole, default=PartRole.PARTICIPANT)
    attendance = models.CharField("การมาร่วม", max_length=10, choices=Attendance, default=Attendance.ATTENDED)
    result = models.TextField("ผลที่ได้", blank=True)
    next_step = models.TextField("จะทำอะไรต่อ", blank=True)
    has_certificate = models.BooleanField("ได้รับวุฒิบัตร", default=False)

    scope_rule = ScopeRule.PERSON
    url_name = "learning:participation"
    data_classes: ClassVar[dict[str, DataClass]] = BASE_CLASSES | dict.fromkeys(
        [
            "event",
            "leader",
            "guest_name",
            "guest_from",
            "role",
            "attendance",
            "result",
            "next_step",
            "has_certificate",
        ],
        DataClass.PERSONAL,
    )

    objects: ClassVar[Any] = ParticipationManager()

    class Meta(Record.Meta):
        verbose_name = "การเข้าร่วม"
        verbose_name_plural = "การเข้าร่วม"
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=(Q(leader__isnull=False) & Q(guest_name="")) | (Q(leader=None) & ~Q(guest_name="")),
                name="participation_leader_or_guest",
                violation_error_message="เลือกผู้นำในระบบ หรือพิมพ์ชื่อแขก อย่างใดอย่างหนึ่ง",
            ),
            models.UniqueConstraint(
                fields=["event", "leader"],
                condition=Q(leader__isnull=False, trashed_at=None),
                name="participation_once_an_event",
                violation_error_message="คนนี้อยู่ในรายชื่อของกิจกรรมนี้แล้ว",
            ),
        ]
        indexes = [
            *Record.Meta.indexes,
            models.Index(
                fields=["leader", "event"],
                condition=Q(attendance=Attendance.ATTENDED, trashed_at=None),
                name="participation_attended",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The person's or guest's name."""
        return str(self.leader) if self.leader is not None else self.guest_name

    @property
    def place_words(self) -> str:
        """Where the person is at home, or where a guest came from."""
        return self.leader.home_path if self.leader is not None else self.guest_from

    @property
    def task_words(self) -> str:
        """What a task about this begins with."""
        return " ".join(self.next_step.split())

    @property
    def title(self) -> str:
        """Nothing of a person that has a record of their own: a copy of a name would outlive its erasure."""
        return self.guest_name

    def searchable(self) -> list[str]:
        """Return the guest's name and the ref; people are found through their own record."""
        return [self.guest_name, self.guest_from, self.ref]

    def fill_derived_fields(self) -> None:
        """The home of attendance is the home of the event."""
        self.area_id, self.cluster_id = self.event.area_id, self.event.cluster_id
        super().fill_derived_fields()
