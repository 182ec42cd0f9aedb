"""The pages of the lines of strategies, and of the links between them."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from nakhonchai.base.personal_data import DataClass
from nakhonchai.records.tables import Column
from nakhonchai.records.views import (
    Crumb,
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
)
from nakhonchai.records.views.base import OneRecordView
from strategy.actions import link_nodes, unlink_nodes
from strategy.filters import NodeFilters
from strategy.forms import NodeForm, NodeLinkForm
from strategy.models import Node, NodeLink, Strategy
from strategy.views.shared import SharedPages
from strategy.views.strategies import initial_link

YEARS = Column(
    "first_year",
    "ช่วงปี",
    show=lambda one: " – ".join(str(year) for year in (one.first_year, one.last_year) if year),
    data=DataClass.NETWORK,
)


class NodePages(SharedPages):
    """What the pages of lines share."""

    model = Node
    form_class = NodeForm
    filterset_class = NodeFilters
    related = ("area", "cluster", "strategy", "parent")
    default_sort = "kind"
    columns = [
        Column("name", "ข้อ", sort="sort_key", kind="link", show=str),
        Column("kind", "ชนิด", sort="order"),
        Column("strategy", "ยุทธศาสตร์", sort="strategy__sort_key"),
        Column("home_path", "ของพื้นที่", sort="area__code", data=DataClass.NETWORK),
    ]

    def home_crumbs(self) -> list[Crumb]:
        """Begin at the page of strategies."""
        return [Crumb("ยุทธศาสตร์", reverse("strategy:home"))]


class NodeList(NodePages, RecordList):
    """The lines of all strategies."""

    lead = "ข้อของทุกยุทธศาสตร์ กรองดูข้อที่ยังไม่เชื่อมกับแผนของรัฐได้"
    empty_text = "เปิดยุทธศาสตร์ แล้วเพิ่มข้อ"

    def home_crumbs(self) -> list[Crumb]:
        """This is the list of all."""
        return [Crumb("ข้อของยุทธศาสตร์", Node.list_url())]


class NodeDetail(NodePages, RecordDetail):
    """One line; what measures it, what it is linked with and what contributes to it are panels."""

    badges = [Column("kind", "ชนิด", show=lambda one: one.get_kind_display(), data=DataClass.NETWORK)]
    sections = [
        (
            "ข้อของยุทธศาสตร์",
            [
                Column("strategy", "ยุทธศาสตร์", kind="link", url=lambda one: one.strategy.page()),
                Column("parent", "อยู่ใต้ข้อ", kind="link", url=lambda one: one.parent.page()),
                Column("kind", "ชนิด"),
                YEARS,
                Column("detail", "ข้อความเต็ม"),
            ],
        ),
    ]

    def own_crumbs(self) -> list[Crumb]:
        """Lead through the strategy."""
        return [Crumb(str(self.object.strategy), self.object.strategy.page()), Crumb(str(self.object))]


class NodeCreate(NodePages, RecordCreate):
    """A new line, perhaps of a strategy (``?strategy=``) or below a line (``?parent=``)."""

    def initial(self) -> dict[str, Any]:
        """Take both from the address."""
        found = initial_link(self, "strategy", Strategy) | initial_link(self, "parent", Node)
        kind = self.request.GET.get("kind", "")
        return found | ({"kind": kind} if kind else {})


class NodeEdit(NodePages, RecordEdit):
    """Changes a line."""


class NodeHistory(NodePages, RecordHistory):
    """What became of it."""


class NodeTrash(NodePages, RecordTrash):
    """Into the trash."""


class NodeRestore(NodePages, RecordRestore):
    """Out of it."""


class NodeBulk(NodePages, RecordBulk):
    """Many at once."""


class NodePick(NodePages, RecordPick):
    """What a picker asks."""


class NodeExport(NodePages, RecordExport):
    """The list as a file."""


class NodeLinkAdd(NodePages, OneRecordView):
    """One more link of a line."""

    page = "link_form"
    for_writing = True

    def get(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Ask which."""
        return self.show(NodeLinkForm(person=request.user, source=self.object))

    def post(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Add it and lead back."""
        form = NodeLinkForm(request.POST, person=request.user, source=self.object)
        if not form.is_valid():
            return self.show(form, 422)
        asked = form.cleaned_data
        link_nodes(self.object, asked["target"], kind=asked["kind"], note=asked["note"], by=request.user)
        messages.success(request, f"เชื่อมกับ “{asked['target']}” แล้ว")
        return HttpResponseRedirect(f"{self.object.page()}#links")

    def show(self, form: NodeLinkForm, status: int = 200) -> HttpResponse:
        """Render the form."""
        context = self.get_context_data(form=form, title="เชื่อมกับยุทธศาสตร์อื่น", cancel_url=self.object.page())
        return render(self.request, self.get_template_names(), context, status=status)

    def own_crumbs(self) -> list[Crumb]:
        """Lead through the line."""
        return [Crumb(str(self.object), self.object.page()), Crumb("เชื่อมกับยุทธศาสตร์อื่น")]


class NodeLinkRemove(NodePages, OneRecordView):
    """Takes a link of a line away."""

    for_writing = True
    http_method_names = ["post"]

    def post(self, request: HttpRequest, ref: str, **kwargs: Any) -> HttpResponse:
        """Do it, and say that it can be added again."""
        link = NodeLink.objects.filter(source=self.object, pk=kwargs["link"]).first()
        if link is None:
            raise Http404
        unlink_nodes(link, by=request.user)
        messages.success(request, "เอาเส้นเชื่อมออกแล้ว เพิ่มกลับได้ทุกเมื่อ")
        return HttpResponseRedirect(f"{self.object.page()}#links")
