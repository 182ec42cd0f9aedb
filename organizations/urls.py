"""Addresses."""

from django.urls import path

from nakhonchai.records.page_urls import record_urls
from organizations.views import directory, organizations
from organizations.views.council import council

app_name = "organizations"
urlpatterns = [
    path("council/", council, name="council"),
    path("directory/", directory.directory, name="directory"),
    path("directory/<str:ref>/", directory.directory_body, name="directory-body"),
    *record_urls(organizations, "organization"),
]
