"""The narrow copy of a large table follows its rows, and answers what the table itself answers."""

from datetime import UTC, datetime
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.models import Q
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leaders.models import Leader
from nakhonchai.base import brief, trigrams, word_search
from nakhonchai.base.brief import asked_briefly, brief_table, columns_of, is_brief
from nakhonchai.base.bulk import create_recorded, update_recorded
from nakhonchai.base.order_number import last_of_group, letters_of, order_number
from nakhonchai.records.counting import finds
from nakhonchai.records.refs import settle_refs
from tests.factories import LeaderFactory, PositionFactory

on_sqlite = pytest.mark.skipif(
    "connection.vendor != 'sqlite'", reason="SQLite's index alone has these numbers"
)
on_postgresql = pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has no TRUNCATE")
NAMES = ["บุญมี", "บุญมา", "บุญ", "มีบุญ", "กบุญมี", "เสาวณี", "สาว", "ฮวด", "บุญมีชัย", "Bunmee", "๑๒๓"]
ALL = "a comparison"


@pytest.fixture
def sqlite(db: object) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite's index has these numbers")


def rows_of(table: str) -> list[Any]:
    # As texts: SQLite's driver reads a column by the type with which it was declared.
    columns = ", ".join(f"CAST({column} AS text)" for column in columns_of(Leader))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns} FROM {table} ORDER BY id")
        return list(cursor.fetchall())


def both_are_alike() -> bool:
    return rows_of(brief_table(Leader)) == rows_of(Leader._meta.db_table)


def test_copy_follows_every_way_of_writing(places: object) -> None:
    one, other = LeaderFactory(area_id="320501"), LeaderFactory(area_id="320502")
    everybody = Leader.objects.unscoped(ALL)
    assert len(rows_of(brief_table(Leader))) == 2
    assert both_are_alike()
    one.given_name = "เปลี่ยน"
    one.save()
    assert both_are_alike()
    everybody.filter(pk=other.pk).update(area_id="310101", sort_key="ก", search_key="ขคง")
    assert both_are_alike()
    everybody.filter(pk=other.pk).update(trashed_at=datetime(2026, 1, 1, tzinfo=UTC), trash_reason="ซ้ำ")
    assert rows_of(brief_table(Leader))[1][-1] is not None
    assert both_are_alike()
    everybody.filter(pk=one.pk).delete()
    assert [row[0] for row in rows_of(brief_table(Leader))] == [str(other.pk)]
    with connection.cursor() as cursor:
        cursor.execute("UPDATE leaders_leader SET sort_key = 'ฮ'")
    assert both_are_alike()


@on_postgresql
def test_emptied_table_has_an_empty_copy(places: object) -> None:
    LeaderFactory(area_id="320501")
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; TRUNCATE leaders_leader CASCADE")
    assert rows_of(brief_table(Leader)) == []


def test_copy_follows_rows_that_are_written_together(places: object) -> None:
    made = [LeaderFactory.build(area_id="320501", given_name=f"คน{number}") for number in range(60)]
    settle_refs(made)
    for one in made:
        one.fill_derived_fields()
    create_recorded(made, by=None, reason="ทดสอบ")
    assert len(rows_of(brief_table(Leader))) == 60
    assert both_are_alike()
    for one in made:
        one.area_id, one.given_name = "310101", "ใหม่"
        one.fill_derived_fields()
    update_recorded(made, ["area_id", "given_name", "search_key", "sort_key"], by=None, reason="ทดสอบ")
    assert both_are_alike()
    everybody = Leader.objects.unscoped(ALL).alive()
    assert finds(everybody.matching("ใหม่").in_thai_order(), 0, 5).total == 60
    assert not finds(everybody.matching("คน1").in_thai_order(), 0, 5).keys


def test_copy_is_made_again_where_it_is_not_whole(places: object) -> None:
    one = LeaderFactory(area_id="320501")
    with connection.cursor() as cursor:
        on = " ON leaders_leader" if connection.vendor == "postgresql" else ""
        cursor.execute(f"DROP TRIGGER leaders_leader_brief_changed{on}")
    Leader.objects.unscoped(ALL).filter(pk=one.pk).update(sort_key="ฮฮ")
    assert not both_are_alike()
    trigrams.keep_trigrams()
    assert both_are_alike()
    Leader.objects.unscoped(ALL).filter(pk=one.pk).update(sort_key="กก")
    assert both_are_alike()


def test_only_what_the_copy_knows_is_asked_there(people: SimpleNamespace) -> None:
    seen = Leader.objects.visible_to(people.surin).alive().at("32").matching("บุญมี").in_thai_order()
    assert is_brief(asked_briefly(seen).query)
    assert not is_brief(seen.query)
    for more in (
        seen.filter(gender="female"),
        seen.filter(Q(note="") | Q(area_id="320501")),
        seen.filter(area__name_th="กังแอน"),
        seen.order_by("birth_year"),
        seen.distinct(),
    ):
        assert not is_brief(asked_briefly(more).query)


def test_nothing_changes_without_the_copy(people: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    one = LeaderFactory(area_id="320501", given_name="บุญมี")
    asked = Leader.objects.visible_to(people.surin).alive().matching("บุญมี").in_thai_order()
    for module in (brief, trigrams):
        monkeypatch.setattr(module, "has_brief", lambda model, connection: False)
    found = finds(asked, 0, 5)
    assert (found.keys, found.total) == ([one.pk], 1)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    names=st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES), st.integers(0, 5)), max_size=25),
    text=st.sampled_from(["บุญมี", "บุญ", "ชัย", "เสาว", "ยมี", "nme", "บุญ มี", "123"]),
    few=st.sampled_from([0, 3, 2000]),
    reach=st.sampled_from([0, 4, 200]),
    start=st.sampled_from([0, 2, 5]),
)
def test_finds_are_those_of_reading_every_row(
    people: SimpleNamespace,
    names: list[tuple[str, str, int]],
    text: str,
    few: int,
    reach: int,
    start: int,
) -> None:
    """For one who sees everybody, and for one who sees a province and those with a post in it."""
    with transaction.atomic(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(word_search, "FEW", few)
        patch.setattr(word_search, "REACH", reach)
        for given_name, family_name, kind in names:
            one = LeaderFactory(
                area_id="310101" if kind % 2 else "320501", given_name=given_name, family_name=family_name
            )
            if kind == 4:
                Leader.objects.unscoped(ALL).filter(pk=one.pk).update(
                    trashed_at=datetime(2026, 1, 1, tzinfo=UTC), trash_reason="ซ้ำ"
                )
            if kind == 5:
                PositionFactory(leader=one, organization=None, area_id="320501")
        for person in (people.codi, people.surin):
            visible = Leader.objects.visible_to(person).alive()
            wanted = [
                one.pk
                for one in sorted(visible, key=lambda one: (one.sort_key, one.pk))
                if all(word.lower() in one.search_key for word in text.split())
            ]
            found = finds(visible.matching(text).in_thai_order(), start, start + 3)
            assert found.keys == wanted[start : start + 3]
            if found.keys:
                assert found.total == len(wanted)
            assert set(visible.matching(text).values_list("pk", flat=True)) == set(wanted)
        transaction.set_rollback(True)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(alphabet="กขฮะุ๛!a1z฿￿日é", max_size=7), min_size=2, max_size=12))
def test_numbers_never_contradict_the_order(sqlite: None, texts: list[str]) -> None:
    with connection.cursor() as cursor:
        numbers = []
        for place, text in enumerate(sorted(texts), 1):
            cursor.execute(
                f"SELECT {order_number('made.', 'id')} FROM (SELECT %s AS sort_key, %s AS id) AS made",
                [text, place],
            )
            numbers.append(cursor.fetchone()[0])
    for before, after in pairwise(numbers):
        assert last_of_group(before) <= last_of_group(after)
    for text, number in zip(sorted(texts), numbers, strict=True):
        assert text.startswith(letters_of(number))
        assert 0 < number <= last_of_group(number) < 2**63
