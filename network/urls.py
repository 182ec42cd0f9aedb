"""Addresses."""

from django.urls import URLPattern, path

from nakhonchai.records.page_urls import record_urls
from network.views import follow, links, maps, members, networks, pairs, seats

app_name = "network"
urlpatterns: list[URLPattern] = [
    path("", maps.Map.as_view(), name="map"),
    path("matrix/", maps.MatrixPage.as_view(), name="matrix"),
    path("bodies/", maps.BodyList.as_view(), name="body-list"),
    path("bodies/<str:ref>/", pairs.BodyPage.as_view(), name="body"),
    path("ties/", maps.TieList.as_view(), name="tie-list"),
    path("ties/<str:one>/<str:other>/", pairs.TiePage.as_view(), name="tie"),
    path("gaps/", maps.GapList.as_view(), name="gap-list"),
    path("group/", maps.Group.as_view(), name="group"),
    path("reach/", maps.Reach.as_view(), name="reach"),
    path("follow-up/", follow.FollowUp.as_view(), name="follow-up"),
    *record_urls(links, "link", "links/"),
    *record_urls(members, "member", "members/"),
    *record_urls(seats, "seat", "board/"),
    *record_urls(networks, "network", "networks/"),
]
