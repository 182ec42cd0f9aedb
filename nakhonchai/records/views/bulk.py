"""The page that shows what a bulk action would do, and does it when confirmed."""

from typing import Any

from django.contrib import messages
from django.core import signing
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render

from nakhonchai.records.bulk import BULK_LIMIT, BulkChange, BulkOutcome, apply_bulk, read_change
from nakhonchai.records.views.base import Crumb
from nakhonchai.records.views.lists import FilteredView
from nakhonchai.records.views.trash import in_one
from nakhonchai.thai import format_number

SALT = "records.bulk"
SHOWN = 50
NAMED = 10
NOTHING = "ยังไม่ได้เลือกรายการ หรือรายการที่เลือกอยู่นอกเขตที่ท่านดูแล"


class RecordBulk(FilteredView):
    """Posted by the list with chosen rows, or all that are filtered: a preview. Posted by that: the deed."""

    page = "bulk"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse readers who keep no records."""
        self.request = request
        if not self.scope.may_write:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def own_crumbs(self) -> list[Crumb]:
        """End with what the page does."""
        return [Crumb("แก้หลายรายการ")]

    @property
    def back(self) -> str:
        """The list as it was filtered."""
        query = self.request.GET.urlencode()
        return self.model.list_url() + (f"?{query}" if query else "")

    def get(self, request: HttpRequest) -> HttpResponse:
        """Lead to the list: there is nothing to look at before rows are chosen."""
        return HttpResponseRedirect(self.back)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Show the preview, or do what it showed."""
        change = read_change(request.POST.get("action", ""), self.bulk_fields, self.model)
        if change is None:
            messages.error(request, "เลือกว่าจะทำอะไรกับรายการที่เลือก")
            return HttpResponseRedirect(self.back)
        if "looked_at" in request.POST:
            return self._apply(change)
        return self._preview(change)

    def _chosen(self) -> Any:
        """Return what was chosen, as far as this person edits it."""
        posted = self.request.POST
        chosen = self.selected()
        if posted.get("all") != "yes":
            chosen = chosen.filter(ref__in=posted.getlist("ref")[: BULK_LIMIT + 1])
        return chosen.filter(self.scope.editable_homes())

    def _preview(self, change: BulkChange, reason: str = "", problem: str = "") -> HttpResponse:
        records = list(self._chosen()[: BULK_LIMIT + 1])
        if not records:
            messages.error(self.request, NOTHING)
            return HttpResponseRedirect(self.back)
        if len(records) > BULK_LIMIT:
            messages.error(self.request, f"แก้ได้ครั้งละไม่เกิน {format_number(BULK_LIMIT)} รายการ กรองให้แคบลงก่อน")
            return HttpResponseRedirect(self.back)
        concerned = [record for record in records if change.would_change(record)]
        return self._page(change, concerned, len(records) - len(concerned), reason, problem)

    def _page(
        self, change: BulkChange, records: list[Any], unchanged: int, reason: str = "", problem: str = ""
    ) -> HttpResponse:
        seen = [(record.pk, record.version) for record in records]
        context = self.get_context_data(
            title=f"{change.words} {format_number(len(records))} รายการ",
            change=change,
            records=records[:SHOWN],
            more=max(0, len(records) - SHOWN),
            unchanged=unchanged,
            looked_at=signing.dumps(seen, salt=SALT, compress=True),
            action=self.request.POST.get("action", ""),
            reason=reason,
            problem=problem,
            back=self.back,
        )
        return render(self.request, self.get_template_names(), context, status=422 if problem else 200)

    def _apply(self, change: BulkChange) -> HttpResponse:
        try:
            looked_at = signing.loads(self.request.POST["looked_at"], salt=SALT, max_age=24 * 60 * 60)
        except signing.BadSignature:
            messages.error(self.request, "หน้าตัวอย่างหมดอายุแล้ว เลือกรายการอีกครั้ง")
            return HttpResponseRedirect(self.back)
        seen = {int(pk): int(version) for pk, version in looked_at}
        reason = self.request.POST.get("reason", "").strip()[:90]
        if change.is_trash and not reason:
            return self._look_again(change, seen, "", "บอกเหตุผลสั้น ๆ เพื่อให้คนอื่นเข้าใจภายหลัง")
        try:
            outcome = apply_bulk(self.model, change, seen, by=self.request.user, reason=reason)
        except ValidationError as problem:
            return self._look_again(change, seen, reason, in_one(problem))
        self._tell(change, outcome)
        return HttpResponseRedirect(self.back)

    def _look_again(
        self, change: BulkChange, seen: dict[int, int], reason: str, problem: str
    ) -> HttpResponse:
        """Show the same preview: what was looked at stays what it was, versions too."""
        records = list(self.editable().filter(pk__in=seen).in_thai_order())
        for record in records:
            record.version = seen[record.pk]
        return self._page(change, records, 0, reason, problem)

    def _tell(self, change: BulkChange, outcome: BulkOutcome) -> None:
        messages.success(self.request, f"{change.words} {format_number(len(outcome.changed))} รายการแล้ว")
        if outcome.left:
            names = ", ".join(str(record) for record in outcome.left[:NAMED])
            more = f" และอีก {len(outcome.left) - NAMED} รายการ" if len(outcome.left) > NAMED else ""
            messages.warning(self.request, f"ไม่ได้แก้รายการที่มีผู้อื่นแก้ไปก่อน: {names}{more}")
