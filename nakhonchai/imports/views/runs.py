"""The list of runs, sending files, and the page of one run: its work, its summary, its result."""

import io
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from nakhonchai.accounts.scope import scope_of
from nakhonchai.imports.enums import RunStatus
from nakhonchai.imports.forms import UploadForm
from nakhonchai.imports.leasing import wake
from nakhonchai.imports.models import Run
from nakhonchai.imports.pages.frame import LIST, progress, total_rows
from nakhonchai.imports.pages.summary import result_links, run_lines, summary_lines
from nakhonchai.imports.permissions import sees_rows
from nakhonchai.imports.placekinds.exporting import write_villages
from nakhonchai.imports.services import begin_run, can_apply, can_change, can_undo, cancel_run
from nakhonchai.imports.template import make_template
from nakhonchai.imports.views.base import ImportView, workbook
from nakhonchai.records.registry import importable_resources
from nakhonchai.records.views.base import Crumb

RUNS_A_PAGE = 25


class RunList(ImportView):
    """The runs the person may see, the latest first."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show a page of them."""
        to_do = request.GET.get("todo") == "1"
        runs = Run.objects.told_to(request.user)
        if to_do:
            runs = Run.objects.visible_to(request.user).with_left_over()
        runs = runs.select_related("account")
        page = Paginator(runs, RUNS_A_PAGE).get_page(request.GET.get("page"))
        lines = run_lines(page.object_list, request.user)
        busy = any(line.run.is_busy for line in lines)
        context = {"page_obj": page, "lines": lines, "to_do": to_do, "busy": busy, "breadcrumbs": []}
        return render(request, "imports/run_list.html", context)


class RunCreate(ImportView):
    """Takes files. What is refused at once is said on the same page."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the form."""
        return self.form_page(UploadForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Take the files and lead to the run, or to the list where they are several."""
        form = UploadForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.form_page(form, status=422)
        runs = [begin_run(upload, request.user) for upload in form.cleaned_data["file"]]
        refused = [run for run in runs if run.status == RunStatus.REFUSED]
        if refused:
            return self.form_page(UploadForm(), status=422, refused=refused, taken=len(runs) - len(refused))
        if len(runs) == 1:
            return HttpResponseRedirect(runs[0].get_absolute_url())
        messages.success(request, f"รับแล้ว {len(runs)} ไฟล์ เปิดดูผลของแต่ละไฟล์ได้ด้านล่าง")
        return HttpResponseRedirect(reverse("imports:run-list"))

    def form_page(
        self, form: UploadForm, status: int = 200, refused: list[Run] | None = None, taken: int = 0
    ) -> HttpResponse:
        """Render the page."""
        crumbs = [Crumb(LIST, reverse("imports:run-list")), Crumb("ส่งไฟล์")]
        context = {
            "form": form,
            "refused_runs": refused or [],
            "taken": taken,
            "kinds": [(one.kind(), one.sheet) for one in importable_resources()],
            "breadcrumbs": crumbs,
        }
        return render(self.request, "imports/run_form.html", context, status=status)


class RunDetail(ImportView):
    """One run: how far the reading is, what was found, what is to do, what was done."""

    summary_only = True

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show it."""
        run = self.run_of(pk)
        full = sees_rows(run, request.user)
        told: dict[str, Any] = {} if full else {"run_tabs": []}
        return self.show(
            run,
            "run_detail",
            **told,
            sees_rows=full,
            all_rows=total_rows(run),
            lines=summary_lines(run) if full else [],
            links=result_links(run) if run.is_applied or run.is_undone else [],
            is_own=run.account_id == request.user.pk,
            may_change=can_change(run, request.user),
            may_apply=can_apply(run, request.user),
            may_undo=can_undo(run, request.user),
        )


class RunProgress(ImportView):
    """The part of a page that follows the work. When the work is over the page is asked for anew."""

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Answer with how far it is."""
        run = self.run_of(pk)
        if run.is_busy:
            wake(run)
            return render(request, "imports/run_progress.html", {"run": run, **progress(run)})
        if request.htmx:  # type: ignore[attr-defined]
            return HttpResponse(headers={"HX-Refresh": "true"})
        return HttpResponseRedirect(run.get_absolute_url())


class RunCancel(ImportView):
    """Throws a run away before anything was written."""

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Throw away."""
        if cancel_run(self.run_of(pk), by=request.user):
            messages.success(request, "ยกเลิกแล้ว ไม่มีแถวใดถูกบันทึก และลบแถวที่อ่านไว้แล้ว")
        return HttpResponseRedirect(reverse("imports:run-list"))


class Villages(ImportView):
    """The villages of the person's areas with their figures, to be mended and sent back."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Give the workbook. All of it is public."""
        target = io.BytesIO()
        write_villages(target, scope_of(request.user).areas)
        return workbook(target.getvalue(), "หมู่บ้านและชุมชนในพื้นที่ของท่าน.xlsx")


class Template(ImportView):
    """Our own workbook, empty."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Give the workbook: of all kinds, or of the one that is asked for."""
        asked = request.GET.get("kind", "")
        kinds = [one for one in importable_resources() if one.kind() == asked]
        if asked and not kinds:
            raise Http404
        name = f"แบบนำเข้า-{kinds[0].sheet}.xlsx" if kinds else "แบบนำเข้าข้อมูล-นครชัยบุรินทร์.xlsx"
        return workbook(make_template(kinds or None), name)
