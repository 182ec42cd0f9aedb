"""Inviting and managing: nobody gives what they do not hold, and a stranger's account is not found."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from nakhonchai.accounts import actions
from nakhonchai.accounts.enums import Role
from nakhonchai.accounts.managing import managed_by, refusal, roles_given_by
from nakhonchai.accounts.models import Account, AccountEvent, Grant
from nakhonchai.geography.models import Area
from tests.factories import AccountFactory

pytestmark = pytest.mark.django_db
LIST, CREATE = "/account/people/", "/account/people/invite/"
PAGES = [
    "account-detail",
    "account-edit",
    "account-renew",
    "account-disable",
    "account-enable",
    "account-remove-factor",
]


def page(name: str, account: Account) -> str:
    return reverse(f"accounts:{name}", args=[account.pk])


def invitation(**fields: str) -> dict[str, str]:
    return {"full_name": "สมชาย ทดสอบ", "role": "recorder", "area_1": "320501", "area_2": ""} | fields


# --- Who manages whom -------------------------------------------------------------------------

MANAGED = {
    "signed_out": set(),
    "viewer": set(),
    "recorder": set(),
    "empty": set(),
    "disabled": set(),
    "surin": {"viewer", "recorder"},
    "buriram": set(),
    "two": set(),
    "cluster": {"viewer", "recorder"},
    "staff_of_korat": set(),
    "codi": {
        "viewer",
        "recorder",
        "surin",
        "buriram",
        "two",
        "cluster",
        "empty",
        "disabled",
        "staff30",
    },
}


@pytest.mark.parametrize("who", MANAGED)
def test_who_manages_whom(who: str, people: Any) -> None:
    found = set(managed_by(getattr(people, who)).values_list("username", flat=True))
    assert found == MANAGED[who]


def test_an_administrator_manages_everybody_else(people: Any) -> None:
    found = set(managed_by(people.administrator))
    assert found == set(Account.objects.exclude(pk=people.administrator.pk))


def test_an_account_that_also_holds_elsewhere_is_a_strangers(people: Any) -> None:
    Grant.objects.create(account=people.recorder, area_id="31")
    assert people.recorder not in managed_by(people.surin)
    assert people.recorder in managed_by(people.cluster)


def test_an_account_that_holds_nothing_belongs_to_no_province(people: Any) -> None:
    lost = AccountFactory(recorder=True)
    assert lost not in managed_by(people.surin)
    assert lost in managed_by(people.codi)


def test_staff_of_one_province_do_not_manage_staff_of_all(people: Any) -> None:
    assert people.codi not in managed_by(people.staff_of_korat)
    colleague = AccountFactory(codi=True, areas=["3001"])
    assert colleague in managed_by(people.staff_of_korat)


@pytest.mark.parametrize("who", ["viewer", "recorder", "empty"])
def test_who_manages_nobody_gets_no_list(who: str, people: Any, client_of: Any) -> None:
    client = client_of(getattr(people, who))
    assert client.get(LIST).status_code == 403
    assert client.get(CREATE).status_code == 403
    assert client.post(CREATE, invitation()).status_code == 403
    assert client.get(page("account-detail", people.recorder)).status_code == 404


@pytest.mark.parametrize("name", PAGES)
def test_a_strangers_account_is_not_found(name: str, people: Any, client_of: Any) -> None:
    for who, target in [
        (people.buriram, people.recorder),
        (people.surin, people.surin),
        (people.surin, people.cluster),
        (people.surin, people.codi),
        (people.codi, people.administrator),
        (people.codi, people.codi),
        (people.staff_of_korat, people.surin),
        (people.recorder, people.viewer),
    ]:
        client = client_of(who)
        assert client.get(page(name, target)).status_code == 404
        assert client.post(page(name, target), invitation(reason="x")).status_code in (404, 405)
    assert client_of(people.surin).get(reverse(f"accounts:{name}", args=[999999])).status_code == 404
    assert Client().get(page(name, people.recorder)).status_code == 302
    assert not AccountEvent.objects.exists()


def test_the_list_shows_only_ones_own_people(people: Any, client_of: Any) -> None:
    text = client_of(people.surin).get(LIST).content.decode()
    assert str(people.recorder) in text
    assert str(people.buriram) not in text
    assert str(people.codi) not in text


def test_the_list_is_searched_by_name_and_number(people: Any, client_of: Any) -> None:
    AccountFactory(recorder=True, areas=["32"], full_name="มะลิ หอม", telephone="0812345678", username="mali")
    client = client_of(people.surin)
    for text in ["มะลิ", "MALI", "081-234-5678"]:
        answer = client.get(LIST, {"q": text})
        assert [one.full_name for one in answer.context["page_obj"]] == ["มะลิ หอม"]
    assert "ไม่พบบัญชีที่ค้นหา" in client.get(LIST, {"q": "ไม่มีใคร"}).content.decode()


def test_the_list_costs_as_many_queries_for_many_as_for_few(
    people: Any, client_of: Any, django_assert_num_queries: Any
) -> None:
    client = client_of(people.surin)
    client.get(LIST)
    with django_assert_num_queries(8):
        client.get(LIST)
    for _ in range(12):
        AccountFactory(recorder=True, areas=["320501", "320502"])
    with django_assert_num_queries(8):
        client.get(LIST)


# --- Inviting ---------------------------------------------------------------------------------


def test_inviting_shows_the_link_once_to_the_inviter(people: Any, client_of: Any) -> None:
    client = client_of(people.surin)
    answer = client.post(CREATE, invitation(telephone="๐๘๑-๒๓๔-๕๖๗๘", area_2="อ.ปราสาท จ.สุรินทร์"))
    account = Account.objects.get(full_name="สมชาย ทดสอบ")
    assert answer.headers["Location"] == page("account-detail", account)
    assert account.telephone == "0812345678"
    assert account.invited_by == people.surin
    assert set(account.grants.values_list("area_id", flat=True)) == {"320501", "3205"}
    detail = client.get(answer.headers["Location"]).content.decode()
    path = re.search(r'href="http://testserver(/account/welcome/[^"]+)"', detail)
    assert path is not None
    assert "data:image/svg+xml" in detail
    assert Client().get(path[1]).status_code == 200
    # Another manager of the same account sees the account, and no link.
    assert (
        "/account/welcome/"
        not in client_of(people.codi).get(page("account-detail", account)).content.decode()
    )


def test_the_token_stays_off_the_server(people: Any, client_of: Any) -> None:
    client = client_of(people.surin)
    client.post(CREATE, invitation())
    token = client.cookies["one_time_link"].value.split(":")[0]
    assert len(token) > 30
    cookie = client.cookies["one_time_link"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"
    assert token not in str(dict(client.session.items()))


@pytest.mark.parametrize(
    ("sent", "field", "words"),
    [
        ({"area_1": "310401"}, "area_1", "พื้นที่"),
        ({"area_1": ""}, "area_1", "เลือกพื้นที่อย่างน้อยหนึ่งแห่ง"),
        ({"area_1": "ไม่มีที่นี้"}, "area_1", "ไม่พบพื้นที่"),
        ({"role": "coordinator"}, "role", ""),
        ({"role": "administrator"}, "role", ""),
        ({"full_name": ""}, "full_name", ""),
        ({"telephone": "123"}, "telephone", "หลัก"),
    ],
)
def test_what_a_coordinator_may_not_give_is_refused_at_the_field(
    sent: dict[str, str], field: str, words: str, people: Any, client_of: Any
) -> None:
    before = Account.objects.count()
    answer = client_of(people.surin).post(CREATE, invitation(**sent))
    assert answer.status_code == 200
    assert words in " ".join(answer.context["form"].errors[field])
    assert Account.objects.count() == before


def test_an_action_checks_again_what_the_form_let_through(people: Any) -> None:
    buriram = Area.objects.get(code="31")
    for role, areas in [
        ("recorder", [buriram]),
        ("coordinator", [Area.objects.get(code="32")]),
        ("recorder", []),
    ]:
        with pytest.raises(actions.NotManagedError):
            actions.invite(by=people.surin, full_name="ก", role=role, areas=areas)
    for role in ["administrator"]:
        with pytest.raises(actions.NotManagedError):
            actions.invite(by=people.codi, full_name="ก", role=role)
    with pytest.raises(actions.NotManagedError):  # staff of one province cannot make staff of all
        actions.invite(by=people.staff_of_korat, full_name="ก", role="codi")
    with pytest.raises(actions.NotManagedError):
        actions.invite(by=people.viewer, full_name="ก", role="viewer", areas=[buriram])
    assert not Account.objects.filter(full_name="ก").exists()


def test_the_roles_one_gives(people: Any) -> None:
    assert roles_given_by(people.surin) == (Role.VIEWER, Role.RECORDER)
    assert Role.ADMINISTRATOR not in roles_given_by(people.codi)
    assert Role.ADMINISTRATOR in roles_given_by(people.administrator)
    assert roles_given_by(people.recorder) == roles_given_by(people.empty) == ()


def test_only_who_holds_the_cluster_hands_it_on(people: Any, client_of: Any, places: Any) -> None:
    assert "clusters" not in client_of(people.surin).get(CREATE).context["form"].fields
    sent = invitation(area_1="", clusters=str(places.pk))
    assert client_of(people.surin).post(CREATE, sent).status_code == 200
    assert client_of(people.cluster).post(CREATE, sent).status_code == 302
    assert Account.objects.get(full_name="สมชาย ทดสอบ").grants.get().cluster == places


# --- What becomes of an account -----------------------------------------------------------------


def test_editing_changes_role_and_areas_at_once_and_is_remembered(people: Any, client_of: Any) -> None:
    reader = client_of(people.recorder)
    assert "กังแอน" in reader.get(reverse("accounts:me")).content.decode()
    url = page("account-edit", people.recorder)
    client = client_of(people.surin)
    assert client.get(url).context["form"]["area_1"].value() == "320501"
    sent = invitation(full_name=people.recorder.full_name, role="viewer", area_1="3201")
    assert client.post(url, sent).status_code == 302
    text = reader.get(reverse("accounts:me")).content.decode()
    assert "ดูอย่างเดียว" in text
    assert "เมืองสุรินทร์" in text
    event = people.recorder.events.get()
    assert event.by == people.surin
    assert [label for label, _, _ in event.changes] == ["บทบาท", "พื้นที่"]


def test_saving_without_a_change_leaves_no_trace(people: Any, client_of: Any) -> None:
    sent = invitation(full_name=people.recorder.full_name)
    client_of(people.surin).post(page("account-edit", people.recorder), sent)
    assert not people.recorder.events.exists()
    assert people.recorder.grants.count() == 1


def test_nobody_lifts_an_account_out_of_reach_or_themselves(people: Any, client_of: Any) -> None:
    url = page("account-edit", people.recorder)
    for sent in [{"area_1": "31"}, {"role": "coordinator"}]:
        assert client_of(people.surin).post(url, invitation(**sent)).status_code == 200
    for person in [people.surin, people.codi, people.administrator]:
        with pytest.raises(actions.NotManagedError):
            actions.edit_account(
                account=person, by=person, full_name="ก", role="administrator", areas=[], clusters=[]
            )
    people.recorder.refresh_from_db()
    assert people.recorder.role == Role.RECORDER


def test_renewing_disabling_and_enabling(people: Any, client_of: Any) -> None:
    client = client_of(people.surin)
    for name in ["account-renew", "account-disable", "account-enable"]:
        assert client.get(page(name, people.recorder)).status_code == 200
    people.recorder.refresh_from_db()
    assert people.recorder.is_active
    assert not people.recorder.invitations.exists()
    client.post(page("account-renew", people.recorder))
    assert people.recorder.invitations.open().count() == 1
    assert client.post(page("account-disable", people.recorder), {"reason": ""}).status_code == 200
    client.post(page("account-disable", people.recorder), {"reason": "ลาออก"})
    people.recorder.refresh_from_db()
    assert not people.recorder.is_active
    assert client.post(page("account-renew", people.recorder)).status_code == 404
    assert "เปิดใช้บัญชีอีกครั้ง" in client.get(page("account-detail", people.recorder)).content.decode()
    client.post(page("account-enable", people.recorder))
    kinds = list(people.recorder.events.values_list("kind", "reason"))
    assert kinds == [("enabled", ""), ("disabled", "ลาออก"), ("link", "")]


def test_actions_refuse_a_stranger(people: Any) -> None:
    for act in (
        actions.renew_link,
        actions.disable_account,
        actions.enable_account,
        actions.remove_second_factor,
    ):
        with pytest.raises(actions.NotManagedError):
            act(account=people.recorder, by=people.buriram)
    assert not AccountEvent.objects.exists()


def test_the_menu_leads_managers_to_their_people(people: Any, client_of: Any) -> None:
    me = reverse("accounts:me")
    assert f'href="{LIST}"' in client_of(people.surin).get(me).content.decode()
    assert f'href="{LIST}"' not in client_of(people.recorder).get(me).content.decode()
    assert f'href="{me}"' in client_of(people.recorder).get(me).content.decode()


def test_what_may_not_be_given_is_said_in_words(people: Any) -> None:
    surin, buriram = Area.objects.get(code="32"), Area.objects.get(code="31")
    assert refusal(people.surin, "recorder", [surin], []) == ""
    assert "บทบาท" in refusal(people.surin, "coordinator", [surin], [])
    assert "นอกเขต" in refusal(people.surin, "recorder", [buriram], [])
    assert "นอกเขต" in refusal(people.surin, "recorder", [surin, buriram], [])
    assert "อย่างน้อยหนึ่งแห่ง" in refusal(people.surin, "viewer", [], [])
    assert refusal(people.codi, "viewer", [], []) == refusal(people.codi, "codi", [], []) == ""
    assert "อย่างน้อยหนึ่งแห่ง" in refusal(people.codi, "coordinator", [], [])
