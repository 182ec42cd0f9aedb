"""Cards and rows that are kept as they were drawn: each is drawn again when anything it says is another."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

import pytest
from django.db.models import Model
from django.template import Context, engines
from django.utils.safestring import SafeString

from nakhonchai.dashboards import assembled
from nakhonchai.dashboards.measures import Measure
from nakhonchai.dashboards.templatetags import blocks
from nakhonchai.dashboards.years import this_year
from nakhonchai.records.actions import save_record
from organizations.models import OrganizationType
from tests.factories import (
    IndicatorFactory,
    LeaderFactory,
    OrganizationFactory,
    OrganizationTypeFactory,
    ProjectFactory,
    TargetFactory,
)

PLAIN = (str, int, float, Decimal, date, bool, type(None), Enum, Measure)
PAGES = ("/", "/places/32/", "/places/3205/", "/places/320501/")


def leaves(value: Any) -> Iterator[Any]:
    """Give all that *value* consists of, down to what is compared by what it says."""
    if is_dataclass(value) and not isinstance(value, (Measure, type)):
        for one in fields(value):
            assert one.compare, f"{type(value).__name__}.{one.name} is drawn, and not compared"
            yield from leaves(getattr(value, one.name))
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from leaves(one)
    else:
        yield value


@pytest.fixture
def drawn_with(monkeypatch: Any) -> list[tuple[str, dict[str, Any]]]:
    """What pieces were drawn of, in turn."""
    seen: list[tuple[str, dict[str, Any]]] = []
    draw = blocks._rendered_alone

    def rendered(context: Any, template: str, alone: Context) -> SafeString:
        seen.append((template, dict(alone.dicts[-1])))
        return draw(context, template, alone)

    monkeypatch.setattr(blocks, "_rendered_alone", rendered)
    assembled._made.clear()
    return seen


@pytest.fixture
def records(places: Any) -> Any:
    one = OrganizationFactory(area_id="320501")
    LeaderFactory.create_batch(2, area_id="320501")
    ProjectFactory(area_id="320501", fiscal_year=2567)
    TargetFactory(area_id="32")
    return one


def test_pieces_are_kept_by_plain_values_alone(
    client_of: Any, people: Any, records: Any, drawn_with: Any
) -> None:
    """Two records of one key are equal whatever they are called; two numbers are not."""
    for address in PAGES:
        assert client_of(people.surin).get(address).status_code == 200
    assert {template for template, _ in drawn_with} >= {
        "dashboards/stat.html",
        "dashboards/split.html",
        "dashboards/comparison_cells.html",
        "dashboards/trend_row.html",
        "strategy/board_line.html",
    }
    for template, values in drawn_with:
        for leaf in leaves([*values.values()]):
            assert isinstance(leaf, PLAIN) and not isinstance(leaf, Model), (template, leaf)
            assert not isinstance(leaf, SafeString) or template.endswith("map.html"), (template, leaf)


def test_a_save_draws_the_cards_and_rows_that_it_changed(
    client_of: Any, people: Any, records: Any, drawn_with: Any
) -> None:
    client = client_of(people.surin)
    client.get("/places/32/")
    drawn_with.clear()
    LeaderFactory(area_id="320501", birth_year=2500)
    client.get("/places/32/")
    cards = {values["card"].measure.name for template, values in drawn_with if template.endswith("stat.html")}
    rows = [values["cells"] for template, values in drawn_with if template.endswith("comparison_cells.html")]
    assert "leaders" in cards and "projects" not in cards
    assert len(rows) == 1 and len(rows[0]) > 1, "the numbers of one district behind the first"


def test_a_longer_longest_bar_draws_bars_alone(
    client_of: Any, people: Any, records: Any, drawn_with: Any
) -> None:
    """The other numbers of a row stay as they were drawn; in a table of subdistricts each has a bar."""
    OrganizationFactory(area_id="320502")
    client = client_of(people.surin)
    client.get("/places/3205/")
    drawn_with.clear()
    OrganizationFactory.create_batch(3, area_id="320502")
    page = client.get("/places/3205/").content.decode()
    drawn = [values["cells"] for template, values in drawn_with if template.endswith("comparison_cells.html")]
    assert {len(cells) for cells in drawn if cells[0].longest} == {1}
    assert sum(len(cells) > 1 for cells in drawn) <= 1
    assembled._made.clear()
    assert page.count('class="bar') == client.get("/places/3205/").content.decode().count('class="bar')


class Page:
    """Where pieces are kept, beside a template of one piece."""

    def __init__(self, source: str, page: Any) -> None:
        self.template, self.page = engines["django"].from_string(source).template, page  # type: ignore[attr-defined]

    def draw(self, **values: Any) -> str:
        return self.template.render(Context({"page": self.page, **values}))


@pytest.fixture
def page(client_of: Any, people: Any, records: Any) -> Page:
    there = client_of(people.surin).get("/places/32/").context["page"]
    badge = '{% load blocks %}{% drawn_piece "components/badge.html" name text=text tone=tone %}'
    return Page(badge, there)


def test_a_piece_is_kept_for_equal_values_of_its_name(page: Page, drawn_with: Any) -> None:
    first = page.draw(name="a", text="หนึ่ง", tone="good")
    assert page.draw(name="a", text="หนึ่ง", tone="good") == first and len(drawn_with) == 1
    assert "สอง" in page.draw(name="a", text="สอง", tone="good")
    assert "badge-warn" in page.draw(name="a", text="สอง", tone="warn")
    assert "สอง" in page.draw(name="b", text="สอง", tone="warn") and len(drawn_with) == 4


def test_a_piece_sees_nothing_but_its_values(page: Page, drawn_with: Any) -> None:
    page.draw(name="a", text="หนึ่ง", tone="", icon="lock")
    assert drawn_with == [("components/badge.html", {"text": "หนึ่ง", "tone": ""})]


def test_a_piece_with_links_is_kept_for_its_address(client_of: Any, people: Any, records: Any) -> None:
    client = client_of(people.surin)
    for query in ("?sort=-leaders", "?sort=-leaders&map=tiles", "?sort=leaders"):
        for _again in range(2):
            page = client.get(f"/places/32/{query}").content.decode()
            assembled._made.clear()
            assert page.count("map=tiles") == client.get(f"/places/32/{query}").content.decode().count(
                "map=tiles"
            )
            assert 'name="sort" value="-leaders"' in page or query == "?sort=leaders"
    assert "extra=1" in client.get("/places/32/?extra=1").content.decode()
    assert "extra=1" not in client.get("/places/32/?sort=name").content.decode()


def test_text_in_a_piece_is_escaped(page: Page) -> None:
    assert "<b>" not in page.draw(name="a", text="<b>", tone="")


class Asking:
    """What asks the database when it is drawn."""

    def __str__(self) -> str:
        return str(OrganizationType.objects.count())


def test_a_piece_that_asks_the_database_is_not_kept(page: Page, drawn_with: Any) -> None:
    asking, before = Asking(), OrganizationType.objects.count()
    assert f">{before}<" in page.draw(name="asked", text=asking, tone="")
    OrganizationTypeFactory(name="อีกประเภทหนึ่ง")
    assert f">{before + 1}<" in page.draw(name="asked", text=asking, tone="")


@pytest.mark.parametrize("address", ["/", "/places/32/"])
def test_what_is_written_of_strategies_is_seen_on_the_page(
    client_of: Any, people: Any, places: Any, address: str
) -> None:
    """Indicators and targets are kept by their stamps: another name, another target, and one more."""
    one = IndicatorFactory(everywhere=True, name="ตัวชี้วัดแรก")
    client = client_of(people.codi)

    def page() -> str:
        return str(client.get(address).content.decode())

    assert "ตัวชี้วัดแรก" in page()
    one.name = "ตัวชี้วัดชื่อใหม่"
    save_record(one, by=people.codi)
    assert "ตัวชี้วัดชื่อใหม่" in page() and "ตัวชี้วัดแรก" not in page()
    aim = TargetFactory(indicator=one, area_id="32", fiscal_year=this_year(), value=Decimal(4321))
    assert "4,321" in page()
    aim.value = Decimal(8765)
    save_record(aim, by=people.codi)
    assert "8,765" in page() and "4,321" not in page()
    IndicatorFactory(area_id=None, node=one.node, name="ตัวชี้วัดที่สอง")
    assert "ตัวชี้วัดที่สอง" in page()
    node = one.node
    node.name = "ข้อที่เปลี่ยนชื่อแล้ว"
    save_record(node, by=people.codi)
    assert "ข้อที่เปลี่ยนชื่อแล้ว" in page()
