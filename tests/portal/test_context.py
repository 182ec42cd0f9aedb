"""What the frame of each page is given: navigation of this reader, theme, version, and no query."""

from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import include, path

from nakhonchai import __version__
from nakhonchai.accounts.enums import Role
from nakhonchai.portal.context import TAB_COUNT, site


def page(request):
    return HttpResponse()


urlpatterns = [
    path("", include(([path("", page, name="home"), path("places/", page, name="places")], "portal"))),
    path("plans/", include(([path("", page, name="plan-list")], "plans"))),
    path("login/", page, name="account_login"),
    path("admin/", include(([path("", page, name="index")], "admin"))),
]


@pytest.fixture(autouse=True)
def few_addresses(settings):
    settings.ROOT_URLCONF = __name__


def context(url="/", user=None, **cookies):
    request = RequestFactory().get(url)
    request.user = user or AnonymousUser()
    request.COOKIES |= cookies
    return site(request)


def account(role, staff=False):
    return SimpleNamespace(is_authenticated=True, is_staff=staff, role=role)


def labels(links):
    return [link.label for link in links]


def test_signed_out_reader_is_offered_the_overview_and_the_door():
    found = context()
    assert labels(found["navigation"]) == ["ภาพรวม", "พื้นที่", "เข้าสู่ระบบ"]
    assert found["account_links"] == []


def test_addresses_that_do_not_exist_are_left_out():
    assert labels(context(user=account(Role.VIEWER))["navigation"]) == ["ภาพรวม", "พื้นที่", "แผน"]


@pytest.mark.parametrize(
    ("url", "active"), [("/", "ภาพรวม"), ("/plans/7/", "แผน"), ("/places/?q=1", "พื้นที่"), ("/x/", None)]
)
def test_one_entry_at_most_is_where_we_are(url, active):
    links = context(url, user=account(Role.RECORDER))["navigation"]
    assert [link.label for link in links if link.active] == ([active] if active else [])


def test_only_staff_are_led_to_the_admin_site():
    assert "จัดการระบบ" in labels(context(user=account(Role.CODI, staff=True))["account_links"])
    assert "จัดการระบบ" not in labels(context(user=account(Role.COORDINATOR))["account_links"])


@pytest.mark.parametrize(
    ("cookie", "theme"), [("dark", "dark"), ("light", "light"), ('"><script>', ""), ("", "")]
)
def test_theme_is_one_of_two_words(cookie, theme):
    assert context(theme=cookie)["theme"] == theme


def test_tab_bar_is_the_beginning_of_the_navigation():
    found = context(user=account(Role.VIEWER))
    assert found["tab_bar"] == found["navigation"][:TAB_COUNT]
    assert found["version"] == __version__


@pytest.mark.django_db
def test_frame_asks_the_database_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        context(user=account(Role.CODI, staff=True))
