"""Pages that are kept whole: the same for everybody, never stale, never somebody's own."""

import gzip

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.test import Client, RequestFactory
from django.urls import reverse

from nakhonchai.dashboards import kept_pages
from nakhonchai.dashboards.kept_pages import kept_page
from tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db
PLACE = "/places/32/"


def made(request, tag="a", content="<p>" + "ก" * 2000, **headers):
    calls = []

    def make():
        calls.append(tag)
        return HttpResponse(content, headers=headers)

    return kept_page(request, tag, make), calls


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch):
    monkeypatch.setattr(kept_pages, "_pages", type(kept_pages._pages)())


def test_a_page_is_made_once_and_asks_only_for_the_stamps(places, django_assert_num_queries):
    OrganizationFactory(area_id="320501")
    first = Client().get(PLACE)
    with django_assert_num_queries(1):
        again = Client().get(PLACE)
    assert again.content == first.content
    assert again["ETag"] == first["ETag"]
    assert again["Cache-Control"] == first["Cache-Control"]


def test_a_kept_page_is_never_stale(places):
    def told():
        page = Client().get(PLACE).content.decode()
        return page.partition("องค์กรชุมชนและภาคี")[2][:600]

    before = told()
    OrganizationFactory(area_id="320501")
    assert told() != before
    cache.clear()
    assert told() != before


def test_nobody_signed_in_gets_a_kept_page(places, people, client_of):
    Client().get(PLACE)
    mine = client_of(people.surin).get(PLACE)
    assert "ออกจากระบบ" in mine.content.decode()
    assert "no-store" in mine["Cache-Control"]
    assert "ออกจากระบบ" not in Client().get(PLACE).content.decode()


def test_it_is_packed_for_who_can_unpack(places):
    plain = Client().get(PLACE)
    packed = Client().get(PLACE, headers={"Accept-Encoding": "gzip, br"})
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert len(packed.content) < len(plain.content) / 3
    assert "Content-Encoding" not in plain
    for answer in (plain, packed):
        assert "Accept-Encoding" in answer["Vary"]


def test_pictures_are_not_packed_again(places):
    picture = Client().get(reverse("dashboards:share-card", args=["32"]), headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in picture


def test_what_carries_a_token_or_a_cookie_is_not_kept():
    request = RequestFactory().get("/")
    get_token(request)
    assert [len(made(request)[1]) for _ in range(2)] == [1, 1]
    answer = HttpResponse("x" * 3000)
    answer.set_cookie("own", "1")
    for _ in range(2):
        assert kept_page(RequestFactory().get("/"), "b", lambda: answer) is answer
    assert not kept_pages._pages


def test_what_went_wrong_is_not_kept():
    answer = HttpResponse("no", status=404)
    kept_page(RequestFactory().get("/"), "c", lambda: answer)
    assert not kept_pages._pages


def test_the_space_is_bounded_and_the_oldest_goes(monkeypatch):
    monkeypatch.setattr(kept_pages, "SPACE", 15_000)
    request = RequestFactory().get("/")
    for tag in "abc":
        made(request, tag)
    assert list(kept_pages._pages) == ["b", "c"]
    assert made(request, "b")[1] == []
    assert made(request, "a")[1] == ["a"]


def test_another_host_and_another_theme_are_other_pages(places):
    share = reverse("dashboards:share", args=["32"])
    here = Client().get(share).content.decode()
    there = Client().get(share, headers={"Host": "localhost"}).content.decode()
    assert "http://testserver/places/32/" in here
    assert "http://localhost/places/32/" in there
    client = Client()
    client.cookies["theme"] = "dark"
    assert 'data-theme="dark"' in client.get(share).content.decode()
    assert 'data-theme="dark"' not in Client().get(share).content.decode()
