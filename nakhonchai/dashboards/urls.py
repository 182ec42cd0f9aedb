"""Addresses."""

from django.urls import URLPattern, path

from nakhonchai.dashboards.views import meeting, quality, sharing, snapshots
from nakhonchai.dashboards.views.figures import figure

app_name = "dashboards"
urlpatterns: list[URLPattern] = [
    path("share/<str:code>/", sharing.share, name="share"),
    path("share/<str:code>/card.png", sharing.share_card, name="share-card"),
    path("share/<str:code>/figures.<str:suffix>", sharing.share_table, name="share-table"),
    path("meeting/<str:code>/", meeting.meeting, name="meeting"),
    path("quality/<str:code>/", quality.quality, name="quality"),
    path("snapshots/", snapshots.snapshot_list, name="snapshot-list"),
    path("snapshots/new/", snapshots.snapshot_create, name="snapshot-create"),
    path("figures/<slug:name>/", figure, name="figure"),
    path("figures/<slug:name>/<str:code>/", figure, name="figure-of-area"),
]
