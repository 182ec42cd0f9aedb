"""Stored facts, and the rows that the database keeps equal to them."""

from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from nakhonchai.base.bulk import create_recorded
from nakhonchai.base.idle import FEW
from nakhonchai.base.writing import write
from organizations.enums import FactState
from organizations.facts.definitions import all_facts, fact_named
from organizations.facts.rows import NAME, make_rows_again
from organizations.facts.values import Value, latest_value, put_value, read_value, values_of, words
from organizations.models import FactValue, Organization, OrganizationType
from tests.factories import OrganizationFactory, OrganizationTypeFactory

KEYS = ("fund-members-now", "money-codi", "fund-kinds")


def rows() -> list[tuple[Any, ...]]:
    names = ("organization_id", "definition__key", "year", "state", "number", "text", "source", "is_latest")
    return sorted(FactValue.objects.values_list(*names), key=str)


def expected() -> list[tuple[Any, ...]]:
    """Say in Python what the triggers say in SQL."""
    found = []
    for one in Organization.objects.unscoped("test"):
        for key in one.facts:
            fact, latest = fact_named(key), latest_value(one.facts, key)
            assert fact is not None
            for year, value in values_of(one.facts, key):
                number = value.number if fact.is_numeric else None
                text = value.raw if not fact.is_numeric else ""
                is_latest = latest is not None and latest[0] == year
                found.append((one.pk, key, year, value.state, number, text, value.source, is_latest))
    return sorted(found, key=str)


@pytest.mark.django_db
def test_rows_follow_every_way_of_writing(places: Any) -> None:
    facts: Any = put_value({}, KEYS[0], 2567, Value("120", source="รายงานประจำปี"))
    facts = put_value(facts, KEYS[0], 2568, Value("", FactState.NOT_REPORTED.value))
    facts = put_value(facts, KEYS[1], 2568, Value("1500.50", FactState.ESTIMATE.value))
    facts = put_value(facts, KEYS[2], 0, Value("เกิด แก่ เจ็บ ตาย"))
    one = OrganizationFactory(facts=facts)
    assert rows() == expected() and len(rows()) == 4
    assert FactValue.objects.get(definition__key=KEYS[0], is_latest=True).year == 2567
    one.facts = put_value(one.facts, KEYS[0], 2568, Value("0"))
    write(one, by=None)
    assert rows() == expected() and FactValue.objects.filter(number=0, is_latest=True).exists()
    everything = Organization.objects.unscoped("test")
    everything.update(facts=put_value({}, KEYS[1], 2566, Value("7")))
    assert rows() == expected() and len(rows()) == 1
    Organization.objects.bulk_create(
        [Organization(name="ก", type=one.type, area_id="320501", facts=facts, ref="A2345678")]
    )
    assert rows() == expected() and len(rows()) == 5
    FactValue.objects.all().delete()
    make_rows_again()
    assert rows() == expected() and len(rows()) == 5
    everything.update(facts={})
    assert rows() == []


def triggers() -> set[str]:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        else:
            cursor.execute("SELECT tgname FROM pg_trigger")
        return {name for (name,) in cursor.fetchall() if name.startswith(NAME)}


def many(kind: OrganizationType, facts: dict[str, Any]) -> list[Organization]:
    """Return more organizations than are written with all triggers at hand; the last one has the facts."""
    made = [Organization(name=f"กลุ่มทดลอง {n}", type=kind, area_id="320501") for n in range(FEW + 5)]
    made[-1].facts = facts
    for one in made:
        one.fill_derived_fields()
    return made


@pytest.mark.django_db
def test_rows_follow_what_an_import_writes_together(places: Any) -> None:
    kind, facts = OrganizationTypeFactory(), put_value({}, KEYS[1], 2566, Value("7"))
    both = triggers()
    assert len(both) == 2
    for said in ({}, facts):
        with transaction.atomic():
            create_recorded(many(kind, said), by=None, reason="ทดสอบ")
        assert triggers() == both
    assert rows() == expected() and len(rows()) == 1
    OrganizationFactory(facts=facts)
    assert rows() == expected() and len(rows()) == 2


@pytest.mark.django_db
def test_a_write_that_fails_leaves_the_triggers(places: Any) -> None:
    both, made = triggers(), many(OrganizationTypeFactory(), {})
    made[3].area_id = None
    with pytest.raises(IntegrityError), transaction.atomic():
        create_recorded(made, by=None, reason="ทดสอบ")
    assert triggers() == both and not Organization.objects.unscoped("test").exists()


@pytest.mark.django_db
def test_ships_definitions_for_six_types(places: Any) -> None:
    kinds = dict(OrganizationType.objects.values_list("name", "pk"))
    for name in (
        "สภาองค์กรชุมชนตำบล",
        "กองทุนสวัสดิการชุมชน",
        "กลุ่มออมทรัพย์",
        "สถาบันการเงินชุมชน",
        "วิสาหกิจชุมชน",
        "บ้านมั่นคง",
        "ศูนย์เรียนรู้",
    ):
        own = [fact for fact in all_facts() if kinds[name] in fact.types]
        assert len(own) >= 5, name
    members = [fact.name for fact in all_facts() if fact.key.startswith("fund-members")]
    assert members == ["สมาชิกสะสม", "สมาชิกปัจจุบัน", "สมาชิกที่ขอรับสมทบ"]
    sources = [fact.name for fact in all_facts() if fact.section.slug == "money"]
    assert len(sources) == 5 and sources[-1] == "เงินจากแหล่งอื่น ๆ"


NUMBERS = st.decimals(min_value=0, max_value=10**12, places=2).map(str)
STATES = st.sampled_from([str(state.value) for state in FactState])
VALUES = st.builds(Value, NUMBERS, STATES, st.text(max_size=5))


@given(st.lists(st.tuples(st.sampled_from(KEYS), st.integers(2500, 2600), st.none() | VALUES), max_size=20))
def test_putting_and_reading_agree_and_never_change_what_was_given(steps: list[Any]) -> None:
    stored: Any = {}
    said: dict[Any, Any] = {}
    for key, year, value in steps:
        before = {name: dict(years) for name, years in stored.items()}
        after = put_value(stored, key, year, value)
        assert stored == before
        stored = after
        said[key, year] = value
    for (key, year), value in said.items():
        found = read_value(stored, key, year)
        assert (found is None) == (value is None)
        if value is not None and found is not None:
            assert (found.state, found.source, found.number) == (value.state, value.source, value.number)
    assert all(years for years in stored.values())


@pytest.mark.django_db
def test_words_tell_zero_from_no_number(places: Any) -> None:
    fact = fact_named("fund-members-now")
    assert fact is not None
    assert words(fact, Value("0"), unit=True) == "0 คน"
    assert words(fact, Value("1234.50")) == "1,234.50"
    assert words(fact, Value("12", FactState.ESTIMATE.value)) == "12 (ประมาณ)"
    assert words(fact, Value("", FactState.NOT_REPORTED.value)) == "ยังไม่มีรายงาน"
    assert words(fact, None) == ""
    check = fact_named("gov-audit")
    assert check is not None and words(check, Value("partly")) == "มีบางส่วน"
    assert Value("5").number == Decimal(5)
