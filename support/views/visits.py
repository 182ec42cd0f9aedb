"""The pages of visits."""

from typing import Any

from nakhonchai.base.personal_data import DataClass
from nakhonchai.records.bulk import BulkField
from nakhonchai.records.models import Record
from nakhonchai.records.tables import Column
from nakhonchai.records.views import (
    RecordBulk,
    RecordCreate,
    RecordDetail,
    RecordEdit,
    RecordExport,
    RecordHistory,
    RecordList,
    RecordPick,
    RecordRestore,
    RecordTrash,
    RecordView,
)
from organizations.models import Organization
from plans.models import Project
from support.actions import save_visit
from support.enums import VISIT_TONES, VisitKind, VisitState
from support.filters import VisitFilters
from support.forms import VisitForm
from support.models import Visit

PLACE = Column("home_path", "พื้นที่", sort="area__code", data=DataClass.NETWORK)
STATE = Column("state", "สถานะ", sort="state", kind="status", tones=VISIT_TONES)


def linked(person: Any, query: Any, **models: type[Record]) -> dict[str, Any]:
    """Return the records that an address names (``?project=…``), as far as *person* finds them."""
    found = {}
    for name, model in models.items():
        ref = query.get(name, "")
        record = model.objects.visible_to(person).alive().filter(ref=ref).first() if ref else None
        if record is not None:
            found[name] = record
    return found


class VisitPages(RecordView):
    """What the pages of visits share."""

    model = Visit
    form_class = VisitForm
    filterset_class = VisitFilters
    related = ("area", "cluster", "project", "organization", "account")
    default_sort = "-visited_about"
    columns = [
        Column("kind", "การติดตาม", kind="link", sort="kind", show=str),
        Column("visited_about", "วันที่", sort="visited", data=DataClass.NETWORK),
        PLACE,
        Column("about_words", "โครงการหรือองค์กร", data=DataClass.NETWORK),
        STATE,
        Column("next_visit_about", "นัดครั้งต่อไป", sort="next_visit", data=DataClass.NETWORK),
        Column("account", "ผู้ติดตาม"),
    ]
    bulk_fields = [BulkField("kind", "ช่องทาง", lambda: VisitKind.choices)]


class VisitList(VisitPages, RecordList):
    """Visits and calls, the latest first."""

    lead = "การลงพื้นที่ โทร และพูดคุยออนไลน์กับตำบล โครงการ และองค์กร"
    empty_text = "บันทึกการลงพื้นที่หรือโทรครั้งแรก"


class VisitDetail(VisitPages, RecordDetail):
    """One visit; the tasks that were agreed are a panel."""

    badges = [STATE]
    sections = [
        (
            "การติดตาม",
            [
                Column("kind", "ช่องทาง"),
                Column("visited_about", "วันที่", data=DataClass.NETWORK),
                PLACE,
                Column("project", "โครงการ", kind="link", url=lambda one: one.project.page()),
                Column("organization", "องค์กร", kind="link", url=lambda one: one.organization.page()),
                Column("next_visit_about", "นัดครั้งต่อไป", data=DataClass.NETWORK),
            ],
        ),
        (
            "สิ่งที่พบ",
            [
                Column("found", "สิ่งที่พบ"),
                Column("advice", "สิ่งที่แนะนำหรือช่วยไป"),
                Column("account", "ผู้ติดตาม"),
                Column("others", "คนอื่นที่ร่วม"),
            ],
        ),
    ]


class VisitCreate(VisitPages, RecordCreate):
    """A new visit, or one that is planned (``?visit_state=planned``)."""

    def initial(self) -> dict[str, Any]:
        """Take place, project, body and state from the address."""
        query = self.request.GET
        found = linked(self.request.user, query, project=Project, organization=Organization)
        start = super().initial() | {name: one.ref for name, one in found.items()}
        about = next(iter(found.values()), None)
        if about is not None and about.area_id and self.scope.may_edit_area(about.area_id):
            start["area"] = about.area_id
        state = query.get("visit_state", "")
        return start | ({"state": state} if state in VisitState.values else {})

    def save(self, form: Any) -> str:
        """Write the visit with what was agreed."""
        visit = form.save(commit=False)
        save_visit(visit, by=self.request.user, rows=form.agreed)
        return str(visit.page())


class VisitEdit(VisitPages, RecordEdit):
    """Changes a visit; rows of work that are typed here are added."""

    def save(self, form: Any) -> str:
        """Write the visit and what was agreed besides."""
        visit, said = form.save(commit=False), form.cleaned_data
        written = save_visit(
            visit,
            by=self.request.user,
            rows=form.agreed,
            reason=said.get("change_reason", ""),
            version=said.get("version"),
        )
        self.saved = self.saved_text if written else "ไม่มีอะไรเปลี่ยนแปลง จึงไม่ได้บันทึกซ้ำ"
        return str(visit.page())


class VisitHistory(VisitPages, RecordHistory):
    """What became of a visit."""


class VisitTrash(VisitPages, RecordTrash):
    """Into the trash."""


class VisitRestore(VisitPages, RecordRestore):
    """Out of it."""


class VisitBulk(VisitPages, RecordBulk):
    """Many visits at once."""


class VisitPick(VisitPages, RecordPick):
    """What a picker of visits asks."""


class VisitExport(VisitPages, RecordExport):
    """The visits of the list as a file."""
