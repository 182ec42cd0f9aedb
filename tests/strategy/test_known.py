"""A snapshot keeps its indicators: the scoreboard of that day, whatever is reported or corrected later."""

import datetime as dt
import io
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from nakhonchai.dashboards.actions import take_snapshot
from nakhonchai.dashboards.years import this_year
from nakhonchai.records.actions import save_record, trash_record
from strategy.closing import close_year
from strategy.models import KnownFigure, Value
from tests.factories import (
    AdoptionFactory,
    IndicatorFactory,
    MoneyLineFactory,
    OrganizationFactory,
    ProjectFactory,
    TargetFactory,
    ValueFactory,
)
from tests.records.conftest import count_queries

WHY = "test"
CODES = ("all", "32", "3205", "320501", "320502", "310102", "320101")
pytestmark = pytest.mark.django_db


@pytest.fixture
def shares(people: Any) -> Any:
    """A percentage of this year: a number, an estimate, 0, what is not about it, and silence."""
    indicator = IndicatorFactory(everywhere=True, over_area="ratio", unit="ร้อยละ")
    of = {"indicator": indicator, "fiscal_year": this_year(), "status": "confirmed"}
    for code, state, above in (("320501", "estimate", 5), ("320502", "value", 0), ("310102", "na", None)):
        below = None if above is None else Decimal(20)
        share = None if above is None else Decimal(above * 5)
        ValueFactory(area_id=code, state=state, numerator=above, denominator=below, value=share, **of)
    TargetFactory(indicator=indicator, area_id="32", fiscal_year=this_year(), value=Decimal(50))
    return indicator


def line_at(client: Any, indicator: Any, code: str, query: str) -> Any:
    board = client.get(f"/strategy/score/{code}/?{query}").context["board"]
    return next(line for line in board.lines if line.indicator.pk == indicator.pk)


def shown(line: Any) -> tuple[Any, ...]:
    actual = line.actual
    number = actual.value, actual.told, actual.parts_text, actual.reported, actual.expected
    return (*number, actual.estimated, actual.not_applicable, line.aim.value, line.judged.words)


def file_rows(client: Any, code: str, query: str) -> list[Any]:
    answer = client.get(f"/strategy/score/{code}/xlsx/?{query}")
    return list(load_workbook(io.BytesIO(answer.content)).active.values)


def edit_everything(person: Any, indicator: Any, year: int) -> None:
    """Change, trash and add reports, set a target, add a record, and change the indicator itself."""
    first, second = Value.objects.unscoped(WHY).filter(indicator=indicator, state__in=["value", "estimate"])[
        :2
    ]
    first.numerator, first.value = Decimal(19), Decimal(95)
    save_record(first, by=person)
    trash_record(second, by=person, reason="ทดสอบ")
    more = {"numerator": Decimal(9), "denominator": Decimal(10), "value": Decimal(90), "status": "accepted"}
    ValueFactory(indicator=indicator, area_id="320101", fiscal_year=year, **more)
    TargetFactory(indicator=indicator, area_id="3205", fiscal_year=year, value=Decimal(1))
    OrganizationFactory(area_id="320501", founded=dt.date(year - 544, 11, 1))
    indicator.name = "ชื่อใหม่"
    save_record(indicator, by=person)


def test_a_snapshot_shows_its_own_numbers_whatever_is_reported_later(
    people: Any, client_of: Any, shares: Any
) -> None:
    client = client_of(people.codi)
    now = {code: shown(line_at(client, shares, code, "")) for code in CODES}
    counted = IndicatorFactory(node=shares.node, source="records", measure="organizations", unit="องค์กร")
    OrganizationFactory(area_id="320501")
    snapshot = take_snapshot(name="ประชุมครั้งที่ 1", by=people.codi)
    known = f"known={snapshot.ref}"
    before = {code: shown(line_at(client, shares, code, known)) for code in CODES}
    assert before == now
    assert before["32"] == (Decimal("12.5"), "12.50", "5 จาก 40", 2, 4, 1, 0, 50, "ยังต้องเร่ง")
    assert before["320502"][:5] == (0, "0", "0 จาก 20", 1, 1)
    assert before["310102"][1:8] == ("ไม่เกี่ยวกับพื้นที่นี้", "", 0, 0, 0, 1, None)
    assert before["320101"][:5] == (None, "ยังไม่มีรายงาน", "", 0, 1)
    rows = file_rows(client, "32", known)
    edit_everything(people.codi, shares, this_year())
    assert {code: shown(line_at(client, shares, code, known)) for code in CODES} == before
    assert shown(line_at(client, shares, "32", ""))[:1] != before["32"][:1]
    assert line_at(client, counted, "32", known).actual.value == 1
    assert line_at(client, counted, "32", "").actual.value == 2
    assert file_rows(client, "32", known) == rows
    assert "ตามที่ทราบ ณ วันที่" in rows[-1][0]
    page = client.get(f"/places/32/?{known}").context["page"]
    board = next(panel for panel in page.panels if panel.name == "strategy").context["board"]
    assert shown(next(one for one in board.lines if one.indicator.pk == shares.pk)) == before["32"]
    text = client.get(f"/strategy/score/32/?{known}").text
    assert "ประชุมครั้งที่ 1" in text and "ชื่อใหม่" not in text and f"/strategy/score/3205/?{known}" in text


def test_a_snapshot_is_of_the_fiscal_year_of_its_day(people: Any, client_of: Any, shares: Any) -> None:
    snapshot = take_snapshot(name="ประชุม", by=people.codi)
    snapshot.taken_at = timezone.now() - dt.timedelta(days=366)
    snapshot.save()
    board = client_of(people.codi).get(f"/strategy/score/32/?known={snapshot.ref}").context["board"]
    assert board.year == this_year() - 1


def test_strangers_read_no_snapshot(people: Any, client_of: Any, shares: Any) -> None:
    snapshot = take_snapshot(name="ประชุมลับ", by=people.codi)
    answer = client_of(people.signed_out).get(f"/strategy/score/32/?known={snapshot.ref}")
    assert "ประชุมลับ" not in answer.content.decode()


def test_a_closed_year_keeps_its_signed_numbers_and_a_snapshot_its_own(
    people: Any, client_of: Any, shares: Any
) -> None:
    year = this_year() - 1
    Value.objects.unscoped(WHY).update(fiscal_year=year)
    close_year(year, signed_by="ประธานทดสอบ", signed_on=dt.date(2026, 10, 15), by=people.codi)
    assert not KnownFigure.objects.exists(), "the closed year has its own"
    taken = take_snapshot(name="ประชุมหลังปิดปี", kind="other", year_be=year, by=people.codi)
    assert not KnownFigure.objects.exists(), "what was signed is shown"
    client = client_of(people.codi)
    ways = (f"year={year}", f"known={taken.ref}")
    before = [{code: shown(line_at(client, shares, code, query)) for code in CODES} for query in ways]
    assert before[0] == before[1]
    others = file_rows(client, "32", f"year={year}"), panel_of(client, shares, year)
    edit_everything(people.codi, shares, year)
    assert [{code: shown(line_at(client, shares, code, query)) for code in CODES} for query in ways] == before
    assert (file_rows(client, "32", f"year={year}"), panel_of(client, shares, year)) == others


def told_of(client: Any, year: int) -> dict[str, Any]:
    """Return what pages, explanations, shared tables and open data say of a fiscal year."""
    pages = [
        client.get(f"{path}?year={year}").context["page"] for path in ("/", "/places/32/", "/places/320501/")
    ]
    trends = [
        (one.measure.name, point.value)
        for page in pages
        for one in page.trends
        for point in one.series.points
        if point.year == year and point.value  # what never moved is left out of trends
    ]
    return {
        "cards": [
            (card.measure.name, card.told.text) for page in pages for card in page.headline + page.support
        ],
        "trends": trends,
        "explained": client.get(f"/figures/organizations/32/?year={year}").context["figure"].told.text,
        "shared": client.get(f"/share/32/figures.csv?year={year}").content,
        "open": open_rows(client, year),
    }


def open_rows(client: Any, year: int) -> list[str]:
    """Return the rows of open data about areas, without when they were given."""
    answer = client.get(f"/data/figures.csv?year={year}")
    return b"".join(answer).decode("utf-8-sig").splitlines()


def test_a_closed_year_gives_the_same_figures_everywhere_after_later_edits(
    people: Any, client_of: Any, places: Any
) -> None:
    year = this_year() - 1
    OrganizationFactory(area_id="320501", founded=dt.date(year - 544, 11, 1))
    project = ProjectFactory(area_id="320501", fiscal_year=year, status="running")
    line = MoneyLineFactory(project=project, amount=5000, fiscal_year=year)
    client, stranger = client_of(people.codi), client_of(people.signed_out)
    open_now = told_of(client, year)
    close_year(year, signed_by="ประธานทดสอบ", signed_on=dt.date(2026, 10, 15), by=people.codi)
    signed, public = told_of(client, year), open_rows(stranger, year)
    assert signed == open_now, "closing changes no number"
    assert ("organizations", "1") in signed["cards"]
    OrganizationFactory(area_id="320501", founded=dt.date(year - 544, 12, 1))
    AdoptionFactory(project=project, year=year, state="adopted")
    MoneyLineFactory(project=project, amount=7000, fiscal_year=year)
    trash_record(line, by=people.codi, reason="ทดสอบ")
    assert told_of(client, year) == signed
    assert open_rows(stranger, year) == public
    assert "รับรองโดย ประธานทดสอบ" in client.get(f"/places/32/?year={year}").text
    now = client.get("/places/32/").context["page"]
    assert ("organizations", "2") in [(card.measure.name, card.told.text) for card in now.headline]
    before = client.get(f"/places/32/?year={year - 1}").context["page"]
    assert not before.signed_by


def panel_of(client: Any, indicator: Any, year: int) -> Any:
    page = client.get(f"/places/32/?year={year}").context["page"]
    board = next(panel for panel in page.panels if panel.name == "strategy").context["board"]
    return shown(next(one for one in board.lines if one.indicator.pk == indicator.pk))


def test_a_known_scoreboard_costs_the_same_for_many_indicators(
    people: Any, client_of: Any, shares: Any
) -> None:
    client = client_of(people.codi)
    first = take_snapshot(name="ก", by=people.codi)
    few = count_queries(client, f"/strategy/score/32/?known={first.ref}")
    for _ in range(4):
        IndicatorFactory(node=shares.node)
    second = take_snapshot(name="ข", by=people.codi)
    assert count_queries(client, f"/strategy/score/32/?known={second.ref}") == few
