"""Making and changing a record: nothing typed is lost, nobody is overwritten unseen."""

import uuid
from collections.abc import Sequence
from typing import Any, ClassVar

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html

from nakhonchai.base.writing import StaleVersionError
from nakhonchai.records.actions import (
    AlreadySentError,
    OutOfReachError,
    content_digest,
    once,
    save_record,
    was_sent,
)
from nakhonchai.records.conflicts import Conflict, find_conflict
from nakhonchai.records.forms import OUT_OF_REACH, RecordForm
from nakhonchai.records.merging.actions import remember_not_same
from nakhonchai.records.merging.asking import Likely, likely_of
from nakhonchai.records.merging.refs import current_ref
from nakhonchai.records.merging.rules import rules_of
from nakhonchai.records.views.base import Crumb, OneRecordView, RecordView

MOVED_AWAY = "ผู้อื่นย้ายรายการนี้ไปอยู่นอกเขตที่ท่านดูแลแล้ว จึงบันทึกไม่ได้ คัดลอกข้อความที่พิมพ์ไว้หากยังต้องใช้"
NOT_UNIQUE = "บันทึกไม่ได้เพราะมีรายการที่เหมือนกันอยู่แล้ว ตรวจชื่อ พื้นที่ และปีอีกครั้ง"
SENT_BEFORE = (
    'แบบฟอร์มนี้เคยบันทึกไปแล้ว <a href="{}">ดูรายการที่บันทึก</a> '
    "ข้อความที่แก้ภายหลังยังไม่ได้บันทึก หากต้องการบันทึกเป็นรายการใหม่ ให้กดบันทึกอีกครั้ง"
)


MERGED_AWAY = (
    'รายการนี้ถูกรวมเข้ากับ<a href="{}">รายการนี้</a>แล้ว จึงยังไม่ได้บันทึก ข้อความที่พิมพ์ยังอยู่ด้านล่าง คัดลอกไปแก้ในรายการนั้น'
)


class FormPage(RecordView):
    """Shows a form, saves it once, and shows it again with what was typed when it cannot be saved."""

    page = "form"
    saved_text: ClassVar[str] = "บันทึกแล้ว"

    def instance(self) -> Any:
        """Return the record that the form edits."""
        raise NotImplementedError  # each page says which

    def initial(self) -> dict[str, Any]:
        """Return what the form starts with; a subclass may take it from the address."""
        return {}

    def make_form(self, data: Any = None) -> RecordForm:
        """Return the form for this person."""
        return self.form_class(
            data, instance=self.instance(), initial=self.initial(), person=self.request.user
        )

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the form."""
        return self.show(self.make_form())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Save, and lead to the record."""
        form = self.make_form(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        return self._saved_or_shown(form, form.cleaned_data.get("form_key"))

    @transaction.atomic
    def save(self, form: RecordForm) -> str:
        """Write the record and return the address to lead to."""
        record = form.save(commit=False)
        changed = save_record(
            record,
            by=self.request.user,
            reason=form.cleaned_data.get("change_reason", ""),
            version=form.cleaned_data.get("version"),
        )
        changed_more = form.save_parts(record, by=self.request.user)
        self.saved = self.saved_text if changed or changed_more else "ไม่มีอะไรเปลี่ยนแปลง จึงไม่ได้บันทึกซ้ำ"
        return record.page()

    saved = ""

    def _saved_or_shown(self, form: RecordForm, key: uuid.UUID | None) -> HttpResponse:
        try:
            url = once(self.request.user, key, lambda: self.save(form), content_digest(self.request.POST))
        except AlreadySentError as sent:
            return self._sent_before(form, sent.url)
        except OutOfReachError as problem:
            at = None if problem.moved or "area" not in form.fields else "area"
            form.add_error(at, ValidationError(MOVED_AWAY if problem.moved else OUT_OF_REACH))
            return self.show(form, status=422)
        except StaleVersionError as stale:
            conflict = find_conflict(form, stale.current, self.scope)
            return self.show(conflict.form, status=409, conflict=conflict)
        except ValidationError as problem:
            form._update_errors(problem)
            return self.show(form, status=422)
        except IntegrityError:
            return self._broken_rule(form)
        # Said after the transaction: a save that was rolled back says nothing.
        messages.success(self.request, self.saved or self.saved_text)
        return HttpResponseRedirect(url)

    def _sent_before(self, form: RecordForm, url: str) -> HttpResponse:
        """Show a form that went back and forth: what was typed, a new key, and where the first one led."""
        data = self.request.POST.copy()
        data["form_key"] = str(uuid.uuid4())
        form.data = data
        form.add_error(None, ValidationError(format_html(SENT_BEFORE, url)))
        return self.show(form, status=409)

    def _broken_rule(self, form: RecordForm) -> HttpResponse:
        """Say in words which rule the database kept; another save may have come between check and write."""
        try:
            form.instance.validate_constraints()
        except ValidationError as problem:
            form._update_errors(problem)
        else:
            form.add_error(None, ValidationError(NOT_UNIQUE))
        return self.show(form, status=422)

    def show(
        self,
        form: RecordForm,
        status: int = 200,
        conflict: Conflict | None = None,
        likely: Sequence[Likely] = (),
    ) -> HttpResponse:
        """Render the form, with what stands against saving it."""
        context = self.get_context_data(form=form, conflict=conflict, likely=likely)
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

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask first where a record like the new one is there; a second press saves it all the same."""
        form = self.make_form(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        key = form.cleaned_data.get("form_key")
        likely = [] if was_sent(request.user, str(key or "")) else self.likely(form)
        answered = set(request.POST.get("not_same", "").split(","))
        if any(one.record.ref not in answered for one in likely):
            return self.show(form, status=409, likely=likely)
        self.denied = [one.record for one in likely]
        return self._saved_or_shown(form, key)

    def make_form(self, data: Any = None) -> RecordForm:
        """Return the form; what other packages added to it starts with what the address says."""
        form = super().make_form(data)
        for part in form.parts:
            form.initial.update(part.initial(self.request.GET))
        return form

    def likely(self, form: RecordForm) -> list[Likely]:
        """Return what the new record may be, as far as this person finds it."""
        rules = rules_of(self.model)
        return likely_of(form.instance, self.request.user, least=rules.asks_on_create) if rules else []

    denied: Sequence[Any] = ()

    def save(self, form: RecordForm) -> str:
        """Write the record, and remember what it was said not to be."""
        url = super().save(form)
        for other in self.denied:
            remember_not_same(self.model._meta.label_lower, form.instance, other, by=self.request.user)
        return url

    def instance(self) -> Any:
        """Return an empty record."""
        return self.model()

    def initial(self) -> dict[str, Any]:
        """Take the place from the address, so that "add" on a place's page starts there.

        Who keeps the records of a single subdistrict need not say which.
        """
        area = self.request.GET.get("area", "")
        if area and self.scope.may_edit_area(area):
            return {"area": area}
        return (
            {"area": self.scope.edits[0]}
            if len(self.scope.edits) == 1 and len(self.scope.edits[0]) > 4
            else {}
        )

    def own_crumbs(self) -> list[Crumb]:
        """End with what the page does."""
        return [Crumb(f"เพิ่ม{self.model._meta.verbose_name}")]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say that the record is new."""
        title = f"เพิ่ม{self.model._meta.verbose_name}"
        context = super().get_context_data(is_new=True, record=None, title=title, **kwargs)
        return {"cancel_url": context["list_url"]} | context


class RecordEdit(OneRecordView, FormPage):
    """Changes a record that exists."""

    page = "form"
    for_writing = True

    @classmethod
    def page_name(cls) -> str:
        """Return "edit": the template is the one of the form."""
        return "edit"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the form; what lies in the trash is restored before it is edited."""
        if self.object.is_trashed:
            messages.warning(request, "รายการนี้อยู่ในถังขยะ กู้คืนก่อนจึงจะแก้ไขได้")
            return HttpResponseRedirect(self.object.page())
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Save; where the record was merged meanwhile, keep what was typed and say where it belongs now."""
        ref = current_ref(self.model._meta.label_lower, self.object.ref) if self.object.is_trashed else ""
        if not ref:
            return super().post(request, *args, **kwargs)
        form = self.make_form(request.POST)
        form.add_error(None, ValidationError(format_html(MERGED_AWAY, self.stayed_address(ref))))
        return self.show(form, status=409)

    def stayed_address(self, ref: str) -> str:
        """Return the address of the record of this ref."""
        return reverse(f"{self.model.url_name}-detail", args=[ref])

    def instance(self) -> Any:
        """Return the record of the address."""
        return self.object

    def _sent_before(self, form: RecordForm, url: str) -> HttpResponse:
        """Let the versions decide: a form that was saved before is stale now, and the conflict shows why."""
        return self._saved_or_shown(form, None)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say that the record exists."""
        title = f"แก้ไข{self.model._meta.verbose_name}"
        return super().get_context_data(is_new=False, title=title, cancel_url=self.object.page(), **kwargs)
