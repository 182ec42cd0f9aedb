"""The example data: marked, invented, the same each time, and gone without a trace."""

from io import StringIO
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from consents.models import Consent
from honours.enums import HonourStatus, RecipientKind
from honours.models import Honour
from leaders.models import Leader
from nakhonchai.accounts.models import Account
from nakhonchai.dashboards.actions import take_snapshot
from nakhonchai.dashboards.models import Snapshot
from nakhonchai.dashboards.years import this_year
from nakhonchai.portal.example import example_exists, is_marked
from nakhonchai.records.enums import Origin
from nakhonchai.records.models import Task
from organizations.models import Organization
from plans.enums_money import AdoptionState, MoneyForm, MoneyKind
from plans.example import records
from plans.example.accounts import ACCOUNTS, new_password
from plans.models import Adoption, MoneyChange, MoneyLine, MoneySum, Plan, Project
from plans.money.sums import read_sums
from strategy.enums import Status
from strategy.models import KnownFigure, Value
from support.enums import RequestState, VisitState
from support.models import (
    AgendaWork,
    Guide,
    Lesson,
    Meeting,
    PolicyEvidence,
    PolicyIssue,
    PolicyStep,
    SupportRequest,
    Visit,
)
from tests.factories import OrganizationFactory, OrganizationTypeFactory, ProjectFactory

MODELS = (Organization, Leader, Plan, Project)


@pytest.fixture(autouse=True)
def marker(settings: Any, tmp_path: Any) -> None:
    settings.EXAMPLE_MARKER = tmp_path / "example-data"
    settings.LOOPBACK = True


@pytest.fixture
def loaded(places: Any) -> str:
    OrganizationTypeFactory()
    return load()


def load(*arguments: str) -> str:
    out = StringIO()
    call_command("load_example", *arguments, stdout=out)
    return out.getvalue()


def everything(model: Any) -> Any:
    return model.objects.unscoped("a test counts them all")


def passwords(text: str) -> dict[str, str]:
    lines = (line.split() for line in text.splitlines() if line.startswith("  "))
    return {words[0]: words[1] for words in lines}


def test_every_record_is_marked_and_invented(loaded: str) -> None:
    for model in MODELS:
        assert everything(model).exists()
        assert not everything(model).exclude(origin=Origin.EXAMPLE).exists()
    assert all("ตัวอย่าง" in leader.family_name for leader in everything(Leader))
    for model in (Organization, Plan, Project):
        assert all("(ตัวอย่าง)" in one.name for one in everything(model))


def test_consents_and_honours_are_alive_and_of_example_people(loaded: str) -> None:
    assert {one.leader.origin for one in Consent.objects.select_related("leader")} == {Origin.EXAMPLE}
    assert {one.stands for one in Consent.objects.all()} == {True, False}
    assert {one.recipient_kind for one in everything(Honour)} == set(RecipientKind)
    assert {one.status for one in everything(Honour)} >= {HonourStatus.HONOURED, HonourStatus.NOMINATED}
    assert not everything(Honour).exclude(origin=Origin.EXAMPLE).exists()
    load("--remove")
    for model in (Consent, Honour):
        assert not model._base_manager.exists() and not model.history.exists()


def test_each_example_account_signs_in_with_the_password_printed_once(loaded: str) -> None:
    printed = passwords(loaded)
    assert set(printed) == {example.username for example in ACCOUNTS}
    for name, password in printed.items():
        account = authenticate(username=name, password=password)
        assert account is not None
        assert account.is_example
    assert passwords(load()) == {}, "a second load prints no password"


def test_example_accounts_stay_out_where_strangers_reach_the_portal(loaded: str, settings: Any) -> None:
    name, password = next(iter(passwords(loaded).items()))
    client = Client()
    client.force_login(Account.objects.get(username=name))
    settings.LOOPBACK = False
    assert authenticate(username=name, password=password) is None
    assert not client.get("/").wsgi_request.user.is_authenticated, "a session from before must end too"
    with pytest.raises(CommandError, match="ไม่สร้างตัวอย่าง"):
        load()


def test_loading_twice_adds_nothing(loaded: str) -> None:
    before = records.counts()
    load()
    assert records.counts() == before


def test_the_same_records_are_made_each_time(loaded: str) -> None:
    before = [sorted(everything(model).values_list("search_key", "area_id")) for model in MODELS]
    names = [sorted(map(str, everything(model))) for model in MODELS]
    load("--remove")
    load()
    assert [sorted(map(str, everything(model))) for model in MODELS] == names
    assert len(before) == len(names)


def test_remove_leaves_real_records_and_no_history(loaded: str) -> None:
    real = OrganizationFactory(area_id="320501")
    assert is_marked()
    load("--remove")
    assert list(everything(Organization)) == [real]
    assert not example_exists()
    assert not is_marked()
    assert set(Organization.history.values_list("id", flat=True)) == {real.pk}
    for account in Account.objects.filter(is_example=True):
        assert not (account.is_active or account.has_usable_password() or account.grants.exists())
    assert len(passwords(load())) == len(ACCOUNTS), "closed example accounts come back with new passwords"


def test_remove_says_what_real_record_holds_on(loaded: str) -> None:
    ProjectFactory(area_id="320501", organization=everything(Organization).first(), name="โครงการจริง")
    before = records.counts()
    with pytest.raises(CommandError, match="โครงการจริง"):
        load("--remove")
    assert records.counts() == before


def test_passwords_differ_and_are_long() -> None:
    made = {new_password() for _ in range(50)}
    assert len(made) == 50
    assert all(len(password.replace("-", "")) == 12 for password in made)


def test_ledgers_tell_what_is_0_and_what_nobody_wrote(loaded: str) -> None:
    lines = everything(MoneyLine).select_related("source")
    this = this_year()
    assert {one.kind for one in lines} == set(MoneyKind)
    assert {one.form for one in lines} == set(MoneyForm)
    assert {one.fiscal_year for one in lines} == {this - 1, this}
    assert len({one.source_id for one in lines}) >= 4 and len({one.quarter for one in lines}) == 4
    assert any(one.amount == 0 for one in lines) and any(one.corrects_id for one in lines)
    assert everything(Project).exclude(pk__in=[one.project_id for one in lines]).exists()
    for line in lines:
        line.refuse_wrong_correction(None)
    assert {one.state for one in everything(Adoption)} >= {AdoptionState.FUNDED, AdoptionState.REFUSED}
    sums = read_sums("32", 2)
    assert sum(cell.lines for cell in sums) == lines.at("32").count() > 0


def test_follow_ups_reports_and_meetings_are_told_with_their_states(loaded: str) -> None:
    assert {one.state for one in everything(Visit)} >= {VisitState.DONE}
    assert {one.state for one in everything(SupportRequest)} >= {RequestState.GIVEN, RequestState.REFUSED}
    assert {one.is_published for one in everything(PolicyIssue)} == {True, False}
    assert PolicyEvidence.objects.exists() and everything(PolicyStep).exists()
    for model in (Guide, Lesson, Task):
        assert everything(model).exists()
        assert all("(ตัวอย่าง)" in one.name for one in everything(model))
    held = everything(Meeting).filter(held__lt=timezone.localdate()).first()
    assert held.agenda.exclude(decision="").exists()
    assert AgendaWork.objects.filter(item__meeting=held).exists()
    reports = everything(Value)
    assert {one.status for one in reports} >= {Status.CONFIRMED, Status.SUBMITTED}
    assert reports.filter(round__isnull=False, status=Status.OPEN).exists()


def test_meetings_that_were_held_have_their_frozen_figures(loaded: str, client_of: Any) -> None:
    held = list(everything(Meeting).filter(held__lt=timezone.localdate()).select_related("snapshot"))
    assert held and f"ตรึงตัวเลขของการประชุมตัวอย่างไว้ {len(held)} ครั้ง" in loaded
    for one in held:
        assert timezone.localtime(one.snapshot.taken_at).date() == one.held
        assert (one.snapshot.area_id, one.snapshot.taken_by) == (one.area_id, None)
        assert "ตัวอย่าง" in one.snapshot.name and "ตัวอย่าง" in one.snapshot.note
        assert KnownFigure.objects.filter(snapshot=one.snapshot).exists()
    assert not everything(Meeting).filter(held__gte=timezone.localdate()).exclude(snapshot=None).exists()
    client = client_of(Account.objects.get(username=ACCOUNTS[0].username))
    page = client.get(held[0].page("minutes")).content.decode()
    assert held[0].snapshot.day_words in page and "minutes-figures" in page
    board = client.get(f"/strategy/score/all/?known={held[0].snapshot.ref}")
    assert board.status_code == 200 and "ตัวเลขตามที่ทราบ" in board.content.decode()
    assert held[0].snapshot.note in client.get(reverse("dashboards:snapshot-list")).content.decode()
    load()
    assert Snapshot.objects.count() == len(held), "a second load freezes nothing again"
    own = take_snapshot(name="ของจริง", by=None)
    load("--remove")
    assert list(Snapshot.objects.all()) == [own]


def test_nothing_at_all_is_left_after_removing(places: Any) -> None:
    OrganizationTypeFactory()
    load()
    load("--remove")
    before = rows_of_histories()
    load()
    assert rows_of_histories() != before
    load("--remove")
    assert rows_of_histories() == before
    assert not MoneySum.objects.exists() and not MoneyChange.objects.exists()


def rows_of_histories() -> dict[str, int]:
    models = [one for one in apps.get_models() if hasattr(one, "history") and one is not Account]
    return {one._meta.label: one.history.count() for one in models}  # type: ignore[attr-defined]
