"""Addresses."""

from django.urls import URLPattern, path

from nakhonchai.dashboards.views import (
    api,
    layouts,
    meeting,
    opendata,
    quality,
    saved_views,
    sharing,
    snapshots,
)
from nakhonchai.dashboards.views.figures import figure

app_name = "dashboards"
urlpatterns: list[URLPattern] = [
    path("share/<str:code>/", sharing.share, name="share"),
    path("share/<str:code>/card.png", sharing.share_card, name="share-card"),
    path("share/<str:code>/figures.<str:suffix>", sharing.share_table, name="share-table"),
    path("meeting/<str:code>/", meeting.meeting, name="meeting"),
    path("layout/<slug:level>/", layouts.layout, name="layout"),
    path("views/", saved_views.view_list, name="view-list"),
    path("views/new/", saved_views.view_create, name="view-create"),
    path("views/<str:ref>/", saved_views.view_open, name="view-open"),
    path("views/<str:ref>/edit/", saved_views.view_edit, name="view-edit"),
    path("views/<str:ref>/trash/", saved_views.view_trash, name="view-trash"),
    path("quality/<str:code>/", quality.quality, name="quality"),
    path("snapshots/", snapshots.snapshot_list, name="snapshot-list"),
    path("snapshots/new/", snapshots.snapshot_create, name="snapshot-create"),
    # Open data, and the API for programs.
    path("data/", opendata.about, name="open-data"),
    path("data/api/", opendata.guide, name="api-guide"),
    path("data/figures.<str:suffix>", opendata.figures, name="open-figures"),
    path("data/dictionary.<str:suffix>", opendata.dictionary, name="open-dictionary"),
    path("api/v1/", api.index, name="api-index"),
    path("api/v1/openapi.json", api.described, name="api-described"),
    path("api/v1/<slug:name>", api.collection, name="api"),
    path("api/<path:rest>", api.unknown, name="api-unknown"),
    path("figures/<slug:name>/", figure, name="figure"),
    path("figures/<slug:name>/<str:code>/", figure, name="figure-of-area"),
]
