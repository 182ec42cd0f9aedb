"""Counts of a list are kept as long as nothing was written, and never longer."""

from datetime import date
from types import SimpleNamespace
from typing import Any

from django.urls import reverse

from leaders.models import Leader, Position
from nakhonchai.accounts.scope import scope_of
from nakhonchai.base.writing import write
from nakhonchai.records.actions import save_record, trash_record
from nakhonchai.records.counting import count_visible, finds
from tests.factories import LeaderFactory, PositionFactory


def counted(person: Any) -> int:
    return count_visible(Leader.objects.visible_to(person).alive(), scope_of(person))


def saved(record: Any, by: Any) -> Any:
    save_record(record, by=by, reason="ทดสอบ")
    return record


def test_count_is_kept_and_costs_one_question(
    people: SimpleNamespace, django_assert_num_queries: Any
) -> None:
    LeaderFactory(area_id="320501")
    scope_of(people.surin)
    assert counted(people.surin) == 1
    with django_assert_num_queries(1):  # the stamps
        assert counted(people.surin) == 1


def test_count_follows_every_write_at_once(people: SimpleNamespace) -> None:
    one = LeaderFactory(area_id="320501")
    assert counted(people.surin) == 1
    more = saved(Leader(area_id="320501", given_name="ทองใบ"), people.surin)
    assert counted(people.surin) == 2
    trash_record(more, by=people.surin, reason="ซ้ำ")
    assert counted(people.surin) == 1
    # A post in the reader's areas makes somebody of elsewhere visible, and its end takes them away.
    elsewhere = LeaderFactory(area_id="310101")
    post = PositionFactory.build(leader=elsewhere, organization=None, area_id="320501")
    post.role.save()
    post.role_id = post.role.pk
    write(post, by=people.surin)
    assert counted(people.surin) == 2
    post.ended = date(2026, 1, 1)
    write(post, by=people.surin)
    assert counted(people.surin) == 1
    assert one in Leader.objects.visible_to(people.surin)


def test_counts_of_two_readers_are_two(people: SimpleNamespace) -> None:
    LeaderFactory(area_id="320501")
    assert (counted(people.surin), counted(people.buriram)) == (1, 0)


def test_list_of_finds_keeps_order_and_scope(people: SimpleNamespace, client_of: Any) -> None:
    for name, area in (("บุญมี ขาว", "320501"), ("บุญมี แดง", "310101"), ("บุญมี กลาง", "320501")):
        given, family = name.split()
        LeaderFactory(area_id=area, given_name=given, family_name=family)
    found = finds(Leader.objects.visible_to(people.surin).matching("บุญมี").in_thai_order(), 0, 10)
    assert found.total == 2
    shown = found.rows(lambda queryset: queryset.with_home())
    assert [one.family_name for one in shown] == ["กลาง", "ขาว"]
    page = client_of(people.surin).get(reverse("leaders:leader-list"), {"q": "บุญมี"})
    assert [row.record.family_name for row in page.context["rows"]] == ["กลาง", "ขาว"]
    assert page.context["page_obj"].paginator.count == 2


def test_every_page_of_finds_has_its_own(people: SimpleNamespace, client_of: Any) -> None:
    for number in range(53):
        LeaderFactory(area_id="320501", given_name="บุญมี", family_name=f"คน{number:02}")
    client, address = client_of(people.surin), reverse("leaders:leader-list")
    seen = []
    for page in ("1", "2", "3"):
        answer = client.get(address, {"q": "บุญมี", "page": page})
        assert answer.context["page_obj"].paginator.count == 53
        seen += [row.record.family_name for row in answer.context["rows"]]
    assert seen == [f"คน{number:02}" for number in range(53)]
    for odd in ("0", "9", "99999999999999999999", "x", "-1", ""):  # as on other lists: the first or the last
        answer = client.get(address, {"q": "บุญมี", "page": odd})
        assert answer.context["page_obj"].paginator.count == 53
        assert answer.context["rows"]
    page = client.get(reverse("portal:search"), {"q": "บุญมี"})
    assert [group.count for group in page.context["groups"]] == [53]


def test_line_about_a_position_needs_no_further_query(
    people: SimpleNamespace, django_assert_num_queries: Any
) -> None:
    PositionFactory(leader=LeaderFactory(area_id="320501"))
    rows = Position.objects.visible_to(people.surin).in_brief("role__name", "leader__ref")
    with django_assert_num_queries(1):
        assert [(one.role.name, one.leader.ref, one.home_path) for one in rows]
