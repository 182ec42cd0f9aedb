"""Addresses of records. A domain asks :func:`record_urls` for the pages of a model."""

from django.urls import URLPattern, path

from nakhonchai.records.page_urls import record_urls
from nakhonchai.records.views import bin, files, tasks

app_name = "records"

__all__ = ["app_name", "record_urls", "urlpatterns"]

urlpatterns: list[URLPattern] = [
    path("trash/", bin.Trash.as_view(), name="trash"),
    path("tasks/people/", tasks.TaskPeople.as_view(), name="task-people"),
    path("tasks/<str:ref>/done/", tasks.TaskDone.as_view(), name="task-done"),
    *record_urls(tasks, "task", "tasks/"),
    path("files/add/<str:kind>/<str:ref>/", files.AttachmentCreate.as_view(), name="attachment-create"),
    path("files/<str:ref>/", files.AttachmentFetch.as_view(), name="attachment"),
    path("files/<str:ref>/trash/", files.AttachmentTrash.as_view(), name="attachment-trash"),
    path("files/<str:ref>/restore/", files.AttachmentRestore.as_view(), name="attachment-restore"),
]
