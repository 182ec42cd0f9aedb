"""The pages of policy issues and of their steps."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from nakhonchai.base.personal_data import DataClass
from nakhonchai.records.bulk import BulkField
from nakhonchai.records.tables import Column
from nakhonchai.records.views import Crumb, OneRecordView, RecordCreate, RecordDetail, RecordList, RecordView
from nakhonchai.thai import format_date
from support.actions import add_evidence, remove_evidence
from support.enums import ISSUE_TONES, IssueState
from support.filters import PolicyIssueFilters, PolicyStepFilters
from support.issue_forms import EvidenceForm, PolicyIssueForm, PolicyStepForm
from support.models import PolicyEvidence, PolicyIssue, PolicyStep
from support.views.knowledge import pages_of
from support.views.visits import PLACE

STATE = Column("state", "สถานะ", sort="state", kind="status", tones=ISSUE_TONES)


class IssuePages(RecordView):
    """What the pages of policy issues share."""

    model = PolicyIssue
    form_class = PolicyIssueForm
    filterset_class = PolicyIssueFilters
    related = ("area", "cluster", "theme")
    columns = [
        Column("name", "ประเด็น", sort="sort_key", kind="link"),
        Column("asked_of", "ขอจากใคร", sort="asked_of"),
        PLACE,
        STATE,
        Column("next_step", "ขั้นต่อไป", show=lambda one: one.next_words),
        Column("is_published", "เผยแพร่", sort="is_published"),
    ]
    bulk_fields = [BulkField("state", "สถานะ", lambda: IssueState.choices)]

    def get_template_names(self) -> list[str]:
        """Look under the short name."""
        return [f"support/issue_{self.page}.html", f"records/record_{self.page}.html"]


class IssueList(IssuePages, RecordList):
    """The joint issues of the cluster."""

    lead = "ประเด็นที่ขบวนผลักดันร่วมกัน ขออะไรจากใคร มีหลักฐานเท่าใด และถึงไหนแล้ว"
    empty_text = "เพิ่มประเด็นแรกที่ขบวนจะผลักดันร่วมกัน"


class IssueDetail(IssuePages, RecordDetail):
    """One issue; evidence and steps are panels."""

    badges = [
        STATE,
        Column("is_published", "เผยแพร่", show=lambda one: "เผยแพร่ต่อสาธารณะ" if one.is_published else ""),
    ]
    sections = [
        (
            "ประเด็น",
            [
                Column("asks", "ขออะไร"),
                Column("asked_of", "ขอจากใคร"),
                Column("theme", "ประเด็นงาน"),
                PLACE,
                Column("next_step", "ขั้นต่อไป", show=lambda one: one.next_words),
                Column("result", "ผลที่ได้"),
                Column("public_summary", "สรุปสำหรับประชาชน"),
            ],
        ),
        ("บันทึกภายใน", [Column("notes", "บันทึกภายใน")]),
    ]


issues = pages_of("Issue", IssuePages, "Export", List=IssueList, Detail=IssueDetail)


class EvidenceAdd(IssuePages, OneRecordView):
    """One more body, project or subdistrict whom the issue concerns."""

    page = "evidence_form"
    for_writing = True

    def get(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Ask which."""
        return self.show(EvidenceForm(person=request.user))

    def post(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Add it, and lead back to the issue."""
        form = EvidenceForm(request.POST, person=request.user)
        if not form.is_valid():
            return self.show(form, 422)
        one = add_evidence(self.object, by=request.user, note=form.cleaned_data["note"], **form.thing)
        messages.success(request, f"เพิ่ม {one} แล้ว")
        return HttpResponseRedirect(f"{self.object.page()}#evidence")

    def show(self, form: EvidenceForm, status: int = 200) -> HttpResponse:
        """Render the form."""
        context = self.get_context_data(form=form, title="เพิ่มหลักฐาน", cancel_url=self.object.page())
        return render(self.request, self.get_template_names(), context, status=status)

    def own_crumbs(self) -> list[Crumb]:
        """Lead through the issue."""
        return [Crumb(str(self.object), self.object.page()), Crumb("เพิ่มหลักฐาน")]


class EvidenceRemove(IssuePages, OneRecordView):
    """Takes evidence away."""

    for_writing = True
    http_method_names = ["post"]

    def post(self, request: HttpRequest, ref: str, **kwargs: Any) -> HttpResponse:
        """Do it, and say that it can be added again."""
        kept = PolicyEvidence.objects.filter(issue=self.object, pk=kwargs["evidence"])
        one = kept.select_related("issue", "organization", "project", "place").first()
        if one is None:
            raise Http404
        words = str(one)
        remove_evidence(one, by=request.user)
        messages.success(request, f"เอา {words} ออกแล้ว เพิ่มกลับได้ทุกเมื่อ")
        return HttpResponseRedirect(f"{self.object.page()}#evidence")


def day(step: Any) -> str:
    """Return the day of something held."""
    return format_date(step.held, short=True)


class StepPages(RecordView):
    """What the pages of steps share."""

    model = PolicyStep
    form_class = PolicyStepForm
    filterset_class = PolicyStepFilters
    related = ("area", "cluster", "issue")
    default_sort = "-held"
    columns = [
        Column("name", "ทำอะไร", sort="sort_key", kind="link"),
        Column("held", "วันที่", sort="held", show=day),
        Column("kind", "ชนิด", sort="kind"),
        Column("issue", "ประเด็น", kind="link", url=lambda one: one.issue.page()),
        PLACE,
        Column("document", "เอกสาร"),
    ]

    def home_crumbs(self) -> list[Crumb]:
        """Begin at the list of issues."""
        return [Crumb("ประเด็นนโยบาย", PolicyIssue.list_url())]


class StepList(StepPages, RecordList):
    """The steps of all issues."""

    empty_text = "เพิ่มขั้นตอนจากหน้าของประเด็น"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """A step is added on the page of its issue, not from here."""
        return super().get_context_data(**kwargs) | {"create_url": ""}


class StepDetail(StepPages, RecordDetail):
    """One step with its document."""

    badges = [Column("kind", "ชนิด", kind="status")]
    sections = [
        (
            "ขั้นตอน",
            [
                Column("issue", "ประเด็น", kind="link", url=lambda one: one.issue.page()),
                Column("held", "วันที่", show=day),
                Column("outcome", "ผล"),
                Column("document", "เอกสาร"),
                Column("link", "ลิงก์เอกสาร", kind="link", url=lambda one: one.link),
                Column("home_path", "พื้นที่", data=DataClass.NETWORK),
            ],
        )
    ]


class StepCreate(StepPages, RecordCreate):
    """A new step of the issue that the address names (``?issue=``)."""

    issue: PolicyIssue

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Find the issue among those the person edits, or answer 404."""
        mine = PolicyIssue.objects.editable_by(request.user).alive().select_related("area", "cluster")
        found = mine.filter(ref=request.GET.get("issue", "")).first()
        if found is None:
            raise Http404
        self.issue = found
        return super().dispatch(request, *args, **kwargs)

    def instance(self) -> PolicyStep:
        """Return an empty step of the issue."""
        return PolicyStep(issue=self.issue)

    def initial(self) -> dict[str, Any]:
        """Start empty: the place is the issue's."""
        return {}

    def own_crumbs(self) -> list[Crumb]:
        """Lead through the issue's page."""
        return [Crumb(str(self.issue), self.issue.page()), *super().own_crumbs()]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say whose step it is."""
        title = f"เพิ่มขั้นตอนของ {self.issue}"
        return super().get_context_data(**kwargs) | {"cancel_url": self.issue.page(), "title": title}


steps = pages_of("Step", StepPages, "Export", List=StepList, Detail=StepDetail, Create=StepCreate)
