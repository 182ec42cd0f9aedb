"""What is answered when something is not there, not allowed, or broken: Thai, the right status, a way on."""

from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client
from django.urls import reverse

from nakhonchai.portal.help_topics import TOPICS


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return a function that makes the first page fail with what it is given, and asks for it."""

    def ask(problem: Exception) -> Any:
        def fail(*arguments: Any) -> None:
            raise problem

        monkeypatch.setattr("nakhonchai.portal.views.home.cluster_page", fail)
        return Client(raise_request_exception=False).get("/")

    return ask


@pytest.mark.django_db
def test_a_database_that_does_not_answer_is_503_and_asks_to_try_again(broken: Any) -> None:
    answer = broken(OperationalError("gone"))
    assert answer.status_code == 503
    assert answer["Retry-After"] == "60"
    text = answer.content.decode()
    assert "โปรดลองใหม่ในอีกไม่กี่นาที" in text and "gone" not in text


@pytest.mark.django_db
def test_our_own_fault_is_500_in_thai_and_tells_no_secret(broken: Any) -> None:
    answer = broken(ValueError("ความลับ"))
    assert answer.status_code == 500
    assert "ไม่ใช่ความผิดของท่าน" in answer.content.decode() and "ความลับ" not in answer.content.decode()


@pytest.mark.django_db
def test_a_page_that_only_takes_a_form_says_so(people: Any, client_of: Any) -> None:
    answer = client_of(people.surin).get(reverse("accounts:sign-out-everywhere"))
    assert answer.status_code == 405
    assert "ไม่มีอะไรถูกเปลี่ยน" in answer.content.decode() and answer["Allow"]


@pytest.mark.django_db
def test_search_engines_are_told_what_is_for_them(client: Client) -> None:
    text = client.get("/robots.txt").content.decode()
    for folder in ("account", "admin", "organizations", "leaders", "plans", "records", "imports"):
        assert f"Disallow: /{folder}/" in text
    assert "Disallow: /places/" not in text


@pytest.mark.django_db
@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.slug)
def test_each_topic_of_the_help_leads_to_where_it_is_done(topic: Any, client: Client) -> None:
    html = client.get(reverse("portal:help-topic", args=[topic.slug])).content.decode()
    assert f'href="{reverse(topic.page)}"' in html and topic.action in html


@pytest.mark.django_db
def test_places_are_in_the_menu_of_everybody(client: Client, people: Any, client_of: Any) -> None:
    for one in (client, client_of(people.viewer)):
        assert f'<li><a href="{reverse("portal:places")}"' in one.get("/").content.decode()


@pytest.mark.django_db
def test_the_empty_page_of_a_place_asks_nobody_to_sign_in_twice(people: Any, client_of: Any) -> None:
    page = "/places/31010201/"
    assert "เข้าสู่ระบบเพื่อบันทึก" in Client().get(page).content.decode()
    assert "เข้าสู่ระบบเพื่อบันทึก" not in client_of(people.viewer).get(page).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address", ["/search/?q=%00", "/places/?q=a%00b", "/places/%00/", "/pick/areas/?q=%00"]
)
def test_a_nul_is_refused_in_words(address: str, client: Client) -> None:
    answer = client.get(address)
    assert answer.status_code == 400
    assert "\0" not in answer.content.decode()
