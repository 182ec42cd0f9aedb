"""Addresses: series and attendance before events, so that their names are never read as a ref."""

from django.urls import URLPattern, URLResolver

from learning.views import attendance, events, series
from nakhonchai.records.page_urls import record_urls

app_name = "learning"
urlpatterns: list[URLPattern | URLResolver] = [
    *record_urls(series, "series", "series/"),
    *record_urls(attendance, "participation", "attendance/"),
    *record_urls(events, "event"),
]
