"""The colours hold: contrast in both themes, provinces told apart by every eye, one dark theme twice."""

import itertools
import re

import pytest
from django.conf import settings

CSS = settings.BASE_DIR / "static" / "css"
TEXT, SHAPE = 4.5, 3.0

PAIRS = [
    *((ink, paper, TEXT) for ink in ("ink", "ink-soft", "primary", "stone", "bad", "good", "warn")
      for paper in ("page", "surface")),
    ("ink", "sunk", TEXT), ("ink-soft", "sunk", TEXT), ("primary", "sunk", TEXT), ("stone", "sunk", TEXT),
    ("primary-strong", "page", TEXT), ("primary-strong", "surface", TEXT),
    ("on-primary", "primary", TEXT), ("on-primary", "primary-strong", TEXT), ("on-bad", "bad", TEXT),
    *((f"on-{tone}-soft", f"{tone}-soft", TEXT) for tone in ("primary", "good", "stone", "warn", "bad")),
    ("bad-soft", "on-bad-soft", TEXT),
    ("on-cloth", "cloth", TEXT), ("on-cloth-soft", "cloth", TEXT), ("on-cloth-gold", "cloth", TEXT),
    ("on-cloth", "cloth-deep", TEXT), ("on-cloth-soft", "cloth-deep", TEXT),
    *((shape, paper, SHAPE) for shape in ("line-strong", "focus") for paper in ("page", "surface", "sunk")),
    *((f"province-{code}", paper, SHAPE) for code in (30, 31, 32, 36) for paper in ("page", "sunk")),
    ("step-5", "surface", SHAPE),
]  # fmt: skip

# How eyes without one kind of cone see linear light (Machado, Oliveira and Fernandes 2009, severity 1).
EYES = {
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "no green": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "no blue": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def _blocks(css: str) -> dict[str, dict[str, str]]:
    found = re.findall(r"(:root[^{]*)\{([^}]*)\}", re.sub(r"/\*.*?\*/", "", css, flags=re.S))
    return {name.strip(): dict(re.findall(r"--([\w-]+):\s*([^;]+);", body)) for name, body in found}


BLOCKS = _blocks((CSS / "tokens.css").read_text())
LIGHT = BLOCKS[":root"]
DARK = {**LIGHT, **BLOCKS[':root[data-theme="dark"]']}


def _linear(colour: str) -> tuple[float, ...]:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return tuple(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)


def _luminance(colour: str) -> float:
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), _linear(colour), strict=True))


def contrast(one: str, other: str) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _lab(colour: str, eye: str) -> tuple[float, float, float]:
    red, green, blue = _linear(colour)
    seen = [max(0.0, min(1.0, a * red + b * green + c * blue)) for a, b, c in EYES[eye]]
    to_xyz = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    xyz = [sum(k * part for k, part in zip(row, seen, strict=True)) for row in to_xyz]
    fx, fy, fz = (
        v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116
        for v in (xyz[0] / 0.9505, xyz[1], xyz[2] / 1.089)
    )
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def test_contrast_is_computed_as_wcag_says():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "back", "least"), PAIRS)
def test_pair_has_enough_contrast(theme, front, back, least):
    assert contrast(theme[front], theme[back]) >= least


def test_the_dark_theme_is_the_same_in_both_places():
    assert BLOCKS[':root:not([data-theme="light"])'] == BLOCKS[':root[data-theme="dark"]']


def test_the_dark_theme_changes_every_colour_it_must():
    colours = {name for name, value in LIGHT.items() if value.startswith("#")}
    assert colours == {
        name
        for name, value in DARK.items()
        if value.startswith("#") and name in BLOCKS[':root[data-theme="dark"]']
    }


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_provinces_are_told_apart(theme, eye):
    colours = [_lab(theme[f"province-{code}"], eye) for code in (30, 31, 32, 36)]
    for one, other in itertools.combinations(colours, 2):
        assert sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5 >= 15


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_steps_of_the_map_go_one_way(theme):
    steps = [_luminance(theme[f"step-{number}"]) for number in range(1, 6)]
    assert steps in (sorted(steps), sorted(steps, reverse=True))


@pytest.mark.parametrize("sheet", ["base", "components", "admin", "paper"])
def test_only_tokens_name_colours(sheet):
    css = re.sub(r"/\*.*?\*/", "", (CSS / f"{sheet}.css").read_text(), flags=re.S)
    assert [hexa for hexa in re.findall(r"#[0-9a-fA-F]{3,8}\b", css) if hexa != "#ffd36b"] == []


@pytest.mark.parametrize("sheet", ["base", "components", "admin", "paper", "print"])
def test_every_token_that_is_used_exists(sheet):
    css = (CSS / f"{sheet}.css").read_text()
    own = set(re.findall(r"(--[\w-]+):", css))
    used = set(re.findall(r"var\((--[\w-]+)\)", css)) - own
    assert sorted(token for token in used if token[2:] not in LIGHT) == []


def test_an_input_has_room_for_every_thai_mark():
    """An input clips at its line box: ascent, descent and half the leading must hold ที่ and ปู่."""
    top, bottom, ascent, descent = 1.265, 0.535, 1.068, 0.232  # Sarabun, in em
    leading = max(2 * (top - ascent), 2 * (bottom - descent)) + ascent + descent
    assert float(LIGHT["leading-input"]) >= leading
    assert float(LIGHT["leading"]) >= 1.6
