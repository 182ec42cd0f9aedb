"""Into the trash and out of it. A page asks first; nothing is deleted."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.html import format_html, format_html_join

from nakhonchai.base.writing import StaleVersionError
from nakhonchai.records.actions import restore_record, trash_record
from nakhonchai.records.views.base import OneRecordView

CHANGED = "มีผู้อื่นแก้ไขรายการนี้ไปก่อนแล้ว ดูข้อมูลล่าสุดด้านล่าง แล้วยืนยันอีกครั้ง"


class RecordTrash(OneRecordView):
    """Asks why, and moves the record to the trash."""

    page = "trash"
    for_writing = True

    def get(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Ask."""
        return render(request, self.get_template_names(), self.get_context_data(reason="", problem=""))

    def post(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Do it, if a reason was given and nobody changed the record meanwhile."""
        reason = request.POST.get("reason", "").strip()[:90]
        if not reason:
            return self._again(reason, "บอกเหตุผลสั้น ๆ เช่น ซ้ำกับรายการอื่น เพื่อให้คนอื่นเข้าใจภายหลัง", 422)
        try:
            trash_record(self.object, by=request.user, reason=reason, version=posted_version(request))
        except StaleVersionError:
            self.object.refresh_from_db()
            return self._again(reason, CHANGED, 409)
        except ValidationError as problem:
            self.object.refresh_from_db()
            return self._again(reason, in_one(problem), 422)
        messages.success(request, f"ย้าย “{self.object}” ไปถังขยะแล้ว กู้คืนได้ทุกเมื่อ")
        return HttpResponseRedirect(self.object.page())

    def _again(self, reason: str, problem: str, status: int) -> HttpResponse:
        context = self.get_context_data(reason=reason, problem=problem)
        return render(self.request, self.get_template_names(), context, status=status)


class RecordRestore(OneRecordView):
    """Takes the record out of the trash."""

    page = "restore"
    for_writing = True

    def get(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Ask."""
        return render(request, self.get_template_names(), self.get_context_data(problem=""))

    def post(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Do it, unless the place of the record was taken meanwhile."""
        try:
            restore_record(self.object, by=request.user, version=posted_version(request))
        except StaleVersionError:
            self.object.refresh_from_db()
            return self._again(CHANGED, 409)
        except ValidationError as problem:
            return self._again(self._not_restored(in_one(problem)), 422)
        except IntegrityError:
            return self._again(self._broken_rule(), 422)
        messages.success(request, f"กู้คืน “{self.object}” แล้ว")
        return HttpResponseRedirect(self.object.page())

    def _broken_rule(self) -> str:
        """Say which rule forbids the return: the record stays in the trash."""
        try:
            self.object.validate_constraints()
        except ValidationError as problem:
            return self._not_restored(in_one(problem))
        return self._not_restored("มีรายการที่เหมือนกันอยู่แล้ว")

    def _not_restored(self, said: str) -> str:
        self.object.refresh_from_db()
        return format_html("กู้คืนไม่ได้: {} รายการนี้ยังอยู่ในถังขยะ", said)

    def _again(self, problem: str, status: int) -> HttpResponse:
        context = self.get_context_data(problem=problem)
        return render(self.request, self.get_template_names(), context, status=status)


def in_one(problem: ValidationError) -> str:
    """Return all that is wrong as one sentence; links in it stay links."""
    return format_html_join(" ", "{}", ((message,) for message in problem.messages))


def posted_version(request: HttpRequest) -> int | None:
    """Return the version the person saw, if the form carried one."""
    text = request.POST.get("version", "")
    return int(text) if text.isdecimal() else None
