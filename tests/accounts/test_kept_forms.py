"""A form sent after the session ended: nothing typed is lost, and nobody else sees it."""

import re
import time
from html import unescape
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from nakhonchai.accounts import kept_forms
from nakhonchai.accounts.models import Account
from tests.factories.accounts import PASSWORD

pytestmark = pytest.mark.django_db
CREATE = "/account/people/invite/"
KEPT = "/account/kept-form/"
TYPED = {
    "full_name": 'สมชาย "ทดสอบ" <b>',
    "role": "recorder",
    "area_1": "320501",
    "note": "บรรทัดหนึ่ง\r\nบรรทัดสอง",
}


@pytest.fixture
def client(people: Any, client_of: Any) -> Client:
    """The coordinator of Surin, at work."""
    client: Client = client_of(people.surin)
    client.get(reverse("accounts:me"))
    return client


def end_by_idling(client: Client, settings: Any) -> None:
    session = client.session
    session["session_seen"] = int(time.time()) - settings.SESSION_IDLE_SECONDS - 5
    session.save()


def sign_in(client: Client, name: str, next_page: str = "") -> Any:
    return client.post(
        reverse("account_login"), {"login": name, "password": PASSWORD, "next": next_page}, follow=True
    )


def hidden_fields(page: str) -> dict[str, str]:
    form = page.split(f'action="{CREATE}"')[1].split("</form>")[0]
    return {name: unescape(value) for name, value in re.findall(r'name="([^"]+)" value="([^"]*)"', form)}


def test_an_expired_session_loses_nothing(client: Client, settings: Any) -> None:
    end_by_idling(client, settings)
    answer = client.post(CREATE, TYPED)
    assert answer.status_code == 401
    text = answer.content.decode()
    assert "ยังไม่ได้บันทึก แต่สิ่งที่พิมพ์ไว้ยังอยู่" in text
    assert f'name="next" value="{KEPT}"' in text
    assert "no-store" in answer.headers["Cache-Control"]
    assert not Account.objects.filter(full_name__startswith="สมชาย").exists()
    # A slip at the password keeps the form and the word about it.
    slip = client.post(reverse("account_login"), {"login": "surin", "password": "ผิด", "next": KEPT})
    assert "สิ่งที่พิมพ์ไว้ยังอยู่" in slip.content.decode()
    page = sign_in(client, "surin", KEPT)
    assert page.redirect_chain[-1][0] == KEPT
    assert "ส่งต่อแบบฟอร์มที่พิมพ์ไว้" in page.content.decode()
    sent = hidden_fields(page.content.decode())
    assert sent.pop("csrfmiddlewaretoken")
    assert sent == TYPED
    assert client.post(CREATE, sent).status_code == 302
    assert Account.objects.get(full_name=TYPED["full_name"])


def test_the_token_of_the_kept_form_is_fresh(people: Any, settings: Any) -> None:
    browser = Client(enforce_csrf_checks=True)
    page = browser.get(reverse("account_login"))
    old = page.context["csrf_token"]
    browser.post(
        reverse("account_login"), {"login": "surin", "password": PASSWORD, "csrfmiddlewaretoken": str(old)}
    )
    form = browser.get(CREATE)
    end_by_idling(browser, settings)
    answer = browser.post(CREATE, TYPED | {"csrfmiddlewaretoken": str(form.context["csrf_token"])})
    assert answer.status_code == 401
    again = {"login": "surin", "password": PASSWORD, "next": KEPT}
    browser.post(reverse("account_login"), again | {"csrfmiddlewaretoken": str(answer.context["csrf_token"])})
    sent = hidden_fields(browser.get(KEPT).content.decode())
    assert browser.post(CREATE, sent).status_code == 302


@pytest.mark.parametrize("how", ["idle", "row gone", "cookie gone", "signed out"])
def test_another_account_never_sees_it(how: str, client: Client, settings: Any) -> None:
    if how == "idle":
        end_by_idling(client, settings)
    elif how == "row gone":
        Session.objects.all().delete()
    elif how == "cookie gone":
        del client.cookies[settings.SESSION_COOKIE_NAME]
    else:
        client.post(reverse("account_logout"))
    assert client.post(CREATE, TYPED).status_code == 401
    page = sign_in(client, "buriram", KEPT)
    assert "สมชาย" not in page.content.decode()
    assert kept_forms.KEY not in client.session
    # Nor does the first one get it back out of the other's session.
    client.post(reverse("account_logout"))
    assert "สมชาย" not in sign_in(client, "surin", KEPT).content.decode()


@pytest.mark.parametrize("how", ["row gone", "cookie gone", "signed out"])
def test_the_same_account_finds_it_however_the_session_ended(how: str, client: Client, settings: Any) -> None:
    if how == "row gone":
        Session.objects.all().delete()
    elif how == "cookie gone":
        del client.cookies[settings.SESSION_COOKIE_NAME]
    else:
        client.post(reverse("account_logout"))
    client.post(CREATE, TYPED)
    assert "สมชาย" in sign_in(client, "surin", KEPT).content.decode()


def test_a_form_of_nobody_known_is_kept_for_who_signs_in_but_not_without_end(people: Any) -> None:
    stranger = Client()
    assert "ยังอยู่" in stranger.post(CREATE, TYPED).content.decode()
    assert "สมชาย" in sign_in(stranger, "surin", KEPT).content.decode()
    answers = [Client().post(CREATE, TYPED) for _ in range(kept_forms.UNKNOWN_AT_MOST + 1)]
    assert all(answer.status_code == 401 for answer in answers)
    assert "เก็บแบบฟอร์มนี้ไว้ให้ไม่ได้" in answers[-1].content.decode()
    assert kept_forms.KEY not in answers[-1].client.session  # type: ignore[attr-defined]


def test_half_an_hour_later_it_is_gone(client: Client, settings: Any, monkeypatch: Any) -> None:
    end_by_idling(client, settings)
    client.post(CREATE, TYPED)
    later = time.time() + kept_forms.SECONDS + 1
    monkeypatch.setattr(kept_forms.time, "time", lambda: later)
    assert "สมชาย" not in sign_in(client, "surin", KEPT).content.decode()
    assert kept_forms.KEY not in client.session


@pytest.mark.parametrize(
    ("path", "sent"),
    [
        (CREATE, TYPED | {"note": "ก" * kept_forms.MOST_BYTES}),
        ("/account/password/change/", {"oldpassword": PASSWORD, "password1": "x", "password2": "x"}),
        ("/account/second-factor/app/on/", {"code": "123456"}),
        (CREATE, {}),
    ],
)
def test_what_is_too_large_or_secret_is_not_kept(
    path: str, sent: dict[str, str], client: Client, settings: Any
) -> None:
    end_by_idling(client, settings)
    answer = client.post(path, sent)
    assert answer.status_code == 401
    assert "กดย้อนกลับในเบราว์เซอร์" in answer.content.decode()
    assert kept_forms.KEY not in client.session
    assert PASSWORD not in str([one.get_decoded() for one in Session.objects.all()])


def test_files_are_not_kept_and_the_page_says_so(client: Client, settings: Any) -> None:
    end_by_idling(client, settings)
    client.post(CREATE, TYPED | {"file": SimpleUploadedFile("a.txt", b"secret content")})
    page = sign_in(client, "surin", KEPT).content.decode()
    assert "ไฟล์แนบไม่ได้เก็บไว้" in page
    assert "secret content" not in page


def test_json_gets_401_and_is_not_kept(client: Client, settings: Any) -> None:
    end_by_idling(client, settings)
    assert client.post(CREATE, {"a": 1}, content_type="application/json").status_code == 401
    assert kept_forms.KEY not in client.session


def test_a_kept_form_can_be_thrown_away(client: Client, settings: Any) -> None:
    end_by_idling(client, settings)
    client.post(CREATE, TYPED)
    sign_in(client, "surin", KEPT)
    client.post(KEPT)
    assert kept_forms.KEY not in client.session
    assert client.get(KEPT).status_code == 302


def test_the_form_goes_back_to_this_site_only(client: Client, settings: Any) -> None:
    end_by_idling(client, settings)
    client.post("//example.org/steal/", TYPED)
    kept = client.session.get(kept_forms.KEY)
    assert kept is None or (kept["path"].startswith("/") and not kept["path"].startswith("//"))


def test_reading_is_led_to_the_sign_in_page_and_back(people: Any) -> None:
    answer = Client().get(reverse("accounts:me"))
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/account/login/?next=/account/me/"


def test_a_form_with_an_old_token_says_what_to_do(people: Any) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(people.surin)
    answer = browser.post(CREATE, TYPED)
    assert answer.status_code == 403
    text = answer.content.decode()
    assert "แบบฟอร์มหมดอายุ" in text
    assert "กดย้อนกลับในเบราว์เซอร์" in text
    assert not Account.objects.filter(full_name__startswith="สมชาย").exists()


def test_the_cookie_that_remembers_is_signed_and_hidden(client: Client) -> None:
    cookie = client.cookies[kept_forms.COOKIE]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    client.cookies[kept_forms.COOKIE] = "1:forged"
    client.post(reverse("account_logout"))
    client.cookies[kept_forms.COOKIE] = "1:forged"
    client.post(CREATE, TYPED)
    assert client.session[kept_forms.KEY]["account"] is None
