"""Accounts in the admin site: the same reach as everywhere."""

from typing import Any

import pytest
from django.contrib import admin
from django.urls import reverse

from nakhonchai.accounts.models import AccessLog, Account, Invitation
from nakhonchai.accounts.models.access import AccessKind

pytestmark = [pytest.mark.django_db, pytest.mark.lenient_templates]


def change(account: Account) -> str:
    return reverse("admin:accounts_account_change", args=[account.pk])


def sent(account: Account, **fields: str) -> dict[str, str]:
    """The change form as the page gives it, with one area."""
    known = {"full_name": account.full_name, "telephone": "", "email": "", "role": account.role}
    rows = {
        "grants-TOTAL_FORMS": "1",
        "grants-INITIAL_FORMS": "0",
        "grants-0-area": "",
        "grants-0-cluster": "",
    }
    return known | rows | fields


def test_staff_see_the_accounts_they_manage(people: Any, client_of: Any) -> None:
    codi = client_of(people.codi).get(reverse("admin:accounts_account_changelist")).content.decode()
    assert str(people.surin) in codi
    assert change(people.administrator) not in codi
    assert change(people.codi) not in codi
    korat = (
        client_of(people.staff_of_korat).get(reverse("admin:accounts_account_changelist")).content.decode()
    )
    assert str(people.surin) not in korat


@pytest.mark.parametrize("who", ["surin", "recorder", "viewer"])
def test_others_do_not_enter(who: str, people: Any, client_of: Any) -> None:
    answer = client_of(getattr(people, who)).get(reverse("admin:accounts_account_changelist"), follow=True)
    assert answer.status_code == 403


def test_staff_cannot_reach_an_administrator_or_themselves(people: Any, client_of: Any) -> None:
    client = client_of(people.codi)
    for target in (people.administrator, people.codi):
        for answer in (
            client.get(change(target)),
            client.post(change(target), sent(target, role="administrator")),
        ):
            assert answer.status_code == 302  # Django's admin leads to its index where there is no such row
            assert answer.headers["Location"] == reverse("admin:index")
    client_of(people.administrator).post(
        change(people.administrator), sent(people.administrator, role="viewer")
    )
    people.administrator.refresh_from_db()
    people.codi.refresh_from_db()
    assert (people.administrator.role, people.codi.role) == ("administrator", "codi")


def test_staff_make_no_administrator_and_administrators_do(people: Any, client_of: Any) -> None:
    form = sent(people.surin, role="administrator")
    refused = client_of(people.codi).post(change(people.surin), form)
    assert refused.status_code == 200
    people.surin.refresh_from_db()
    assert people.surin.role == "coordinator"
    assert client_of(people.administrator).post(change(people.surin), form).status_code == 302
    people.surin.refresh_from_db()
    assert people.surin.role == "administrator"
    assert people.surin.events.get().changes == [["บทบาท", "ผู้ประสานงานจังหวัด", "ผู้ดูแลระบบ"]]


def test_staff_of_one_province_give_only_that_province(people: Any, client_of: Any) -> None:
    from tests.factories import AccountFactory

    account = AccountFactory(recorder=True, areas=["3001"])
    client, grant = client_of(people.staff_of_korat), account.grants.get()
    form = sent(
        account, **{"grants-INITIAL_FORMS": "1", "grants-0-id": str(grant.pk), "grants-0-area": "3001"}
    )
    for wrong in (
        {"grants-0-area": "32"},
        {"grants-0-DELETE": "on"},
        {"role": "codi", "grants-0-DELETE": "on"},
    ):
        assert client.post(change(account), form | wrong).status_code == 200, wrong
    assert account.grants.get().area_id == "3001"
    assert client.post(change(account), form | {"grants-0-area": "300101"}).status_code == 302
    assert account.grants.get().area_id == "300101"


def test_the_page_offers_no_password_and_no_field_that_lifts(people: Any, client_of: Any) -> None:
    text = client_of(people.codi).get(change(people.surin)).content.decode()
    for name in ("password", "is_staff", "is_active", "username", "session_generation", "is_example"):
        assert f'name="{name}"' not in text
    assert people.surin.password not in text
    form = sent(people.surin, username="stolen", is_staff="on", password="x")
    client_of(people.codi).post(change(people.surin), form)
    people.surin.refresh_from_db()
    assert (people.surin.username, people.surin.is_staff) == ("surin", False)


def test_adding_is_inviting_and_nothing_is_deleted(people: Any, client_of: Any) -> None:
    client = client_of(people.codi)
    added = client.get(reverse("admin:accounts_account_add"))
    assert added.headers["Location"] == reverse("accounts:invitation-create")
    assert client.post(reverse("admin:accounts_account_delete", args=[people.surin.pk])).status_code == 403


def test_accounts_are_shut_and_opened_from_the_list(people: Any, client_of: Any) -> None:
    client = client_of(people.codi)
    url = reverse("admin:accounts_account_changelist")
    chosen = {"_selected_action": [people.surin.pk, people.administrator.pk]}
    for action, active in (("disable", False), ("enable", True)):
        client.post(url, chosen | {"action": action})
        people.surin.refresh_from_db()
        people.administrator.refresh_from_db()
        assert people.surin.is_active is active
        assert people.administrator.is_active


@pytest.mark.parametrize("name", ["accesslog", "invitation", "grant", "accountevent"])
def test_lists_are_only_looked_at(name: str, people: Any, client_of: Any) -> None:
    AccessLog.objects.create(kind=AccessKind.READ, subject="ผู้นำ", account=people.surin)
    Invitation.make(people.surin, people.codi)
    people.surin.events.create(kind="link")
    client = client_of(people.administrator)
    assert client.get(reverse(f"admin:accounts_{name}_changelist")).status_code == 200
    assert client.get(reverse(f"admin:accounts_{name}_add")).status_code == 403
    model = admin.site._registry[
        {model._meta.model_name: model for model in admin.site._registry}[name]
    ].model
    row = model._default_manager.filter(account=people.surin).first()
    page = client.get(reverse(f"admin:accounts_{name}_change", args=[row.pk]))
    assert page.status_code == 200
    assert 'name="_save"' not in page.content.decode()
    if name == "invitation":
        assert row.token_digest not in page.content.decode()
    assert client.post(reverse(f"admin:accounts_{name}_change", args=[row.pk]), {}).status_code == 403
    assert client.post(reverse(f"admin:accounts_{name}_delete", args=[row.pk])).status_code == 403
    # Staff of another province find none of it.
    korat = (
        client_of(people.staff_of_korat).get(reverse(f"admin:accounts_{name}_changelist")).content.decode()
    )
    assert str(people.surin) not in korat


def test_keys_addresses_and_groups_have_no_pages() -> None:
    labels = {model._meta.label for model in admin.site._registry}
    assert not labels & {"mfa.Authenticator", "account.EmailAddress", "auth.Group", "auth.User"}
