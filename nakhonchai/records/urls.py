"""Addresses of records. A domain asks :func:`record_urls` for the pages of a model."""

from django.urls import URLPattern, path

from nakhonchai.records.page_urls import record_urls
from nakhonchai.records.views import bin, duplicates, files, merges, tasks

app_name = "records"

__all__ = ["app_name", "record_urls", "urlpatterns"]

PAIR = "duplicates/<str:kind>/<str:ref>/<str:other>/"
urlpatterns: list[URLPattern] = [
    path("trash/", bin.Trash.as_view(), name="trash"),
    path("duplicates/", duplicates.DuplicateList.as_view(), name="duplicates"),
    path("duplicates/<str:kind>/<str:ref>/", duplicates.MergeWith.as_view(), name="merge-with"),
    path("duplicates/<str:kind>/<str:ref>/<str:other>/", duplicates.MergePair.as_view(), name="merge"),
    path(
        "duplicates/<str:kind>/<str:ref>/<str:other>/not-same/", duplicates.NotSame.as_view(), name="not-same"
    ),
    path(
        "duplicates/<str:kind>/<str:ref>/<str:other>/ask-again/",
        duplicates.NotSameForget.as_view(),
        name="not-same-forget",
    ),
    path("merges/", merges.MergeList.as_view(), name="merge-list"),
    path("merges/<str:kind>/<str:ref>/undo/", merges.MergeUndo.as_view(), name="merge-undo"),
    path("tasks/people/", tasks.TaskPeople.as_view(), name="task-people"),
    path("tasks/<str:ref>/done/", tasks.TaskDone.as_view(), name="task-done"),
    *record_urls(tasks, "task", "tasks/"),
    path("files/add/<str:kind>/<str:ref>/", files.AttachmentCreate.as_view(), name="attachment-create"),
    path("files/<str:ref>/", files.AttachmentFetch.as_view(), name="attachment"),
    path("files/<str:ref>/trash/", files.AttachmentTrash.as_view(), name="attachment-trash"),
    path("files/<str:ref>/restore/", files.AttachmentRestore.as_view(), name="attachment-restore"),
]
