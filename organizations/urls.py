"""Addresses."""

from nakhonchai.records.page_urls import record_urls
from organizations.views import organizations

app_name = "organizations"
urlpatterns = record_urls(organizations, "organization")
