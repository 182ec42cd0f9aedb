"""Reports become one number: every kind of adding is compared with a naive recount, from value to cluster."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nakhonchai.accounts.scope import scope_of
from nakhonchai.dashboards.figures import Now
from nakhonchai.dashboards.reading import Reading
from nakhonchai.dashboards.spots import area_spot, cluster_spot
from nakhonchai.geography.models import Area
from nakhonchai.thai import search_key
from strategy.enums import OverArea, OverTime, Period, State, Status
from strategy.lines import NOT_REPORTED
from strategy.models import Value
from strategy.reported import of_places, read_tallies
from strategy.scoring import actual_of
from strategy.tallies import EXACT, number_of
from tests.factories import IndicatorFactory
from tests.factories.places import SUBDISTRICTS

YEAR = 2569
AREAS = sorted(SUBDISTRICTS)
KINDS = [
    (area, time)
    for area in OverArea
    for time in OverTime
    if (area, time) != (OverArea.RATIO, OverTime.DISTINCT)
]
THINGS = ["ป่าชุมชน", "น้ำ", "ขยะ", "สวัสดิการ", "ที่ดิน"]
REPORT = st.tuples(
    st.sampled_from(AREAS),
    st.integers(1, 4),
    st.sampled_from([State.VALUE, State.VALUE, State.ESTIMATE, State.MISSING, State.NOT_APPLICABLE]),
    st.sampled_from([Status.SUBMITTED, Status.CONFIRMED, Status.ACCEPTED, Status.OPEN, Status.RETURNED]),
    st.integers(0, 9),
    st.integers(1, 9),
    st.sets(st.sampled_from(THINGS), max_size=4),
)
REPORTS = st.lists(REPORT, max_size=14, unique_by=lambda one: (one[0], one[1]))


def make(indicator: Any, report: Any) -> Value:
    """Return a stored report as a form would have written it."""
    area, quarter, state, status, above, below, things = report
    one = Value(
        indicator=indicator, area_id=area, fiscal_year=YEAR, quarter=quarter, state=state, status=status
    )
    if one.has_number:
        if indicator.is_ratio:
            one.numerator, one.denominator = Decimal(above), Decimal(below)
        elif indicator.is_list:
            one.items = "\n".join(sorted(things))
            one.value = Decimal(0)
        else:
            one.value = Decimal(above)
    one.fill_derived_fields()
    one.save()
    return one


def naive(indicator: Any, reports: list[Value], prefix: str) -> Decimal | None:
    """Work the number out from the reports alone, area by area and quarter by quarter."""
    counted = [
        one
        for one in reports
        if one.has_number
        and one.status in (Status.SUBMITTED, Status.CONFIRMED, Status.ACCEPTED)
        and one.area_id.startswith(prefix)
    ]
    if not counted:
        return None
    areas: dict[str, list[Value]] = {}
    for one in sorted(counted, key=lambda one: one.quarter):
        areas.setdefault(one.area_id, []).append(one)
    if indicator.over_time == OverTime.LAST:
        areas = {code: rows[-1:] for code, rows in areas.items()}
    rows = [one for some in areas.values() for one in some]
    if indicator.is_ratio:
        above = sum(one.numerator for one in rows)
        return (above * 100 / sum(one.denominator for one in rows)).quantize(EXACT)
    total = naive_list(indicator, rows) if indicator.is_list else sum(one.value for one in rows)
    if indicator.over_area == OverArea.AVERAGE:
        return (Decimal(total) / len(areas)).quantize(EXACT)
    return Decimal(total)


def naive_list(indicator: Any, rows: list[Value]) -> int:
    """Count names: across areas and quarters only where the indicator says that they count once there."""
    seen = set()
    for one in rows:
        for thing in filter(None, one.items.split("\n")):
            area = "" if indicator.over_area == OverArea.DISTINCT else one.area_id
            quarter = one.quarter if indicator.over_time == OverTime.SUM else 0
            seen.add((search_key(thing), area, quarter))
    return len(seen)


@pytest.mark.django_db
@pytest.mark.parametrize(("over_area", "over_time"), KINDS)
def test_every_kind_of_adding_equals_a_recount_at_every_level(
    people: Any, over_area: Any, over_time: Any
) -> None:
    indicator = IndicatorFactory(
        everywhere=True, over_area=over_area, over_time=over_time, period=Period.QUARTER
    )

    @settings(max_examples=5, database=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(reports=REPORTS)
    def compare(reports: list[Any]) -> None:
        Value.objects.unscoped("test").all().delete()
        stored = [make(indicator, one) for one in reports]
        check_levels(people, indicator, stored)

    compare()


def check_levels(people: Any, indicator: Any, stored: list[Value]) -> None:
    reading = Reading(scope_of(people.codi), Now())
    spots = [cluster_spot(reading.tree)]
    codes = ["32", "31", "3205", "3201", "3101", "320501", "310102"]
    spots += [area_spot(area, reading.tree) for area in Area.objects.filter(code__in=codes)]
    for spot in spots:
        read = read_tallies(YEAR, spot.code, len(spot.code) or 2)
        expected = naive(indicator, stored, spot.code)
        actual = actual_of(reading, spot, indicator, YEAR, read)
        assert actual.value == expected, (spot.code, indicator.over_area, indicator.over_time)
        assert (actual.text == NOT_REPORTED) is (expected is None)
        # The same from the areas below: the whole is never made from rounded parts.
        below = read_tallies(YEAR, spot.code, min(len(spot.code) + 2, 6))
        under = [place for key, place in below if key == indicator.pk]
        assert number_of(indicator, of_places(below, indicator, under)) == expected


@pytest.mark.django_db
def test_nothing_is_not_zero(people: Any) -> None:
    indicator = IndicatorFactory(everywhere=True)
    reading = Reading(scope_of(people.codi), Now())
    spot = cluster_spot(reading.tree)

    def told() -> Any:
        return actual_of(reading, spot, indicator, YEAR, read_tallies(YEAR, "", 2))

    assert (told().value, told().text, told().reported, told().expected) == (None, NOT_REPORTED, 0, 10)
    one = Value(indicator=indicator, area_id="320501", fiscal_year=YEAR, state=State.VALUE, value=0)
    one.status = Status.SUBMITTED
    one.save()
    assert (told().value, told().text, told().reported) == (0, "0", 1)


@pytest.mark.django_db
def test_who_is_not_asked_is_not_among_the_silent(people: Any) -> None:
    indicator = IndicatorFactory(everywhere=True)
    for code, state in (("320501", State.NOT_APPLICABLE), ("320502", State.ESTIMATE)):
        Value(
            indicator=indicator,
            area_id=code,
            fiscal_year=YEAR,
            state=state,
            value=4 if state == State.ESTIMATE else None,
            status=Status.CONFIRMED,
        ).save()
    reading = Reading(scope_of(people.codi), Now())
    spot = area_spot(Area.objects.get(code="32"), reading.tree)
    actual = actual_of(reading, spot, indicator, YEAR, read_tallies(YEAR, "32", 2))
    # Surin has four subdistricts here; one of them has nothing to do with it.
    assert (actual.value, actual.reported, actual.expected) == (4, 1, 3)
    assert (actual.estimated, actual.not_applicable) == (1, 1)


@pytest.mark.django_db
def test_a_draft_and_what_came_back_do_not_count(people: Any) -> None:
    indicator = IndicatorFactory(everywhere=True)
    for code, status in (("320501", Status.OPEN), ("320502", Status.RETURNED), ("320101", Status.SUBMITTED)):
        Value(
            indicator=indicator, area_id=code, fiscal_year=YEAR, state=State.VALUE, value=5, status=status
        ).save()
    tallies = read_tallies(YEAR, "32", 2)
    tally = of_places(tallies, indicator, ("32",))
    assert (tally.total, tally.areas, tally.unconfirmed) == (5, 1, 1)
