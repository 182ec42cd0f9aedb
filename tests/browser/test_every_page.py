"""Every page of the portal and the admin site, on a phone and a desk, light and dark, with the CSP on.

One window for each person walks the table of addresses that the matrix of rights is made of: axe finds
nothing (WCAG 2.2 AA and its best practice), the browser does not complain, and no page is wider than a window
of 360, 390 or 1,440 px. Pages that need a story of their own (a welcome, a conflict, an import under way) are
looked at in the tests of those stories.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib import admin
from django.urls import NoReverseMatch, reverse

from nakhonchai.portal.help_topics import TOPICS
from tests.architecture import world as worlds
from tests.architecture.pages import PAGES
from tests.browser.conftest import DESK, PHONE, TOO_WIDE, WCAG, Visit, grow
from tests.factories import OrganizationFactory

pytestmark = pytest.mark.lenient_templates
both = pytest.mark.parametrize(
    ("size", "dark"), [(PHONE, False), (DESK, True)], ids=["phone-light", "desk-dark"]
)
NARROW = 360
# Answered with data or a file, or only to a form.
NO_PAGE = ("-pick", ":task-people", ":pick-areas", ":robots", ":template", "records:attachment")
NO_PAGE += (
    "strategy:scoreboard-file",
    "dashboards:share-table",
    "dashboards:share-card",
    "dashboards:open-figures",
    "dashboards:open-dictionary",
    "consents:purposes-file",
    "imports:villages",
)
OWN_ACCOUNT = (
    "account_change_password",
    "account_logout",
    "account_reauthenticate",
    "mfa_index",
    "mfa_activate_totp",
)
SIGNED_OUT = ("account_login", "account_reset_password")
OTHER_LEVELS = ("/places/32/", "/places/3205/", "/places/320501/", "/places/32050101/", "/places/32050102/")
STATES = (
    "/places/?q=ปราสาท",
    "/places/?q=ฮฮฮ",
    "/search/?q=ฮฮฮ",
    "/organizations/?q=ฮฮฮ",
    "/?map=tiles",
    "/nothing/",
)
STATES += ("/organizations/?area=ไม่มีที่นี้", "/organizations/?page_size=50&sort=-name", "/imports/new/")


def faults(window: Visit, address: str) -> list[str]:
    """Open a page and look at it, whole in its window: the tab bar would cover what lies at the fold."""
    page = window.page
    size = PHONE if (page.viewport_size or PHONE)["width"] < 500 else DESK
    page.set_viewport_size(size)  # type: ignore[arg-type]
    answer = page.goto(window.base + address)
    assert answer is not None
    if answer.status >= 500 or "text/html" not in (answer.headers.get("content-type") or ""):
        return [f"{address}: {answer.status}"] if answer.status >= 500 else []
    found = [f"{address}: {problem}" for problem in window.problems]
    for width in dict.fromkeys((NARROW if size is PHONE else size["width"], size["width"])):
        grow(page, width)
        if (wide := page.evaluate(TOO_WIDE)) > 0:
            found.append(f"{address}: {wide} px wider than {width}")
    for violation in Axe().run(page, options=WCAG).response["violations"]:
        where = [node["html"][:160] for node in violation["nodes"][:3]]
        found.append(f"{address}: {violation['id']} × {len(violation['nodes'])}: {where}")
    window.problems.clear()  # axe itself writes style attributes, which the CSP refuses
    return found


def check(window: Visit, addresses: Iterable[str]) -> None:
    """Fail for every fault of every page, all of them named."""
    found = [fault for address in addresses for fault in faults(window, address)]
    assert not found, "\n" + "\n".join(found)


def table(world: Any, kinds: set[str] | None = None) -> Iterator[str]:
    """The addresses of the table, about what is at home in Surin; of some kinds only."""
    for name, page in PAGES.items():
        arguments = worlds.arguments(world, page.about, "own")
        if name.endswith(NO_PAGE) or arguments is None or (kinds is not None and page.kind not in kinds):
            continue
        try:
            address = reverse(name, args=arguments)
        except NoReverseMatch:
            continue  # this kind of record has no such page
        if name in ("leaders:position-create", "leaders:tie-create"):
            address += f"?leader={world.records['leader', 'own'].ref}"
        yield address


@pytest.fixture
def world(people: Any, places: Any) -> Any:
    """Records of every kind at every home, some in the trash, and one that the public sees."""
    OrganizationFactory(is_published=True, area_id="320501")
    return worlds.build(places)


@both
def test_every_page_as_a_coordinator(
    size: dict[str, int], dark: bool, visit: Callable[..., Visit], world: Any, people: Any
) -> None:
    window = visit(size, dark=dark).sign_in(people.surin)
    person = world.records["leader", "own"]
    stranger = world.records["organization", "other"]
    addresses = [*table(world), *map(reverse, OWN_ACCOUNT), *OTHER_LEVELS, *STATES]
    addresses += [f"{person.page()}?print=1", stranger.page()]
    assert len(addresses) > 85
    check(window, addresses)


@both
def test_every_page_as_a_reader_without_an_account(
    size: dict[str, int], dark: bool, visit: Callable[..., Visit], world: Any
) -> None:
    window = visit(size, dark=dark)
    addresses = [*table(world, {"public", "public_area"}), *map(reverse, SIGNED_OUT), *OTHER_LEVELS]
    addresses += [reverse("portal:help-topic", args=[topic.slug]) for topic in TOPICS]
    check(window, addresses)


@both
def test_what_a_viewer_sees_otherwise(
    size: dict[str, int], dark: bool, visit: Callable[..., Visit], world: Any, people: Any
) -> None:
    """What is not for viewers looks differently: lists and records without their internal half, refusals."""
    window = visit(size, dark=dark).sign_in(people.viewer)
    ours = world.records["organization", "own"]
    seen = ["/", "/organizations/", ours.page(), "/leaders/", "/plans/", "/imports/", "/records/tasks/"]
    check(window, seen)


@both
def test_every_page_of_the_admin_site(
    size: dict[str, int], dark: bool, visit: Callable[..., Visit], world: Any, people: Any
) -> None:
    window = visit(size, dark=dark).sign_in(people.administrator)
    addresses = [reverse("admin:index"), reverse("admin:geography_area_load")]
    for model in admin.site._registry:
        stem = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        addresses.append(reverse(f"{stem}_changelist"))
        one = model._default_manager.order_by("pk").first()
        addresses.append(reverse(f"{stem}_change", args=[one.pk]) if one else reverse(f"{stem}_add"))
    check(window, addresses)
