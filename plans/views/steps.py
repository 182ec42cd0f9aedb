"""The pages of steps of plans."""

from nakhonchai.base.personal_data import DataClass
from nakhonchai.records.tables import Column
from nakhonchai.records.views import (
    Crumb,
    RecordBulk,
    RecordDetail,
    RecordExport,
    RecordHistory,
    RecordList,
    RecordRestore,
    RecordTrash,
)
from plans.enums import STEP_TONES
from plans.filters import PlanStepFilters
from plans.models import Plan, PlanStep, PlanStepType
from plans.step_forms import PlanStepForm
from plans.views.belonging import BelongingCreate, BelongingEdit, BelongingPages

STATE = Column(
    "state",
    "ถึงไหน",
    kind="status",
    show=lambda one: one.state.label,
    data=DataClass.NETWORK,
    tones=STEP_TONES,
)
PLAN = Column("plan", "แผน", sort="plan__sort_key", kind="link", url=lambda one: one.plan.page())


class PlanStepPages(BelongingPages):
    """What the pages of steps share."""

    model = PlanStep
    form_class = PlanStepForm
    filterset_class = PlanStepFilters
    related = ("area", "cluster", "plan", "type", "event")
    parent_model = Plan
    parent_name = "plan"
    anchor = "steps"
    default_sort = "type"
    columns = [
        Column("type", "ขั้นตอน", sort="type__order", kind="link"),
        PLAN,
        Column("home_path", "พื้นที่", sort="area__code", data=DataClass.NETWORK),
        Column("started_about", "เริ่ม/กำหนดไว้", sort="started", data=DataClass.NETWORK),
        Column("done_about", "เสร็จเมื่อ", sort="done", data=DataClass.NETWORK),
        STATE,
    ]


class PlanStepList(PlanStepPages, RecordList):
    """What plans record of their steps."""

    lead = "แต่ละแผนทำขั้นไหนเมื่อไร ใครร่วม มีหลักฐานอะไร"
    empty_text = "เปิดหน้าแผน แล้วบันทึกขั้นตอนที่ทำแล้วหรือกำหนดไว้"

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        """A step is added on its plan's page, not from here."""
        return super().get_context_data(**kwargs) | {"create_url": Plan.list_url()}


class PlanStepDetail(PlanStepPages, RecordDetail):
    """One step."""

    badges = [STATE]
    sections = [
        (
            "ขั้นตอน",
            [
                PLAN,
                Column("type", "ขั้นตอน"),
                Column("started_about", "เริ่ม/กำหนดไว้", data=DataClass.NETWORK),
                Column("done_about", "เสร็จเมื่อ", data=DataClass.NETWORK),
                Column("event", "กิจกรรม", kind="link", url=lambda one: one.event.page()),
                Column("people", "ผู้เข้าร่วม (คน)", kind="number"),
                Column("evidence", "หลักฐาน"),
                Column("note", "ผลของขั้นนี้"),
            ],
        )
    ]

    def home_crumbs(self) -> list[Crumb]:
        """Lead through the plan."""
        return [*super().home_crumbs(), Crumb(str(self.object.plan), self.object.plan.page())]


class PlanStepCreate(PlanStepPages, BelongingCreate):
    """A step of the plan that the address names; ``?type=`` says which."""

    saved_text = "บันทึกขั้นตอนแล้ว"

    def initial(self) -> dict[str, object]:
        """Begin with the step that the plan's page offered."""
        asked = self.request.GET.get("type", "")
        number = int(asked) if asked.isdecimal() and len(asked) < 10 else 0
        found = PlanStepType.objects.filter(is_active=True, pk=number).first()
        return {"type": found.pk} if found is not None else {}


class PlanStepEdit(PlanStepPages, BelongingEdit):
    """Changes a step."""


class PlanStepHistory(PlanStepPages, RecordHistory):
    """What became of a step."""


class PlanStepTrash(PlanStepPages, RecordTrash):
    """Into the trash: for what was never so."""


class PlanStepRestore(PlanStepPages, RecordRestore):
    """Out of it."""


class PlanStepBulk(PlanStepPages, RecordBulk):
    """Many steps at once."""


class PlanStepExport(PlanStepPages, RecordExport):
    """The steps of the list as a file."""
