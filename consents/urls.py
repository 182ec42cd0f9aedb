"""The addresses of this package: what is about one person begins with their ref."""

from django.urls import path

from consents.views import breaches, people, registers, requests
from nakhonchai.records.page_urls import record_urls

app_name = "consents"
urlpatterns = [
    path("", registers.home, name="home"),
    path("purposes/", registers.purposes, name="purposes"),
    path("purposes/file/", registers.purposes_file, name="purposes-file"),
    path("purposes/new/", registers.purpose_edit, name="purpose-create"),
    path("purposes/<int:number>/", registers.purpose_edit, name="purpose-edit"),
    path("retention/", registers.retention, name="retention"),
    path("retention/<str:ref>/", registers.keep, name="retention-keep"),
    path("erasures/", registers.erasures, name="erasures"),
    *record_urls(requests, "request", "requests/"),
    *record_urls(breaches, "breach", "breaches/"),
    path("people/<str:ref>/give/", people.give, name="consent-give"),
    path("people/<str:ref>/withdraw/<int:number>/", people.withdraw, name="consent-withdraw"),
    path("people/<str:ref>/paper/", people.paper, name="consent-paper"),
    path("people/<str:ref>/access/", people.access, name="person-access"),
    path("people/<str:ref>/file/", people.take, name="person-file"),
    path("people/<str:ref>/erase/", people.erase, name="person-erase"),
]
