"""Icons, links that know where we are, bars and lines."""

import re
from xml.etree import ElementTree

import pytest
from django.template import Context, Template
from django.test import RequestFactory

from nakhonchai.base.icons import ICONS
from nakhonchai.base.templatetags.components import bar, sparkline


def show(text: str, **values: object) -> str:
    return Template(text).render(Context(values))


@pytest.mark.parametrize("name", ICONS)
def test_icon_is_well_formed_and_silent(name):
    drawing = show("{% icon name %}", name=name)
    assert ElementTree.fromstring(drawing).attrib["aria-hidden"] == "true"
    assert "style=" not in drawing


def test_an_unknown_icon_is_an_error():
    with pytest.raises(KeyError):
        show('{% icon "no such icon" %}')


@pytest.mark.parametrize(
    ("path", "url", "mark"),
    [
        ("/plans/", "/plans/", 'aria-current="page"'),
        ("/plans/7/", "/plans/", 'aria-current="true"'),
        ("/plans/", "/plans/?status=1", 'aria-current="page"'),
        ("/plansx/", "/plans/", ""),
        ("/plans/", "/", ""),
        ("/", "/", 'aria-current="page"'),
    ],
)
def test_active_link(path, url, mark):
    assert show("{% active_link url %}", request=RequestFactory().get(path), url=url) == mark


def test_active_link_exact_leaves_pages_below_alone():
    request = RequestFactory().get("/plans/7/")
    assert show("{% active_link '/plans/' True %}", request=request) == ""


@pytest.mark.parametrize(
    ("value", "largest", "width"),
    [(5, 10, "50.00"), (0, 10, "0.00"), (None, 10, "0.00"), (3, 0, "0.00"), (3, None, "0.00"),
     (20, 10, "100.00"), (1, 10_000, "0.60"), (-1, 10, "0.00")],
)  # fmt: skip
def test_bar_width(value, largest, width):
    fill = re.search(r'bar-fill" width="([\d.]+)"', bar(value, largest))
    assert fill and fill[1] == width


def test_bar_has_no_inline_style():
    assert "style=" not in bar(1, 2, "p32")
    assert "tone-p32" in bar(1, 2, "p32")


def test_sparkline_leaves_a_gap_where_nothing_is_known():
    path = re.search(r'<path d="([^"]+)"', sparkline([1, 2, None, 4]))
    assert path and path[1].count("M") == 2


def test_sparkline_says_what_it_shows():
    assert 'aria-label="จาก 1 เป็น 1,200"' in sparkline([1, None, 1200])
    assert 'aria-label="&lt;b&gt;"' in sparkline([1, 2], "<b>")


@pytest.mark.parametrize("values", [[], [None, None]])
def test_sparkline_of_nothing(values):
    assert sparkline(values) == '<span class="soft">ยังไม่มีข้อมูล</span>'


@pytest.mark.parametrize("values", [[5], [0, 0, 0], [-3, 4]])
def test_sparkline_stays_in_its_box(values):
    for x, y in re.findall(r"[ML]([\d.-]+) ([\d.-]+)", sparkline(values)):
        assert 0 <= float(x) <= 120
        assert 0 <= float(y) <= 32
