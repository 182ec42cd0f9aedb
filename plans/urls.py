"""Addresses: projects before plans, so that "projects" is never read as a ref."""

from nakhonchai.records.page_urls import record_urls
from plans.views import plans, projects

app_name = "plans"
urlpatterns = [*record_urls(projects, "project", "projects/"), *record_urls(plans, "plan")]
