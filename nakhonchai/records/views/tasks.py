"""Work to be done: a record like any other, and one press that says it is done."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils import timezone
from django.views.generic.base import View

from nakhonchai.accounts.scope import scope_of
from nakhonchai.base.writing import StaleVersionError
from nakhonchai.records.actions import save_record
from nakhonchai.records.assignees import accounts_near
from nakhonchai.records.kinds import visible_record
from nakhonchai.records.models import Record, Task
from nakhonchai.records.other_work import other_work
from nakhonchai.records.pickers import SHOWN
from nakhonchai.records.tables import Column
from nakhonchai.records.task_forms import TaskFilters, TaskForm
from nakhonchai.records.views.base import OneRecordView, RecordView
from nakhonchai.records.views.bulk import RecordBulk
from nakhonchai.records.views.detail import RecordDetail
from nakhonchai.records.views.edit import RecordCreate, RecordEdit
from nakhonchai.records.views.export import RecordExport
from nakhonchai.records.views.history import RecordHistory
from nakhonchai.records.views.lists import RecordList
from nakhonchai.records.views.trash import RecordRestore, RecordTrash, posted_version
from nakhonchai.thai import format_date


def due_words(task: Task) -> str:
    """Return when the work is due, and whether that has passed."""
    if task.due is None:
        return ""
    late = not task.is_done and task.due < timezone.localdate()
    return f"{format_date(task.due, short=True)}{' (เลยกำหนด)' if late else ''}"


def state_words(task: Task) -> str:
    """Return how far the work is."""
    return "เสร็จแล้ว" if task.is_done else "ยังไม่เสร็จ"


def record_of_task(task: Task, person: Any) -> Record | None:
    """Return the record that the work is about, if *person* may find it."""
    if task.about_type is None:
        return None
    model: Any = task.about_type.model_class()
    found: Record | None = model.objects.visible_to(person).filter(pk=task.about_id).first()
    return found


class TaskPages(RecordView):
    """What the pages of tasks share."""

    model = Task
    filterset_class = TaskFilters
    form_class = TaskForm
    related = ("area", "cluster", "assignee", "about_type")
    default_sort = "due"
    columns = [
        Column("name", "งาน", sort="sort_key", kind="link"),
        Column("home_path", "พื้นที่", sort="area__code", data=Task.data_classes["area"]),
        Column("assignee", "ผู้รับผิดชอบ", sort="assignee__full_name"),
        Column("due", "ภายในวันที่", sort="due", show=due_words),
        Column("done_at", "ความคืบหน้า", sort="done_at", show=state_words),
    ]


class TaskList(TaskPages, RecordList):
    """งานในพื้นที่, or งานของฉัน with ``?whose=mine``."""

    lead = "สิ่งที่ต้องติดตามในพื้นที่ที่ท่านดูแล"
    empty_text = "ตั้งงานติดตามได้จากหน้านี้ หรือจากหน้าขององค์กร ผู้นำ แผน และโครงการ"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the two tabs, and what waits elsewhere."""
        mine = self.request.GET.get("whose") == "mine"
        url = Task.list_url()
        tabs = [
            {"label": "งานในพื้นที่", "url": url, "active": not mine, "count": None},
            {"label": "งานของฉัน", "url": f"{url}?whose=mine&done=open", "active": mine, "count": None},
        ]
        tabs += [
            {"label": work.label, "url": work.url, "active": False, "count": work.count}
            for work in other_work(self.request.user)
        ]
        return super().get_context_data(tabs=tabs, **kwargs)


class TaskBulk(TaskPages, RecordBulk):
    """Many tasks at once."""


class TaskExport(TaskPages, RecordExport):
    """The list of tasks as a file."""


class TaskDetail(TaskPages, RecordDetail):
    """One task."""

    sections = [
        (
            "งาน",
            [
                Column("detail", "รายละเอียด"),
                Column("home_path", "พื้นที่", data=Task.data_classes["area"]),
                Column("assignee", "ผู้รับผิดชอบ"),
                Column("due", "ภายในวันที่", show=due_words),
                Column("done_at", "ความคืบหน้า", show=state_words),
            ],
        )
    ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the record that the work is about."""
        return super().get_context_data(about=record_of_task(self.object, self.request.user), **kwargs)


class TaskCreate(TaskPages, RecordCreate):
    """A new task, perhaps about a record: ``?kind=organizations.organization&ref=…``."""

    def instance(self) -> Task:
        """Return an empty task, about the record of the address."""
        about = self.about
        return Task(about=about) if about is not None else Task()

    @property
    def about(self) -> Record | None:
        """The record of the address, found within the reader's reach."""
        kind, ref = self.request.GET.get("kind", ""), self.request.GET.get("ref", "")
        return visible_record(kind, ref, self.request.user) if kind and ref else None

    def initial(self) -> dict[str, Any]:
        """Lie where the record lies; say what the record says is to be done next (``task_words``)."""
        about = self.about
        words = {"name": getattr(about, "task_words", "")[:200]}
        if about is not None and about.area_id and self.scope.may_edit_area(about.area_id):
            return words | {"area": about.area_id}
        return words | super().initial()


class TaskEdit(TaskPages, RecordEdit):
    """Changes a task."""


class TaskHistory(TaskPages, RecordHistory):
    """What became of a task."""


class TaskTrash(TaskPages, RecordTrash):
    """Into the trash."""


class TaskRestore(TaskPages, RecordRestore):
    """Out of it."""


class TaskDone(TaskPages, OneRecordView):
    """Says that the work is done, or that it is not."""

    for_writing = True
    http_method_names = ["post"]

    def post(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Write it, unless somebody changed the task meanwhile."""
        task, done = self.object, request.POST.get("done") == "yes"
        if task.is_done != done:
            task.done_at = timezone.now() if done else None
            try:
                save_record(
                    task,
                    by=request.user,
                    reason="ทำเสร็จ" if done else "เปิดงานอีกครั้ง",
                    version=posted_version(request),
                )
                messages.success(request, "บันทึกว่างานเสร็จแล้ว" if done else "เปิดงานนี้อีกครั้งแล้ว")
            except StaleVersionError:
                messages.error(request, "มีผู้อื่นแก้ไขงานนี้ไปก่อนแล้ว ดูข้อมูลล่าสุดแล้วลองอีกครั้ง")
        return HttpResponseRedirect(task.page())


class TaskPeople(View):
    """What the picker of a responsible person asks."""

    def get(self, request: HttpRequest) -> JsonResponse:
        """Find colleagues by any part of their name."""
        scope = scope_of(request.user)
        if not scope.may_write:
            raise PermissionDenied
        text = request.GET.get("q", "").strip()[:100]
        found = accounts_near(scope).filter(full_name__icontains=text)[:SHOWN] if text else []
        results = [{"code": one.username, "name": str(one), "path": str(one)} for one in found]
        return JsonResponse({"results": results})
