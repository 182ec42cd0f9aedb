"""A prepared question gives what Django's way gives, and steps aside where that would not be right."""

from unittest.mock import Mock

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from nakhonchai.base.planned import Kept, Planned, is_unwatched

QUESTION = Planned(
    "of_this_test", "SELECT 'ก', CAST(%s AS bigint) + CAST(%s AS bigint) UNION ALL SELECT 'ข', 7 ORDER BY 1"
)
ANSWER = [("ก", 5), ("ข", 7)]


@pytest.mark.django_db(transaction=True)
def test_the_same_rows_in_and_outside_a_transaction() -> None:
    connection.ensure_connection()
    connection.health_check_done = True
    assert [QUESTION.ask(connection, [2, 3]) for _ in range(3)] == [ANSWER] * 3
    with transaction.atomic():
        assert QUESTION.ask(connection, [2, 3]) == ANSWER
    connection.close()
    assert QUESTION.ask(connection, [2, 3]) == ANSWER


@pytest.mark.django_db(transaction=True)
def test_a_statement_that_the_server_forgot_is_prepared_again() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no server")
    connection.ensure_connection()
    connection.health_check_done = True
    assert QUESTION.ask(connection, [2, 3]) == ANSWER and connection.connection in QUESTION._ready
    with connection.cursor() as cursor:
        cursor.execute("DEALLOCATE ALL")
    assert QUESTION.ask(connection, [2, 3]) == ANSWER and connection.connection not in QUESTION._ready
    assert QUESTION.ask(connection, [2, 3]) == ANSWER and connection.connection in QUESTION._ready


@pytest.mark.django_db(transaction=True)
def test_who_looks_on_sees_the_question() -> None:
    seen = Mock(side_effect=lambda execute, *asked: execute(*asked))
    with connection.execute_wrapper(seen):
        assert QUESTION.ask(connection, [2, 3]) == ANSWER
    assert seen.call_count == 1


KEPT = Kept("SELECT CAST(%s AS text) || '%%', 7 WHERE 1 = CAST(%s AS integer)")


@pytest.mark.django_db(transaction=True)
def test_kept_gives_the_same_watched_and_unwatched() -> None:
    connection.ensure_connection()
    assert is_unwatched(connection) is (connection.vendor == "sqlite")
    for values, rows in ((["ก%s?", 1], [("ก%s?%", 7)]), (["ก", 2], [])):
        assert KEPT.rows(connection, values) == rows
        with CaptureQueriesContext(connection) as queries:
            assert not is_unwatched(connection)
            assert KEPT.rows(connection, values) == rows
        assert len(queries) == 1
        with transaction.atomic():
            assert KEPT.rows(connection, values) == rows


@pytest.mark.django_db(transaction=True)
def test_what_is_wrong_is_said_by_django() -> None:
    connection.ensure_connection()
    with pytest.raises(DatabaseError, match="nowhere"):
        Kept("SELECT 1 FROM nowhere").rows(connection, [])
    with pytest.raises(transaction.TransactionManagementError), transaction.atomic():
        transaction.set_rollback(True)
        KEPT.rows(connection, ["ก", 1])
