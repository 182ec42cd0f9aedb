"""The one door: who gets in, how often it may be tried, and how long it stays open."""

import time
from typing import Any
from unittest import mock

import pytest
from django.contrib.sessions.models import Session
from django.test import Client, override_settings
from django.urls import NoReverseMatch, reverse

from nakhonchai.accounts import actions, middleware
from nakhonchai.accounts.adapter import TOO_MANY, WRONG
from nakhonchai.accounts.models import Account
from tests.factories import AccountFactory
from tests.factories.accounts import PASSWORD

pytestmark = pytest.mark.django_db
LOGIN = "/account/login/"


def sign_in(client: Client, login: str, password: str = PASSWORD, **extra: Any) -> Any:
    return client.post(LOGIN, {"login": login, "password": password}, **extra)


def signed_in(client: Client) -> bool:
    return client.get(reverse("accounts:me")).status_code == 200


@pytest.mark.parametrize("typed", ["somying", "Somying ", "0812345678", "081-234-5678", "๐๘๑ ๒๓๔ ๕๖๗๘"])
def test_sign_in_by_name_or_telephone(client: Client, typed: str) -> None:
    AccountFactory(username="somying", telephone="0812345678")
    assert sign_in(client, typed).status_code == 302
    assert signed_in(client)


def test_wrong_password_unknown_name_and_disabled_account_get_one_answer(client: Client) -> None:
    AccountFactory(username="somying")
    AccountFactory(username="gone", is_active=False)
    AccountFactory(username="invited").set_unusable_password()
    answers = []
    for login, password in [("somying", "ไม่ใช่รหัสนี้"), ("nobody", PASSWORD), ("gone", PASSWORD)]:
        answer = sign_in(client, login, password)
        assert answer.status_code == 200
        text = answer.content.decode()
        assert WRONG in text
        # What differs is only the name that was typed and the form's own token.
        token = answer.context["csrf_token"]
        answers.append(text.replace(f'value="{login}"', "").replace(str(token), ""))
        assert not signed_in(client)
    assert len(set(answers)) == 1


def test_an_unknown_name_costs_one_hash_as_a_known_one_does(client: Client) -> None:
    AccountFactory(username="somying")
    AccountFactory(username="gone", is_active=False)
    for login in ["somying", "nobody", "0899999999", "gone"]:
        with mock.patch(
            "django.contrib.auth.hashers.MD5PasswordHasher.encode", autospec=True, return_value="md5$a$b"
        ) as encode:
            sign_in(client, login, "ไม่ใช่รหัสนี้")
        assert encode.call_count == 1, login


def test_attempts_are_throttled_per_name_and_address(client: Client) -> None:
    AccountFactory(username="somying", telephone="0812345678")
    for _ in range(5):
        assert sign_in(client, "somying", "ผิด").status_code == 200
    answer = sign_in(client, "somying")
    assert answer.status_code == 429
    assert TOO_MANY in answer.content.decode()
    assert not signed_in(client)
    # Another name from here, and this name from another address, are not shut out.
    AccountFactory(username="somchai")
    assert sign_in(Client(), "somchai").status_code == 302
    assert sign_in(Client(), "somying", REMOTE_ADDR="198.51.100.7").status_code == 302


def test_writing_a_number_in_other_ways_gives_no_more_attempts(client: Client) -> None:
    AccountFactory(telephone="0812345678")
    for typed in ["0812345678", "081-2345678", "081 234 5678", "๐๘๑๒๓๔๕๖๗๘", "+66 81 234 5678"]:
        sign_in(client, typed, "ผิด")
    assert sign_in(client, "08-1234-5678").status_code == 429


def test_an_unknown_name_is_throttled_just_the_same(client: Client) -> None:
    for _ in range(5):
        assert sign_in(client, "nobody", "ผิด").status_code == 200
    assert sign_in(client, "nobody", "ผิด").status_code == 429


def test_many_addresses_do_not_give_endless_attempts_at_one_name(client: Client) -> None:
    AccountFactory(username="somying")
    for number in range(50):
        assert sign_in(client, "somying", "ผิด", REMOTE_ADDR=f"198.51.100.{number}").status_code == 200
    assert sign_in(client, "somying", REMOTE_ADDR="203.0.113.1").status_code == 429


def test_a_successful_sign_in_costs_no_attempt(client: Client) -> None:
    AccountFactory(username="somying")
    for _ in range(8):
        assert sign_in(Client(), "somying").status_code == 302


@override_settings(ALLAUTH_TRUSTED_PROXY_COUNT=1)
def test_behind_our_proxy_the_address_is_the_persons_own(client: Client) -> None:
    AccountFactory(username="somying")
    for number in range(6):
        # What a guesser writes into the header itself stands before what our proxy adds.
        forwarded = f"10.0.0.{number}, 198.51.100.7"
        answer = sign_in(client, "somying", "ผิด", HTTP_X_FORWARDED_FOR=forwarded)
    assert answer.status_code == 429
    assert sign_in(client, "somying", HTTP_X_FORWARDED_FOR="198.51.100.8").status_code == 302


@pytest.mark.parametrize(
    "name",
    ["account_signup", "account_email", "account_set_password", "account_confirm_email", "mfa_add_webauthn"],
)
def test_what_has_no_use_has_no_address(name: str) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(name)


@pytest.mark.parametrize("path", ["signup/", "email/", "social/login/", "password/set/", "login/code/", ""])
def test_what_has_no_use_is_not_found(path: str, client_of: Any) -> None:
    assert client_of(AccountFactory()).get(f"/account/{path}").status_code == 404


def test_the_admin_site_has_no_door_of_its_own(client: Client, client_of: Any, people: Any) -> None:
    assert client.get("/admin/login/?next=/admin/").headers["Location"] == "/account/login/?next=%2Fadmin%2F"
    posted = client.post("/admin/login/", {"username": "codi", "password": PASSWORD})
    assert posted.headers["Location"].startswith("/account/login/")
    assert "_auth_user_id" not in client.session
    assert client_of(people.surin).get("/admin/login/").status_code == 403
    changed = client_of(people.codi).get("/admin/password_change/")
    assert changed.headers["Location"] == reverse("account_change_password")


def test_signing_out_is_a_press_and_not_a_link(client_of: Any) -> None:
    client = client_of(AccountFactory())
    assert client.get(reverse("account_logout")).status_code == 200
    assert signed_in(client)
    client.post(reverse("account_logout"))
    assert not signed_in(client)


def test_the_way_back_stays_on_this_site(client: Client) -> None:
    AccountFactory(username="somying")
    answer = client.post(LOGIN, {"login": "somying", "password": PASSWORD, "next": "https://example.org/"})
    assert answer.headers["Location"] == "/"


# --- Passwords ----------------------------------------------------------------------------


def test_change_password_needs_the_old_one_and_ends_other_sessions(client_of: Any) -> None:
    account = AccountFactory(username="somying")
    here, elsewhere = client_of(account), client_of(account)
    new = {"oldpassword": "ผิด", "password1": "รหัสใหม่-ยาวพอ-1", "password2": "รหัสใหม่-ยาวพอ-1"}
    assert here.post(reverse("account_change_password"), new).status_code == 200
    here.post(reverse("account_change_password"), new | {"oldpassword": PASSWORD})
    assert signed_in(here)
    assert not signed_in(elsewhere)
    assert Account.objects.get().check_password("รหัสใหม่-ยาวพอ-1")


@pytest.mark.parametrize(
    ("password", "message"),
    [
        ("สั้น", "รหัสผ่านสั้นเกินไป ต้องมีอย่างน้อย 10 ตัวอักษร"),
        ("9384756201938", "รหัสผ่านต้องไม่เป็นตัวเลขล้วน"),
        ("password123", "รหัสผ่านนี้มีคนใช้กันมาก"),
        ("สมหญิง ใจดีงาม", "รหัสผ่านคล้ายชื่อ"),
    ],
)
def test_a_weak_password_is_refused_in_thai(password: str, message: str, client_of: Any) -> None:
    client = client_of(AccountFactory(full_name="สมหญิง ใจดีงาม"))
    sent = {"oldpassword": PASSWORD, "password1": password, "password2": password}
    assert message in client.post(reverse("account_change_password"), sent).content.decode()


def test_two_different_new_passwords_are_refused(client_of: Any) -> None:
    sent = {"oldpassword": PASSWORD, "password1": "รหัสใหม่-ยาวพอ-1", "password2": "รหัสใหม่-ยาวพอ-2"}
    answer = client_of(AccountFactory()).post(reverse("account_change_password"), sent)
    assert "พิมพ์รหัสผ่านใหม่ทั้งสองช่องให้ตรงกัน" in answer.content.decode()


# --- Sessions -----------------------------------------------------------------------------


def aged(client: Client, **keys: int) -> None:
    session = client.session
    for key, seconds in keys.items():
        session[key] = int(time.time()) - seconds
    session.save()


def test_an_idle_session_ends_and_the_page_says_so(client_of: Any, settings: Any) -> None:
    client = client_of(AccountFactory())
    assert signed_in(client)
    aged(client, session_seen=settings.SESSION_IDLE_SECONDS + 5)
    answer = client.get(reverse("accounts:me"), follow=True)
    assert answer.redirect_chain[0][0].startswith(LOGIN)
    assert "หมดเวลาเข้าสู่ระบบ" in answer.content.decode()
    assert not signed_in(client)


def test_a_busy_session_ends_too(client_of: Any, settings: Any) -> None:
    client = client_of(AccountFactory())
    aged(client, session_started=settings.SESSION_ABSOLUTE_SECONDS - 60, session_seen=10)
    assert signed_in(client)
    aged(client, session_started=settings.SESSION_ABSOLUTE_SECONDS + 5, session_seen=10)
    assert not signed_in(client)


def test_using_a_session_keeps_it_open_with_few_writes(client_of: Any) -> None:
    client = client_of(AccountFactory())
    signed_in(client)
    aged(client, session_seen=middleware.SEEN_EVERY_SECONDS - 20)
    before = client.session["session_seen"]
    signed_in(client)
    assert client.session["session_seen"] == before
    aged(client, session_seen=middleware.SEEN_EVERY_SECONDS + 20)
    signed_in(client)
    assert client.session["session_seen"] >= int(time.time()) - 2


def test_a_disabled_account_loses_its_sessions_at_once_and_for_good(client_of: Any, people: Any) -> None:
    client = client_of(people.recorder)
    assert signed_in(client)
    actions.disable_account(account=people.recorder, by=people.surin, reason="ลาออก")
    assert not signed_in(client)
    actions.enable_account(account=people.recorder, by=people.surin)
    assert not signed_in(client)
    assert sign_in(client, "recorder").status_code == 302


def test_sign_out_everywhere_keeps_only_this_session(client_of: Any) -> None:
    account = AccountFactory()
    here, elsewhere = client_of(account), client_of(account)
    here.post(reverse("accounts:sign-out-everywhere"))
    assert signed_in(here)
    assert not signed_in(elsewhere)
    assert here.get(reverse("accounts:sign-out-everywhere")).status_code == 405


def test_pages_of_signed_in_people_are_kept_by_no_cache(client_of: Any) -> None:
    answer = client_of(AccountFactory()).get(reverse("accounts:me"))
    assert "no-store" in answer.headers["Cache-Control"]
    assert "no-store" in Client().get(LOGIN).headers["Cache-Control"]


def test_a_part_of_a_page_asks_the_whole_page_to_sign_in(client: Client) -> None:
    answer = client.get(
        reverse("accounts:me"),
        headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/plans/?q=1"},
    )
    assert answer.status_code == 401
    assert answer.headers["HX-Redirect"] == "/account/login/?next=%2Fplans%2F"


def test_the_session_holds_no_password(client: Client) -> None:
    AccountFactory(username="somying")
    sign_in(client, "somying")
    assert PASSWORD not in str([session.get_decoded() for session in Session.objects.all()])


# --- One's own page -----------------------------------------------------------------------


def test_my_page_says_who_i_am_and_what_i_may(client_of: Any, people: Any) -> None:
    text = client_of(people.surin).get(reverse("accounts:me")).content.decode()
    for words in ["ผู้ประสานงานจังหวัด", "ท่านเห็นและแก้ไขข้อมูลของ จ.สุรินทร์", "เชิญผู้ใช้ในพื้นที่ของท่าน", "4 ชั่วโมง"]:
        assert words in text
    viewer = client_of(people.viewer).get(reverse("accounts:me")).content.decode()
    assert "เพิ่มและแก้ไขรายการ" not in viewer


def test_changing_how_i_am_reached_asks_for_the_password_first(client: Client) -> None:
    account = AccountFactory(username="somying", full_name="สมหญิง เดิม")
    AccountFactory(telephone="0811111111")
    sign_in(client, "somying")
    session = client.session
    session["proved_at"] = 0
    session.save()
    url = reverse("accounts:me-edit")
    assert client.get(url).headers["Location"].startswith(reverse("account_reauthenticate"))
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD, "next": url})
    sent = {"full_name": "สมหญิง ใหม่", "telephone": "081-111-1111", "email": "ไม่ใช่"}
    refused = client.post(url, sent).content.decode()
    assert "มีบัญชีที่ใช้หมายเลขนี้แล้ว" in refused
    assert "อีเมลไม่ถูกต้อง" in refused
    assert client.post(url, sent | {"telephone": "๐๘๒๒๒๒๒๒๒๒", "email": ""}).status_code == 302
    account.refresh_from_db()
    assert (account.full_name, account.telephone) == ("สมหญิง ใหม่", "0822222222")
    assert account.events.get().changes == [["ชื่อ", "สมหญิง เดิม", "สมหญิง ใหม่"], ["โทรศัพท์", "", "0822222222"]]
