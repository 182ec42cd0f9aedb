"""The villages of a closed year: those of then, with the numbers that were signed."""

import datetime as dt
from typing import Any

import pytest

from nakhonchai.base.freshness import touch
from nakhonchai.dashboards.actions import take_snapshot
from nakhonchai.dashboards.models import SnapshotVillages
from nakhonchai.dashboards.years import this_year
from nakhonchai.geography.models import Area
from strategy.closing import close_year
from tests.factories import OrganizationFactory
from tests.strategy.test_known import count_queries

pytestmark = pytest.mark.django_db
HERE, VILLAGE, OTHER = "320501", "32050101", "32050102"
YEAR = this_year() - 1


def in_year(month: int = 11) -> dt.date:
    """Return a day of the year that is over."""
    return dt.date(YEAR - 544, month, 1)


def close(by: Any) -> Any:
    return close_year(YEAR, signed_by="ประธานทดสอบ", signed_on=dt.date(2026, 10, 15), by=by)


def add_village(moo: int) -> Area:
    made = Area(code=f"{HERE}{moo:02d}", level=4, parent_id=HERE, name_th=f"ใหม่{moo}", moo=moo)
    made.save()
    return made


def told_at(client: Any, query: str) -> dict[str, Any]:
    """Return what the pages of a subdistrict, of its villages and above say of villages."""
    page = client.get(f"/places/{HERE}/?{query}").context["page"]
    village = client.get(f"/places/{VILLAGE}/?{query}").context["page"]
    table = page.comparison
    return {
        "rows": [(row.name, [cell.told.text for cell in row.cells]) for row in table.rows],
        # The last year of a line is this one, which is open.
        "sparks": [[(cell.years or [0, 0])[-2] for cell in row.cells] for row in table.rows],
        "rest": table.rest and [cell.told.text for cell in table.rest.cells],
        "cards": [(card.measure.name, card.told.text) for card in village.headline + village.support],
        "trends": [
            (one.measure.name, point.value)
            for one in village.trends
            for point in one.series.points
            if point.year == YEAR and point.value
        ],
        "land": [
            [(fact.value, fact.unit) for fact in client.get(f"{path}?{query}").context["page"].land.facts]
            for path in ("/", "/places/32/", f"/places/{HERE}/")
        ],
    }


def test_villages_of_a_closed_year_stay_as_they_were_signed(people: Any, client_of: Any) -> None:
    OrganizationFactory(area_id=VILLAGE, founded=in_year())
    OrganizationFactory(area_id=HERE, founded=in_year())
    client = client_of(people.codi)
    still_open = told_at(client, f"year={YEAR}")
    snapshot = close(people.codi).snapshot
    signed = told_at(client, f"year={YEAR}")
    assert signed == still_open, "closing changes no number"
    assert ("organizations", "1") in signed["cards"]
    known = told_at(client, f"known={snapshot.ref}")
    assert known["land"] == signed["land"]
    both = [
        pair for row in zip(known["rows"], signed["rows"], strict=True) for pair in zip(*row, strict=True)
    ]
    assert [name for name, _ in both[::2]] == [name for _, name in both[::2]]
    for mine, theirs in both[1::2]:  # what has no dates is as known on the day of closing, and in no year
        assert all(one in (other, "0") for one, other in zip(mine, theirs, strict=True))
    # Later a village comes, one goes, and bodies of that year are written down.
    count = len(signed["rows"])
    add_village(77)
    Area.objects.filter(code=OTHER).update(valid_to=dt.date.today())
    touch("geography.area", [HERE])
    for area in (VILLAGE, OTHER, HERE, f"{HERE}77"):
        OrganizationFactory(area_id=area, founded=in_year(12))
    assert told_at(client, f"year={YEAR}") == signed
    assert told_at(client, f"known={snapshot.ref}") == known
    today = client.get(f"/places/{HERE}/").context["page"].comparison
    assert {row.name for row in today.rows} != {name for name, _ in signed["rows"]}
    assert len(today.rows) == count  # one came, one went
    later = client.get(f"/places/{HERE}77/?year={YEAR}").context["page"]
    assert {card.told.text for card in later.headline} == {"ไม่มีข้อมูล"}, "it was not there yet"
    page = client.get(f"/places/{HERE}/?year={YEAR}").content.decode()
    assert "หมู่บ้านที่แสดงคือหมู่บ้านในวันที่ปิดปี" in page
    assert told_at(client, f"year={YEAR - 1}")["rows"] != signed["rows"], (
        "an open year is of today's villages"
    )


def test_a_year_closed_before_villages_were_kept_says_so(people: Any, client_of: Any) -> None:
    snapshot = close(people.codi).snapshot
    client = client_of(people.codi)
    assert "ไม่ใช่ตัวเลขที่รับรอง" not in client.get(f"/places/{HERE}/?year={YEAR}").content.decode()
    SnapshotVillages.objects.filter(snapshot=snapshot).delete()
    fresh = take_snapshot(name="ประชุม", by=people.codi)
    assert not SnapshotVillages.objects.filter(snapshot=fresh).exists(), "meetings keep no villages"
    for code in (HERE, VILLAGE):
        assert "ไม่ใช่ตัวเลขที่รับรอง" in client.get(f"/places/{code}/?year={YEAR}").content.decode()
    assert "ไม่ใช่ตัวเลขที่รับรอง" not in client.get(f"/places/32/?year={YEAR}").content.decode()


def test_of_villages_that_a_meeting_did_not_keep_nothing_is_said_and_never_0(
    people: Any, client_of: Any
) -> None:
    OrganizationFactory(area_id=VILLAGE)
    OrganizationFactory(area_id=HERE)
    snapshot = take_snapshot(name="ประชุม", by=people.codi)
    client = client_of(people.codi)
    page = client.get(f"/places/{HERE}/?known={snapshot.ref}").context["page"]
    column = [one.name for one in page.comparison.columns].index("organizations")
    assert {row.cells[column].told.text for row in page.comparison.rows} == {"ไม่มีข้อมูล"}
    assert page.comparison.rest is None
    assert page.comparison.total.cells[column].told.value == 2
    village = client.get(f"/places/{VILLAGE}/?known={snapshot.ref}").context["page"]
    assert {card.told.text for card in village.headline} == {"ไม่มีข้อมูล"}
    figure = client.get(f"/figures/organizations/{HERE}/?known={snapshot.ref}").context["figure"]
    assert (figure.told.value, {one.told.text for one in figure.shares}) == (2, {"ไม่มีข้อมูล"})
    assert len(figure.shares) == len(page.comparison.rows)


def test_a_page_of_a_closed_year_asks_as_often_for_many_closed_years(people: Any, client_of: Any) -> None:
    client = client_of(people.codi)
    close(people.codi)
    few = count_queries(client, f"/places/{HERE}/?year={YEAR}")
    for year in (YEAR - 1, YEAR - 2):
        close_year(year, signed_by="ประธานทดสอบ", signed_on=dt.date(2026, 10, 15), by=people.codi)
    many = count_queries(client, f"/places/{HERE}/?year={YEAR}")
    assert many <= few + 2, "one for the signed numbers of each year in the trend, none for its villages"
