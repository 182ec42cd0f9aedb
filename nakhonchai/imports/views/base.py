"""What the pages of the importer have in common: who may come, and whose run it is."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views import View

from nakhonchai.accounts.scope import scope_of
from nakhonchai.imports.applying import NotToBeAppliedError
from nakhonchai.imports.models import Run
from nakhonchai.imports.pages.frame import frame
from nakhonchai.imports.services import NotAllowedError
from nakhonchai.records.writers import CONTENT_TYPES

TOO_LATE = "รอบนี้ถูกยืนยัน ยกเลิก หรือกำลังทำงานอยู่ หรือเป็นของผู้อื่น จึงไม่ได้ทำซ้ำ"


class ImportView(View):
    """A page for those who import: coordinators, CODI staff, administrators."""

    here = "run-detail"
    label = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse others."""
        if not scope_of(request.user).may_manage:
            raise PermissionDenied("การนำเข้าเป็นงานของผู้ประสานงานจังหวัดและเจ้าหน้าที่ พอช.")
        try:
            return super().dispatch(request, *args, **kwargs)
        except (NotAllowedError, NotToBeAppliedError):
            # A second press, or a decision that came too late: nothing was done, and that is said.
            messages.info(request, TOO_LATE)
            return HttpResponseRedirect(self.run_of(kwargs["pk"]).get_absolute_url())

    summary_only = False  # whether the page tells no row, so that colleagues may come

    def run_of(self, pk: UUID) -> Run:
        """Return a run that the person may see, or answer 404."""
        runs = Run.objects.told_to if self.summary_only else Run.objects.visible_to
        found: Run | None = runs(self.request.user).select_related("account").filter(pk=pk).first()
        if found is None:
            raise Http404
        return found

    def show(self, run: Run, template: str, status: int = 200, **context: Any) -> HttpResponse:
        """Render a page of the run."""
        context = frame(run, self.here, self.label) | context
        return render(self.request, f"imports/{template}.html", context, status=status)


def workbook(data: bytes, name: str) -> HttpResponse:
    """Return an answer that is saved, never opened in the browser."""
    disposition = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    return HttpResponse(
        data, content_type=CONTENT_TYPES["xlsx"], headers={"Content-Disposition": disposition}
    )
