"""Only the gallery, and a stand-in for the places that its picker asks."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, JsonResponse
from django.urls import include, path

from nakhonchai.portal.views.gallery import gallery


@login_not_required
def areas(request: HttpRequest) -> JsonResponse:
    """Two places for whatever is asked, none for "ไม่มี"."""
    names = [] if request.GET["q"] == "ไม่มี" else ["ในเมือง", "นอกเมือง"]
    found = [
        {"code": f"32010{i}", "name": n, "path": f"ต.{n} อ.เมืองสุรินทร์ จ.สุรินทร์"} for i, n in enumerate(names)
    ]
    return JsonResponse({"results": found})


portal = ([path("gallery/", gallery, name="gallery"), path("", gallery, name="home")], "portal")
urlpatterns = [path("", include(portal)), path("pick/areas/", areas)]
