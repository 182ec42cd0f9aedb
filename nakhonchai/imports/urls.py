"""Addresses."""

from django.urls import path

from nakhonchai.imports import views

app_name = "imports"
urlpatterns = [
    path("", views.RunList.as_view(), name="run-list"),
    path("new/", views.RunCreate.as_view(), name="run-create"),
    path("template/", views.Template.as_view(), name="template"),
    path("<uuid:pk>/", views.RunDetail.as_view(), name="run-detail"),
    path("<uuid:pk>/apply/", views.RunApply.as_view(), name="run-apply"),
    path("<uuid:pk>/cancel/", views.RunCancel.as_view(), name="run-cancel"),
    path("<uuid:pk>/left-over/", views.RunLeftovers.as_view(), name="run-leftovers"),
]
