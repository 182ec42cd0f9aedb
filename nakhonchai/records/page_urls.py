"""The addresses that every model of records has."""

from types import ModuleType, SimpleNamespace

from django.urls import URLPattern, path

PAGES = {
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


def record_urls(views: ModuleType | SimpleNamespace, name: str, prefix: str = "") -> list[URLPattern]:
    """Return the addresses of the pages of one model; the views are found by their names.

    ``record_urls(views, "organization")`` wires ``views.OrganizationList`` as
    ``organization-list`` and so on; a page the module does not define has no address.
    """
    stem = "".join(part.capitalize() for part in name.split("_"))
    found = (
        (page, address, getattr(views, f"{stem}{page.capitalize()}", None)) for page, address in PAGES.items()
    )
    return [
        path(prefix + address, view.as_view(), name=f"{name}-{page}") for page, address, view in found if view
    ]
