"""The pages of meetings."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from learning.models import Event
from nakhonchai.accounts.models import AccessLog
from nakhonchai.accounts.models.access import AccessKind
from nakhonchai.base.personal_data import DataClass
from nakhonchai.records.tables import Column
from nakhonchai.records.views import (
    Crumb,
    OneRecordView,
    RecordCreate,
    RecordDetail,
    RecordList,
    RecordView,
)
from support.actions import freeze_figures
from support.filters import MeetingFilters
from support.meeting_forms import MeetingForm
from support.minutes import minutes_of
from support.models import Meeting
from support.views.issues import day
from support.views.knowledge import pages_of
from support.views.visits import PLACE, linked


class MeetingPages(RecordView):
    """What the pages of meetings share."""

    model = Meeting
    form_class = MeetingForm
    filterset_class = MeetingFilters
    related = ("area", "cluster", "event", "snapshot")
    default_sort = "-held"
    columns = [
        Column("name", "การประชุม", sort="sort_key", kind="link"),
        Column("held", "วันที่", sort="held", show=day),
        PLACE,
        Column("venue", "สถานที่", sort="venue"),
    ]


class MeetingList(MeetingPages, RecordList):
    """Meetings, the latest first."""

    lead = "เตรียมวาระ ตรึงตัวเลข บันทึกมติเป็นงาน และพิมพ์รายงานหนึ่งหน้า"
    empty_text = "เพิ่มการประชุม แล้วเลือกวาระจากประเด็นและงานที่ค้าง"


class MeetingDetail(MeetingPages, RecordDetail):
    """One meeting; its agenda and figures are panels."""

    sections = [
        (
            "การประชุม",
            [
                Column("held", "วันที่", show=day),
                Column("hours", "เวลา"),
                Column("venue", "สถานที่"),
                PLACE,
                Column("event", "ใบลงชื่ออยู่ที่กิจกรรม", kind="link", url=lambda one: one.event.page()),
            ],
        ),
        (
            "ผู้ประชุม",
            [
                Column("chair", "ประธาน"),
                Column("secretary", "ผู้บันทึกการประชุม"),
                Column("present", "ผู้มาประชุม"),
                Column("notes", "เรื่องอื่น ๆ"),
            ],
        ),
    ]


class MeetingCreate(MeetingPages, RecordCreate):
    """A new meeting; next comes its agenda."""

    def initial(self) -> dict[str, Any]:
        """Take the event from the address, with its day and place."""
        found = linked(self.request.user, self.request.GET, event=Event)
        start = super().initial()
        event: Any = found.get("event")
        if event is None:
            return start
        start |= {"event": event.ref, "name": event.name[:200], "held": event.started, "venue": event.venue}
        if event.area_id and self.scope.may_edit_area(event.area_id):
            start["area"] = event.area_id
        return start

    def save(self, form: Any) -> str:
        """Lead to the agenda."""
        super().save(form)
        return str(form.instance.page("agenda"))


meetings = pages_of(
    "Meeting", MeetingPages, "Export", List=MeetingList, Detail=MeetingDetail, Create=MeetingCreate
)


class MeetingFreeze(MeetingPages, OneRecordView):
    """Freezes the figures of this moment for the meeting."""

    for_writing = True
    http_method_names = ["post"]
    object: Meeting

    def post(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Do it once, and say for which day."""
        if self.object.is_trashed:
            messages.warning(request, "การประชุมนี้อยู่ในถังขยะ กู้คืนก่อน")
        else:
            snapshot = freeze_figures(self.object, by=request.user)
            messages.success(request, f"ตรึงตัวเลขไว้กับการประชุมแล้ว {snapshot.day_words}")
        return HttpResponseRedirect(f"{self.object.page()}#figures")


class MeetingMinutes(MeetingPages, OneRecordView):
    """The minutes on one page. They name people, so that opening them is remembered as printing."""

    page = "minutes"
    in_full = True
    object: Meeting

    def get(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Show the paper."""
        person: Any = request.user
        AccessLog.objects.create(
            account=person, kind=AccessKind.PRINT, subject="support.meeting", subject_ref=ref
        )
        return render(request, self.get_template_names(), self.get_context_data())

    def own_crumbs(self) -> list[Crumb]:
        """Lead through the meeting."""
        return [Crumb(str(self.object), self.object.page()), Crumb("รายงานการประชุม")]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the minutes."""
        readable = self.object.readable_classes(self.scope)
        return super().get_context_data(
            minutes=minutes_of(self.object, self.request.user),
            reads_names=DataClass.PERSONAL in readable,
            title=f"รายงาน{self.object}",
            **kwargs,
        )
