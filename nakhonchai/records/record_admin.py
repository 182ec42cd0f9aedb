"""Records in the admin site: the portal's own forms, actions and scope behind Django's pages.

The rows, the choices and the write are those of the portal, so that no rule stands twice
and nothing of a province leaks to staff of another (related filters, posted foreign keys,
delete pages and search across relations are where that was seen).
"""

from importlib import import_module
from typing import Any, ClassVar
from uuid import UUID

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django_tasks_db.models import DBTaskResult

from nakhonchai.base.admin import BaseAdmin, stale_words
from nakhonchai.geography.admin import ProvinceOfAreaFilter
from nakhonchai.records.actions import AlreadySentError, OutOfReachError, content_digest, once, save_record
from nakhonchai.records.admin import GuardedImportExportMixin
from nakhonchai.records.forms import OUT_OF_REACH, RecordForm
from nakhonchai.records.models import Record, Submission, Task
from nakhonchai.records.task_forms import TaskForm
from nakhonchai.records.views.trash import in_one

# The queue's own page shows the arguments of tasks, in English. Its module is imported first, so that it
# cannot register itself after.
import_module("django_tasks_db.admin")
admin.site.unregister(DBTaskResult)

MACHINERY = ("version", "form_key", "change_reason")
ALREADY = "แบบฟอร์มนี้บันทึกไปแล้ว จึงไม่ได้บันทึกซ้ำ"


class StateFilter(admin.SimpleListFilter):
    """What is in use, or the trash."""

    title = "ถังขยะ"
    parameter_name = "trash"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Name both."""
        return [("no", "ที่ใช้อยู่"), ("yes", "ในถังขยะ")]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        """Narrow to the chosen one."""
        if self.value() == "yes":
            return queryset.trashed()
        return queryset.alive() if self.value() == "no" else queryset


class RecordAdmin(GuardedImportExportMixin, BaseAdmin):
    """The admin of a record. A subclass names the portal's form and what its list shows."""

    form: Any = RecordForm
    list_filter: ClassVar[Any] = [StateFilter, ProvinceOfAreaFilter]
    list_select_related: ClassVar[Any] = ["area", "cluster"]
    search_fields: ClassVar[Any] = ["search_key"]  # makes the search box; what it finds is said below
    search_help_text = "ชื่อส่วนใดก็ได้ หรือรหัสอ้างอิง"
    ordering: ClassVar[Any] = ["sort_key", "pk"]
    readonly_fields: ClassVar[Any] = ["ref", "origin", "origin_row", "created_at", "updated_at"]
    export_filters: ClassVar[dict[str, str]] = {"province": "area"}

    def get_queryset(self, request: HttpRequest) -> Any:
        """Return what the person edits: here every field is open."""
        found = self.model.objects.editable_by(request.user)
        return found.order_by(*self.ordering)

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        """Find as everywhere else."""
        return (queryset.matching(search_term) if search_term else queryset), False

    @admin.display(description="พื้นที่", ordering="area_id")
    def home(self, record: Record) -> str:
        """Show the home in words."""
        return record.home_path

    # --- the form is the portal's -----------------------------------------------------
    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """Return the portal's form for this person; it also refuses what somebody else saved meanwhile."""
        person = request.user

        class ForPerson(self.form):  # type: ignore[name-defined]
            stale = False

            def __init__(self, *args: Any, **options: Any) -> None:
                super().__init__(*args, person=person, **options)

            def clean(self) -> dict[str, Any]:
                cleaned: dict[str, Any] = super().clean()
                seen, stored = cleaned.get("version"), self.instance
                if not stored._state.adding and seen != stored.version:
                    self.stale = True
                    raise ValidationError(stale_words(stored), code="stale")
                return cleaned

        return ForPerson

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Group the fields as the portal does, then what the system says of the record."""
        form = self.get_form(request, obj)(instance=obj or self.model())
        sections = [(heading or None, [field.name for field in fields]) for heading, fields in form.sections]
        shown = [(heading, [name for name in names if name not in MACHINERY]) for heading, names in sections]
        sets = [(heading, {"fields": names}) for heading, names in shown if names]
        saving = [name for name in form.fields if name in MACHINERY or form[name].is_hidden]
        about = list(self.readonly_fields) if obj else []
        return [*sets, ("การบันทึก", {"fields": [*saving, *about]})]

    def write(self, request: HttpRequest, obj: Any, form: Any) -> None:
        """Save once for each form, through the action of all records."""

        def save() -> str:
            save_record(obj, by=request.user, reason=self.reason(form), version=form.cleaned_data["version"])
            form.save_parts(obj, by=request.user)
            return str(obj.page())

        once(request.user, form.cleaned_data.get("form_key"), save, content_digest(request.POST))

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: Any = None,
    ) -> HttpResponse:
        """Show or save. A second press finds what the first one did."""
        if request.method == "POST" and _was_sent(request):
            messages.info(request, ALREADY)
            return HttpResponseRedirect(request.path if object_id else "../")
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except AlreadySentError:
            messages.info(request, ALREADY)
        except OutOfReachError:
            messages.error(request, OUT_OF_REACH)
        except ValidationError as problem:
            messages.error(request, in_one(problem))
        return HttpResponseRedirect(request.path)

    # --- what is known elsewhere ----------------------------------------------------------
    def get_view_on_site_url(self, obj: Any = None) -> str | None:
        """Lead to the page in the portal, where the trash, files and tasks are."""
        return None if obj is None else obj.page()

    def history_url(self, obj: Any) -> str:
        """Lead to the history in the portal."""
        return str(obj.page("history"))

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """Write no second log: the history has it, and forgets a person who is erased."""

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """Write no second log."""


def _was_sent(request: HttpRequest) -> bool:
    try:
        key = UUID(request.POST.get("form_key", ""))
    except ValueError:
        return False
    return Submission.objects.filter(account_id=request.user.pk or 0, key=key).exists()


@admin.register(Task)
class TaskAdmin(RecordAdmin):
    """Work to do."""

    form = TaskForm
    list_display = ["name", "home", "assignee", "due", "done_at"]
    list_select_related = ["area", "cluster", "assignee"]
    list_filter = [StateFilter, ProvinceOfAreaFilter]
