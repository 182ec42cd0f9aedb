"""Saying yes: what will happen, once and for all or not at all; and what stays as work to do."""

from uuid import UUID

from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from nakhonchai.accounts.models.access import AccessKind, AccessLog
from nakhonchai.imports.enums import ChangeMode
from nakhonchai.imports.forms import ModeForm
from nakhonchai.imports.models import Run
from nakhonchai.imports.pages.frame import address
from nakhonchai.imports.pages.modes import chosen_columns, column_modes
from nakhonchai.imports.pages.summary import apply_lines
from nakhonchai.imports.services import NotAllowedError, can_apply, make_leftovers, set_mode, start_apply
from nakhonchai.imports.views.base import ImportView, workbook

COLLIDED = "มีผู้บันทึกรายการที่ชนกันระหว่างที่ท่านยืนยัน จึงยังไม่ได้บันทึกแถวใดเลย โปรดตรวจแล้วยืนยันอีกครั้ง"


class RunApply(ImportView):
    """Shows what an apply will do, and does it once, for the person who sent the file."""

    label = "ยืนยัน"

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show what will happen."""
        run = self.run_of(pk)
        if not can_apply(run, request.user):
            return HttpResponseRedirect(run.get_absolute_url())
        return self.show(
            run,
            "run_apply",
            lines=apply_lines(run),
            form=ModeForm(initial={"mode": run.mode}),
            asks_mode=run.is_ready and self._differs(run),
            columns=column_modes(run) if run.is_ready and self._differs(run) else [],
            mode_url=address(run, "run-mode"),
            cancel_url=run.get_absolute_url(),
        )

    @staticmethod
    def _differs(run: Run) -> bool:
        return bool(run.rows_changed or run.mode != ChangeMode.FILE or run.column_modes)

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Write, and show what was done."""
        run = self.run_of(pk)
        shown = request.POST.get("mode", run.mode)
        if shown != run.mode:  # chosen in another window since: what is confirmed must be what was shown
            messages.info(request, "วิธีบันทึกแถวที่ต่างถูกเปลี่ยน โปรดดูจำนวนแล้วยืนยันอีกครั้ง")
            return HttpResponseRedirect(address(run, "run-apply"))
        try:
            done = start_apply(run, by=request.user)
        except IntegrityError:
            messages.error(request, COLLIDED)
        else:
            if not done.is_busy:
                messages.success(request, f"นำเข้าแล้ว: เพิ่ม {done.rows_new:,} แก้ไข {done.rows_changed:,} แถว")
        return HttpResponseRedirect(run.get_absolute_url())


class RunMode(ImportView):
    """Chooses what changed rows do; the numbers follow."""

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Take the choice and show the numbers again."""
        run = self.run_of(pk)
        form = ModeForm(request.POST)
        if not form.is_valid() or not run.is_ready:
            raise NotAllowedError
        chosen = chosen_columns(run, request.POST)
        for key, mode in chosen.items():
            set_mode(run, mode, by=request.user, column=key)
        if form.cleaned_data["mode"] != run.mode:
            set_mode(run, form.cleaned_data["mode"], by=request.user)
            chosen["mode"] = run.mode
        if chosen:
            messages.success(request, "ปรับตามวิธีที่ท่านเลือกแล้ว ตรวจจำนวนด้านล่างแล้วยืนยัน")
        return HttpResponseRedirect(address(run, "run-apply"))


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
