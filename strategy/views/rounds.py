"""The pages of rounds: what is asked of whom, what came, and the steps after."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from nakhonchai.accounts.scope import scope_of
from nakhonchai.base.personal_data import DataClass
from nakhonchai.dashboards.figures import Now
from nakhonchai.dashboards.tree import tree
from nakhonchai.geography.enums import Level
from nakhonchai.records.tables import Column, may_edit
from nakhonchai.records.views import (
    Crumb,
    RecordBulk,
    RecordCreate,
    RecordDetail,
    RecordEdit,
    RecordExport,
    RecordHistory,
    RecordList,
    RecordRestore,
    RecordTrash,
    RecordView,
)
from nakhonchai.records.views.base import OneRecordView
from nakhonchai.thai import format_date
from strategy.actions import MOVES, ask_for_reports, may_move, move_reports
from strategy.enums import STATUS_TONES, ReportLevel, Status
from strategy.filters import RoundFilters
from strategy.forms import RoundForm
from strategy.forms.rounds import AskForm, MoveForm
from strategy.models import Indicator, Round, Value

PAGE = 50
NOBODY = "ไม่มีพื้นที่ที่ต้องรายงานตัวชี้วัดนี้ในขอบเขตที่เลือก หรือผู้ที่มอบให้ไม่ได้ดูแลพื้นที่เหล่านั้น"
NONE_CHOSEN = "เลือกรายงานอย่างน้อยหนึ่งรายการ แล้วกดอีกครั้ง"
LEVELS = {2: Level.PROVINCE, 4: Level.DISTRICT, 6: Level.SUBDISTRICT}
DUE = Column("due", "ส่งภายใน", sort="due", show=lambda one: format_date(one.due))


class RoundPages(RecordView):
    """What the pages of rounds share."""

    model = Round
    form_class = RoundForm
    filterset_class = RoundFilters
    default_sort = "due"
    columns = [
        Column("kind", "รอบรายงาน", sort="fiscal_year", kind="link", show=str),
        Column("home_path", "พื้นที่", sort="area__code", data=DataClass.NETWORK),
        Column("opens", "เปิดให้รายงาน", sort="opens", show=lambda one: format_date(one.opens)),
        DUE,
    ]

    def home_crumbs(self) -> list[Crumb]:
        """Begin at the page of strategies."""
        return [Crumb("ยุทธศาสตร์", reverse("strategy:home"))]


class RoundList(RoundPages, RecordList):
    """Every round."""

    lead = "รอบรายงานรายไตรมาสและรายปี ใครต้องส่งอะไร ภายในเมื่อใด"
    empty_text = "เปิดรอบแรก แล้วเลือกตัวชี้วัดที่ขอจากพื้นที่"

    def home_crumbs(self) -> list[Crumb]:
        """This is the list of all."""
        return [Crumb("รอบรายงาน", Round.list_url())]


class RoundDetail(RoundPages, RecordDetail):
    """One round with the reports that the reader finds, and what can be done with them."""

    page = "detail"
    sections = [
        (
            "รอบรายงาน",
            [
                Column("kind", "รอบ"),
                Column("home_path", "พื้นที่", data=DataClass.NETWORK),
                Column("opens", "เปิดให้รายงาน", show=lambda one: format_date(one.opens)),
                DUE,
                Column("note", "คำอธิบายถึงผู้รายงาน"),
            ],
        ),
    ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the reports by step, and the form for the next one."""
        status = self.request.GET.get("status", "")
        reports = reports_of(self.object, self.request.user)
        counts = dict(reports.order_by().values_list("status").annotate(n=Count("pk")))
        shown = reports.filter(status=status) if status in Status.values else reports
        ordered = shown.select_related("area", "cluster", "indicator", "assignee", "round")
        page = Paginator(ordered.order_by("area_id", "indicator__sort_key", "pk"), PAGE)
        page_obj = page.get_page(self.request.GET.get("page"))
        steps = [(one, STATUS_TONES[one], counts.get(one.value, 0), one.value == status) for one in Status]
        move_form = kwargs.pop("move_form", None) or MoveForm()
        return super().get_context_data(
            page_obj=page_obj,
            chosen=kwargs.pop("chosen", ()),
            rows=[self._row(one) for one in page_obj],
            steps=steps,
            total=sum(counts.values()),
            status=status,
            move_form=move_form,
            may_move=self.scope.may_manage,
            ask_url=reverse("strategy:round-ask", args=[self.object.ref]) if self.may_edit else "",
            move_url=reverse("strategy:round-move", args=[self.object.ref]),
            **kwargs,
        )

    def _row(self, one: Value) -> tuple[Value, str, bool, bool, bool]:
        mine = may_edit(one, self.scope)
        able = mine and any(may_move(verb, one, self.scope) for verb in MOVES if verb != "submit")
        in_full = DataClass.INTERNAL in one.readable_classes(self.scope)
        tone = STATUS_TONES[Status(one.status)]
        return one, tone, mine and one.is_owed, able and self.scope.may_manage, in_full


def reports_of(around: Round, person: Any) -> Any:
    """Return the reports of a round that a person finds."""
    return Value.objects.visible_to(person).alive().filter(round=around.pk)


class RoundCreate(RoundPages, RecordCreate):
    """A new round."""


class RoundEdit(RoundPages, RecordEdit):
    """Changes a round."""


class RoundHistory(RoundPages, RecordHistory):
    """What became of it."""


class RoundTrash(RoundPages, RecordTrash):
    """Into the trash."""


class RoundRestore(RoundPages, RecordRestore):
    """Out of it."""


class RoundBulk(RoundPages, RecordBulk):
    """Many at once."""


class RoundExport(RoundPages, RecordExport):
    """The list as a file."""


class RoundAsk(RoundPages, OneRecordView):
    """Asks areas for indicators: who owes what until when."""

    page = "ask"
    for_writing = True

    def get(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Ask which."""
        return self.show(self._form())

    def post(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Ask the areas."""
        form = self._form(request.POST)
        if not form.is_valid():
            return self.show(form, 422)
        asked = form.cleaned_data
        codes = {one.pk: self.codes_for(one, asked["within"]) for one in asked["indicators"]}
        if asked["assignee"] is not None:
            theirs = scope_of(asked["assignee"])
            codes = {key: [one for one in some if theirs.may_edit_area(one)] for key, some in codes.items()}
        if not any(codes.values()):
            form.add_error("assignee" if asked["assignee"] else "within", NOBODY)
            return self.show(form, 422)
        count = ask_for_reports(
            self.object, asked["indicators"], codes, by=request.user, assignee=asked["assignee"]
        )
        messages.success(request, f"ขอรายงานเพิ่ม {count:,} รายการแล้ว แสดงใน “งานของฉัน” ของผู้ที่ต้องส่ง")
        return HttpResponseRedirect(self.object.page())

    def _form(self, data: Any = None) -> AskForm:
        return AskForm(data, person=self.request.user, scope=self.scope, around=self.object)

    def codes_for(self, indicator: Indicator, within: Any) -> list[str]:
        """Return the areas that report an indicator within the round's area, as far as the reader edits."""
        if indicator.report_level == ReportLevel.CLUSTER:
            return [""] if self.object.cluster_id and within is None else []
        where = tree(Now())
        code = within.code if within is not None else self.object.area_id
        prefixes = (code,) if code else self._provinces(where)
        level = LEVELS[indicator.report_level]
        fitting = tuple(one for one in prefixes if len(one) <= indicator.report_level)
        found = where.codes_under(fitting, level)
        return [one for one in found if self.scope.may_edit_area(one)]

    def _provinces(self, where: Any) -> tuple[str, ...]:
        cluster = next((one for one in where.clusters if one.pk == self.object.cluster_id), where.clusters[0])
        return tuple(cluster.provinces)

    def show(self, form: AskForm, status: int = 200) -> HttpResponse:
        """Render the form."""
        context = self.get_context_data(form=form, title="ขอรายงาน", cancel_url=self.object.page())
        return render(self.request, self.get_template_names(), context, status=status)

    def own_crumbs(self) -> list[Crumb]:
        """Lead through the round."""
        return [Crumb(str(self.object), self.object.page()), Crumb("ขอรายงาน")]


class RoundMove(RoundDetail):
    """Takes a step with the chosen reports of a round."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Confirm, accept, send back or waive; what cannot take the step stays, and is counted."""
        if not self.scope.may_manage:
            raise PermissionDenied
        form, chosen = MoveForm(request.POST), request.POST.getlist("ref")
        if not chosen:
            form.add_error(None, NONE_CHOSEN)
        if not form.is_valid():
            context = self.get_context_data(move_form=form, chosen=chosen)
            return render(request, self.get_template_names(), context, status=422)
        verb, reason = form.cleaned_data["verb"], form.cleaned_data["reason"]
        found = Value.objects.editable_by(request.user).alive().filter(round=self.object.pk, ref__in=chosen)
        able = [one for one in found.select_related("indicator") if may_move(verb, one, self.scope)]
        moved = move_reports(able, verb, by=request.user, reason=reason)
        left = len(set(chosen)) - moved
        rest = f" อีก {left} รายการไม่อยู่ในขั้นที่ทำได้ หรือท่านไม่มีสิทธิ" if left else ""
        messages.success(request, f"{MOVES[verb][2]} {moved} รายการแล้ว{rest}")
        return HttpResponseRedirect(f"{self.object.page()}?{request.GET.urlencode()}")
