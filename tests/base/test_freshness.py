"""Stamps are summed again only when somebody stamped: the pulse tells, whoever wrote it."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import Sum

from nakhonchai.base import freshness
from nakhonchai.base.freshness import stamps, touch
from nakhonchai.base.models import Freshness, Pulse

THINGS, OTHERS = "base.thing", "base.other"


def counted() -> dict[str, int]:
    """Return the stamps as a sum of all of them says."""
    return dict(Freshness.objects.values_list("kind").annotate(total=Sum("count")).order_by())


def elsewhere(do: Callable[[], object]) -> None:
    """Do it in a connection of its own."""

    def run() -> None:
        try:
            do()
        finally:
            connection.close()

    other = threading.Thread(target=run)
    other.start()
    other.join(20)
    assert not other.is_alive()


def emptied() -> None:
    """Empty both tables as ``flush`` does."""
    tables = [model._meta.db_table for model in (Freshness, Pulse)]
    connection.ops.execute_sql_flush(connection.ops.sql_flush(no_style(), tables, reset_sequences=True))


@pytest.mark.django_db
def test_nothing_is_summed_while_nobody_stamps(django_assert_num_queries: Any) -> None:
    touch(THINGS, ["320501", "310102"])
    first = stamps()
    assert first == counted() and first[THINGS] == 2
    with django_assert_num_queries(1):
        assert stamps() is first
    touch(THINGS, ["320501"])
    with django_assert_num_queries(1):
        again = stamps()
    assert again == counted() == first | {THINGS: 3}


@pytest.mark.django_db
def test_a_transaction_that_was_taken_back_leaves_nothing_behind() -> None:
    """What was remembered within it is never taken for what others write later."""
    touch(THINGS, ["32"])
    before = stamps()
    with pytest.raises(RuntimeError), transaction.atomic():
        touch(THINGS, ["32"])
        assert stamps()[THINGS] == before[THINGS] + 1
        raise RuntimeError
    assert stamps() == before
    touch(OTHERS, ["32"])
    assert stamps() == counted() == before | {OTHERS: 1}


@pytest.mark.django_db(transaction=True)
def test_what_others_stamp_is_seen_as_soon_as_it_counts() -> None:
    touch(THINGS, ["32"])
    before = stamps()
    elsewhere(lambda: touch(THINGS, ["31"]))
    assert stamps() == counted() == before | {THINGS: before[THINGS] + 1}
    elsewhere(emptied)
    assert stamps() == counted() and THINGS not in stamps()
    touch(OTHERS, ["32"])
    assert stamps() == counted()


@pytest.mark.django_db
def test_stamps_without_a_pulse_are_never_remembered() -> None:
    """As after a flush, or with records that were loaded from a file."""
    touch(THINGS, ["32"])
    Pulse.objects.all().delete()
    before = stamps()
    Freshness.objects.create(kind=OTHERS, place="32", count=7)
    Pulse.objects.all().delete()
    assert stamps() == counted() == before | {OTHERS: 7}


@pytest.mark.django_db
def test_whoever_stamps_moves_the_pulse() -> None:
    """An older release beside this one, or a statement typed by hand."""
    touch(THINGS, ["32"])
    for _ in range(3):
        before = stamps()
        with connection.cursor() as cursor:
            cursor.execute("UPDATE base_freshness SET count = count + 1 WHERE kind = %s", [THINGS])
        assert stamps() == counted() == before | {THINGS: before[THINGS] + 1}
    Pulse.objects.all().delete()
    Freshness.objects.create(kind=OTHERS, place="32", count=7)
    assert stamps() == counted()
    Freshness.objects.filter(kind=OTHERS).update(count=8)
    assert stamps() == counted()


@pytest.mark.django_db
def test_another_database_is_another_one(monkeypatch: pytest.MonkeyPatch) -> None:
    touch(THINGS, ["32"])
    right = stamps()
    known = freshness._known
    assert known
    monkeypatch.setattr(freshness, "_known", ("elsewhere", known[1], {THINGS: 99}))
    assert stamps() == right


@pytest.mark.django_db(transaction=True)
def test_savers_do_not_wait_for_each_other() -> None:
    """While somebody holds the row of the pulse, another one is made; readers sum them."""
    if connection.vendor != "postgresql":
        pytest.skip("on SQLite there is one writer")
    touch(THINGS, ["32"])
    before = stamps()
    with transaction.atomic():
        touch(THINGS, ["32"])
        elsewhere(lambda: touch(THINGS, ["31"]))
        inside = stamps()[THINGS]
    assert inside == before[THINGS] + 2 and stamps() == counted()
    assert Pulse.objects.count() == 2
    elsewhere(lambda: touch(THINGS, ["31"]))
    assert Pulse.objects.count() == 2 and stamps() == counted()
