"""Making and changing a record: nothing typed is lost, nobody is overwritten unseen."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from nakhonchai.base.writing import StaleVersionError
from nakhonchai.records.actions import OutOfReachError, once, save_record
from nakhonchai.records.conflicts import Conflict, find_conflict
from nakhonchai.records.forms import RecordForm
from nakhonchai.records.views.base import OneRecordView, RecordView

OUT_OF_REACH = "พื้นที่นี้อยู่นอกเขตที่ท่านดูแล จึงยังไม่ได้บันทึก เลือกพื้นที่ในเขตของท่าน"
NOT_UNIQUE = "บันทึกไม่ได้เพราะมีรายการที่เหมือนกันอยู่แล้ว ตรวจชื่อ พื้นที่ และปีอีกครั้ง"


class FormPage(RecordView):
    """Shows a form, saves it once, and shows it again with what was typed when it cannot be saved."""

    page = "form"
    form_class: ClassVar[type[RecordForm]]
    saved_text: ClassVar[str] = "บันทึกแล้ว"

    def instance(self) -> Any:
        """Return the record that the form edits."""
        raise LookupError  # each page says which

    def initial(self) -> dict[str, Any]:
        """Return what the form starts with; a subclass may take it from the address."""
        return {}

    def make_form(self, data: Any = None) -> RecordForm:
        """Return the form for this person."""
        return self.form_class(data, instance=self.instance(), initial=self.initial(), person=self.request.user)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the form."""
        return self.show(self.make_form())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Save, and lead to the record."""
        form = self.make_form(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        return self._saved_or_shown(form, lambda: self.save(form))

    def save(self, form: RecordForm) -> str:
        """Write the record and return the address to lead to."""
        record = form.save(commit=False)
        changed = save_record(
            record,
            by=self.request.user,
            reason=form.cleaned_data.get("change_reason", ""),
            version=form.cleaned_data.get("version"),
        )
        messages.success(self.request, self.saved_text if changed else "ไม่มีอะไรเปลี่ยนแปลง จึงไม่ได้บันทึกซ้ำ")
        return record.page()

    def _saved_or_shown(self, form: RecordForm, save: Callable[[], str]) -> HttpResponse:
        try:
            return HttpResponseRedirect(once(self.request.user, form.cleaned_data.get("form_key"), save))
        except OutOfReachError:
            form.add_error("area" if "area" in form.fields else None, ValidationError(OUT_OF_REACH))
            return self.show(form, status=422)
        except StaleVersionError as stale:
            conflict = find_conflict(form, stale.current, self.scope)
            return self.show(conflict.form, status=409, conflict=conflict)
        except IntegrityError:
            form.add_error(None, ValidationError(NOT_UNIQUE))
            return self.show(form, status=422)

    def show(self, form: RecordForm, status: int = 200, conflict: Conflict | None = None) -> HttpResponse:
        """Render the form."""
        context = self.get_context_data(form=form, conflict=conflict)
        return render(self.request, self.get_template_names(), context, status=status)


class RecordCreate(FormPage):
    """A new record."""

    saved_text = "เพิ่มรายการแล้ว"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Refuse readers who keep no records."""
        self.request = request
        if not self.scope.may_write:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def instance(self) -> Any:
        """Return an empty record."""
        return self.model()

    def initial(self) -> dict[str, Any]:
        """Take the place from the address, so that "add" on a place's page starts there."""
        area = self.request.GET.get("area", "")
        return {"area": area} if area and self.scope.may_edit_area(area) else {}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say that the record is new."""
        return super().get_context_data(is_new=True, record=None, **kwargs)


class RecordEdit(OneRecordView, FormPage):
    """Changes a record that exists."""

    page = "form"
    for_writing = True

    def instance(self) -> Any:
        """Return the record of the address."""
        return self.object

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say that the record exists."""
        return super().get_context_data(is_new=False, **kwargs)
