"""Who holds a page and is nobody is answered before anything is asked of who they are."""

from unittest.mock import Mock

import pytest
from django.db import OperationalError
from django.test import Client

from nakhonchai.dashboards import figures, fresh
from tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db


def test_a_held_page_costs_one_question(places, django_assert_num_queries):
    client = Client()
    first = client.get("/places/32/")
    with django_assert_num_queries(1):
        again = client.get("/places/32/", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert again["Cache-Control"] == first["Cache-Control"]
    assert {"Accept-Language", "Cookie"} <= set(again["Vary"].split(", "))
    assert again["Content-Security-Policy"] == first["Content-Security-Policy"]


def test_a_write_an_address_and_a_theme_are_another_page(places):
    client = Client()
    held = {"If-None-Match": client.get("/places/32/")["ETag"]}
    assert client.get("/places/31/", headers=held).status_code == 200
    assert client.get("/places/32/?map=tiles", headers=held).status_code == 200
    assert client.post("/places/32/", headers=held).status_code != 304
    client.cookies["theme"] = "dark"
    assert client.get("/places/32/", headers=held).status_code == 200
    OrganizationFactory(area_id="320501")
    assert Client().get("/places/32/", headers=held).status_code == 200


def test_who_may_be_somebody_is_asked(people, client_of):
    """A page held from before signing in is not what somebody signed in gets."""
    held = {"If-None-Match": Client().get("/places/32/")["ETag"]}
    answer = client_of(people.surin).get("/places/32/", headers=held)
    assert answer.status_code == 200 and people.surin.full_name in answer.content.decode()
    assert client_of(people.disabled).get("/", headers=held).status_code == 200
    secret = Client().get("/organizations/", headers=held)
    assert secret.status_code == 302


def test_a_foreign_host_gets_no_answer(places):
    held = {"If-None-Match": Client().get("/places/32/")["ETag"]}
    assert Client().get("/places/32/", headers=held, HTTP_HOST="elsewhere.example").status_code == 400


def test_a_connection_that_fell_is_made_anew(places, monkeypatch):
    """The first question also tells whether the database is still there."""
    client, real = Client(), figures.stamps
    held = {"If-None-Match": client.get("/places/32/")["ETag"]}
    link = Mock(in_atomic_block=False, health_check_done=False)
    monkeypatch.setattr(fresh, "connections", {"default": link})
    monkeypatch.setattr(figures, "stamps", Mock(side_effect=[OperationalError("gone"), real()]))
    assert client.get("/places/32/", headers=held).status_code == 304
    assert link.close.call_count == 1 and link.health_check_done is True


def test_other_conditions_and_several_tags_are_weighed(places):
    client = Client()
    tag = client.get("/places/32/")["ETag"]
    for header in (f'"another", {tag}', f"W/{tag}"):
        assert client.get("/places/32/", headers={"If-None-Match": header}).status_code == 304
    both = {"If-None-Match": tag, "If-Match": '"another"'}
    assert client.get("/places/32/", headers=both).status_code == 412
