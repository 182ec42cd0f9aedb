"""Addresses."""

from nakhonchai.records.page_urls import record_urls
from organizations import views

app_name = "organizations"
urlpatterns = record_urls(views, "organization")
