"""Addresses of records. A domain asks :func:`record_urls` for the pages of a model."""

from types import ModuleType

from django.urls import URLPattern, path

app_name = "records"


def record_urls(views: ModuleType, name: str, prefix: str = "") -> list[URLPattern]:
    """Return the addresses of the pages of one model; the views are found by their names.

    ``record_urls(views, "organization")`` wires ``views.OrganizationList`` as
    ``organization-list`` and so on; a page the module does not define has no address.
    """
    stem = "".join(part.capitalize() for part in name.split("_"))
    pages = {
        "list": "",
        "create": "new/",
        "export": "export/",
        "bulk": "bulk/",
        "pick": "pick/",
        "detail": "<str:ref>/",
        "edit": "<str:ref>/edit/",
        "history": "<str:ref>/history/",
        "trash": "<str:ref>/trash/",
        "restore": "<str:ref>/restore/",
    }
    found = ((page, address, getattr(views, f"{stem}{page.capitalize()}", None)) for page, address in pages.items())
    return [path(prefix + address, view.as_view(), name=f"{name}-{page}") for page, address, view in found if view]


urlpatterns: list[URLPattern] = []
