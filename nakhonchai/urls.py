"""All addresses. Domains are named by string: the frame imports none of them."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("nakhonchai.portal.urls")),
    path("", include("nakhonchai.dashboards.urls")),
    path("account/", include("nakhonchai.accounts.urls")),
    path("records/", include("nakhonchai.records.urls")),
    path("imports/", include("nakhonchai.imports.urls")),
    path("organizations/", include("organizations.urls")),
    path("leaders/", include("leaders.urls")),
    path("consents/", include("consents.urls")),
    path("learning/", include("learning.urls")),
    path("honours/", include("honours.urls")),
    path("plans/", include("plans.urls")),
    path("network/", include("network.urls")),
    path("support/", include("support.urls")),
    path("strategy/", include("strategy.urls")),
    path("admin/", admin.site.urls),
]

handler400 = "nakhonchai.portal.views.errors.bad_request"
handler403 = "nakhonchai.portal.views.errors.forbidden"
handler404 = "nakhonchai.portal.views.errors.not_found"
handler500 = "nakhonchai.portal.views.errors.server_error"
