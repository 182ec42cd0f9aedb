"""Addresses: what has a word of its own before leaders, so that it is never read as a ref."""

from django.urls import path

from leaders.views import committees, leaders, photos, positions, ties, young
from nakhonchai.records.page_urls import record_urls

app_name = "leaders"
urlpatterns = [
    *record_urls(positions, "position", "positions/"),
    path("positions/<str:ref>/end/", positions.PositionEnd.as_view(), name="position-end"),
    path("young/", young.Young.as_view(), name="young"),
    path("young/radar/", young.RadarPage.as_view(), name="radar"),
    path("young/urgent/", young.Urgent.as_view(), name="urgent"),
    path("committees/<str:ref>/renew/", committees.CommitteeRenew.as_view(), name="committee-renew"),
    *record_urls(ties, "tie", "ties/"),
    *record_urls(leaders, "leader"),
    path("<str:ref>/photo/", photos.LeaderPhotoEdit.as_view(), name="leader-photo"),
    path("<str:ref>/photo/picture/", photos.LeaderPhoto.as_view(), name="leader-picture"),
]
