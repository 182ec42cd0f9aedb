"""The frame and the components: they stand alone, keep the CSP, and say nothing in English."""

import re
from types import SimpleNamespace as Row

import pytest
from django.conf import settings
from django.core.paginator import Paginator
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import timezone

TEMPLATES = settings.BASE_DIR / "templates"
OURS = sorted(
    path for folder in (TEMPLATES / "components", TEMPLATES / "admin") for path in folder.rglob("*.html")
) + sorted(TEMPLATES.glob("*.html"))


def component(name: str, **values: object) -> str:
    return render_to_string(
        f"components/{name}.html", values, request=RequestFactory().get("/", {"q": "ทอผ้า"})
    )


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_template_keeps_the_content_security_policy(path):
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\sstyle=", text)
    assert not re.search(r"<style|<script(?![^>]*\ssrc=)", text)
    assert not re.search(r"\son[a-z]+=", text)
    assert not re.search(r"(src|href)=\"(https?:)?//", text)


@pytest.mark.parametrize("name", ["400", "403", "404", "500", "503"])
def test_error_page_stands_without_any_context(name):
    html = render_to_string(f"{name}.html")
    assert f"รหัส {name}" in html
    assert '<html lang="th">' in html
    assert 'class="skip" href="#main"' in html


def test_stale_form_is_told_apart_from_a_missing_right():
    assert "แบบฟอร์มหมดอายุ" in render_to_string("403.html", {"stale_form": True})
    assert "แบบฟอร์มหมดอายุ" not in render_to_string("403.html")


@pytest.mark.parametrize(
    ("theme", "attribute"), [("dark", ' data-theme="dark"'), ("light", ' data-theme="light"'), ("", "")]
)
def test_theme_is_written_by_the_server(theme, attribute):
    assert f'<html lang="th"{attribute}>' in render_to_string("base.html", {"theme": theme})


def test_notices_show_scope_and_example_data_only_when_there_are_any():
    both = render_to_string("base.html", {"scope_text": "ท่านเห็นข้อมูล: <สุรินทร์>", "example_data": True})
    assert "&lt;สุรินทร์&gt;" in both
    assert "ข้อมูลตัวอย่าง" in both
    assert "notice-bar" not in render_to_string("base.html", {"scope_text": "", "example_data": False})


def test_navigation_marks_where_we_are():
    links = [
        Row(label="แผน", short="แผน", url="/p/", icon="plan", active=True),
        Row(label="ผู้นำ", short="ผู้นำ", url="/l/", icon="leader", active=False),
    ]
    html = render_to_string("base.html", {"navigation": links, "tab_bar": links})
    assert html.count('href="/p/" aria-current="true"') == 3  # header, phone menu, tab bar
    assert 'href="/l/" aria-current' not in html


def test_pagination_keeps_the_other_filters():
    html = component(
        "pagination", page_obj=Paginator(range(431), 25).page(3), page_sizes=[25, 50], page_size=25
    )
    assert "แสดง 51–75 จาก 431 รายการ" in html
    assert html.count("q=") == 4
    assert "page=2" in html
    assert "page=4" in html


def test_pagination_of_one_page_has_no_links():
    assert "rel=" not in component("pagination", page_obj=Paginator(range(3), 25).page(1))


@pytest.mark.parametrize(
    ("sort", "state", "next_sort"),
    [("", "none", "sort=name"), ("name", "ascending", "sort=-name"), ("-name", "descending", "sort=name")],
)
def test_sort_header_says_and_turns_its_direction(sort, state, next_sort):
    html = component("sort_header", label="ชื่อ", key="name", sort=sort)
    assert f'aria-sort="{state}"' in html
    assert next_sort in html
    assert "q=" in html


def test_stat_shows_reach_and_source_only_when_given():
    html = component("stat", label="องค์กร", value="8,214", count=702, total=761, source="ทะเบียน")
    assert "702 จาก 761 ตำบล" in html
    assert "ที่มา: ทะเบียน" in html
    bare = component("stat", label="องค์กร", value="0")
    assert "ที่มา" not in bare
    assert "จาก" not in bare


def test_text_in_components_is_escaped():
    bad = "<script>x</script>"
    html = (
        component("alert", tone="error", text=bad, title=bad)
        + component("empty", title=bad, text=bad, url="/", action=bad)
        + component("card", title=bad, url="/", place=bad, meta=bad)
        + component("badge", text=bad)
        + component("key_values", rows=[(bad, bad), (bad, None)])
        + component(
            "timeline",
            entries=[
                Row(when=timezone.now(), who=bad, title=bad, url="", changes=[(bad, bad, bad)], reason=bad)
            ],
        )
    )
    assert "<script>" not in html


def test_alert_says_its_kind_in_words():
    assert "ผิดพลาด:" in component("alert", tone="error", text="x")
    assert "สำเร็จ:" in component("alert", tone="success", text="x")


def test_key_values_tell_zero_from_nothing():
    html = component("key_values", rows=[("สมาชิก", 0), ("โทรศัพท์", None), ("หมายเหตุ", "")])
    assert ">0<" in html
    assert html.count("ยังไม่มีข้อมูล") == 2


@pytest.mark.parametrize(
    "path", sorted((settings.BASE_DIR / "static" / "js").glob("*.js")), ids=lambda path: path.name
)
def test_script_is_small_and_uses_nothing_the_policy_refuses(path):
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 85
    assert not re.search(r"\beval\(|new Function|innerHTML|\.style\b|document\.write", text)


def test_every_script_of_the_base_template_exists():
    names = re.findall(
        r'static "(js/[\w-]+\.js|css/[\w-]+\.css|img/[\w.-]+)"', (TEMPLATES / "base.html").read_text()
    )
    assert len(names) > 10
    assert [name for name in names if not (settings.BASE_DIR / "static" / name).exists()] == []
