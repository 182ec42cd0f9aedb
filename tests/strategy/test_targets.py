"""Targets: units, periods, and sharing one among the areas below."""

from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from nakhonchai.geography.enums import FigureKind
from nakhonchai.geography.models import AreaFigure
from strategy.models import Target
from strategy.targets import spread_by, spread_evenly, step_of
from tests.factories import IndicatorFactory, NodeFactory, StrategyFactory, TargetFactory


@given(st.decimals(0, 10**7, places=2), st.lists(st.integers(0, 10**6), min_size=1, max_size=40))
def test_what_is_shared_adds_up_to_the_whole(total: Decimal, weights: list[int]) -> None:
    parts = spread_by(total, [Decimal(one) for one in weights], step_of(total))
    if sum(weights):
        assert sum(parts) == total
        assert all(part >= 0 for part in parts)
    else:
        assert not any(parts)
    even = spread_evenly(total, len(weights), step_of(total))
    assert sum(even) == total
    assert max(even) - min(even) <= step_of(total)


@pytest.mark.django_db
def test_a_target_without_a_unit_is_refused_at_the_field(people: Any, client_of: Any) -> None:
    indicator = IndicatorFactory(everywhere=True, unit="")
    answer = client_of(people.surin).post(
        Target.list_url("create"),
        {"indicator": indicator.ref, "area": "32", "fiscal_year": "2570", "value": "10"},
    )
    assert answer.status_code == 422
    assert "หน่วย" in str(answer.context["form"].errors["indicator"])
    assert answer.context["form"]["value"].value() == "10"
    assert not Target.objects.unscoped("test").exists()


@pytest.mark.django_db
def test_a_target_outside_its_strategy_is_refused_at_the_field(people: Any, client_of: Any) -> None:
    node = NodeFactory(area_id=None, strategy=StrategyFactory(area_id=None, first_year=2568, last_year=2570))
    indicator = IndicatorFactory(area_id=None, node=node)
    for year, fine in (("2567", False), ("2568", True), ("2571", False)):
        answer = client_of(people.surin).post(
            Target.list_url("create"),
            {"indicator": indicator.ref, "area": "32", "fiscal_year": year, "value": "10"},
        )
        assert (answer.status_code == 302) is fine, year
        if not fine:
            assert "2568–2570" in str(answer.context["form"].errors["fiscal_year"])


def spread_page(indicator: Any, code: str = "32", year: int = 2569) -> str:
    return reverse("strategy:target-spread", args=[indicator.ref, code, year])


@pytest.mark.django_db
def test_a_target_is_spread_evenly_by_people_and_by_hand(people: Any, client_of: Any) -> None:
    indicator = IndicatorFactory(everywhere=True)
    TargetFactory(indicator=indicator, area_id="32", value=Decimal(11))
    for code, count in (("3201", 300), ("3205", 100)):
        AreaFigure.objects.create(
            area_id=code, kind=FigureKind.POPULATION, year_be=2560, value=count, source="x"
        )
    client = client_of(people.surin)
    page = spread_page(indicator)
    even = client.get(f"{page}?how=even").context["form"]
    assert sorted(even.initial[f"v{code}"] for code in ("3201", "3205")) == [5, 6]
    by_people = client.get(f"{page}?how=people").context["form"]
    assert {code: by_people.initial[f"v{code}"] for code in ("3201", "3205")} == {"3201": 8, "3205": 3}
    assert not Target.objects.unscoped("test").filter(area="3201").exists()  # nothing was saved by looking
    answer = client.post(page, {"v3201": "7", "v3205": "0"})
    assert answer.status_code == 302
    stored = dict(
        Target.objects.unscoped("test")
        .alive()
        .filter(area__in=["3201", "3205"])
        .values_list("area_id", "value")
    )
    assert stored == {"3201": 7, "3205": 0}
    shown = client.get(page).content.decode()
    assert "รวม 7 เรื่อง" in shown
    assert "ต่างกันอยู่" in shown
    # Blank takes the target away; 0 was a target.
    client.post(page, {"v3201": "", "v3205": "11"})
    left = Target.objects.unscoped("test").alive().filter(area__in=["3201", "3205"])
    assert {one.area_id: one.value for one in left} == {"3205": 11}
    assert "ตรงกับเป้าของ" in client.get(page).content.decode()


@pytest.mark.django_db
def test_only_who_edits_an_area_spreads_its_target(people: Any, client_of: Any) -> None:
    indicator = IndicatorFactory(everywhere=True)
    page = spread_page(indicator)
    for name, status in (("surin", 200), ("codi", 200), ("buriram", 403), ("recorder", 403), ("viewer", 403)):
        assert client_of(getattr(people, name)).get(page).status_code == status, name
    assert client_of(people.surin).get(spread_page(indicator, "320501")).status_code == 404
