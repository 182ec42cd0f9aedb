"""The second factor: offered to all, required of those who reach every province."""

import base64
import hmac
import struct
import time
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client
from django.urls import reverse

from nakhonchai.accounts import actions
from nakhonchai.accounts.models import Account
from tests.factories.accounts import PASSWORD

pytestmark = pytest.mark.django_db
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
SET_UP = "/account/second-factor/app/on/"


def code(secret: str = SECRET, steps: int = 0) -> str:
    """The code an authenticator app shows, worked out here and not by the library under test."""
    counter = struct.pack(">Q", int(time.time()) // 30 + steps)
    digest = hmac.digest(base64.b32decode(secret), counter, "sha1")
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 10**6:06d}"


def enrol(account: Account) -> list[str]:
    TOTP.activate(account, SECRET)
    return RecoveryCodes.activate(account).get_unused_codes()


def sign_in(client: Client, name: str) -> Any:
    return client.post(reverse("account_login"), {"login": name, "password": PASSWORD})


def test_anybody_may_set_it_up(people: Any, client: Client) -> None:
    sign_in(client, "surin")
    page = client.get(SET_UP)
    assert page.status_code == 200
    secret = page.context["form"].secret
    assert "รหัสไม่ถูกต้อง" in client.post(SET_UP, {"code": "000000"}).content.decode()
    answer = client.post(SET_UP, {"code": code(secret)})
    assert answer.headers["Location"] == reverse("mfa_view_recovery_codes")
    codes = client.get(reverse("mfa_view_recovery_codes"))
    assert len(codes.context["unused_codes"]) == 10
    assert client.get(reverse("mfa_download_recovery_codes")).headers["Content-Type"].startswith("text/plain")
    assert "เปิดใช้อยู่" in client.get(reverse("mfa_index")).content.decode()
    assert "ยืนยันสองขั้น: เปิดอยู่" in client.get(reverse("accounts:me")).content.decode()


def test_sign_in_then_needs_the_code(people: Any, client: Client) -> None:
    enrol(people.surin)
    assert sign_in(client, "surin").headers["Location"] == reverse("mfa_authenticate")
    assert client.get(reverse("accounts:me")).status_code == 302
    assert "รหัสไม่ถูกต้อง" in client.post(reverse("mfa_authenticate"), {"code": "000000"}).content.decode()
    assert client.post(reverse("mfa_authenticate"), {"code": code()}).status_code == 302
    assert client.get(reverse("accounts:me")).status_code == 200


def test_a_code_works_once(people: Any) -> None:
    enrol(people.surin)
    first, second = Client(), Client()
    now = code()
    for browser, status in [(first, 302), (second, 200)]:
        sign_in(browser, "surin")
        assert browser.post(reverse("mfa_authenticate"), {"code": now}).status_code == status


def test_a_spare_code_works_once(people: Any) -> None:
    spare = enrol(people.surin)[0]
    for status in (302, 200):
        client = Client()
        sign_in(client, "surin")
        assert client.post(reverse("mfa_authenticate"), {"code": spare}).status_code == status


def test_a_telephone_whose_clock_is_off_by_half_a_minute_still_works(people: Any, client: Client) -> None:
    enrol(people.surin)
    sign_in(client, "surin")
    assert client.post(reverse("mfa_authenticate"), {"code": code(steps=-1)}).status_code == 302


def test_guessing_codes_is_throttled(people: Any, client: Client) -> None:
    enrol(people.surin)
    sign_in(client, "surin")
    for _ in range(5):
        client.post(reverse("mfa_authenticate"), {"code": "000000"})
    answer = client.post(reverse("mfa_authenticate"), {"code": code()})
    assert "ลองผิดหลายครั้ง" in answer.content.decode()
    assert client.get(reverse("accounts:me")).status_code == 302


def test_a_one_time_link_does_not_go_round_the_second_factor(people: Any, client: Client) -> None:
    enrol(people.recorder)
    token = actions.renew_link(account=people.recorder, by=people.surin)
    new = {"password1": "ข้าวหอมมะลิ-๒๕๖๗", "password2": "ข้าวหอมมะลิ-๒๕๖๗"}
    answer = client.post(reverse("accounts:welcome", args=[token]), new)
    assert answer.headers["Location"] == reverse("mfa_authenticate")
    assert client.get(reverse("accounts:me")).status_code == 302


# --- Where it is required ---------------------------------------------------------------------


@pytest.fixture
def required(settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = True


@pytest.mark.usefixtures("required")
@pytest.mark.parametrize("who", ["codi", "administrator", "staff_of_korat"])
def test_staff_are_led_to_set_it_up_and_nowhere_else(who: str, people: Any) -> None:
    client, account = Client(), getattr(people, who)
    sign_in(client, account.username)
    for path in [
        "/account/me/",
        "/account/people/",
        "/admin/",
        "/account/password/change/",
        "/account/kept-form/",
    ]:
        answer = client.get(path)
        assert answer.status_code == 302, path
        assert answer.headers["Location"] == SET_UP, path
    assert (
        client.post("/account/people/invite/", {"full_name": "ก", "role": "viewer"}).headers["Location"]
        == SET_UP
    )
    page = client.get(SET_UP)
    assert page.status_code == 200
    assert "บทบาทของท่านต้องใช้การยืนยันสองขั้น" in page.content.decode()
    client.post(SET_UP, {"code": code(page.context["form"].secret)})
    assert client.get("/account/me/").status_code == 200


@pytest.mark.usefixtures("required")
def test_others_are_let_through_and_everybody_may_sign_out(people: Any, client_of: Any) -> None:
    for person in [people.surin, people.recorder, people.viewer]:
        assert client_of(person).get("/account/me/").status_code == 200
    client = client_of(people.codi)
    assert client.post("/account/logout/").status_code == 302
    assert "_auth_user_id" not in client.session


@pytest.mark.usefixtures("required")
def test_who_needs_it_cannot_take_it_off(people: Any, client: Client) -> None:
    enrol(people.codi)
    sign_in(client, "codi")
    client.post(reverse("mfa_authenticate"), {"code": code()})
    page = client.get(reverse("mfa_deactivate_totp"))
    assert "จึงปิดไม่ได้" in page.content.decode()
    client.post(reverse("mfa_deactivate_totp"))
    assert Authenticator.objects.filter(user=people.codi, type="totp").exists()


def test_who_does_not_need_it_may_take_it_off(people: Any, client: Client) -> None:
    enrol(people.surin)
    sign_in(client, "surin")
    client.post(reverse("mfa_authenticate"), {"code": code()})
    assert client.get(reverse("mfa_deactivate_totp")).status_code == 200
    client.post(reverse("mfa_deactivate_totp"))
    assert not Authenticator.objects.filter(user=people.surin).exists()


@pytest.mark.usefixtures("required")
def test_taking_it_off_somebody_who_lost_the_telephone_ends_their_sessions(
    people: Any, client: Client
) -> None:
    enrol(people.codi)
    sign_in(client, "codi")
    client.post(reverse("mfa_authenticate"), {"code": code()})
    assert client.get("/account/me/").status_code == 200
    actions.remove_second_factor(account=people.codi, by=people.administrator)
    assert client.get("/account/me/").headers["Location"].startswith("/account/login/")
    sign_in(client, "codi")
    assert client.get("/account/me/").headers["Location"] == SET_UP
    assert people.codi.events.get().kind == "factor"


def test_changing_it_asks_for_the_password_unless_just_given(people: Any, client_of: Any) -> None:
    assert client_of(people.surin).get(SET_UP).headers["Location"].startswith("/account/reauthenticate/")
    client = Client()
    sign_in(client, "surin")
    assert client.get(SET_UP).status_code == 200
