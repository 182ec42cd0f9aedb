"""The public directory: pages for everybody, without personal data, quick on a phone."""

from io import BytesIO
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from nakhonchai.dashboards.figures import Now
from nakhonchai.dashboards.fresh import fresh_page
from nakhonchai.dashboards.tree import tree
from nakhonchai.records.merging.refs import current_ref
from nakhonchai.records.views import Crumb
from nakhonchai.records.writers import CONTENT_TYPES, write_table
from organizations.enums import TONES
from organizations.public import (
    DirectoryForm,
    area_url,
    group_choices,
    in_brief,
    map_of,
    numbers_of,
    published,
)

PAGE = 24
MOST_IN_FILE = 20_000
HEADINGS = ("รหัสอ้างอิง", "ชื่อองค์กร", "กลุ่มประเภท", "ประเภท", "สถานะ", "พื้นที่", "รหัสพื้นที่")


@login_not_required
@fresh_page
def directory(request: HttpRequest, now: Now) -> HttpResponse:
    """Search and browse what bodies agreed to publish; ``?format=csv`` gives it as a file."""
    where, groups = tree(now), group_choices(now)
    form = DirectoryForm(request.GET, groups=groups, where=where)
    asked = form.cleaned_data if form.is_valid() else {}
    found = _narrowed(asked)
    if form.is_valid() and request.GET.get("format") == "csv":
        return _csv(found)
    if not form.is_valid():
        found = found.none()
    code, group = asked.get("area", ""), asked.get("group", "")
    page = Paginator(in_brief(found), PAGE).get_page(request.GET.get("page"))
    kept = {name: value for name, value in asked.items() if value}
    context = {
        "form": form,
        "page_obj": page,
        "bodies": [(one, TONES.get(one.status, "")) for one in page.object_list],
        "map": map_of(now, code[:4], group),
        "total": numbers_of(now).at(code, group),
        "asked": kept,
        "place": where.places[code].full_name if code in where.places else where.clusters[0].name,
        "up": _up(where, code, group),
        "filter_count": len([name for name in kept if name != "q"]),
        "csv_url": f"?{urlencode({**kept, 'format': 'csv'})}",
        "directory_url": reverse("organizations:directory"),
    }
    return render(request, "organizations/directory.html", context, status=200 if form.is_valid() else 422)


def _narrowed(asked: dict[str, Any]) -> Any:
    found = published()
    if asked.get("area"):
        found = found.at(asked["area"])
    if asked.get("group"):
        found = found.of_group(asked["group"])
    if asked.get("q"):
        found = found.matching(asked["q"])
    return found.in_thai_order()


def _up(where: Any, code: str, group: str) -> list[tuple[str, str]]:
    """Return the way back up from an area."""
    if not code:
        return []
    above = [
        (where.places[code[:length]].full_name, area_url(code[:length], group))
        for length in (2, 4)
        if length < len(code)
    ]
    return [(where.clusters[0].name, area_url("", group)), *above]


def _csv(found: Any) -> HttpResponse:
    """Return the bodies as a file: the same facts as on the page."""
    rows = (
        (
            one.ref,
            one.name,
            one.type.group.name,
            one.type.name,
            one.get_status_display(),
            one.home_path,
            one.area_id,
        )
        for one in in_brief(found)[:MOST_IN_FILE]
    )
    target = BytesIO()
    write_table(target, "csv", "ทำเนียบองค์กร", HEADINGS, rows)
    response = HttpResponse(target.getvalue(), content_type=CONTENT_TYPES["csv"])
    response["Content-Disposition"] = 'attachment; filename="organizations.csv"'
    return response


@login_not_required
@fresh_page
def directory_body(request: HttpRequest, now: Now, ref: str) -> HttpResponse:
    """Show one body as far as it agreed; under an old ref, the one it was merged into."""
    found = in_brief(published())
    body = found.filter(ref=ref).first()
    if body is None and (kept := current_ref("organizations.organization", ref)):
        body = found.filter(ref=kept).first()
    if body is None:
        raise Http404
    where, code = tree(now), body.area_id or ""
    near = found.at(code[:6]).exclude(pk=body.pk).in_thai_order()[:8] if len(code) >= 6 else []
    context = {
        "body": body,
        "facts": [
            ("กลุ่มประเภท", body.type.group.name),
            ("ประเภท", body.type.name),
            ("สถานะ", body.get_status_display()),
            ("พื้นที่", body.home_path),
        ],
        "near": near,
        "subdistrict": where.places[code[:6]].full_name
        if code[:6] in where.places and len(code) >= 6
        else "",
        "map": map_of(now, code[:4], "") if len(code) >= 4 else None,
        "breadcrumbs": [
            Crumb("ทำเนียบองค์กร", reverse("organizations:directory")),
            *(Crumb(label, url) for label, url in _up(where, code[:6], "")[1:]),
            Crumb(body.name),
        ],
    }
    return render(request, "organizations/directory_body.html", context)
