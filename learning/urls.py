"""Addresses: series and attendance before events, so that their names are never read as a ref."""

from django.urls import URLPattern, URLResolver, path

from learning.views import assessment, attendance, bodies, coverage, events, papers, people, series
from nakhonchai.records.page_urls import record_urls

app_name = "learning"
urlpatterns: list[URLPattern | URLResolver] = [
    *record_urls(series, "series", "series/"),
    path("coverage/", coverage.Coverage.as_view(), name="coverage"),
    path(
        "attendance/<str:ref>/assess/",
        assessment.ParticipationAssess.as_view(),
        name="participation-assess",
    ),
    *record_urls(attendance, "participation", "attendance/"),
    path("<str:ref>/people/", people.EventPeople.as_view(), name="event-people"),
    path("<str:ref>/sheet/", papers.EventSheet.as_view(), name="event-sheet"),
    path("<str:ref>/paper/", papers.EventAssessmentPaper.as_view(), name="event-paper"),
    path("<str:ref>/bodies/", bodies.EventBodyAdd.as_view(), name="event-body-add"),
    path("<str:ref>/bodies/<int:body>/", bodies.EventBodyRemove.as_view(), name="event-body-remove"),
    *record_urls(events, "event"),
]
