"""Every row of the file with its fate, and decisions about single rows."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from nakhonchai.imports.enums import ChangeMode
from nakhonchai.imports.models import Run
from nakhonchai.imports.pages.frame import address
from nakhonchai.imports.pages.rows import (
    Asked,
    fate_tabs,
    row_cards,
    row_page,
    rows_asked_for,
    sheet_links,
    sheet_names,
)
from nakhonchai.imports.services import Decision, can_change, decide_rows, set_mode
from nakhonchai.imports.views.base import ImportView

WORDS = {
    "new": "เพิ่มเป็นรายการใหม่ และจำไว้ว่าไม่ใช่รายการเดียวกัน",
    "record": "ใช้กับรายการที่เลือกแล้ว",
    "skip": "ข้ามแถวนี้แล้ว",
    "mode": "ใช้กับแถวนี้แล้ว",
    "unskip": "นำแถวนี้กลับมาพิจารณาแล้ว",
}


class RunRows(ImportView):
    """The rows of a run by what becomes of them, fifty at a time. The same queries for any run."""

    here = "run-rows"
    label = "ทุกแถว"

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show a page of rows."""
        run = self.run_of(pk)
        asked = Asked.of(request.GET)
        names = sheet_names(run)
        page = row_page(run, asked, rows_asked_for(run, asked), names.get(asked.sheet))
        return self.show(
            run,
            "run_rows",
            fate_tabs=fate_tabs(run, asked.fate, asked.sheet),
            sheet_links=sheet_links(run, names, asked),
            asked=asked,
            rows=page,
            cards=row_cards(run, page.rows),
            may_change=can_change(run, request.user),
            decide_url=address(run, "run-decide"),
            here_query=request.GET.urlencode(),
        )


class RunDecide(ImportView):
    """Takes a decision about one row: which record it means, that it is new, or to leave it out."""

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Decide, and show the same stretch of rows."""
        run = self.run_of(pk)
        action, _, ref = request.POST.get("answer", "").partition(":")
        row = _row_of(run, request.POST.get("row", ""))
        if row is None or not _is_answer(row, action, ref):
            messages.error(request, "โปรดเลือกคำตอบหนึ่งข้อ")
        else:
            if action == "mode":
                set_mode(run, ref, by=request.user, row_pks=[row.pk])
            else:
                decide_rows(run, [row.pk], Decision(action, ref), by=request.user)
            messages.success(request, WORDS[action])
        kept = Asked.of(request.POST).query
        return HttpResponseRedirect(f"{address(run, 'run-rows')}?{urlencode(kept)}")


def _row_of(run: Run, text: str) -> Any:
    return run.rows.filter(pk=int(text)).first() if text.isdecimal() and len(text) < 18 else None


def _is_answer(row: Any, action: str, value: str) -> bool:
    """Whether this can be said of this row: one of its candidates, a way to write it, or a plain word."""
    if action == "record":
        return any(one["ref"] == value for one in row.candidates)
    return value in ChangeMode.values if action == "mode" else action in WORDS and not value
