"""A search shows the rows that reading every row shows, in their order, and says how far it counted."""

import re
from datetime import UTC, datetime
from html import unescape
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection, transaction
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nakhonchai.base import early_finds, firsts, trigrams, word_search
from nakhonchai.base.firsts import first_place, has_firsts
from nakhonchai.records import search
from nakhonchai.records.counting import count_briefly, first_finds
from nakhonchai.records.views import RecordList
from nakhonchai.thai import search_key, strip_group_prefix, strip_place_prefix
from organizations.models import Organization
from tests.factories import LeaderFactory, OrganizationFactory, PositionFactory
from tests.records.test_stepping import follow

pytestmark = pytest.mark.django_db

PARTS = ["กองทุน", "สวัสดิการ", "ชุมชน", "ค้า", "น้ำ", "ป่า", "ที่ ", "เกลือ", "ฮ", "กลุ่ม", "Bank", "1", "%_"]
NAMES = st.lists(st.sampled_from(PARTS), min_size=1, max_size=4).map("".join).filter(str.strip)
ALL = "a comparison"
on_postgresql = pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite's index is in order")


@st.composite
def three(draw: Any, names: list[str]) -> str:
    """Three letters in a row of one of the names, or any three, with marks as they come."""
    text = draw(st.sampled_from([*names, "".join(PARTS)]))
    at = draw(st.integers(0, max(0, len(text) - 3)))
    return str(text[at : at + 3])


def reading(rows: Any, text: str) -> list[Any]:
    """Return the keys of the rows that hold the text, read one by one."""
    found = list(rows)
    for word in text.split():
        keys = {search_key(one) for one in (word, strip_group_prefix(word), strip_place_prefix(word))} - {""}
        found = [one for one in found if not keys or any(key in one.search_key for key in keys)]
    return [one.pk for one in sorted(found, key=lambda one: (one.sort_key, one.pk))]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), names=st.lists(NAMES, min_size=1, max_size=14), most=st.integers(3, 9))
def test_first_finds_are_those_of_reading_every_row(
    people: SimpleNamespace, data: Any, names: list[str], most: int
) -> None:
    text = " ".join(data.draw(st.lists(three(names), min_size=1, max_size=2)))
    start = data.draw(st.integers(0, 12))
    where = data.draw(st.sampled_from(["", "32", "3205", "31"]))
    with transaction.atomic(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(word_search, "FEW", data.draw(st.sampled_from([0, 3, 200])))
        patch.setattr(word_search, "REACH", data.draw(st.sampled_from([0, 4, 200])))
        patch.setattr(word_search, "TIMES", data.draw(st.sampled_from([1, 2])))
        patch.setattr(early_finds, "TIMES", data.draw(st.sampled_from([1, 2])))
        patch.setattr(early_finds, "LOOKED_AT", data.draw(st.sampled_from([1, 4, 64])))
        patch.setattr(early_finds, "DENSE", data.draw(st.sampled_from([0, 1, 32])))
        for number, name in enumerate(names):
            one = OrganizationFactory(name=name, area_id="310101" if number % 3 == 1 else "320501")
            if number % 5 == 4:
                Organization.objects.unscoped(ALL).filter(pk=one.pk).update(
                    trashed_at=datetime(2026, 1, 1, tzinfo=UTC), trash_reason="ซ้ำ"
                )
        rows = Organization.objects.visible_to(people.surin).alive().at(where)
        wanted, found = reading(rows, text), rows.matching(text, within=where).in_thai_order()
        page = first_finds(found, start, start + 3, most)
        assert page.keys == wanted[start : start + 3]
        assert (page.total, page.more) == (min(len(wanted), most), len(wanted) > most)
        assert count_briefly(found) == len(wanted)
        transaction.set_rollback(True)


@pytest.mark.parametrize("text", ["กองทุน", "อง", "ทุ", "กอง อง", "%_"])
@pytest.mark.parametrize("start", [0, 2, 4, 7, 9])
def test_a_page_may_lie_behind_what_is_counted(text: str, start: int, people: SimpleNamespace) -> None:
    for number in range(9):
        OrganizationFactory(name=f"กองทุน {number}")
    found = Organization.objects.visible_to(people.surin).alive().matching(text).in_thai_order()
    page = first_finds(found, start, start + 3, 3)
    assert page.keys == reading(Organization.objects.visible_to(people.surin), text)[start : start + 3]
    assert (page.total, page.more) == (3, True)


def listed(client: Any, address: str, **asked: str) -> tuple[Any, str]:
    page = client.get(address, asked)
    return page.context["page_obj"], re.search(r'<span role="status">(.*?)</span>', page.text)[1]  # type: ignore[index]


@pytest.mark.parametrize(("there", "more"), [(29, False), (30, False), (31, True)])
def test_the_number_is_said_as_far_as_it_was_counted(
    there: int, more: bool, people: Any, client_of: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(RecordList, "counted", 30)
    for number in range(there):
        OrganizationFactory(name=f"กองทุน {number:02}")
    client, address = client_of(people.surin), "/organizations/"
    page, said = listed(client, address, q="กองทุน")
    number = f"<strong>{min(there, 30)}</strong>"
    assert said == (f"พบมากกว่า {number} รายการ" if more else f"พบ {number} รายการ")
    html = client.get(address, {"q": "กองทุน"}).text
    assert ("นับให้ครบ" in html) is more
    assert ("จากมากกว่า 30 รายการ" in html) is more
    assert ("ทุกรายการที่กรองไว้ (มากกว่า 30)" in html) is more
    assert [row.name for row in page.object_list] == [f"กองทุน {number:02}" for number in range(25)]
    whole, said = listed(client, address, q="กองทุน", count="all")
    assert (said, whole.paginator.count) == (f"พบ <strong>{there}</strong> รายการ", there)
    assert whole.object_list == page.object_list
    # Without a search, and for what acts on all of them, the number is the number.
    assert listed(client, address)[0].paginator.count == there
    assert client.get(f"{address}export/", {"q": "กองทุน"}).context["count"] == there


@pytest.mark.parametrize("sort", ["name", "-name", "-updated_at"])
@pytest.mark.parametrize("area", ["", "32"])
def test_next_goes_on_beyond_what_was_counted(
    sort: str, area: str, people: Any, client_of: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(RecordList, "counted", 25)
    for number in range(90):
        OrganizationFactory(name=f"กองทุน {number % 7}", area_id="320501")
        OrganizationFactory(name="ป่าชุมชน", area_id="320501")
    client, asked = client_of(people.surin), f"/organizations/?q=กองทุน&sort={sort}&area={area}"
    onward = follow(client, asked, "next")
    assert [len(page) for page in onward] == [25, 25, 25, 15]
    flat = [ref for page in onward for ref in page]
    whole = follow(client, f"{asked}&count=all", "next")
    assert flat == [ref for page in whole for ref in page]
    assert len(set(flat)) == 90
    # A number alone is answered by counting, as on other lists; one behind the end is the last page.
    for number, rows in (("3", onward[2]), ("4", onward[3]), ("99", onward[3])):
        page = client.get(f"{asked}&page={number}")
        assert [row.record.ref for row in page.context["rows"]] == rows
        assert page.context["page_obj"].paginator.count == 90
    last = client.get(f"{asked}&page=4&after={onward[2][-1]}")
    assert 'rel="next"' not in last.text
    back = client.get("/organizations/" + unescape(re.search(r'rel="prev" href="([^"]+)"', last.text)[1]))  # type: ignore[index]
    assert [row.record.ref for row in back.context["rows"]] == onward[2]
    assert back.context["page_obj"].has_next()
    gone = client.get(f"{asked}&page=2&after=22222222")
    assert gone.status_code == 200
    assert gone.context["rows"]


def test_what_others_hold_is_neither_shown_nor_counted(
    people: Any, client_of: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(RecordList, "counted", 25)
    monkeypatch.setattr(search, "COUNTED", 25)
    for area, many in (("320501", 40), ("310101", 4), ("300101", 30)):
        for _ in range(many):
            leader = LeaderFactory(area_id=area, given_name="บุญมี")
            PositionFactory(leader=leader, organization=None, area_id=area)
    address = reverse("leaders:position-list")
    for person, code, count in ((people.surin, "32", 40), (people.buriram, "31", 4)):
        client, more = client_of(person), count > 25
        page, said = listed(client, address, q="ประธาน")
        assert (page.paginator.count, "มากกว่า" in said) == (min(count, 25), more)
        assert {one.area_id[:2] for one in page.object_list} == {code}
        assert listed(client, address, q="ประธาน", count="all")[0].paginator.count == count
        (found,) = client.get("/search/", {"q": "บุญมี"}).context["groups"]
        assert (found.count, found.more) == (min(count, 25), more)
    assert not client_of(people.empty).get(address, {"q": "ประธาน"}).context["page_obj"].paginator.count


def test_the_search_of_the_portal_says_more_than(
    people: Any, client_of: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "COUNTED", 8)
    for many, said in ((8, '<span class="tab-count">8</span>'), (1, "มากกว่า </span>8<span")):
        for _ in range(many):
            OrganizationFactory(name="กองทุนสวัสดิการ")
        html = client_of(people.surin).get("/search/", {"q": "สวัสดิการ"}).text
        assert said in html
        assert "ดูทั้งหมด" in html


@pytest.mark.parametrize(
    ("text", "most", "asked"),
    [
        ("กองทุน", 1000, 2),  # how many there are and where they stand, and the few that they are
        ("กองทุน", 3, {"sqlite": 2, "postgresql": 1}),  # more than are counted, close together
        ("ที่", 3, 1),
        ("ฮฮฮ", 1000, 1),
    ],
)
def test_a_search_asks_a_question_or_two(
    text: str,
    most: int,
    asked: Any,
    people: Any,
    monkeypatch: pytest.MonkeyPatch,
    django_assert_num_queries: Any,
) -> None:
    monkeypatch.setattr(early_finds, "DENSE", 4)
    for many in (8, 40):
        for number in range(many):
            OrganizationFactory(name=f"กองทุน ที่ {number}")
        found = Organization.objects.visible_to(people.codi).alive().matching(text).in_thai_order()
        first_finds(found, 0, 3, most)  # what is asked once for each database
        with django_assert_num_queries(asked if isinstance(asked, int) else asked[connection.vendor]):
            page = first_finds(found, 0, 3, most)
        assert page.keys == reading(Organization.objects.unscoped(ALL), text)[:3]


def place(word: str) -> str | None:
    return first_place(Organization, [frozenset([word])], "default")


@on_postgresql
def test_notes_follow_every_way_of_writing(places: object) -> None:
    assert has_firsts(Organization, connection)
    assert place("ขคง") is None
    one = OrganizationFactory(name="ฮ ขคงจ")
    assert (place("ขคง"), place("ขค"), place("ขคงจ"), place("คงจฉ")) == (one.sort_key[:16],) * 3 + (None,)
    lower = OrganizationFactory(name="ก ขคง")
    assert place("ขคง") == lower.sort_key[:16]
    rows = Organization.objects.unscoped("a bulk write past every method")
    rows.filter(pk=one.pk).update(search_key="ตถท", sort_key="ญ")
    assert place("ตถท") == "ญ"
    rows.filter(pk=lower.pk).delete()
    assert place("ขคง") == lower.sort_key[:16]  # lower than need be: it costs time, not finds
    assert list(rows.matching("ตถท").in_thai_order()) == list(rows.filter(pk=one.pk))


@on_postgresql
def test_notes_that_are_missing_are_made_again(places: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(firsts, "_there", {})
    one = OrganizationFactory(name="ขคงจ")
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(
            "DROP TRIGGER organizations_organization_brief_noted ON organizations_organization_brief"
        )
    other = OrganizationFactory(name="ก ขคงจ")
    found = Organization.objects.unscoped(ALL).matching("ขคง").in_thai_order()
    assert first_finds(found, 0, 5).keys == [other.pk, one.pk]  # asked without notes
    trigrams.keep_trigrams()
    assert place("ขคง") == other.sort_key[:16]
    assert first_finds(found, 0, 5).keys == [other.pk, one.pk]


def test_the_rows_of_a_search_are_read_together(
    people: Any, client_of: Any, django_assert_max_num_queries: Any
) -> None:
    """What a line leaves out is not asked for row by row."""
    asked = []
    for many in (1, 20):
        for _ in range(many):
            OrganizationFactory(name="กองทุนสวัสดิการ")
        for person in (people.surin, people.buriram, people.viewer, people.codi):
            client = client_of(person)
            client.get("/organizations/", {"q": "สวัสดิการ"})
            with django_assert_max_num_queries(40) as seen:
                page = client.get("/organizations/", {"q": "สวัสดิการ"})
            assert len(page.context["rows"]) == many + (many > 1)
            asked.append(len(seen))
    assert asked[:4] == asked[4:]


@on_postgresql
def test_what_is_noted_is_the_lowest_place_of_two_and_of_three_letters(places: object) -> None:
    for name in ["ปลา", "ลาน้ำ", "ข", "ขค", "กลาน้ำปลา", "น้ำ น้ำ"]:
        OrganizationFactory(name=name)
    wanted: dict[str, str] = {}
    for one in Organization.objects.unscoped(ALL).all():
        key, place = one.search_key, one.sort_key[: firsts.PLACE]
        for size in (2, 3):
            for at in range(len(key) - size + 1):
                part = key[at : at + size]
                wanted[part] = min(wanted.get(part, place), place)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT letters, min(place) FROM {firsts.notes_table(Organization)} GROUP BY 1")
        assert dict(cursor.fetchall()) == wanted


@on_postgresql
def test_an_older_way_of_noting_is_replaced(places: object) -> None:
    OrganizationFactory(name="ปลา")
    with connection.cursor() as cursor:
        for event in firsts.EVENTS:
            cursor.execute(
                f"CREATE OR REPLACE FUNCTION organizations_organization_brief_{event}() RETURNS trigger"
                " LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$"
            )
    trigrams.keep_trigrams()
    OrganizationFactory(name="ฮูก")
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {firsts.notes_table(Organization)} WHERE letters LIKE 'ฮ%'")
        assert cursor.fetchone()[0] > 0
        cursor.execute(f"SELECT count(*) FROM {firsts.notes_table(Organization)} WHERE letters LIKE 'ปล%'")
        assert cursor.fetchone()[0] > 0  # what was noted stays
