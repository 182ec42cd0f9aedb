"""Many rows in few statements: the same as the ORM would write, histories and indexes included."""

from typing import Any

import pytest
from django.db import connection, transaction

from nakhonchai.base.bulk import create_recorded, update_recorded
from organizations.models import Organization
from tests.factories import OrganizationFactory, OrganizationTypeFactory

COUNT = 120  # more than triggers index by themselves


def made(count: int = COUNT) -> list[Organization]:
    """Return organizations as an import makes them, not yet stored."""
    kind = OrganizationTypeFactory(name="กลุ่มออมทรัพย์")
    records = [
        Organization(name=f"กลุ่มออมทรัพย์บ้านโคก {n}", area_id="320501", type=kind, extra={"ช่อง": f"ค่า{n}"})
        for n in range(count)
    ]
    for one in records:
        one.fill_derived_fields()
    return records


@pytest.fixture
def person(people: Any) -> Any:
    """Who writes."""
    return people.surin


def stored() -> Any:
    return Organization.objects.unscoped("test")


def check_index() -> None:
    """Let SQLite compare its index of words with the rows."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            table = Organization._meta.db_table
            cursor.execute(f"INSERT INTO {table}_words({table}_words, rank) VALUES ('integrity-check', 1)")
            cursor.execute(
                "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND name LIKE %s",
                [f"{table}_words_%"],
            )
            assert cursor.fetchone()[0] == 3


def test_rows_and_their_histories_are_what_they_should_be(person: Any) -> None:
    OrganizationFactory(name="อยู่ก่อนแล้ว", area_id="320501")
    records = made()
    with transaction.atomic():
        create_recorded(records, by=person, reason="ทดสอบ")
    assert stored().count() == COUNT + 1
    for one in records:
        kept = stored().get(pk=one.pk)
        assert (kept.name, kept.ref, kept.extra, kept.version) == (one.name, one.ref, one.extra, 1)
        (row,) = Organization.history.filter(id=one.pk)
        assert (row.history_type, row.history_user_id, row.history_change_reason) == ("+", person.pk, "ทดสอบ")
        assert (row.name, row.extra, row.updated_at) == (kept.name, kept.extra, kept.updated_at)
    assert stored().matching("ออมทรัพย์บ้านโคก").count() == COUNT
    check_index()


def test_changes_are_found_and_kept_in_the_history(person: Any) -> None:
    records = made()
    with transaction.atomic():
        create_recorded(records, by=person, reason="ทดสอบ")
    for one in records:
        one.name, one.version = one.name.replace("ออมทรัพย์", "ทอผ้า"), 2
        one.fill_derived_fields()
    with transaction.atomic():
        update_recorded(records, {"name", "version", "search_key", "sort_key"}, by=person, reason="แก้")
    assert stored().matching("ทอผ้าบ้านโคก").count() == COUNT
    assert not stored().matching("ออมทรัพย์บ้านโคก").exists()
    assert (
        Organization.history.filter(history_type="~", history_change_reason="แก้", version=2).count() == COUNT
    )
    check_index()


def test_a_transaction_that_fails_leaves_nothing_and_the_index_whole(person: Any) -> None:
    records = made()
    with pytest.raises(RuntimeError), transaction.atomic():
        create_recorded(records, by=person, reason="ทดสอบ")
        raise RuntimeError
    assert not stored().exists() and not Organization.history.exists()
    check_index()
    OrganizationFactory(name="ป่าชุมชนโคกสูง", area_id="320501")
    assert stored().matching("ป่าชุมชนโคกสูง").count() == 1


def test_what_a_constraint_forbids_is_not_written(person: Any) -> None:
    from django.db import IntegrityError

    records = made(60)
    records[7].area_id = None
    with pytest.raises(IntegrityError), transaction.atomic():
        create_recorded(records, by=person, reason="ทดสอบ")
    assert not stored().exists()


def test_nothing_to_write_is_no_question(person: Any, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        create_recorded([], by=person, reason="")
        update_recorded([], {"name"}, by=person, reason="")
