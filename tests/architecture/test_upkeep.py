"""What stands around the code says what is true: variables, pins, commands, bounds."""

import re
import subprocess
from pathlib import Path

import pytest

from nakhonchai import __version__
from tests.bench.parts import PARTS, bounds
from tests.bench.results import Bound, Measurement, judge, table
from tests.checks import INLINE, _inline_code

TOP = Path(__file__).resolve().parent.parent.parent
ASKED_ELSEWHERE = {"ADMIN_USERNAME", "ADMIN_PASSWORD"}


def test_env_example_names_each_variable_and_no_other() -> None:
    asked = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', (TOP / "nakhonchai/settings.py").read_text()))
    named = set(re.findall(r"^#?([A-Z_]+)=", (TOP / ".env.example").read_text(), re.M))
    assert named == asked | ASKED_ELSEWHERE


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_pins_have_hashes_and_no_address(name: str) -> None:
    text = (TOP / name).read_text()
    assert "://" not in text
    assert not re.search(r"^-", text, re.M), "an option of the index stands in the pins"
    pins = re.findall(r"^([a-z][\w.-]*)(==\S+)?.*?\n((?:    .*\n?)*)", text, re.M)
    assert pins
    assert all(version and "--hash=sha256:" in rest for _, version, rest in pins)


def test_version_stands_in_one_place_and_in_the_changelog() -> None:
    assert f'version = "{__version__}"' in (TOP / "pyproject.toml").read_text()
    assert f"## {__version__}" in (TOP / "CHANGELOG.md").read_text()


def test_make_prints_every_command() -> None:
    printed = subprocess.run(["make"], cwd=TOP, capture_output=True, text=True, check=True).stdout
    (line,) = re.findall(r"^\.PHONY: (.+)$", (TOP / "Makefile").read_text(), re.M)
    assert set(re.findall(r"make ([a-z-]+)", printed)) >= set(line.split())


def test_documents_link_to_files_that_are_there() -> None:
    for document in [TOP / "README.md", *(TOP / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)\)", document.read_text()):
            assert (document.parent / target).exists(), f"{document.name} links to {target}"


def test_a_bound_that_was_not_measured_does_not_hold() -> None:
    line = judge(Bound("a", "b", 2.0), "sqlite", None)
    assert (line.name, line.value, line.ratio, line.holds) == ("a.sqlite", None, None, False)
    assert "not measured" in table([line])


@pytest.mark.parametrize(("value", "holds"), [(19.9, True), (20.0, True), (20.1, False)])
def test_a_bound_is_a_ratio(value: float, holds: bool) -> None:
    line = judge(Bound("a", "b", 2.0), "sqlite", Measurement("a", value, 10.0))
    assert line.holds is holds
    assert ("BROKEN" in table([line])) is not holds


def test_every_bound_has_a_name_of_its_own_and_a_yardstick() -> None:
    found = [bound for part in PARTS for bound in bounds(part)]
    assert len({bound.name for bound in found}) == len(found)
    assert all(bound.yardstick and bound.bound > 0 for bound in found)


@pytest.mark.parametrize(
    "bad",
    [
        '<p style="color:red">',
        "<style>p{}</style>",
        '<button type="button" onclick="go()">',
        "<script>go()</script>",
        '<script src="https://cdn.example/x.js">',
        '<img alt="" src="//cdn.example/x.png">',
    ],
)
def test_the_template_check_sees_what_the_policy_would_stop(bad: str) -> None:
    assert any(pattern.search(bad) for pattern in INLINE.values())


def test_the_template_check_lets_good_markup_pass() -> None:
    good = (
        '<script src="{% static "js/menu.js" %}" defer></script><a href="/on/style=1">one</a><svg width="4">'
    )
    assert not any(pattern.search(good) for pattern in INLINE.values())
    assert not list(_inline_code())
