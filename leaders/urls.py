"""Addresses: positions before leaders, so that "positions" is never read as a ref."""

from django.urls import path

from leaders.views import leaders, positions
from nakhonchai.records.page_urls import record_urls

app_name = "leaders"
urlpatterns = [
    *record_urls(positions, "position", "positions/"),
    path("positions/<str:ref>/end/", positions.PositionEnd.as_view(), name="position-end"),
    *record_urls(leaders, "leader"),
]
