"""Facts that staff marked for the pages of areas are measures at once, and blank is not 0."""

from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from nakhonchai.accounts.scope import scope_of
from nakhonchai.base.writing import write
from nakhonchai.dashboards.actions import take_snapshot
from nakhonchai.dashboards.figures import Now, figures
from nakhonchai.dashboards.measures import all_measures, get_measure
from nakhonchai.dashboards.moments import YearEnd, asked_moment
from nakhonchai.dashboards.reading import Reading
from nakhonchai.dashboards.spots import area_spot
from nakhonchai.dashboards.trends import trend_of
from nakhonchai.geography.models import Area
from nakhonchai.thai import be_year
from organizations.definition_forms import DefinitionForm, save_definition
from organizations.facts.values import Value, put_value
from organizations.models import FactDefinition, FactSection, Organization, OrganizationType
from tests.factories import OrganizationFactory
from tests.records.conftest import count_queries

pytestmark = pytest.mark.django_db
YEAR = be_year(timezone.localdate()) - 1


@pytest.fixture
def kind(people: Any) -> OrganizationType:
    found: OrganizationType = OrganizationType.objects.get(name="กองทุนสวัสดิการชุมชน")
    return found


@pytest.fixture
def define(people: Any, kind: Any, django_capture_on_commit_callbacks: Any) -> Any:
    def made(name: str, **options: Any) -> FactDefinition:
        section = FactSection.objects.get(slug="members")
        said = {"name": name, "section": section.pk, "kind": "number", "unit": "คน", "adds": "sum"}
        said |= {"order": "5", "is_active": "on", "on_dashboard": "on", "is_yearly": "on", "is_open": "on"}
        form = DefinitionForm(said | {"kinds_of_body": [kind.pk]} | options, instance=FactDefinition())
        assert form.is_valid(), form.errors
        with django_capture_on_commit_callbacks(execute=True):
            return save_definition(form, by=people.codi)

    return made


def tell(fact: FactDefinition, kind: Any, told: str | None, area: str = "320501", year: int = YEAR) -> Any:
    one = OrganizationFactory(type=kind, area_id=area)
    return tell_again(one, fact, told, year) if told is not None else one


def tell_again(one: Any, fact: FactDefinition, told: str, year: int) -> Any:
    one = Organization.objects.unscoped("test").get(pk=one.pk)
    one.facts = put_value(one.facts, fact.key, year, Value(told))
    write(one, by=None)
    return one


def reading(person: Any, moment: Any = None) -> Reading:
    return Reading(scope_of(person), Now(moment))


def value(person: Any, fact: FactDefinition, *codes: str, moment: Any = None, what: str = "") -> Any:
    measure = get_measure(f"fact-{fact.key}{what}")
    assert measure is not None
    return reading(person, moment).told(measure, codes).value


def page_of(client: Any, code: str) -> Any:
    return client.get(reverse("portal:place", args=[code])).context["page"]


def test_a_new_definition_is_a_measure_at_once_and_a_retired_one_is_none(
    people: Any, define: Any, django_capture_on_commit_callbacks: Any
) -> None:
    before = len(all_measures())
    fact = define("สมาชิกทดสอบ")
    assert len(all_measures()) == before + 3
    fact.refresh_from_db()
    said = {name: getattr(fact, name) for name in ("name", "kind", "unit", "adds", "order")}
    said |= {
        "section": fact.section_id,
        "kinds_of_body": [],
        "every_type": "on",
        "seen_version": fact.version,
    }
    form = DefinitionForm(said, instance=fact)
    assert form.is_valid(), form.errors
    with django_capture_on_commit_callbacks(execute=True):
        save_definition(form, by=people.codi)
    assert get_measure(f"fact-{fact.key}") is None and len(all_measures()) == before


def test_sums_know_who_told_and_blank_is_not_zero(people: Any, kind: Any, define: Any) -> None:
    fact = define("สมาชิกทดสอบ")
    assert value(people.surin, fact, "32") is None
    tell(fact, kind, "0")
    assert value(people.surin, fact, "32") == 0
    tell(fact, kind, "120", "320102"), tell(fact, kind, None, "320102"), tell(fact, kind, "30", "310102")
    assert [value(people.surin, fact, code) for code in ("32", "3205", "320501", "31")] == [120, 0, 0, 30]
    assert value(people.surin, fact, "30") is None
    assert value(people.surin, fact, "30", "31", "32", "36") == 150
    assert value(people.surin, fact, "32", what="-told") == 2
    assert value(people.surin, fact, "32", what="-there") == 3


def test_an_average_is_of_the_bodies_not_of_the_places(people: Any, kind: Any, define: Any) -> None:
    fact = define("ร้อยละทดสอบ", kind="percent", unit="", adds="mean")
    for told, area in (("10", "320501"), ("20", "320501"), ("60.5", "320102"), ("100", "310102")):
        tell(fact, kind, told, area)
    assert value(people.surin, fact, "3205") == 15
    assert value(people.surin, fact, "32") == Decimal("30.17")
    assert value(people.surin, fact, "31", "32", "30") == Decimal("47.63")
    assert value(people.surin, fact, "30") is None
    snapshot = take_snapshot(name="ทดสอบ", by=people.codi)
    then = asked_moment({"known": snapshot.ref}, signed_in=True)
    assert value(people.surin, fact, "31", "32", moment=then) == Decimal("47.63")


def test_yes_is_counted_of_those_who_answered(people: Any, kind: Any, define: Any) -> None:
    fact = define("ใช้แผนทดสอบ", kind="yesno", unit="", adds="count")
    tell(fact, kind, "no")
    assert value(people.surin, fact, "32") == 0
    tell(fact, kind, "yes"), tell(fact, kind, None)
    assert (value(people.surin, fact, "32"), value(people.surin, fact, "32", what="-told")) == (1, 2)


def test_a_choice_is_counted_by_answer(people: Any, kind: Any, client_of: Any, define: Any) -> None:
    fact = define("ระดับทดสอบ", kind="choice", unit="", adds="count", choices="ต้น\nกลาง")
    tell(fact, kind, "ต้น"), tell(fact, kind, "กลาง"), tell(fact, kind, "กลาง")
    split = next(one for one in page_of(client_of(people.surin), "32").splits if one.title == "ระดับทดสอบ")
    assert {bar.label: bar.value for bar in split.bars} == {"ต้น": 1, "กลาง": 2}


def test_years_are_those_that_were_told(people: Any, kind: Any, define: Any) -> None:
    fact = define("สมาชิกทดสอบ")
    one = tell(fact, kind, "100", year=YEAR - 3)
    tell_again(one, fact, "140", YEAR - 1)
    tell(fact, kind, "7", year=YEAR - 1)
    assert value(people.surin, fact, "32") == 147
    assert value(people.surin, fact, "32", moment=YearEnd(YEAR - 3)) == 100
    assert value(people.surin, fact, "32", moment=YearEnd(YEAR - 2)) is None
    here = reading(people.surin)
    spot = area_spot(Area.objects.get(code="32"), here.tree)
    found = trend_of(here, spot, get_measure(f"fact-{fact.key}"))  # type: ignore[arg-type]
    assert [(point.year, point.value) for point in found.points] == [(YEAR - 3, 100), (YEAR - 1, 147)]  # type: ignore[union-attr]


def test_closed_bodies_and_those_in_the_trash_count_nowhere(people: Any, kind: Any, define: Any) -> None:
    fact = define("สมาชิกทดสอบ")
    tell(fact, kind, "5")
    for options in ({"status": "closed"}, {"trashed": True}):
        tell_again(OrganizationFactory(type=kind, area_id="320501", **options), fact, "99", YEAR)
    assert value(people.surin, fact, "32") == 5


def test_the_page_shows_what_was_told_and_of_how_many(
    people: Any, kind: Any, client_of: Any, define: Any
) -> None:
    fact = define("สมาชิกทดสอบ")
    client = client_of(people.surin)
    assert page_of(client, "32").told == []
    tell(fact, kind, "120"), tell(fact, kind, None)
    for code in ("32", "3205", "320501"):
        page = page_of(client, code)
        (card,) = page.told
        assert (card.told.text, card.note) == ("120", "รายงานแล้ว 1 จาก 2 องค์กร")
    assert "ตัวเลขที่องค์กรรายงาน" in client.get(reverse("portal:place", args=["32"])).text
    heads = [column.name for column in page_of(client, "32").comparison.columns]
    assert f"fact-{fact.key}" in heads
    why = client.get(reverse("dashboards:figure-of-area", args=[f"fact-{fact.key}", "32"])).text
    assert "รายงานแล้ว 1 จาก 2 องค์กร" in why and "ไม่นับเป็น 0" in why
    on_map = client.get(reverse("portal:place", args=["32"]), {"measure": f"fact-{fact.key}"})
    assert "แผนที่สมาชิกทดสอบ" in on_map.text


def test_the_figure_is_the_sum_of_its_list(people: Any, kind: Any, client_of: Any, define: Any) -> None:
    fact = define("สมาชิกทดสอบ")
    bodies = [tell(fact, kind, told) for told in ("120", "30")]
    tell(fact, kind, None), tell(fact, kind, "9", "310102")
    client = client_of(people.surin)
    (card,) = page_of(client, "32").told
    listed = client.get(card.url).context["page_obj"].object_list
    assert {one.pk for one in listed} == {one.pk for one in bodies}
    assert sum(Decimal(one.facts[fact.key][str(YEAR)]["v"]) for one in listed) == card.told.value


def test_what_is_closed_sifts_no_list_of_others_and_no_small_place_for_the_public(
    people: Any, kind: Any, client_of: Any, define: Any
) -> None:
    fact = define("เงินทดสอบ", kind="money", unit="บาท", is_open="")
    one = tell(fact, kind, "5000")
    address = f"{Organization.list_url()}?fact={fact.key}&fact_is=least&fact_value=1000"
    assert one.name in client_of(people.surin).get(address).text
    for who in (people.buriram, people.viewer):
        assert one.name not in client_of(who).get(address).text
    public = client_of(people.signed_out)
    assert page_of(public, "320501").told == []
    assert [card.told.value for card in page_of(public, "3205").told] == [5000]
    shown = client_of(people.viewer).get(
        reverse("organizations:figures"), {"section": "members", "area": "32"}
    )
    assert f"fact={fact.key}" not in shown.text


def test_figures_equal_a_recount_after_each_write(people: Any, kind: Any, define: Any) -> None:
    fact = define("สมาชิกทดสอบ")
    one = tell(fact, kind, "10")
    measure = get_measure(f"fact-{fact.key}")
    assert measure is not None and figures(measure, Now()).values["32"] == 10
    tell_again(one, fact, "11", YEAR)
    assert figures(measure, Now()).values["32"] == 11


def test_pages_cost_the_same_however_many_facts_are_shown(
    people: Any, kind: Any, client_of: Any, define: Any
) -> None:
    client = client_of(people.surin)
    fact = define("ข้อหนึ่ง")
    tell(fact, kind, "1")
    few = count_queries(client, reverse("portal:place", args=["32"]))
    for name in ("ข้อสอง", "ข้อสาม"):
        tell(define(name), kind, "1")
    assert count_queries(client, reverse("portal:place", args=["32"])) == few


def test_only_numbers_are_averaged(people: Any, define: Any, kind: Any) -> None:
    section = FactSection.objects.get(slug="members")
    said = {"name": "ก", "section": section.pk, "kind": "text", "adds": "mean", "order": "1"}
    form = DefinitionForm(said | {"kinds_of_body": [kind.pk]}, instance=FactDefinition())
    assert not form.is_valid() and "เฉลี่ยได้เฉพาะ" in form.errors["adds"][0]
