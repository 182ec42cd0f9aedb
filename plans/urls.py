"""Addresses: what has a name of its own before plans, so that "projects" is never read as a ref."""

from django.urls import path

from nakhonchai.records.page_urls import record_urls
from plans.views import plans, projects, reviews, steps
from plans.views.adoptions import adoptions
from plans.views.money import money_lines

app_name = "plans"
urlpatterns = [
    *record_urls(money_lines, "money_line", "money/"),
    *record_urls(adoptions, "adoption", "adoptions/"),
    *record_urls(projects, "project", "projects/"),
    *record_urls(steps, "plan_step", "steps/"),
    path("<str:ref>/review/", reviews.PlanReview.as_view(), name="plan-review"),
    *record_urls(plans, "plan"),
]
