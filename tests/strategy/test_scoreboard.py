"""The scoreboard: number, target, who reported, a word and a colour; on each page, on paper and in files."""

import csv
import io
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from nakhonchai.accounts.scope import scope_of
from nakhonchai.dashboards.figures import Now, figures
from nakhonchai.dashboards.measures import get_measure
from nakhonchai.dashboards.moments import YearEnd
from nakhonchai.dashboards.standing import NearReading
from nakhonchai.dashboards.tree import tree
from nakhonchai.dashboards.years import this_year
from strategy.initial_strategy import LINES
from strategy.lines import CLOSE, FAR, NO_NUMBER, NO_TARGET, REACHED, judge
from strategy.models import Indicator
from strategy.scoring import scoreboard
from strategy.views.scoreboards import spot_of
from tests.factories import (
    IndicatorFactory,
    LeaderFactory,
    MoneyLineFactory,
    OrganizationFactory,
    ProposalFactory,
    TargetFactory,
    ValueFactory,
)

YEAR = this_year()
LEDGER = ("money_asked", "money_received", "money_spent", "money_in_kind", "leverage")
pytestmark = pytest.mark.django_db


def report(indicator: Any, code: str, value: Any, **more: Any) -> Any:
    return ValueFactory(indicator=indicator, area_id=code, fiscal_year=YEAR, value=value, **more)


def board_of(page: Any) -> Any:
    """Return the scoreboard on the page of an area."""
    return next(panel for panel in page.panels if panel.name == "strategy").context["board"]


def line_of(client: Any, indicator: Any, code: str) -> Any:
    board = client.get(f"/strategy/score/{code}/").context["board"]
    return next(line for line in board.lines if line.indicator.pk == indicator.pk)


@pytest.mark.parametrize(
    ("direction", "value", "target", "judged"),
    [
        ("more", 10, 10, REACHED),
        ("more", 7, 10, CLOSE),
        ("more", 6, 10, FAR),
        ("more", 0, 10, FAR),
        ("more", 0, 0, REACHED),
        ("more", None, 10, NO_NUMBER),
        ("more", 5, None, NO_TARGET),
        ("less", 5, 10, REACHED),
        ("less", 10, 10, REACHED),
        ("less", 12, 10, CLOSE),
        ("less", 20, 10, FAR),
        ("less", 0, 0, REACHED),
        ("less", 1, 0, FAR),
    ],
)
def test_a_number_is_judged_beside_its_target(direction: str, value: Any, target: Any, judged: Any) -> None:
    number = None if value is None else Decimal(value)
    aim = None if target is None else Decimal(target)
    assert judge(Indicator(direction=direction), number, aim) is judged


def test_each_level_shows_its_number_and_target(people: Any, client_of: Any) -> None:
    indicator = IndicatorFactory(everywhere=True)
    report(indicator, "320501", 4)
    report(indicator, "320102", 3, state="estimate")
    report(indicator, "310102", 0)
    for code, value in (("3205", 2), ("3201", 5)):
        TargetFactory(indicator=indicator, area_id=code, fiscal_year=YEAR, value=Decimal(value))
    client = client_of(people.viewer)
    whole, surin, prasat, kang_aen = (
        line_of(client, indicator, code) for code in ("all", "32", "3205", "320501")
    )
    assert (whole.actual.value, surin.actual.value, prasat.actual.value, kang_aen.actual.value) == (
        7,
        7,
        4,
        4,
    )
    assert (whole.actual.reported, surin.actual.reported) == (3, 2)
    assert surin.actual.estimated == 1
    # The province has no target of its own: it is what its districts want together.
    assert (surin.aim.value, surin.aim.from_below, surin.judged) == (7, 2, REACHED)
    assert (prasat.aim.value, prasat.judged) == (2, REACHED)
    assert line_of(client, indicator, "31").actual.text == "0"
    assert line_of(client, indicator, "30").actual.text == "ยังไม่มีรายงาน"
    TargetFactory(indicator=indicator, area_id="32", fiscal_year=YEAR, value=Decimal(9))
    surin = line_of(client, indicator, "32")
    assert (surin.aim.value, surin.aim.below, surin.aim.differs, surin.judged) == (9, 7, True, CLOSE)


def test_what_the_system_counts_comes_from_its_measure(people: Any, client_of: Any) -> None:
    OrganizationFactory(area_id="320501")
    OrganizationFactory(area_id="310102")
    indicator = Indicator.objects.unscoped("test").get(measure="organizations")
    client = client_of(people.surin)
    assert line_of(client, indicator, "all").actual.value == 2
    surin = line_of(client, indicator, "32")
    assert (surin.actual.value, surin.actual.reported, surin.actual.expected) == (1, 1, 4)
    explained = client.get(reverse("strategy:explained", args=[indicator.ref, "32"]))
    assert explained.status_code == 302
    assert explained["Location"].startswith("/figures/organizations/32/")
    assert client.get(explained["Location"]).status_code == 200


def test_a_share_of_a_measure_keeps_both_numbers(people: Any, client_of: Any) -> None:
    ProposalFactory(area_id="32", made_on=date(2026, 1, 5), adopted_on=date(2026, 2, 5))
    ProposalFactory(area_id="32", made_on=date(2026, 1, 5))
    indicator = IndicatorFactory(
        everywhere=True, source="records", measure="proposals_adopted", over_area="ratio", unit="ร้อยละ"
    )
    actual = line_of(client_of(people.surin), indicator, "32").actual
    assert (actual.value, actual.parts_text) == (50, "1 จาก 2")
    assert line_of(client_of(people.surin), indicator, "31").actual.value is None


def test_the_page_of_every_area_shows_the_scoreboard(people: Any, client_of: Any) -> None:
    indicator = IndicatorFactory(everywhere=True, name="ครัวเรือนสมาชิก")
    report(indicator, "320501", 4, narrative="x")
    client = client_of(people.surin)
    for path in ("/", "/places/32/", "/places/3205/", "/places/320501/"):
        html = client.get(path).content.decode()
        assert "ครัวเรือนสมาชิก" in html, path
        assert "ยังไม่ตั้งเป้า" in html
    assert "ครัวเรือนสมาชิก" not in client.get("/places/32050101/").content.decode()


def test_the_public_sees_what_is_public_and_no_few_people(people: Any, client_of: Any) -> None:
    indicator = IndicatorFactory(everywhere=True, name="ตัวชี้วัดภายใน")
    LeaderFactory(young=True, area_id="320501")
    LeaderFactory(young=True, area_id="320501")
    page = client_of(people.signed_out).get("/places/32/")
    assert "ตัวชี้วัดภายใน" not in page.content.decode()
    board = board_of(page.context["page"])
    young = next(line for line in board.lines if line.indicator.measure == "young_leaders")
    assert young.actual.value is None
    assert young.actual.text == "น้อยกว่า 5"
    assert client_of(people.signed_out).get("/strategy/score/32/").status_code == 302
    assert indicator.is_public is False


def test_a_scoreboard_costs_the_same_for_many_areas_and_reports(people: Any, client_of: Any) -> None:
    indicator = IndicatorFactory(everywhere=True)
    listed = IndicatorFactory(everywhere=True, over_area="distinct")
    report(indicator, "320501", 1)
    client = client_of(people.surin)

    def cost(code: str) -> int:
        cache.clear()
        with CaptureQueriesContext(
            connection,
        ) as found:
            client.get(f"/strategy/score/{code}/")
        return len(found)

    cost("32")
    before = {code: cost(code) for code in ("all", "32", "3205", "320501")}
    for code in ("320502", "320101", "320102", "310102", "300101", "300102"):
        report(indicator, code, 2)
        report(listed, code, 1, items="อบต.")
        TargetFactory(indicator=indicator, area_id=code, fiscal_year=YEAR)
    assert {code: cost(code) for code in before} == before
    assert max(before.values()) - min(before.values()) <= 6


def test_what_is_not_known_is_blank_in_the_file_and_zero_is_zero(people: Any, client_of: Any) -> None:
    nothing, zero = IndicatorFactory(everywhere=True), IndicatorFactory(everywhere=True)
    report(zero, "320501", 0)
    answer = client_of(people.surin).get("/strategy/score/32/csv/")
    rows = {row[1]: row for row in csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))}
    assert rows[nothing.name][3:8] == ["ยังไม่มีรายงาน", "", "", "", "ยังไม่มีรายงาน"]
    assert rows[zero.name][3] == "0"
    printed = client_of(people.surin).get("/strategy/score/32/?print=1").content.decode()
    assert "ยังไม่มีรายงาน" in printed


def test_a_number_explains_itself(people: Any, client_of: Any) -> None:
    indicator = IndicatorFactory(
        everywhere=True, period="quarter", over_time="sum", baseline=5, baseline_year=2566
    )
    report(indicator, "320501", 4, quarter=1, narrative="มีกลุ่มใหม่")
    report(indicator, "320501", 0, quarter=2)
    report(indicator, "320102", 3, quarter=1, state="estimate")
    page = client_of(people.surin).get(reverse("strategy:explained", args=[indicator.ref, "32"]))
    found = page.context["found"]
    assert found.line.actual.value == 7
    assert {part.name: part.actual.value for part in found.parts} == {"อ.ปราสาท": 4, "อ.เมืองสุรินทร์": 3}
    assert found.silent_count == 2
    assert [one.text for one in found.quarters] == ["7", "0", "ยังไม่มีรายงาน", "ยังไม่มีรายงาน"]
    html = page.content.decode()
    for words in ("บวกทุกไตรมาส", "ปี 2566", "มีกลุ่มใหม่", "ไม่ใช่ศูนย์", "ทมอ"):
        assert words in html, words
    stranger = client_of(people.buriram).get(reverse("strategy:explained", args=[indicator.ref, "32"]))
    assert "มีกลุ่มใหม่" not in stranger.content.decode()
    assert stranger.context["found"].line.actual.value == 7


@pytest.mark.parametrize("code", ["all", "32", "3205", "320501"])
@pytest.mark.parametrize("persona", ["viewer", "signed_out"])
def test_a_board_from_an_empty_cache_is_the_one_that_the_figures_of_everywhere_make(
    people: Any, code: str, persona: str
) -> None:
    for area, amount in (("320501", 900), ("320102", 40), ("310102", 7)):
        OrganizationFactory(area_id=area)
        LeaderFactory(area_id=area)
        for kind in ("received", "spent"):
            MoneyLineFactory(area_id=area, amount=amount, kind=kind, fiscal_year=YEAR)
    watched = [*(line.watched for line in LINES), tuple(LEDGER)]
    for measure in {one if isinstance(one, str) else one.measure for some in watched for one in some}:
        IndicatorFactory(everywhere=True, source="records", measure=measure, is_public=True)
    scope = scope_of(getattr(people, persona))

    def actuals() -> dict[str, Any]:
        reading = NearReading(scope, Now(), "" if code == "all" else code)
        board = scoreboard(reading, spot_of(reading, code), YEAR)
        return {line.indicator.measure: line.actual for line in board.lines}

    cache.clear()
    cold = actuals()
    cache.clear()
    for measure in map(get_measure, cold):
        assert measure is not None
        figures(measure, Now())
        figures(measure, Now(YearEnd(YEAR)))
    tree(Now())
    assert cold == actuals()
    if persona == "viewer":
        assert cold["money_received"].value == {"all": 947, "32": 940}.get(code, 900)
        assert len(cold) > 20


def test_a_cold_board_reads_no_more_of_the_ledger_than_its_places(people: Any, client_of: Any) -> None:
    """No row is read for each subdistrict: the sums of the asked level are kept."""
    for number in range(3):
        MoneyLineFactory(area_id=f"32050{number % 2 + 1}", fiscal_year=YEAR)
    IndicatorFactory(everywhere=True, source="records", measure="money_received")
    client = client_of(people.viewer)
    client.get("/strategy/score/32/")
    cache.clear()
    with CaptureQueriesContext(connection) as asked:
        client.get("/strategy/score/32/")
    of_lines = [one["sql"] for one in asked if "FROM plans_moneysum" in one["sql"]]
    assert len(of_lines) == 2
    assert not any("FROM plans_moneyline" in one["sql"] for one in asked)
