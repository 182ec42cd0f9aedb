"""The report on councils: a page, a workbook, and a sheet of A4."""

from io import BytesIO

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from nakhonchai.dashboards.figures import Now
from nakhonchai.records.views import Crumb
from nakhonchai.records.writers import CONTENT_TYPES, write_table
from organizations.councils import HEADINGS, report_of, sheet_rows

FORMATS = ("xlsx", "ods", "csv")


def council(request: HttpRequest) -> HttpResponse:
    """Show the report of the cluster, a province or a district (``?area=``)."""
    code, now = request.GET.get("area", "")[:8], Now()
    report = report_of(now, code, request.user)
    if report is None:
        raise Http404
    suffix = request.GET.get("format", "")
    if suffix in FORMATS:
        return _file(now, code, suffix)
    context = {
        "report": report,
        "breadcrumbs": [
            *(Crumb(label, url) for label, url in report.crumbs[:-1]),
            Crumb(report.crumbs[-1][0]),
        ]
        if code
        else [],
        "printing": "print" in request.GET,
        "list_url": reverse("organizations:organization-list"),
        "files": [(one, f"?{_query(code)}format={one}") for one in FORMATS],
        "print_url": f"?{_query(code)}print=1",
    }
    return render(request, "organizations/council.html", context)


def _query(code: str) -> str:
    return f"area={code}&" if code else ""


def _file(now: Now, code: str, suffix: str) -> HttpResponse:
    target = BytesIO()
    write_table(target, suffix, "รายงานสภาองค์กรชุมชน", HEADINGS, sheet_rows(now, code))
    response = HttpResponse(target.getvalue(), content_type=CONTENT_TYPES[suffix])
    response["Content-Disposition"] = f'attachment; filename="councils{f"-{code}" if code else ""}.{suffix}"'
    return response
