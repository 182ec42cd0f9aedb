"""The gallery: every token and component in all its states, with invented data, to be looked at."""

import datetime as dt
import re
from types import SimpleNamespace as Row
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from nakhonchai.base.forms import (
    ApproximateDateField,
    AreaPicker,
    BuddhistYearField,
    FileDrop,
    TelephoneField,
    ThaiDateField,
)
from nakhonchai.base.icons import ICONS

# Read from the stylesheet, so that a new token shows by itself.
TOKENS_SHEET = settings.BASE_DIR / "static" / "css" / "tokens.css"
COLOUR = re.compile(r"^  --([\w-]+): #", re.MULTILINE)

PROVINCES = (
    ("30", "นครราชสีมา", 289, 231),
    ("31", "บุรีรัมย์", 188, 142),
    ("32", "สุรินทร์", 158, 131),
    ("36", "ชัยภูมิ", 123, 64),
)


class SampleForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label="ชื่อองค์กร", max_length=120)
    kind = forms.ChoiceField(
        label="ประเภท", choices=[("", "---------"), ("c", "สภาองค์กรชุมชนตำบล"), ("w", "กองทุนสวัสดิการชุมชน")]
    )
    place = forms.CharField(
        label="พื้นที่", widget=AreaPicker(), help_text="พิมพ์บางส่วนของชื่อแล้วเลือกจากรายการ หรือพิมพ์รหัส"
    )
    founded = ApproximateDateField(label="ก่อตั้งเมื่อ", required=False)
    meeting = ThaiDateField(label="วันประชุม", required=False)
    year = BuddhistYearField(label="ปีงบประมาณ", required=False)
    telephone = TelephoneField(label="โทรศัพท์", required=False)
    note = forms.CharField(label="หมายเหตุ", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    level = forms.ChoiceField(
        label="ระดับ", widget=forms.RadioSelect, choices=[("t", "ตำบล"), ("a", "อำเภอ"), ("j", "จังหวัด")]
    )
    public = forms.BooleanField(label="เผยแพร่ชื่อองค์กรต่อสาธารณะ", required=False)
    document = forms.FileField(label="เอกสารแนบ", widget=FileDrop(), required=False)


class SampleFilter(forms.Form):
    """What stands above a list."""

    q = forms.CharField(label="ค้นหาชื่อ", required=False, widget=forms.TextInput(attrs={"type": "search"}))
    province = forms.ChoiceField(
        label="จังหวัด",
        required=False,
        choices=[("", "ทุกจังหวัด"), *((code, name) for code, name, *_ in PROVINCES)],
    )
    status = forms.ChoiceField(label="สถานะ", required=False, choices=[("", "ทุกสถานะ"), ("a", "ดำเนินการอยู่")])


def _history() -> list[Row]:
    now = timezone.now()
    return [
        Row(
            when=now,
            who="สมหญิง ตัวอย่าง",
            title="แก้ไขข้อมูลองค์กร",
            url="",
            changes=[("จำนวนสมาชิก", "118", "126"), ("โทรศัพท์", "", "081-000-0000")],
            reason="ปรับตามทะเบียนสมาชิกล่าสุด",
        ),
        Row(
            when=now - dt.timedelta(days=40),
            who="ระบบนำเข้า",
            title="นำเข้าจากไฟล์ แถว 12",
            url="",
            changes=[],
            reason="",
        ),
    ]


def _bars() -> list[Row]:
    return [
        Row(label=name, value=value, url="", note=f"{value:,} จาก {total:,} ตำบล", tone=f"p{code}")
        for code, name, total, value in PROVINCES
    ]


def _sample() -> dict[str, Any]:
    wrong = SampleForm({"name": "", "kind": "c", "place": "ในเมือง", "founded": "เมื่อวาน", "telephone": "12"})
    return {
        "breadcrumbs": [Row(label="ภาพรวม", url="/"), Row(label="แบบของหน้าเว็บ", url="")],
        "tokens": COLOUR.findall(TOKENS_SHEET.read_text(encoding="utf-8").partition("@media")[0]),
        "icons": ICONS,
        "provinces": PROVINCES,
        "form": SampleForm(initial={"founded": dt.date(2008, 7, 12), "level": "t"}),
        "wrong": wrong,
        "filters": SampleFilter(),
        "bars": _bars(),
        "series": [3, 5, None, 8, 13, 12, 18, 24],
        "entries": _history(),
        "page_obj": Paginator(range(1, 432), 25).page(3),
        "page_sizes": [25, 50, 100],
        "legend": [
            ("step-none", "ยังไม่มีรายงาน"),
            ("step-1", "1–9"),
            ("step-2", "10–24"),
            ("step-3", "25–49"),
            ("step-4", "50–99"),
            ("step-5", "100 ขึ้นไป"),
        ],
        "tabs": [
            Row(label="ข้อมูล", url="#tabs", active=True, count=None),
            Row(label="ผู้นำ", url="#tabs", active=False, count=14),
            Row(label="ประวัติ", url="#tabs", active=False, count=3),
        ],
        "chips": [Row(label="จังหวัดสุรินทร์", url="#chips"), Row(label="ดำเนินการอยู่", url="#chips")],
        "facts": [("ชื่อ", "สภาองค์กรชุมชนตำบลตัวอย่าง"), ("จดแจ้งเมื่อ", "12 กรกฎาคม 2551"), ("เลขที่จดแจ้ง", None)],
        "population": 6_767_667,
    }


@login_not_required
def gallery(request: HttpRequest) -> HttpResponse:
    """Show the design system."""
    return render(request, "portal/gallery.html", _sample())
