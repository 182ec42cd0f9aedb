"""New rows are written as the preview found them only while nothing that they depend on has changed."""

from datetime import date
from typing import Any

import pytest

from nakhonchai.accounts.models import Account
from nakhonchai.base.freshness import touch
from nakhonchai.imports import applying, ready
from nakhonchai.imports.applying import apply_run
from nakhonchai.imports.models import Run
from nakhonchai.imports.services import Decision, decide_rows
from organizations.models import Organization, OrganizationType
from tests.factories import OrganizationFactory
from tests.imports.conftest import fates, make_book
from tests.imports.test_flow import ORG_HEAD, org

NAMES = ["กลุ่มออมทรัพย์กังแอน", "ร้านค้าชุมชนสุขใจ"]


@pytest.fixture
def run(people: Any, send: Any) -> Any:
    """A run of two new organizations, not confirmed yet."""
    rows = [org(NAMES[0], moo=1, tel=812345678, members="๑,๒๕๐"), org(NAMES[1])]
    found = send(people.surin, make_book(องค์กร=[ORG_HEAD, *rows]))
    assert fates(found) == ["new", "new"]
    return found


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many rows were compared again, one number for each time."""
    seen: list[int] = []
    evaluate = applying.evaluate

    def noted(drafts: Any, *args: Any, **options: Any) -> None:
        seen.append(len(drafts))
        evaluate(drafts, *args, **options)

    monkeypatch.setattr(applying, "evaluate", noted)
    return seen


def written(run: Run) -> list[str]:
    made = Organization.objects.unscoped("test").filter(origin_run=str(run.pk))
    return list(made.order_by("origin_row").values_list("name", flat=True))


def facts(one: Any) -> dict[str, Any]:
    apart = ("id", "ref", "created_at", "updated_at", "origin_run", "search_key")
    return {field.attname: getattr(one, field.attname) for field in one._meta.concrete_fields
            if field.attname not in apart}  # fmt: skip


def test_rows_that_stand_on_the_same_ground_are_not_compared_again(
    run: Run, people: Any, compared: list[int], send: Any
) -> None:
    apply_run(run, by=people.surin)
    assert compared == [] and written(run) == NAMES
    assert not run.rows.exclude(ready={}).exists()  # what was ready is kept nowhere else
    quick = [facts(one) for one in Organization.objects.unscoped("test").order_by("origin_row")]
    Organization.objects.unscoped("test").delete()
    again = send(
        people.surin,
        make_book(องค์กร=[ORG_HEAD, org(NAMES[0], moo=1, tel=812345678, members=1250), org(NAMES[1])]),
    )
    Run.objects.filter(pk=again.pk).update(ground="")
    apply_run(Run.objects.get(pk=again.pk), by=people.surin)
    assert compared == [2]
    slow = [facts(one) for one in Organization.objects.unscoped("test").order_by("origin_row")]
    assert quick == slow


def test_a_record_that_was_written_since_is_seen(run: Run, people: Any, compared: list[int]) -> None:
    body = OrganizationFactory(name="ไม่เกี่ยวกัน", area_id="320501")
    touch("organizations.organization", [body.area_id])
    apply_run(run, by=people.surin)
    assert compared == [2] and written(run) == NAMES


def test_what_is_written_far_away_is_no_reason(run: Run, people: Any, compared: list[int]) -> None:
    touch("organizations.organization", ["310101"])
    apply_run(run, by=people.surin)
    assert compared == []


def test_a_list_that_was_changed_is_seen(run: Run, people: Any, compared: list[int]) -> None:
    OrganizationType.objects.filter(name="กลุ่มออมทรัพย์").update(is_active=False)
    apply_run(run, by=people.surin)
    assert compared == [2] and written(run) == []
    assert fates(run) == ["decision", "decision"]  # which type is meant


def test_an_area_that_was_taken_away_is_seen(run: Run, people: Any, compared: list[int]) -> None:
    people.surin.grants.update(area_id="31")
    apply_run(run, by=Account.objects.get(pk=people.surin.pk))
    assert compared == [2] and written(run) == []


def test_another_day_is_another_ground(
    run: Run, people: Any, compared: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ready, "today_in_bangkok", lambda: date(2570, 1, 1))
    apply_run(run, by=people.surin)
    assert compared == [2]


def test_what_a_person_decided_is_compared_once_more(run: Run, people: Any, compared: list[int]) -> None:
    first = run.rows.exclude(fate="other").order_by("pk")[0]
    decide_rows(run, [first.pk], Decision("skip"), by=people.surin)
    run.refresh_from_db()
    apply_run(run, by=people.surin)
    assert compared == [1] and written(run) == NAMES[1:]
