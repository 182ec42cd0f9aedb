"""Keys of programs: shown once, kept as a digest, ended by time, by their owner and with the sessions."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone

from nakhonchai.accounts import actions, tokens
from nakhonchai.accounts.models import AccountEvent, ApiToken, Invitation
from nakhonchai.accounts.models.token import MOST_OPEN
from tests.factories.accounts import PASSWORD

pytestmark = pytest.mark.django_db


def made(account, name="ตารางสรุป", days=30):
    return tokens.make_token(by=account, name=name, days=days)


def refused(key):
    with pytest.raises(tokens.KeyRefusedError) as problem:
        tokens.token_of(key)
    return str(problem.value)


def test_only_a_digest_of_a_key_is_kept(people):
    token, key = made(people.surin)
    assert tokens.token_of(key).account == people.surin
    stored = str(ApiToken.objects.filter(pk=token.pk).values().get())
    assert key not in stored
    assert key[10:] not in stored


def test_who_made_and_revoked_a_key_is_remembered_without_the_key(people):
    token, key = made(people.surin)
    tokens.revoke_token(token=token, by=people.surin)
    tokens.revoke_token(token=token, by=people.surin)
    kinds = [event.kind for event in AccountEvent.objects.filter(account=people.surin)]
    assert kinds == ["token_revoked", "token_made"]
    assert key not in str(list(AccountEvent.objects.values_list("changes", flat=True)))


def test_a_key_ends_with_time(people):
    token, key = made(people.surin)
    ApiToken.objects.filter(pk=token.pk).update(expires_at=timezone.now() - timedelta(seconds=1))
    assert "หมดอายุ" in refused(key)


def test_a_revoked_key_opens_nothing(people):
    token, key = made(people.surin)
    tokens.revoke_token(token=token, by=people.surin)
    assert refused(key) == refused("ncb_never-made")


def test_nobody_revokes_the_key_of_another(people):
    token, key = made(people.surin)
    tokens.revoke_token(token=token, by=people.buriram)
    assert tokens.token_of(key)


def test_a_disabled_account_has_no_keys_and_gets_none_back(people):
    _, key = made(people.surin)
    actions.disable_account(account=people.surin, by=people.codi)
    assert refused(key)
    actions.enable_account(account=people.surin, by=people.codi)
    assert refused(key)


def test_signing_out_everywhere_ends_keys(people):
    _, key = made(people.surin)
    actions.sign_out_everywhere(by=people.surin)
    assert refused(key)
    people.surin.refresh_from_db()
    assert tokens.token_of(made(people.surin)[1])


def test_a_new_password_by_link_ends_keys(people):
    _, key = made(people.surin)
    _, link = Invitation.make(people.surin, None)
    actions.accept_link(token=link, password="ประโยคใหม่ที่ยาวพอ")
    assert refused(key)


def test_who_needs_a_second_factor_needs_it_for_keys(people, settings):
    _, key = made(people.codi)
    settings.SECOND_FACTOR_REQUIRED = True
    assert "สองขั้น" in refused(key)


def test_an_example_account_opens_nothing_where_strangers_come(people, settings):
    _, key = made(people.surin)
    type(people.surin).objects.filter(pk=people.surin.pk).update(is_example=True)
    assert tokens.token_of(key)
    settings.LOOPBACK = False
    assert refused(key)


def test_there_are_not_too_many_keys(people):
    for number in range(MOST_OPEN):
        made(people.surin, f"ดอกที่ {number}")
    with pytest.raises(ValidationError, match="ยกเลิกดอกที่ไม่ใช้"):
        made(people.surin)


@pytest.mark.parametrize("header", ["Basic abc", "ncb_x", "Token ncb_x"])
def test_only_a_bearer_is_read(header):
    with pytest.raises(tokens.KeyRefusedError, match="Bearer"):
        tokens.key_of(RequestFactory().get("/", headers={"Authorization": header}))


def test_a_key_is_not_read_from_an_address():
    assert tokens.key_of(RequestFactory().get("/?access_token=ncb_x")) is None


def test_the_use_of_a_key_is_noted_now_and_then(people, django_assert_num_queries):
    _, key = made(people.surin)
    tokens.token_of(key)
    assert ApiToken.objects.get().used_at
    with django_assert_num_queries(1):
        tokens.token_of(key)


# --- the pages ---------------------------------------------------------------------------------


def test_a_key_is_shown_once(client_of, people):
    client = client_of(people.surin)
    new = reverse("accounts:token-create")
    assert client.get(new).status_code == 302  # the password first
    client.post(f"{reverse('account_reauthenticate')}?next={new}", {"password": PASSWORD})
    answer = client.post(new, {"name": "ตารางของจังหวัด", "days": "90"})
    token = ApiToken.objects.get()
    key = answer.content.decode().partition('value="ncb_')[2].partition('"')[0]
    assert tokens.token_of(f"ncb_{key}") == token
    assert answer["Cache-Control"] == "no-store, private"
    page = client.get(reverse("accounts:token-list")).content.decode()
    assert "ตารางของจังหวัด" in page
    assert key not in page


def test_a_form_without_a_name_makes_no_key(client_of, people):
    client = client_of(people.surin)
    new = reverse("accounts:token-create")
    client.post(f"{reverse('account_reauthenticate')}?next={new}", {"password": PASSWORD})
    assert client.post(new, {"name": "", "days": "90"}).status_code == 422
    assert client.post(new, {"name": "ก", "days": "9000"}).status_code == 422
    assert not ApiToken.objects.exists()


def test_the_key_of_another_is_not_found(client_of, people):
    token, key = made(people.surin)
    page = reverse("accounts:token-revoke", args=[token.pk])
    assert client_of(people.buriram).post(page).status_code == 404
    assert client_of(people.surin).get(page).status_code == 405
    assert tokens.token_of(key)
    assert client_of(people.surin).post(page).status_code == 302
    assert refused(key)
