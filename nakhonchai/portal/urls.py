"""Addresses of the portal's own pages. One block for each noun."""

from django.urls import URLPattern

app_name = "portal"
urlpatterns: list[URLPattern] = []
