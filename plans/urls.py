"""Addresses: what has a name of its own before plans, so that "projects" is never read as a ref."""

from django.urls import path

from nakhonchai.records.page_urls import record_urls
from plans.views import plans, projects, reviews, steps, updates, work
from plans.views.adoptions import adoptions
from plans.views.money import money_lines
from plans.views.por02 import AreaForm02, PlanForm02

app_name = "plans"
urlpatterns = [
    *record_urls(money_lines, "money_line", "money/"),
    *record_urls(adoptions, "adoption", "adoptions/"),
    *record_urls(updates, "project_update", "updates/"),
    path(
        "projects/<str:ref>/report/",
        work.ProjectReport.as_view(),
        name="project-report",
    ),
    path("projects/<str:ref>/places/", work.ProjectPlaces.as_view(), name="project-places"),
    path("projects/<str:ref>/partners/add/", work.ProjectPartnerAdd.as_view(), name="project-partner-add"),
    path(
        "projects/<str:ref>/partners/<int:part>/remove/",
        work.ProjectPartnerRemove.as_view(),
        name="project-partner-remove",
    ),
    path("projects/<str:ref>/people/add/", work.ProjectPersonAdd.as_view(), name="project-person-add"),
    path(
        "projects/<str:ref>/people/<int:part>/remove/",
        work.ProjectPersonRemove.as_view(),
        name="project-person-remove",
    ),
    *record_urls(projects, "project", "projects/"),
    *record_urls(steps, "plan_step", "steps/"),
    path("areas/<str:code>/por02/", AreaForm02.as_view(), name="area-por02"),
    path("<str:ref>/por02/", PlanForm02.as_view(), name="plan-por02"),
    path("<str:ref>/review/", reviews.PlanReview.as_view(), name="plan-review"),
    *record_urls(plans, "plan"),
]
