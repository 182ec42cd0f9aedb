"""The pages of the ledger."""

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest

from nakhonchai.base.personal_data import DataClass
from nakhonchai.records.tables import Column
from nakhonchai.records.views import RecordDetail
from nakhonchai.thai import format_baht
from plans.enums_money import MONEY_TONES
from plans.filters_money import MoneyLineFilters
from plans.forms_money import MoneyLineForm
from plans.models import MoneyLine
from plans.money.tables import plain_baht
from plans.views.parts import PLACE, PROJECT, PartCreate, PartList, PartPages, pages_of


def kind_words(line: Any) -> str:
    """Return what happened to the money, and whether the line corrects another."""
    return f"{line.get_kind_display()} (ปรับยอด)" if line.corrects_id else line.get_kind_display()


KIND = Column("kind", "ชนิด", sort="kind", kind="status", tones=MONEY_TONES, show=kind_words)


class MoneyLinePages(PartPages):
    """The lines of the ledger."""

    model = MoneyLine
    form_class = MoneyLineForm
    filterset_class = MoneyLineFilters
    related = (*PartPages.related, "source", "corrects__source")
    default_sort = "-when"
    anchor = "money"
    columns = [
        Column("project", "โครงการ", sort="project__sort_key", kind="link"),
        KIND,
        Column("source", "แหล่งเงิน", sort="source__order"),
        Column("form", "รูปแบบ", sort="form"),
        Column(
            "amount",
            "จำนวน (บาท)",
            sort="amount",
            kind="number",
            show=lambda one: plain_baht(one.amount),
        ),
        Column("when", "ปีงบประมาณ", sort="fiscal_year", data=DataClass.INTERNAL),
        PLACE,
    ]


class MoneyLineList(MoneyLinePages, PartList):
    """Every line that the reader finds."""

    lead = "เงินของโครงการทีละรายการ: เสนอขอ รับปาก ได้รับ ใช้ไป จากแหล่งใด ปีใด"


def corrected(line: Any) -> str:
    """Return in words what a line corrects."""
    return "" if line.corrects is None else f"{line.corrects} ปี {line.corrects.when}"


class MoneyLineDetail(MoneyLinePages, RecordDetail):
    """One line."""

    badges = [KIND]
    sections = [
        (
            "รายการเงิน",
            [
                PROJECT,
                PLACE,
                Column("source", "แหล่งเงิน"),
                Column("form", "รูปแบบ"),
                Column("amount", "จำนวน", show=lambda one: format_baht(one.amount)),
                Column("when", "ปีงบประมาณ", data=DataClass.INTERNAL),
                Column("dated_about", "วันที่", data=DataClass.INTERNAL),
                Column("document", "เอกสาร/หลักฐาน"),
                Column("note", "หมายเหตุ"),
                Column(
                    "corrects",
                    "ปรับยอดของ",
                    kind="link",
                    show=corrected,
                    url=lambda one: one.corrects.page(),
                ),
            ],
        )
    ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Lead to a correction of this line."""
        line = self.object
        may = self.may_edit and line.corrects_id is None and not line.is_trashed
        query = urlencode({"project": line.project.ref, "corrects": line.ref})
        address = f"{MoneyLine.list_url('create')}?{query}" if may else ""
        return super().get_context_data(**kwargs) | {"correct_url": address}


class MoneyLineCreate(MoneyLinePages, PartCreate):
    """A new line, or one that corrects another (``?corrects=``)."""

    corrects: Any = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Find the line that is corrected among those of the project, or answer 404."""
        ref = request.GET.get("corrects", "")
        if ref:
            mine = MoneyLine.objects.editable_by(request.user).alive().select_related("source", "project")
            found = mine.filter(ref=ref, corrects=None, project__ref=request.GET.get("project", "")).first()
            if found is None:
                raise Http404
            self.corrects = found
        return super().dispatch(request, *args, **kwargs)

    def instance(self) -> MoneyLine:
        """Return an empty line; a correction is of the same kind, source and year as what it corrects."""
        line = MoneyLine(project=self.project)
        if self.corrects is not None:
            line.corrects = self.corrects
            for name in MoneyLine.LIKE:
                setattr(line, name, getattr(self.corrects, name))
        return line

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say whether a line is corrected."""
        context = super().get_context_data(**kwargs)
        return context if self.corrects is None else context | {"title": "ปรับยอดรายการเงิน"}


money_lines = pages_of(
    "MoneyLine", MoneyLinePages, List=MoneyLineList, Detail=MoneyLineDetail, Create=MoneyLineCreate
)
