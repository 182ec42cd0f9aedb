"""The pages of one person's part in one event."""

from typing import Any
from urllib.parse import urlencode

from learning.enums import ATTENDANCE_TONES, PartRole
from learning.filters import ParticipationFilters
from learning.forms import ParticipationForm
from learning.models import Event, Participation
from nakhonchai.base.personal_data import DataClass
from nakhonchai.records.bulk import BulkField
from nakhonchai.records.models import Task
from nakhonchai.records.tables import Column
from nakhonchai.records.views import (
    Crumb,
    RecordBulk,
    RecordDetail,
    RecordEdit,
    RecordExport,
    RecordHistory,
    RecordList,
    RecordRestore,
    RecordTrash,
    RecordView,
)

STATE = Column("attendance", "การมาร่วม", sort="attendance", kind="status", tones=ATTENDANCE_TONES)


class ParticipationPages(RecordView):
    """What the pages of attendance share."""

    model = Participation
    form_class = ParticipationForm
    filterset_class = ParticipationFilters
    related = ("area", "cluster", "event", "leader", "leader__area", "leader__cluster")
    default_sort = "name"
    columns = [
        Column("name", "ผู้เข้าร่วม", sort="leader__sort_key", kind="link"),
        Column("event", "กิจกรรม", sort="event__sort_key", kind="link", url=lambda one: one.event.page()),
        Column("event.dates", "วันที่จัด", sort="event__started"),
        Column("role", "ร่วมในฐานะ", sort="role"),
        STATE,
        Column("has_certificate", "วุฒิบัตร", sort="has_certificate"),
    ]
    bulk_fields = [BulkField("role", "ฐานะ", lambda: PartRole.choices)]

    def home_crumbs(self) -> list[Crumb]:
        """Begin at the events."""
        return [Crumb("กิจกรรม", Event.list_url())]


class ParticipationList(ParticipationPages, RecordList):
    """Who took part in what."""

    lead = "ใครไปร่วมกิจกรรมใด เห็นเฉพาะคนในเขตที่ท่านดูแล"
    empty_text = "เปิดหน้ากิจกรรม แล้วลงชื่อคนที่มาร่วม"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Attendance is added on an event's page, not from here."""
        return super().get_context_data(**kwargs) | {"create_url": Event.list_url()}


class ParticipationDetail(ParticipationPages, RecordDetail):
    """One person's part."""

    badges = [STATE]
    sections = [
        (
            "การเข้าร่วม",
            [
                Column("event", "กิจกรรม", kind="link", url=lambda one: one.event.page()),
                Column("event.dates", "วันที่จัด", data=DataClass.NETWORK),
                Column("leader", "ผู้นำ", kind="link", url=lambda one: one.leader.page()),
                Column("guest_from", "มาจาก"),
                Column("role", "ร่วมในฐานะ"),
                Column("result", "ผลที่ได้"),
                Column("next_step", "จะทำอะไรต่อ"),
                Column("has_certificate", "ได้รับวุฒิบัตร"),
            ],
        )
    ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Let the next step become a task."""
        query = urlencode({"kind": "learning.participation", "ref": self.object.ref})
        return super().get_context_data(task_url=f"{Task.list_url('create')}?{query}", **kwargs)

    def home_crumbs(self) -> list[Crumb]:
        """Lead through the event."""
        return [*super().home_crumbs(), Crumb(str(self.object.event), self.object.event.page())]


class ParticipationEdit(ParticipationPages, RecordEdit):
    """Changes what somebody's part was."""


class ParticipationHistory(ParticipationPages, RecordHistory):
    """What became of it."""


class ParticipationTrash(ParticipationPages, RecordTrash):
    """Off the list: for what was never true. Who did not come is absent."""


class ParticipationRestore(ParticipationPages, RecordRestore):
    """Back on the list."""


class ParticipationBulk(ParticipationPages, RecordBulk):
    """Many at once."""


class ParticipationExport(ParticipationPages, RecordExport):
    """The attendance of the list as a file."""
