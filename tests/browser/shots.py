"""``make shots``: pictures of the main pages, on a phone and a desk, light and dark, into ``var/shots``.

The portal is started with its example data in a folder of its own, with the sample files loaded when
``SAMPLE_FILES`` names them.
"""

import os
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.installations import TOP, Installation, free_port
from tests.torture.servers import Portal, running

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
SIZES = {"phone": {"width": 390, "height": 844}, "desk": {"width": 1440, "height": 900}}
PUBLIC = {"home": "/", "sign-in": "/account/login/", "about": "/about/"}
SIGNED_IN = {
    "home-signed-in": "/",
    "places": "/places/",
    "province": "/places/32/",
    "district": "/places/3205/",
    "subdistrict": "/places/320501/",
    "organizations": "/organizations/",
    "organization-new": "/organizations/new/",
    "leaders": "/leaders/",
    "plans": "/plans/",
    "projects": "/plans/projects/",
    "imports": "/imports/",
    "account": "/account/",
}


def load_samples(place: Installation) -> None:
    """Load villages, figures and boundaries where the sample files are named."""
    files = Path(os.environ.get("SAMPLE_FILES", "")) / "geo"
    if not os.environ.get("SAMPLE_FILES"):
        return
    boundaries = [str(path) for path in sorted(files.glob("boundaries-*.geojson"))]
    given = ["--villages", str(files / "villages.csv"), "--figures", str(files / "population.csv")]
    place.manage("load_places", *given, "--boundaries", *boundaries, "--apply")


def sign_in(page: Page, portal: Portal, username: str) -> None:
    """Sign in through the form."""
    page.goto(f"{portal.base}account/login/")
    page.fill("[name=login]", username)
    page.fill("[name=password]", portal.password(username))
    page.press("[name=password]", "Enter")
    page.wait_for_load_state()


def take_front_page(browser: Browser, portal: Portal, target: Path) -> None:
    """Take the picture of the README: what a desk shows first, in few colours so that it stays small."""
    page = browser.new_page(viewport=SIZES["desk"], device_scale_factor=1)  # type: ignore[arg-type]
    page.goto(portal.base)
    page.screenshot(path=target)
    page.context.close()
    with Image.open(target) as picture:
        few = picture.convert("RGB").quantize(128)
    few.save(target, optimize=True)


def take(browser: Browser, portal: Portal, target: Path) -> None:
    """Take every picture."""
    for size, viewport in SIZES.items():
        for scheme in ("light", "dark"):
            context = browser.new_context(viewport=viewport, color_scheme=scheme, device_scale_factor=1)  # type: ignore[arg-type]
            page = context.new_page()
            for pages in (PUBLIC, SIGNED_IN):
                if pages is SIGNED_IN:
                    sign_in(page, portal, "surin")
                for name, address in pages.items():
                    page.goto(portal.base.rstrip("/") + address)
                    page.screenshot(path=target / f"{name}-{size}-{scheme}.png", full_page=True)
            context.close()


def main() -> int:
    """Start a portal, take the pictures, say where they are."""
    target = TOP / "var" / "shots"
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        extra = {"PORT": str(free_port()), "HOST": "127.0.0.1"}
        place = Installation(Path(name), f"sqlite:///{name}/nakhonchai.sqlite3", extra)
        with running(place) as portal, sync_playwright() as playwright:
            load_samples(place)
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
            take_front_page(browser, portal, target / "readme.png")
            take(browser, portal, target)
            browser.close()
    print(f"{len(list(target.glob('*.png')))} pictures in {target}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
