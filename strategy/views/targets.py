"""The pages of targets, and spreading one over the areas below."""

from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views import View

from nakhonchai.accounts.scope import scope_of
from nakhonchai.base.personal_data import DataClass
from nakhonchai.dashboards.figures import Now
from nakhonchai.dashboards.reading import Reading
from nakhonchai.dashboards.register import latest, register_of, series
from nakhonchai.dashboards.spots import area_spot
from nakhonchai.geography.enums import FigureKind, Level
from nakhonchai.geography.models import Area
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
    RecordRestore,
    RecordTrash,
    RecordView,
)
from strategy.actions import set_targets
from strategy.filters import TargetFilters
from strategy.forms import TargetForm
from strategy.forms.indicators import SpreadForm, wrong_year
from strategy.models import Indicator, Target
from strategy.models.indicator import NO_UNIT
from strategy.models.value import show
from strategy.targets import spread_by, spread_evenly, step_of, stored_targets
from strategy.views.strategies import initial_link

VALUE = Column("value", "ค่าเป้าหมาย", sort="value", show=lambda one: f"{show(one.value)} {one.indicator.unit}")


class TargetPages(RecordView):
    """What the pages of targets share."""

    model = Target
    form_class = TargetForm
    filterset_class = TargetFilters
    related = ("area", "cluster", "indicator")
    default_sort = "indicator"
    columns = [
        Column("indicator", "ตัวชี้วัด", sort="sort_key", kind="link"),
        Column("home_path", "พื้นที่", sort="area__code", data=DataClass.NETWORK),
        Column("fiscal_year", "ปีงบประมาณ", sort="fiscal_year"),
        VALUE,
    ]


class TargetList(TargetPages, RecordList):
    """Targets of the reader's areas."""

    lead = "ค่าเป้าหมายของแต่ละพื้นที่และปีงบประมาณ"
    empty_text = "เปิดตัวชี้วัดแล้วตั้งเป้า หรือกระจายเป้าของจังหวัดให้อำเภอ"


class TargetDetail(TargetPages, RecordDetail):
    """One target."""

    sections = [
        (
            "ค่าเป้าหมาย",
            [
                Column("indicator", "ตัวชี้วัด", kind="link", url=lambda one: one.indicator.page()),
                Column("home_path", "พื้นที่", data=DataClass.NETWORK),
                Column("fiscal_year", "ปีงบประมาณ"),
                VALUE,
                Column("narrative", "เรื่องเล่าข้างตัวเลข"),
            ],
        ),
    ]


class TargetCreate(TargetPages, RecordCreate):
    """A new target of an indicator (``?indicator=``) in an area (``?area=``) and a year (``?year=``)."""

    def initial(self) -> dict[str, Any]:
        """Take them from the address."""
        found = super().initial() | initial_link(self, "indicator", Indicator)
        year = self.request.GET.get("year", "")
        return found | ({"fiscal_year": int(year)} if year.isascii() and year.isdigit() else {})


class TargetEdit(TargetPages, RecordEdit):
    """Changes a target."""


class TargetHistory(TargetPages, RecordHistory):
    """What became of it."""


class TargetTrash(TargetPages, RecordTrash):
    """Into the trash."""


class TargetRestore(TargetPages, RecordRestore):
    """Out of it."""


class TargetBulk(TargetPages, RecordBulk):
    """Many at once."""


class TargetExport(TargetPages, RecordExport):
    """The list as a file."""


class TargetSpread(View):
    """A target of an area shared among the areas below, with the sum beside what it should be."""

    http_method_names = ["get", "post"]
    indicator: Any
    own: Any

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Find indicator, area and year; only who edits the area spreads its target."""
        scope = scope_of(request.user)
        found = Indicator.objects.visible_to(request.user).alive().select_related("node__strategy", "area")
        self.indicator = found.filter(ref=kwargs["ref"]).first()
        area = Area.objects.current().filter(code=kwargs["code"], level__lte=Level.DISTRICT).first()
        if self.indicator is None or area is None:
            raise Http404
        if not scope.may_edit_area(area.code):
            raise PermissionDenied
        self.area, self.year = area, kwargs["year"]
        self.reading = Reading(scope, Now())
        self.spot = area_spot(area, self.reading.tree)
        self.below = self.reading.tree.children(area.code)
        self.own = stored_targets(self.indicator, [area.code], self.year).get(area.code)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Show what is there; a way of sharing in the address is shown, and not yet saved."""
        form = self._form()
        how = request.GET.get("how", "")
        if self.own is not None and how in (SpreadForm.EVEN, SpreadForm.PEOPLE):
            form.initial.update({f"v{code}": value for code, value in self._shared(how).items()})
            form.initial["how"] = how
        return self.show(form)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Save what stands in the fields."""
        form = self._form(request.POST)
        if words := self._refused():
            form.add_error(None, words)
        if not form.is_valid():
            return self.show(form, 422)
        changed = set_targets(self.indicator, self.year, form.typed(), by=request.user)
        messages.success(request, f"บันทึกเป้าหมายแล้ว เปลี่ยน {changed} พื้นที่" if changed else "ไม่มีอะไรเปลี่ยนแปลง")
        return HttpResponseRedirect(request.path)

    def _form(self, data: Any = None) -> SpreadForm:
        stored = stored_targets(self.indicator, [place.code for place in self.below], self.year)
        return SpreadForm(data, areas=self.below, stored=stored)

    def _refused(self) -> str:
        if not self.indicator.unit and not self.indicator.is_ratio:
            return NO_UNIT
        return wrong_year(self.indicator, self.year)

    def _shared(self, how: str) -> dict[str, Decimal]:
        codes = [place.code for place in self.below]
        step = step_of(self.own.value)
        if how == SpreadForm.PEOPLE:
            parts = spread_by(self.own.value, [self._people(code) for code in codes], step)
        else:
            parts = spread_evenly(self.own.value, len(codes), step)
        return dict(zip(codes, parts, strict=True))

    def _people(self, code: str) -> Decimal:
        found = latest(series(register_of(self.reading.now), (code,), FigureKind.POPULATION))
        return Decimal(found.value) if found is not None else Decimal(0)

    def show(self, form: SpreadForm, status: int = 200) -> HttpResponse:
        """Render the fields with their sum."""
        values = [form[f"v{place.code}"].value() for place in self.below]
        known = [number for value in values if (number := as_number(value)) is not None]
        context = {
            "form": form,
            "indicator": self.indicator,
            "spot": self.spot,
            "year": self.year,
            "own": self.own,
            "refused": self._refused(),
            "total": sum(known, Decimal(0)) if known else None,
            "set_count": len(known),
            "own_url": f"{Target.list_url('create')}?indicator={self.indicator.ref}"
            f"&area={self.area.code}&year={self.year}",
            "has_people": any(self._people(place.code) for place in self.below),
            "breadcrumbs": [
                Crumb("ยุทธศาสตร์", reverse("strategy:home")),
                Crumb(str(self.indicator), self.indicator.page()),
                Crumb("กระจายเป้าหมาย"),
            ],
        }
        return render(self.request, "strategy/target_spread.html", context, status=status)


def as_number(value: Any) -> Decimal | None:
    """Return what stands in a field as a number; None where nothing, or nothing readable, stands there."""
    try:
        number = Decimal(str(value).replace(",", ""))
    except ArithmeticError:
        return None
    return number if number.is_finite() else None
