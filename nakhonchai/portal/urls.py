"""Addresses of the portal's own pages. One block for each noun."""

from django.urls import URLPattern, path

from nakhonchai.portal.views import pages, place_edit, places
from nakhonchai.portal.views.gallery import gallery
from nakhonchai.portal.views.home import home
from nakhonchai.portal.views.place import place
from nakhonchai.portal.views.search import search

app_name = "portal"
urlpatterns: list[URLPattern] = [
    path("", home, name="home"),
    path("search/", search, name="search"),
    path("places/<str:code>/", place, name="place"),
    # The tree of places: to walk, to pick from, to keep right.
    path("places/", places.places, name="places"),
    path("pick/areas/", places.pick_areas, name="pick-areas"),
    path("places/<str:code>/villages/", places.villages, name="villages"),
    path("places/<str:code>/villages/add/", place_edit.VillageCreate.as_view(), name="village-create"),
    path("places/<str:code>/communities/add/", place_edit.CommunityCreate.as_view(), name="community-create"),
    path("places/<str:code>/rename/", place_edit.Rename.as_view(), name="place-rename"),
    path("places/<str:code>/close/", place_edit.Close.as_view(), name="place-close"),
    path("places/<str:code>/reopen/", place_edit.Reopen.as_view(), name="place-reopen"),
    path("places/<str:code>/split/", place_edit.Split.as_view(), name="place-split"),
    path("places/<str:code>/history/", places.place_history, name="place-history"),
    # Pages of words, and the form for telling us something.
    path("about/", pages.about, name="about"),
    path("privacy/", pages.privacy, name="privacy"),
    path("accessibility/", pages.accessibility, name="accessibility"),
    path("help/", pages.help_index, name="help"),
    path("help/<slug:slug>/", pages.help_topic, name="help-topic"),
    path("feedback/", pages.feedback, name="feedback"),
    path("feedback/sent/", pages.feedback_sent, name="feedback-sent"),
    path("gallery/", gallery, name="gallery"),
    path("robots.txt", pages.robots, name="robots"),
]
