"""Taking a run back: what goes back by itself, and what somebody has touched since."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from nakhonchai.imports.pages.frame import Line
from nakhonchai.imports.services import can_undo, undo_plan, undo_run
from nakhonchai.imports.views.base import ImportView


class RunUndo(ImportView):
    """Shows what an undo will do, and does it."""

    label = "ย้อนกลับ"
    summary_only = True

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show what goes back and what conflicts."""
        run = self.run_of(pk)
        if not can_undo(run, request.user):
            return HttpResponseRedirect(run.get_absolute_url())
        plan = undo_plan(run, by=request.user)
        lines = [Line("restore", plan.back, "กลับไปเป็นเหมือนก่อนนำเข้า (ที่เพิ่มใหม่จะไปอยู่ในถังขยะ)")]
        if plan.conflicts:
            lines.append(Line("warn", len(plan.conflicts), "มีผู้แก้ไขหลังนำเข้า จะคงไว้ เว้นแต่ท่านเลือก"))
        return self.show(
            run,
            "run_undo",
            lines=lines,
            conflicts=plan.conflicts,
            samples=plan.samples,
            back=plan.back,
            cancel_url=run.get_absolute_url(),
        )

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Take back."""
        run = self.run_of(pk)
        plan = undo_run(run, by=request.user, also=request.POST.getlist("also"))
        messages.success(request, f"ย้อนกลับแล้ว {plan.back:,} รายการ คงไว้ {len(plan.conflicts):,} รายการ")
        return HttpResponseRedirect(run.get_absolute_url())
