"""The page of the admin site that loads files: upload, look at the difference, confirm.

Only the person who looked at a difference confirms it, and only that difference is written.
"""

import base64
from collections.abc import Callable
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone

from nakhonchai.base.forms import FileDrop, ManyFilesDrop
from nakhonchai.geography.loading import CLUSTER_PROVINCES, Report, SourceFile, load, read_provinces
from nakhonchai.geography.models import AreaLoad
from nakhonchai.geography.reach import may_redraw, reach_of

MOST_PROBLEMS = 1000


class ManyFilesField(forms.FileField):
    """Several files; cleans to a list."""

    widget = ManyFilesDrop

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Clean each."""
        files = [data] if data and not isinstance(data, list | tuple) else data or []
        clean_one = super().clean
        return [clean_one(file, initial) for file in files]


class ManyFilesWidget(ManyFilesDrop):
    """Gives all files of one input."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """Return the list."""
        return files.getlist(name) if hasattr(files, "getlist") else files.get(name)


class LoadForm(forms.Form):
    """Which provinces, and which files."""

    provinces = forms.CharField(
        label="จังหวัด",
        initial=",".join(CLUSTER_PROVINCES),
        max_length=400,
        help_text="รหัสสองหลัก คั่นด้วยจุลภาค หรือ all (ทั้ง 77 จังหวัด)",
    )
    villages = forms.FileField(
        label="ไฟล์หมู่บ้าน",
        required=False,
        widget=FileDrop,
        help_text="CSV: code, name_th, moo, subdistrict_code",
    )
    figures = forms.FileField(
        label="ไฟล์ตัวเลข",
        required=False,
        widget=FileDrop,
        help_text="CSV: code, year_be, population, households",
    )
    boundaries = ManyFilesField(
        label="ไฟล์เส้นเขต",
        required=False,
        widget=ManyFilesWidget,
        help_text="GeoJSON ที่มี properties.code เลือกได้หลายไฟล์",
    )
    take_names = forms.BooleanField(
        label="ใช้ชื่อตามรายชื่อแทนชื่อที่แก้ไว้ในระบบ", required=False, help_text="ถ้าไม่เลือก ชื่อที่มีผู้แก้ไว้จะคงอยู่"
    )

    def __init__(self, *args: Any, person: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_provinces(self) -> list[str]:
        """Refuse what is no province, and provinces the person does not hold."""
        try:
            codes = read_provinces(self.cleaned_data["provinces"])
        except ValueError as error:
            raise ValidationError(str(error), code="unknown") from error
        if outside := [code for code in codes if not may_redraw(self.person, code)]:
            raise ValidationError(f"จังหวัด {', '.join(outside)} อยู่นอกเขตที่ท่านดูแล", code="reach")
        return codes

    def clean(self) -> dict[str, Any]:
        """Refuse more than one upload may hold."""
        cleaned = super().clean() or self.cleaned_data
        if sum(file.size for _, file in self.uploads()) > settings.UPLOAD_MAX_BYTES:
            most = settings.UPLOAD_MAX_BYTES // 1024 // 1024
            raise ValidationError(f"ไฟล์รวมกันใหญ่เกิน {most} เมกะไบต์ แบ่งโหลดทีละไฟล์", code="size")
        return cleaned

    def uploads(self) -> list[tuple[str, Any]]:
        """Return the files with what they are."""
        single = [(role, self.cleaned_data.get(role)) for role in ("villages", "figures")]
        many = [("boundaries", file) for file in self.cleaned_data.get("boundaries") or []]
        return [(role, file) for role, file in (*single, *many) if file]


def urls(model_admin: Any) -> list[Any]:
    """Return the addresses of both steps; they stand before those of single areas."""
    wrap: Callable[..., Any] = model_admin.admin_site.admin_view

    def upload_view(request: HttpRequest) -> HttpResponse:
        return upload(model_admin, request)

    def preview_view(request: HttpRequest, pk: int) -> HttpResponse:
        return preview(model_admin, request, pk)

    return [
        path("load/", wrap(upload_view), name="geography_area_load"),
        path("load/<int:pk>/", wrap(preview_view), name="geography_area_load_preview"),
    ]


def upload(model_admin: Any, request: HttpRequest) -> HttpResponse:
    """Take the files, compare, and lead to the difference; what cannot be loaded is listed here."""
    _check(request)
    if request.method != "POST":
        return _page(model_admin, request, "load.html", {"form": LoadForm(person=request.user)})
    form = LoadForm(request.POST, request.FILES, person=request.user)
    if not form.is_valid():
        return _page(model_admin, request, "load.html", {"form": form}, status=422)
    waiting = AreaLoad(
        by=request.user,  # type: ignore[misc]
        provinces=",".join(form.cleaned_data["provinces"]),
        take_names=form.cleaned_data["take_names"],
        files=[_kept(role, file) for role, file in form.uploads()],
    )
    report = run(waiting)
    if not report.ok:
        return _page(model_admin, request, "load.html", {"form": form, **_told(report)}, status=422)
    AreaLoad.objects.filter(by_id=request.user.pk, applied_at=None).delete()  # one waits at a time
    waiting.digest = report.digest
    waiting.save()
    return HttpResponseRedirect(reverse("admin:geography_area_load_preview", args=[waiting.pk]))


def preview(model_admin: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """Show the difference; write it when its reader confirms it."""
    _check(request)
    waiting = get_object_or_404(AreaLoad, pk=pk, by_id=request.user.pk)
    done = HttpResponseRedirect(reverse("admin:geography_area_changelist"))
    if waiting.applied_at is not None:
        messages.info(request, "โหลดชุดนี้ไปแล้ว")
        return done
    if request.method == "POST":
        report = apply(waiting, digest=request.POST.get("digest", ""), by=request.user)
        if report.applied:
            messages.success(request, report.verdict)
            return done
        return _page(
            model_admin, request, "load_preview.html", {**_told(report), "changed": report.ok}, status=409
        )
    return _page(model_admin, request, "load_preview.html", {**_told(run(waiting)), "changed": False})


def _check(request: HttpRequest) -> None:
    if not reach_of(request.user).is_staff:
        raise PermissionDenied


def _kept(role: str, file: Any) -> dict[str, str]:
    return {"role": role, "name": file.name, "data": base64.b64encode(file.read()).decode()}


def run(waiting: AreaLoad, *, write: bool = False, by: Any = None, expect: str = "") -> Report:
    """Compare, or write, what an upload holds."""
    files: dict[str, list[SourceFile]] = {}
    for kept in waiting.files:
        source = SourceFile(kept["name"], base64.b64decode(kept["data"]))
        files.setdefault(kept["role"], []).append(source)
    return load(
        waiting.provinces.split(","),
        villages=next(iter(files.get("villages", [])), None),
        figures=next(iter(files.get("figures", [])), None),
        boundaries=files.get("boundaries", []),
        take_names=waiting.take_names,
        apply=write,
        by=by,
        expect=expect,
    )


@transaction.atomic
def apply(waiting: AreaLoad, *, digest: str, by: Any) -> Report:
    """Write the load once, if the difference still is the one that was looked at."""
    taken = AreaLoad.objects.filter(pk=waiting.pk, by=by, applied_at=None).update(applied_at=timezone.now())
    if not taken:
        return Report(applied=True)  # the first of two clicks has written it
    report = run(waiting, write=True, by=by, expect=digest or "-")
    if report.applied:
        AreaLoad.objects.filter(pk=waiting.pk).update(summary=report.text(), files=[], digest=report.digest)
    else:
        AreaLoad.objects.filter(pk=waiting.pk).update(applied_at=None)
    return report


def _told(report: Report) -> dict[str, Any]:
    return {"report": report, "problems": report.problems[:MOST_PROBLEMS]}


def _page(
    model_admin: Any, request: HttpRequest, template: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    every = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": "โหลดพื้นที่",
        "report": None,
        "problems": [],
        **context,
    }
    return TemplateResponse(request, f"admin/geography/area/{template}", every, status=status)
