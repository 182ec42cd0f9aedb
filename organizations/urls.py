"""Addresses: what has a word of its own before organizations, so that the word is never read as a ref."""

from django.urls import path

from nakhonchai.records.page_urls import record_urls
from organizations.views import directory, facts, organizations, parts
from organizations.views.council import council

app_name = "organizations"
urlpatterns = [
    path("council/", council, name="council"),
    path("directory/", directory.directory, name="directory"),
    path("directory/<str:ref>/", directory.directory_body, name="directory-body"),
    *record_urls(parts.status_changes, "status_change", "statuses/"),
    *record_urls(parts.registrations, "registration", "registrations/"),
    *record_urls(parts.contacts, "contact", "contacts/"),
    *record_urls(parts.memberships, "membership", "memberships/"),
    *record_urls(parts.coverages, "coverage", "coverages/"),
    path("work/", facts.OrganizationWork.as_view(), name="organization-work"),
    path("governance/", facts.Governance.as_view(), name="governance"),
    path("figures/", facts.Figures.as_view(), name="figures"),
    path("definitions/", facts.DefinitionList.as_view(), name="definition-list"),
    path("definitions/new/", facts.DefinitionCreate.as_view(), name="definition-create"),
    path("definitions/<slug:key>/", facts.DefinitionEdit.as_view(), name="definition-edit"),
    path("<str:ref>/coverage/", parts.OrganizationCoverage.as_view(), name="organization-coverage"),
    path("<str:ref>/facts/", facts.OrganizationFacts.as_view(), name="organization-facts"),
    path("<str:ref>/facts/<int:year>/", facts.OrganizationFacts.as_view(), name="organization-facts-year"),
    *record_urls(organizations, "organization"),
]
