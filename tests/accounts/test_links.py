"""One-time links: looking uses nothing up, pressing does, once."""

import re
import threading
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone

from nakhonchai.accounts import actions
from nakhonchai.accounts.models import Account, Invitation
from nakhonchai.geography.models import Area
from tests.factories import AccountFactory
from tests.factories.accounts import PASSWORD

pytestmark = pytest.mark.django_db
NEW = {"password1": "ข้าวหอมมะลิ-๒๕๖๗", "password2": "ข้าวหอมมะลิ-๒๕๖๗"}
FIRST = NEW | {"username": "somying"}


def welcome(token: str) -> str:
    return reverse("accounts:welcome", args=[token])


@pytest.fixture
def invited(people: Any) -> tuple[Account, str]:
    return actions.invite(
        by=people.surin,
        full_name="สมหญิง ตัวอย่าง",
        role="recorder",
        areas=[Area.objects.get(code="3205")],
        telephone="0812345678",
    )


def test_first_sign_in_with_a_link(client: Client, invited: tuple[Account, str], people: Any) -> None:
    account, token = invited
    page = client.get(welcome(token))
    assert page.status_code == 200
    assert "สมหญิง ตัวอย่าง" in page.content.decode()
    assert str(people.surin) in page.content.decode()
    answer = client.post(welcome(token), FIRST)
    assert answer.status_code == 302
    account.refresh_from_db()
    assert account.username == "somying"
    assert account.check_password(NEW["password1"])
    assert client.get(reverse("accounts:me")).status_code == 200
    assert account.events.filter(kind="entered", by=account).count() == 1


def test_looking_does_not_use_the_link_up(client: Client, invited: tuple[Account, str]) -> None:
    for _ in range(3):  # chat programs look before people do
        assert client.get(welcome(invited[1])).status_code == 200
        assert client.head(welcome(invited[1])).status_code == 405
    assert client.post(welcome(invited[1]), FIRST | {"password2": "อีกอย่างหนึ่ง-๑๒"}).status_code == 200
    assert Invitation.objects.get().used_at is None
    assert client.post(welcome(invited[1]), FIRST).status_code == 302


def test_a_used_link_says_what_to_do(invited: tuple[Account, str]) -> None:
    Client().post(welcome(invited[1]), FIRST)
    for answer in (Client().get(welcome(invited[1])), Client().post(welcome(invited[1]), FIRST)):
        assert answer.status_code == 410
        assert "ขอลิงก์ใหม่จากผู้ที่เชิญท่าน" in answer.content.decode()


def test_an_expired_an_unknown_and_a_closed_link(
    client: Client, invited: tuple[Account, str], people: Any
) -> None:
    account, token = invited
    assert client.get(welcome("nothing")).status_code == 404
    Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert client.get(welcome(token)).status_code == 410
    newer = actions.renew_link(account=account, by=people.surin)
    assert client.get(welcome(newer)).status_code == 200
    newest = actions.renew_link(account=account, by=people.surin)
    assert client.get(welcome(newer)).status_code == 410
    actions.disable_account(account=account, by=people.surin)
    assert client.get(welcome(newest)).status_code == 410
    actions.enable_account(account=account, by=people.surin)
    assert client.get(welcome(newest)).status_code == 410


def test_a_link_lasts_as_long_as_the_setting_says(invited: tuple[Account, str], settings: Any) -> None:
    left = Invitation.objects.get().expires_at - timezone.now()
    assert (
        timedelta(days=settings.INVITATION_DAYS, minutes=-1)
        < left
        <= timedelta(days=settings.INVITATION_DAYS)
    )


def test_of_two_presses_one_counts(invited: tuple[Account, str]) -> None:
    actions.accept_link(token=invited[1], password="หนึ่ง-รหัสยาวพอ", username="somying")
    with pytest.raises(actions.LinkUsedUpError):
        actions.accept_link(token=invited[1], password="สอง-รหัสยาวพอ", username="thief")
    assert Account.objects.get(pk=invited[0].pk).check_password("หนึ่ง-รหัสยาวพอ")


def test_of_two_who_saw_the_link_open_one_gets_through(
    invited: tuple[Account, str], monkeypatch: Any
) -> None:
    actions.accept_link(token=invited[1], password="หนึ่ง-รหัสยาวพอ", username="somying")
    monkeypatch.setattr(
        type(Invitation.objects.all()), "open", lambda self: self.all()
    )  # as it was seen before
    with pytest.raises(actions.LinkUsedUpError):
        actions.accept_link(token=invited[1], password="สอง-รหัสยาวพอ")
    assert Account.objects.get(pk=invited[0].pk).check_password("หนึ่ง-รหัสยาวพอ")


def test_a_reset_keeps_the_name_and_ends_other_sessions(client_of: Any, people: Any) -> None:
    elsewhere = client_of(people.recorder)
    token = actions.renew_link(account=people.recorder, by=people.surin)
    client = Client()
    assert 'name="username"' not in client.get(welcome(token)).content.decode()
    client.post(welcome(token), NEW | {"username": "other"})
    people.recorder.refresh_from_db()
    assert people.recorder.username == "recorder"
    assert people.recorder.check_password(NEW["password1"])
    assert elsewhere.get(reverse("accounts:me")).status_code == 302


@pytest.mark.parametrize("name", ["0812345678", "surin", "สอง คำ", "SURIN"])
def test_a_name_that_is_taken_or_a_number_is_refused(
    client: Client, invited: tuple[Account, str], name: str
) -> None:
    answer = client.post(welcome(invited[1]), FIRST | {"username": name})
    assert answer.status_code == 200
    assert answer.context["form"].errors["username"]


def test_a_password_like_the_name_just_chosen_is_refused(
    client: Client, invited: tuple[Account, str]
) -> None:
    sent = {"username": "khaohommali", "password1": "khaohommali1", "password2": "khaohommali1"}
    assert "รหัสผ่านคล้ายชื่อ" in client.post(welcome(invited[1]), sent).content.decode()


def test_somebody_else_who_is_signed_in_does_not_use_it_up(
    client_of: Any, people: Any, invited: tuple[Account, str]
) -> None:
    client = client_of(people.surin)
    for answer in (client.get(welcome(invited[1])), client.post(welcome(invited[1]), FIRST)):
        assert answer.status_code == 409
        assert "ออกจากระบบ" in answer.content.decode()
    assert Invitation.objects.get().used_at is None


# --- Forgotten passwords ----------------------------------------------------------------------


@override_settings(EMAIL_BACKEND="django.core.mail.backends.dummy.EmailBackend")
def test_without_mail_the_page_says_whom_to_ask(client: Client) -> None:
    AccountFactory(email="a@example.org")
    for answer in (
        client.get(reverse("account_reset_password")),
        client.post(reverse("account_reset_password"), {"email": "a@example.org"}),
    ):
        assert answer.status_code == 200
        assert "ขอลิงก์ครั้งเดียวจากผู้ประสานงานจังหวัดของท่าน" in answer.content.decode()
    assert not Invitation.objects.exists()


def ask(client: Client, email: str) -> Any:
    answer = client.post(reverse("account_reset_password"), {"email": email})
    for thread in threading.enumerate():
        if thread.name.endswith("(_send)"):
            thread.join(5)
    return answer


def test_a_link_comes_by_mail_and_works_once(client: Client) -> None:
    account = AccountFactory(username="somying", email="Somying@example.org")
    AccountFactory(email="gone@example.org", is_active=False)
    known = ask(client, "somying@example.org")
    unknown, gone = ask(client, "nobody@example.org"), ask(client, "gone@example.org")
    assert known.content == unknown.content == gone.content
    assert len(mail.outbox) == 1
    assert mail.outbox[0].to == ["Somying@example.org"]
    path = re.search(r"http://testserver(/account/welcome/\S+/)", mail.outbox[0].body)
    assert path is not None
    assert account.invitations.get().expires_at < timezone.now() + timedelta(hours=3)
    assert Client().post(path[1], NEW).status_code == 302
    assert Client().post(path[1], NEW).status_code == 410


def test_mail_is_sent_three_times_an_hour_at_most(client: Client) -> None:
    AccountFactory(email="a@example.org")
    assert [ask(client, "a@example.org").status_code for _ in range(4)] == [200, 200, 200, 429]
    assert len(mail.outbox) == 3


def test_asking_by_mail_does_not_close_the_link_of_an_inviter(client: Client, people: Any) -> None:
    account = people.recorder
    Account.objects.filter(pk=account.pk).update(email="r@example.org")
    token = actions.renew_link(account=account, by=people.surin)
    ask(client, "r@example.org")
    assert client.get(welcome(token)).status_code == 200


def test_the_old_password_works_until_a_link_is_used(client: Client) -> None:
    AccountFactory(username="somying", email="a@example.org")
    ask(client, "a@example.org")
    answer = client.post(reverse("account_login"), {"login": "somying", "password": PASSWORD})
    assert answer.status_code == 302


def test_who_was_made_with_a_name_keeps_it_unless_they_change_it(client: Client) -> None:
    account = AccountFactory(administrator=True, username="admin", last_login=None)
    account.set_unusable_password()
    account.save()
    _, token = Invitation.make(account, made_by=None)
    assert 'name="username" value="admin"' in client.get(welcome(token)).content.decode()
