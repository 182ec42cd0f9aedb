"""The admin site's half of our rules: nothing is deleted, every write has a version, a writer and a reason.

Which rows a person may see is a matter of scope, and lies in the packages above.
"""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from nakhonchai.base.admin_dates import ThaiDateColumnsMixin, ThaiDatesMixin
from nakhonchai.base.models import Versioned
from nakhonchai.base.writing import StaleVersionError, stamp, write
from nakhonchai.thai import format_datetime

MACHINERY = ("change_reason", "seen_version")


class VersionedForm(forms.ModelForm):
    """Carries the version its writer saw, and why they write."""

    change_reason = forms.CharField(
        label="เหตุผลที่แก้ไข", required=False, max_length=100, help_text="เก็บไว้ในประวัติ ไม่บังคับ"
    )
    seen_version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    stale = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "seen_version" in self.fields:
            self.fields["seen_version"].initial = self.instance.version

    def clean(self) -> dict[str, Any]:
        """Refuse to overwrite what somebody else saved meanwhile, and say who it was."""
        cleaned = super().clean() or self.cleaned_data
        seen = cleaned.get("seen_version")
        if seen is not None and not self.instance._state.adding:
            stored = type(self.instance)._base_manager.filter(pk=self.instance.pk)
            self.stale = not stored.filter(version=seen).exists()
        if self.stale:
            raise ValidationError(stale_words(self.instance), code="stale")
        return cleaned


def stale_words(instance: Any) -> str:
    """Say who saved first, and what to do."""
    latest = instance.history.select_related("history_user").order_by("-history_date", "-history_id").first()
    who = (
        f"{latest.history_user or 'ระบบ'} เมื่อ {format_datetime(latest.history_date, short=True)}"
        if latest
        else "ผู้อื่น"
    )
    return f"{who} บันทึกรายการนี้ไปก่อนแล้ว จึงยังไม่ได้บันทึก เปิดหน้านี้ใหม่เพื่อดูค่าล่าสุด แล้วแก้อีกครั้ง"


class BaseInline(ThaiDatesMixin, admin.StackedInline):
    """Rows below a thing: none is deleted unless a subclass says why it may be."""

    extra = 0
    can_delete = False


class BaseAdmin(ThaiDateColumnsMixin):
    """What every model's admin of ours is made of."""

    list_per_page = 50
    empty_value_display = "—"
    show_full_result_count = False

    @property
    def is_versioned(self) -> bool:
        """Whether the model keeps versions and history."""
        return issubclass(self.model, Versioned)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nothing is deleted unless a subclass says why it may be."""
        return False

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """Use the form with a version for models that have one."""
        if self.is_versioned and not issubclass(self.form, VersionedForm):
            kwargs.setdefault("form", VersionedForm)
        return super().get_form(request, obj, change, **kwargs)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Add the reason and the version where something may be changed."""
        sets = list(super().get_fieldsets(request, obj))
        shown = {name for _, options in sets for name in options["fields"]}
        if obj is None or not self.is_versioned or not self.has_change_permission(request, obj):
            return [(title, self._without_machinery(options)) for title, options in sets]
        if shown.isdisjoint(MACHINERY):
            sets.append(("การบันทึก", {"fields": MACHINERY}))
        return sets

    @staticmethod
    def _without_machinery(options: Any) -> Any:
        return {**options, "fields": [name for name in options["fields"] if name not in MACHINERY]}

    # --- writing -----------------------------------------------------------------
    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Write with a version and a history row; what has no version is saved plainly."""
        if isinstance(obj, Versioned):
            self.write(request, obj, form)
        else:
            super().save_model(request, obj, form, change)
            stamp(obj)

    def write(self, request: HttpRequest, obj: Any, form: Any) -> None:
        """Write a versioned thing; a subclass calls the action of its package here."""
        write(obj, by=request.user, reason=self.reason(form), version=self.seen_version(form))

    @staticmethod
    def reason(form: Any) -> str:
        """Return why the person writes."""
        return form.cleaned_data.get("change_reason") or "แก้ไขในหน้าจัดการระบบ"

    @staticmethod
    def seen_version(form: Any) -> int | None:
        """Return the version the person saw."""
        version: int | None = form.cleaned_data.get("seen_version")
        return version

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        """Write the rows below a thing in the same way."""
        for row in formset.save(commit=False):
            if isinstance(row, Versioned):
                write(row, by=request.user, reason=self.reason(form))
            else:
                row.save()
                stamp(row)
        for row in formset.deleted_objects:
            stamp(row)
            row.delete()
        formset.save_m2m()

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: Any = None,
    ) -> HttpResponse:
        """Show or save; two who save in the same moment are told apart by the version in the UPDATE."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except StaleVersionError as stale:
            messages.error(request, stale_words(stale.current))
            return HttpResponseRedirect(request.path)

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        """Answer 409 where somebody saved first; link to the history only where there is a page for it."""
        original = context.get("original")
        context["history_url"] = self.history_url(original) if original is not None else ""
        response = super().render_change_form(request, context, *args, **kwargs)
        if getattr(context["adminform"].form, "stale", False):
            response.status_code = 409
        return response

    # --- history: on our own pages, which keep to the reader's scope -----------------
    def history_url(self, obj: Any) -> str:
        """Return the address of our own history page of *obj*; nothing where there is none."""
        return ""

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """Lead to our own page."""
        obj = self.get_object(request, object_id)
        if obj is None or not self.has_view_permission(request, obj) or not self.history_url(obj):
            raise Http404
        return HttpResponseRedirect(self.history_url(obj))
