"""The addresses of this package."""

from django.urls import path

from honours.views import honours
from honours.views.roll import roll
from honours.views.rounds import honour_round
from nakhonchai.records.page_urls import record_urls

app_name = "honours"
urlpatterns = [
    path("roll/", roll, name="roll"),
    path("round/", honour_round, name="round"),
    *record_urls(honours, "honour"),
    path("<str:ref>/certificate/", honours.HonourCertificate.as_view(), name="honour-certificate"),
]
