"""The portal's addresses, and those of the two yardsticks."""

from django.urls import path

from nakhonchai import urls
from tests.bench import replay

handler400, handler403, handler404, handler500 = (
    urls.handler400,
    urls.handler403,
    urls.handler404,
    urls.handler500,
)
urlpatterns = [path("bench/hello/", replay.hello), path("bench/replay/", replay.replay), *urls.urlpatterns]
