"""Addresses."""

from django.urls import path

from nakhonchai.imports.views import apply, problems, rows, runs, sheets, undo

app_name = "imports"
urlpatterns = [
    path("", runs.RunList.as_view(), name="run-list"),
    path("new/", runs.RunCreate.as_view(), name="run-create"),
    path("template/", runs.Template.as_view(), name="template"),
    path("villages/", runs.Villages.as_view(), name="villages"),
    path("<uuid:pk>/", runs.RunDetail.as_view(), name="run-detail"),
    path("<uuid:pk>/progress/", runs.RunProgress.as_view(), name="run-progress"),
    path("<uuid:pk>/sheets/", sheets.RunSheets.as_view(), name="run-sheets"),
    path("<uuid:pk>/problems/", problems.RunProblems.as_view(), name="run-problems"),
    path("<uuid:pk>/problems/<str:key>/", problems.RunSolve.as_view(), name="run-solve"),
    path("<uuid:pk>/rows/", rows.RunRows.as_view(), name="run-rows"),
    path("<uuid:pk>/rows/decide/", rows.RunDecide.as_view(), name="run-decide"),
    path("<uuid:pk>/apply/", apply.RunApply.as_view(), name="run-apply"),
    path("<uuid:pk>/mode/", apply.RunMode.as_view(), name="run-mode"),
    path("<uuid:pk>/cancel/", runs.RunCancel.as_view(), name="run-cancel"),
    path("<uuid:pk>/left-over/", apply.RunLeftovers.as_view(), name="run-leftovers"),
    path("<uuid:pk>/undo/", undo.RunUndo.as_view(), name="run-undo"),
]
