"""How the file was understood, and putting it right."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from nakhonchai.imports.forms import SheetForm
from nakhonchai.imports.models import RunSheet
from nakhonchai.imports.pages.frame import address
from nakhonchai.imports.pages.sheets import other_lines, table_cards
from nakhonchai.imports.services import can_change, change_sheet
from nakhonchai.imports.views.base import ImportView


class RunSheets(ImportView):
    """All sheets of a file. The same number of queries for any number of them."""

    here = "run-sheets"
    label = "ระบบเข้าใจไฟล์อย่างไร"

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show them."""
        return self.page(pk)

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Read a table again as the person says."""
        run = self.run_of(pk)
        sheet, number = self._table_of(run, request.POST.get("table", ""))
        table = sheet.tables[number] if number < len(sheet.tables) else None
        if table is None:  # a sheet that holds no table can only be used or left out
            used = request.POST.get("use") == "1"
            change_sheet(run, sheet.position, by=request.user, ignored=not used, take_hidden=used)
            return HttpResponseRedirect(address(run, "run-sheets"))
        form = SheetForm(request.POST, sheet=sheet, number=number, table=table)
        if not form.is_valid():
            return self.page(pk, failed=form, status=422)
        if wanted := form.wanted():
            change_sheet(run, sheet.position, by=request.user, table=number, **wanted)
            messages.success(request, "อ่านใหม่ตามที่ท่านเลือกแล้ว และจำไว้ใช้กับไฟล์แบบเดียวกันครั้งหน้า")
        else:
            messages.info(request, "ยังไม่ได้เลือกอะไรใหม่ จึงไม่มีอะไรเปลี่ยน")
        return HttpResponseRedirect(f"{address(run, 'run-sheets')}#table-{sheet.position}-{number}")

    def page(self, pk: UUID, failed: SheetForm | None = None, status: int = 200) -> HttpResponse:
        """Render the page."""
        run = self.run_of(pk)
        sheets = list(run.sheet_set.defer("packed"))
        return self.show(
            run,
            "run_sheets",
            status=status,
            tables=table_cards(sheets, failed),
            others=other_lines(sheets),
            may_change=can_change(run, self.request.user) and not run.is_applied,
        )

    def _table_of(self, run: Any, key: str) -> tuple[RunSheet, int]:
        position, _, number = key.partition("-")
        if not (position.isdecimal() and number.isdecimal() and len(key) < 9):
            raise Http404
        sheet = run.sheet_set.defer("packed").filter(position=int(position)).first()
        if sheet is None:
            raise Http404
        return sheet, int(number)
