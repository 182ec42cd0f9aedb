"""The index of trigrams finds what LIKE finds, whichever way rows are written; without it nothing changes."""

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nakhonchai.base import trigrams
from nakhonchai.base.gin import UNSORTED
from nakhonchai.base.order_number import key_in
from nakhonchai.geography.models import Area
from nakhonchai.geography.search import find_places
from nakhonchai.thai import search_key, strip_group_prefix, strip_place_prefix
from organizations.models import Organization
from tests.factories import OrganizationFactory

PARTS = ["กลุ่ม", "ออม", "ทรัพย์", "บ้าน", "โคก", "สูง", "ป่า", "ชุมชน", *"aQ%_'\"*- 1"]
NAMES = st.lists(st.sampled_from(PARTS), min_size=1, max_size=6).map("".join).filter(str.strip)
on_sqlite = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL keeps its index itself")


def by_like(text: str) -> set[int]:
    """Return what is found when every row is read."""
    found = list(Organization.objects.unscoped("a comparison"))
    for word in text.split():
        forms = {word, strip_group_prefix(word), strip_place_prefix(word)}
        keys = {search_key(form) for form in forms} - {""}
        found = [one for one in found if not keys or any(key in one.search_key for key in keys)]
    return {one.pk for one in found}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(names=st.lists(NAMES, min_size=1, max_size=8), text=NAMES)
def test_search_finds_what_reading_every_row_finds(places: object, names: list[str], text: str) -> None:
    made = [OrganizationFactory(name=f"องค์กร {name}", area_id="320501") for name in names]
    found = Organization.objects.unscoped("a comparison").matching(text)
    assert set(found.values_list("pk", flat=True)) == by_like(text)
    Organization.objects.unscoped("clean up").filter(pk__in=[one.pk for one in made]).delete()


def indexed(word: str) -> set[int]:
    """Return the rows that the index itself holds for a word."""
    with connection.cursor() as cursor:
        index = "organizations_organization_words"
        cursor.execute(f"SELECT {key_in('rowid')} FROM {index} WHERE {index} MATCH %s", [f'"{word}"'])
        return {row for (row,) in cursor.fetchall()}


@on_sqlite
def test_index_follows_every_way_of_writing(places: object) -> None:
    one = OrganizationFactory(name="กองทุนสวัสดิการ", area_id="320501")
    assert indexed("สวัสดิการ") == {one.pk}
    rows = Organization.objects.unscoped("a bulk write past every method").filter(pk=one.pk)
    rows.update(search_key="ออมทรัพย")
    assert (indexed("สวัสดิการ"), indexed("ออมทรัพย")) == (set(), {one.pk})
    rows.delete()
    assert indexed("ออมทรัพย") == set()


@on_sqlite
def test_index_is_filled_again_when_a_migration_has_lost_its_triggers(places: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER organizations_organization_words_added")
    one = OrganizationFactory(name="ป่าชุมชน", area_id="320501")
    assert indexed("ปาชุมชน") == set()
    trigrams.keep_trigrams()
    assert indexed("ปาชุมชน") == {one.pk}


@on_sqlite
def test_search_works_without_the_index(places: object, monkeypatch: pytest.MonkeyPatch) -> None:
    one = OrganizationFactory(name="ป่าชุมชน", area_id="320501")
    monkeypatch.setattr(trigrams, "_is_indexed", lambda model, connection: False)
    assert list(Organization.objects.unscoped("a comparison").matching("ชุมชน")) == [one]
    assert "กังแอน" in [found.area.name_th for found in find_places("กังแอน")]


@on_sqlite
def test_no_two_codes_have_one_number(places: object) -> None:
    codes = ["32", "3205", "320501", "32050101", "320501A1", "320501A2", "320501B1", "320502A1", "99999999"]
    with connection.cursor() as cursor:
        numbers = []
        for code in codes:
            cursor.execute(f"SELECT {Area.trigram_number(f''' '{code}' ''')}")
            numbers.append(cursor.fetchone()[0])
    assert len(set(numbers)) == len(codes)


def test_area_found_by_index_after_it_was_renamed(places: object) -> None:
    area = Area.objects.get(code="320501")
    area.name_th = "ทดลองใหม่"
    area.save()
    assert [found.area.code for found in find_places("ทดลองใหม่")] == ["320501"]
    assert "320501" not in [found.area.code for found in find_places("กังแอน")]


def test_kinds_that_hold_a_word_are_told_in_one_query(
    places: object, django_assert_num_queries: object
) -> None:
    OrganizationFactory(name="ป่าชุมชน", area_id="320501")
    words = [frozenset({"ชุมชน"})]
    trigrams.kinds_that_hold([Organization], words)
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert trigrams.kinds_that_hold([Organization, Area], words) == [Organization]
    assert trigrams.kinds_that_hold([Organization, Area], [frozenset({"ชุ"})]) == [Organization, Area]


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite's index has no such list")
def test_little_of_what_was_written_waits_unsorted(places: object) -> None:
    asked = "SELECT reloptions FROM pg_class WHERE relname = 'organizations_organization_words'"
    changes = ["RESET (gin_pending_list_limit)", "SET (gin_pending_list_limit=4096)"]
    with connection.cursor() as cursor:
        for change in changes:
            cursor.execute(f"ALTER INDEX organizations_organization_words {change}")
            trigrams.keep_trigrams()
            cursor.execute(asked)
            assert cursor.fetchone()[0] == [UNSORTED]
