"""Pages of the importer: send a file, look at its rows, say yes, see what was done."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views import View

from nakhonchai.accounts.models.access import AccessKind, AccessLog
from nakhonchai.accounts.scope import scope_of
from nakhonchai.imports.applying import NotToBeAppliedError, apply_run, cancel_run
from nakhonchai.imports.enums import FATE_TONES, Fate, RunStatus
from nakhonchai.imports.forms import UploadForm
from nakhonchai.imports.leftovers import make_leftovers
from nakhonchai.imports.models import Run
from nakhonchai.imports.preview import fate_tabs, row_cards
from nakhonchai.imports.runs import begin_run
from nakhonchai.imports.template import make_template
from nakhonchai.records.views.base import Crumb
from nakhonchai.records.writers import CONTENT_TYPES

ROWS_A_PAGE = 50
RUNS_A_PAGE = 25
LIST = "นำเข้าข้อมูล"


class ImportView(View):
    """A page for those who import: coordinators, CODI staff, administrators."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse others."""
        if not scope_of(request.user).may_manage:
            raise PermissionDenied("การนำเข้าเป็นงานของผู้ประสานงานจังหวัดและเจ้าหน้าที่ พอช.")
        return super().dispatch(request, *args, **kwargs)

    def run_of(self, pk: UUID) -> Run:
        """Return a run that the person may see, or answer 404."""
        found: Run | None = (
            Run.objects.visible_to(self.request.user).select_related("account").filter(pk=pk).first()
        )
        if found is None:
            raise Http404
        return found


class RunList(ImportView):
    """The runs the person may see, the latest first."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show a page of them."""
        runs = Run.objects.visible_to(request.user).select_related("account")
        page = Paginator(runs, RUNS_A_PAGE).get_page(request.GET.get("page"))
        return render(request, "imports/run_list.html", {"page_obj": page, "breadcrumbs": []})


class RunCreate(ImportView):
    """Takes a file. What is refused is said on the same page."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the form."""
        return self.show(UploadForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Read the file and lead to its rows."""
        form = UploadForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.show(form, status=422)
        run = begin_run(form.cleaned_data["file"], request.user)
        if run.status == RunStatus.REFUSED:
            return self.show(UploadForm(), status=422, refused=run)
        return HttpResponseRedirect(run.get_absolute_url())

    def show(self, form: UploadForm, status: int = 200, refused: Run | None = None) -> HttpResponse:
        """Render the page."""
        crumbs = [Crumb(LIST, reverse("imports:run-list")), Crumb("ส่งไฟล์")]
        context = {"form": form, "refused": refused, "breadcrumbs": crumbs}
        return render(self.request, "imports/run_form.html", context, status=status)


class RunDetail(ImportView):
    """The rows of a run by what becomes of them, fifty at a time. The same number of queries for any run."""

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show a page of rows."""
        run = self.run_of(pk)
        fate = request.GET.get("fate", "")
        rows = run.rows.filter(fate=fate) if fate in Fate.values else run.rows.all()
        paginator = Paginator(rows.order_by("pk"), ROWS_A_PAGE)
        paginator.count = getattr(run, f"rows_{fate}") if fate in Fate.values else sum_of_rows(run)
        page = paginator.get_page(request.GET.get("page"))
        context = {
            "run": run,
            "tabs": fate_tabs(run, fate),
            "fate": fate,
            "page_obj": page,
            "cards": row_cards(page.object_list),
            "is_own": run.account_id == request.user.pk,
            "breadcrumbs": [Crumb(LIST, reverse("imports:run-list")), Crumb(run.file_name)],
        }
        return render(request, "imports/run_detail.html", context)


def sum_of_rows(run: Run) -> int:
    """Return the number of rows of a run."""
    return (
        sum(getattr(run, f"rows_{fate.value}") for fate in FATE_TONES)
        if run.status != RunStatus.CANCELLED
        else 0
    )


class RunApply(ImportView):
    """Writes the accepted rows, once, for the person who sent the file."""

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Write, and show what was done."""
        run = self.run_of(pk)
        try:
            done = apply_run(run, by=request.user)
        except NotToBeAppliedError:
            messages.info(request, "รอบนี้ถูกยืนยันหรือยกเลิกไปแล้ว หรือเป็นของผู้อื่น จึงไม่ได้ทำซ้ำ")
        except IntegrityError:
            messages.error(
                request, "มีผู้บันทึกรายการที่ชนกันระหว่างที่ท่านยืนยัน จึงยังไม่ได้บันทึกแถวใดเลย โปรดส่งไฟล์อีกครั้งเพื่อตรวจใหม่"
            )
        else:
            messages.success(request, f"นำเข้าแล้ว: เพิ่ม {done.rows_new:,} แก้ไข {done.rows_changed:,} แถว")
        return HttpResponseRedirect(run.get_absolute_url())


class RunCancel(ImportView):
    """Throws a run away before anything was written."""

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Throw away."""
        run = self.run_of(pk)
        if cancel_run(run, by=request.user):
            messages.success(request, "ยกเลิกแล้ว ไม่มีแถวใดถูกบันทึก และลบแถวที่อ่านไว้แล้ว")
        return HttpResponseRedirect(reverse("imports:run-list"))


class RunLeftovers(ImportView):
    """The rows that were left over, to be mended and sent again."""

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Give the workbook; it holds what the file said, so it is an export."""
        run = self.run_of(pk)
        AccessLog.objects.create(
            account=request.user,  # type: ignore[misc]
            kind=AccessKind.EXPORT,
            subject="imports.runrow",
            count=run.left_over,
            purpose="แก้ไขแถวที่นำเข้าไม่ได้",
        )
        return workbook(make_leftovers(run), f"แถวที่ต้องแก้ไข-{timezone.localdate():%m%d}.xlsx")


class Template(ImportView):
    """Our own workbook, empty."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Give the workbook."""
        return workbook(make_template(), "แบบนำเข้าข้อมูล-นครชัยบุรินทร์.xlsx")


def workbook(data: bytes, name: str) -> HttpResponse:
    """Return an answer that is saved, never opened in the browser."""
    return HttpResponse(
        data,
        content_type=CONTENT_TYPES["xlsx"],
        headers={"Content-Disposition": _attachment(name)},
    )


def _attachment(name: str) -> str:
    from django.utils.http import content_disposition_header

    return content_disposition_header(as_attachment=True, filename=name) or "attachment"
