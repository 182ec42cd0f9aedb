"""Pictures of a walk, kept where somebody asked for them: to be looked at, and for the help pages.

``IMPORT_SHOTS=folder`` keeps every page of the walk, light and dark. ``HELP_SHOTS=static/img/help``
(``make help-pictures``) takes the pictures of the help page again, as the page is now.
"""

import io
import os
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page

SHOTS = os.environ.get("IMPORT_SHOTS", "")
HELP = os.environ.get("HELP_SHOTS", "")
COLOURS = 128  # enough for such pages, and a third less to load in a village
WIDTH = 720  # pixels, as the help page shows them
# The page of the walk: (the help's picture, what it begins with, its height in pixels).
HELPED = {
    "2-upload": ("import-1-send", "main h1", 400),
    "4-sheets": ("import-2-columns", "main .table", 520),
    "5-problems": ("import-3-decide", ".problem-card", 470),
    "6-rows": ("import-4-rows", "main h2", 530),
    "7-confirm": ("import-5-confirm", "main .card", 610),
    "8-result": ("import-6-result", "main h2", 370),
}


def picture(page: Page, name: str) -> None:
    """Keep a picture of the page under *name* where somebody asked for one."""
    if SHOTS:
        _both_schemes(page, name)
    size = page.viewport_size
    if HELP and name in HELPED and size and size["width"] > WIDTH:
        # High enough that the bar at the foot of a phone stays below what is taken.
        page.set_viewport_size({"width": WIDTH + 48, "height": 3000})
        _of_the_help(page, *HELPED[name])
        page.set_viewport_size(size)


def _both_schemes(page: Page, name: str) -> None:
    size = page.viewport_size
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        file = f"{name}-{size and size['width']}-{scheme}.png"
        page.screenshot(path=str(Path(SHOTS) / file), full_page=True)
    page.emulate_media(color_scheme="light")


def _of_the_help(page: Page, file: str, begins: str, height: int) -> None:
    box = page.locator(begins).first.bounding_box()
    assert box is not None, f"{begins} is not on {page.url}"
    top = box["y"] + page.evaluate("window.scrollY")
    clip = {"x": 24, "y": top, "width": WIDTH, "height": height}
    raw = page.screenshot(full_page=True, clip=clip)  # type: ignore[arg-type]
    few = Image.open(io.BytesIO(raw)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(Path(HELP) / f"{file}.png", optimize=True)
