"""Addresses."""

from django.urls import URLPattern, path

from nakhonchai.dashboards.views import snapshots
from nakhonchai.dashboards.views.figures import figure

app_name = "dashboards"
urlpatterns: list[URLPattern] = [
    path("snapshots/", snapshots.snapshot_list, name="snapshot-list"),
    path("snapshots/new/", snapshots.snapshot_create, name="snapshot-create"),
    path("figures/<slug:name>/", figure, name="figure"),
    path("figures/<slug:name>/<str:code>/", figure, name="figure-of-area"),
]
