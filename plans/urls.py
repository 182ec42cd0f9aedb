"""Addresses: what belongs to plans before plans, so that "projects" is never read as a ref."""

from django.urls import path

from nakhonchai.records.page_urls import record_urls
from plans.views import plans, projects, reviews, steps

app_name = "plans"
urlpatterns = [
    *record_urls(projects, "project", "projects/"),
    *record_urls(steps, "plan_step", "steps/"),
    path("<str:ref>/review/", reviews.PlanReview.as_view(), name="plan-review"),
    *record_urls(plans, "plan"),
]
