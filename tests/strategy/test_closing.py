"""A closed year: refused while reports wait, signed, the same for ever, corrected beside."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse

from nakhonchai.dashboards.actions import take_snapshot
from nakhonchai.dashboards.models import Snapshot
from nakhonchai.dashboards.years import this_year
from nakhonchai.records.actions import save_record, trash_record
from strategy.closing import close_year
from strategy.models import Adjustment, KnownFigure, Value, YearClose
from tests.factories import IndicatorFactory, OrganizationFactory, TargetFactory, ValueFactory

WHY = "test"
pytestmark = pytest.mark.django_db


@pytest.fixture
def year() -> int:
    """The last fiscal year, which is over."""
    return this_year() - 1


@pytest.fixture
def closed(people: Any, year: int) -> Any:
    """A year with two confirmed reports of Surin and a target, closed."""
    indicator = IndicatorFactory(everywhere=True)
    for code, value in (("320501", 4), ("320502", 0)):
        ValueFactory(indicator=indicator, area_id=code, fiscal_year=year, value=value, status="confirmed")
    TargetFactory(indicator=indicator, area_id="32", fiscal_year=year, value=Decimal(8), narrative="ฝนแล้ง")
    close_year(year, signed_by="ประธานทดสอบ", signed_on=dt.date(2026, 10, 15), by=people.codi)
    return indicator


def board_of(page: Any) -> Any:
    """Return the scoreboard on the page of an area."""
    return next(panel for panel in page.panels if panel.name == "strategy").context["board"]


def line_of(client: Any, indicator: Any, code: str, year: int) -> Any:
    board = client.get(f"/strategy/score/{code}/?year={year}").context["board"]
    return next(line for line in board.lines if line.indicator.pk == indicator.pk)


def shown(line: Any) -> tuple[Any, ...]:
    return line.actual.value, line.actual.text, line.actual.reported, line.aim.value, line.judged.words


def post(client: Any, year: int) -> Any:
    typed = {"year": year, "signed_by": "ประธานทดสอบ", "signed_on": "15 ต.ค. 2569"}
    return client.post(reverse("strategy:closing"), typed)


def test_a_year_with_unconfirmed_reports_is_not_closed(people: Any, client_of: Any, year: int) -> None:
    indicator = IndicatorFactory(everywhere=True)
    waiting = [
        ValueFactory(indicator=indicator, area_id=code, fiscal_year=year, status=status)
        for code, status in (("320501", "submitted"), ("320502", "returned"), ("310102", "open"))
    ]
    ValueFactory(indicator=indicator, area_id="310101", fiscal_year=year, status="confirmed")
    answer = post(client_of(people.codi), year)
    assert answer.status_code == 422
    assert "3 รายการ" in str(answer.context["form"].errors["year"])
    page = answer.content.decode()
    assert all(one.page() in page for one in waiting)
    assert answer.context["form"]["signed_by"].value() == "ประธานทดสอบ"
    assert not YearClose.objects.exists()
    assert not Snapshot.objects.exists()


def test_only_staff_close_a_year_once_and_after_its_end(people: Any, client_of: Any, year: int) -> None:
    for name in ("surin", "recorder", "viewer", "cluster", "staff_of_korat"):
        assert post(client_of(getattr(people, name)), year).status_code == 403, name
    client = client_of(people.codi)
    assert "ยังไม่สิ้นสุด" in str(post(client, this_year()).context["form"].errors["year"])
    assert post(client, year).status_code == 302
    assert "ปิดแล้ว" in str(post(client, year).context["form"].errors["year"])
    close = YearClose.objects.get()
    assert (close.signed_by, str(close.signed_on), close.closed_by) == (
        "ประธานทดสอบ",
        "2026-10-15",
        people.codi,
    )
    assert (close.snapshot.kind, close.snapshot.year_be) == ("year", year)


def test_a_closed_year_gives_the_same_figures_after_later_edits(
    people: Any, client_of: Any, closed: Any, year: int
) -> None:
    client = client_of(people.codi)
    codes = ("all", "32", "3205", "320501", "320502", "31")
    before = {code: shown(line_of(client, closed, code, year)) for code in codes}
    assert before["32"] == (4, "4", 2, 8, "ยังต้องเร่ง")
    assert before["320502"][:2] == (0, "0")
    assert before["31"][:2] == (None, "ยังไม่มีรายงาน")
    known = client.get(f"/?known={YearClose.objects.get().snapshot.ref}").context["page"]
    told = [card.told.value for card in known.headline]
    # Everything changes: a number, the trash, a target, a new report, new records, the indicator itself.
    first, second = Value.objects.unscoped(WHY).order_by("area_id")
    first.value = Decimal(99)
    save_record(first, by=people.codi)
    trash_record(second, by=people.codi, reason="ทดสอบ")
    ValueFactory(indicator=closed, area_id="310102", fiscal_year=year, value=50, status="accepted")
    TargetFactory(indicator=closed, area_id="3205", fiscal_year=year, value=Decimal(1))
    OrganizationFactory(founded=dt.date(year - 544, 11, 1))
    closed.over_area, closed.name = "average", "ชื่อใหม่"
    save_record(closed, by=people.codi)
    assert {code: shown(line_of(client, closed, code, year)) for code in codes} == before
    again = client.get(f"/?known={YearClose.objects.get().snapshot.ref}").context["page"]
    assert [card.told.value for card in again.headline] == told


def test_the_form_of_a_closed_year_says_what_to_do(
    people: Any, client_of: Any, closed: Any, year: int
) -> None:
    one = Value.objects.unscoped(WHY).get(area="320501")
    answer = client_of(people.surin).post(
        one.page("edit"), {"state": "value", "value": "9", "send": "on", "version": one.version}
    )
    assert answer.status_code == 422
    assert "การปรับปรุง" in str(answer.context["form"].errors)
    one.refresh_from_db()
    assert one.value == 4


def test_a_correction_stands_beside_and_changes_nothing(
    people: Any, client_of: Any, closed: Any, year: int
) -> None:
    page = reverse("strategy:adjust", args=[closed.ref, "320501", year])
    client = client_of(people.surin)
    assert client_of(people.recorder).get(page).status_code == 403
    assert client_of(people.buriram).get(page).status_code == 403
    assert "reason" in client.post(page, {"change": "3", "reason": ""}).context["form"].errors
    assert "change" in client.post(page, {"change": "0", "reason": "x"}).context["form"].errors
    assert client.post(page, {"change": "-1", "reason": "นับซ้ำหนึ่งครัวเรือน"}).status_code == 302
    line = line_of(client, closed, "32", year)
    assert (line.actual.value, line.adjusted, line.adjustments) == (4, 3, 1)
    assert line_of(client, closed, "all", year).adjusted == 3
    assert line_of(client, closed, "320502", year).adjusted is None
    explained = client.get(reverse("strategy:explained", args=[closed.ref, "32"]) + f"?year={year}")
    assert "นับซ้ำหนึ่งครัวเรือน" in explained.content.decode()
    assert Adjustment.objects.get().made_by == people.surin
    assert Adjustment.history.count() == 1
    open_year = reverse("strategy:adjust", args=[closed.ref, "320501", year - 1])
    assert client.get(open_year).status_code == 404


def test_a_closed_year_is_offered_where_times_are_chosen(
    people: Any, client_of: Any, closed: Any, year: int
) -> None:
    page = client_of(people.surin).get("/dashboards/snapshots/")
    if page.status_code == 404:
        page = client_of(people.surin).get(reverse("dashboards:snapshot-list"))
    assert f"ปิดปีงบประมาณ {year}" in page.content.decode()
    panel = client_of(people.surin).get(f"/places/32/?year={year}").content.decode()
    assert "รับรองโดย ประธานทดสอบ" in panel
    assert "ฝนแล้ง" in panel


def test_a_snapshot_from_before_indicators_were_kept_says_so(people: Any, client_of: Any) -> None:
    indicator = IndicatorFactory(everywhere=True)
    ValueFactory(indicator=indicator, area_id="320501", fiscal_year=this_year(), value=4, status="confirmed")
    snapshot = take_snapshot(name="ประชุม", by=people.codi)
    KnownFigure.objects.all().delete()
    page = client_of(people.codi).get(f"/places/32/?known={snapshot.ref}").context["page"]
    board = board_of(page)
    line = next(line for line in board.lines if line.indicator.pk == indicator.pk)
    assert (line.actual.value, line.actual.text) == (None, "ไม่ได้บันทึกไว้ ณ วันนั้น")
