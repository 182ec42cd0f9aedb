"""Addresses: pages about everything first, so that their names are never read as a ref."""

from django.urls import URLPattern, URLResolver, path

from nakhonchai.records.page_urls import record_urls
from support.views import agenda, home, meetings, public, requests, unvisited, visits
from support.views.issues import EvidenceAdd, EvidenceRemove, issues, steps
from support.views.knowledge import guides, lessons

app_name = "support"
MEETING = "meetings/<str:ref>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("unvisited/", unvisited.unvisited, name="unvisited"),
    path("public-issues/", public.issue_roll, name="public-issues"),
    path("public-issues/<str:ref>/", public.issue_page, name="public-issue"),
    *record_urls(visits, "visit", "visits/"),
    *record_urls(requests, "request", "requests/"),
    *record_urls(steps, "step", "issues/steps/"),
    path("issues/<str:ref>/evidence/", EvidenceAdd.as_view(), name="evidence-add"),
    path("issues/<str:ref>/evidence/<int:evidence>/", EvidenceRemove.as_view(), name="evidence-remove"),
    *record_urls(issues, "issue", "issues/"),
    *record_urls(guides, "guide", "toolbox/"),
    *record_urls(lessons, "lesson", "lessons/"),
    path(f"{MEETING}agenda/", agenda.MeetingAgenda.as_view(), name="meeting-agenda"),
    path(f"{MEETING}agenda/<int:item>/", agenda.AgendaDecide.as_view(), name="agenda-decide"),
    path(f"{MEETING}agenda/<int:item>/remove/", agenda.AgendaRemove.as_view(), name="agenda-remove"),
    path(f"{MEETING}freeze/", meetings.MeetingFreeze.as_view(), name="meeting-freeze"),
    path(f"{MEETING}minutes/", meetings.MeetingMinutes.as_view(), name="meeting-minutes"),
    *record_urls(meetings.meetings, "meeting", "meetings/"),
]
