"""A PostgreSQL database in which Thai fails is refused, in words that help."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.core.checks import run_checks
from django.db import DatabaseError, connection

from nakhonchai.base import checks


class Cursor:
    """Answers like a database with the given settings."""

    def __init__(self, answer: Any) -> None:
        self.answer = answer

    def __enter__(self) -> "Cursor":
        return self

    def __exit__(self, *args: object) -> None: ...

    def execute(self, sql: str) -> None:
        if isinstance(self.answer, Exception):
            raise self.answer

    def fetchone(self) -> Any:
        return self.answer


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        (("UTF8", "th_TH.UTF-8", True), []),
        (("UTF8", "C.UTF-8", True), []),
        (("UTF8", "C", True), ["nakhonchai.E002"]),
        (("UTF8", "POSIX", False), ["nakhonchai.E002"]),
        (("UTF8", "C.UTF-8", False), ["nakhonchai.E002"]),
        (("SQL_ASCII", "C", False), ["nakhonchai.E001"]),
        (("LATIN1", "C", False), ["nakhonchai.E001"]),
        (DatabaseError("no equivalent"), ["nakhonchai.E001"]),
    ],
)
def test_encoding_and_locale_must_know_thai(
    monkeypatch: pytest.MonkeyPatch, answer: Any, found: list[str]
) -> None:
    database = SimpleNamespace(vendor="postgresql", cursor=lambda: Cursor(answer))
    monkeypatch.setattr(checks, "connections", {"default": database})
    told = checks.database_knows_thai(databases=["default"])
    assert [message.id for message in told] == found
    assert all("createdb --encoding=UTF8" in str(message.hint) for message in told)


def test_sqlite_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "connections", {"default": SimpleNamespace(vendor="sqlite")})
    assert checks.database_knows_thai(databases=["default"]) == []
    assert checks.database_knows_thai(databases=None) == []


@pytest.mark.django_db
def test_the_check_is_registered_and_this_database_passes() -> None:
    found = run_checks(databases=[connection.alias])
    assert [message for message in found if str(message.id).startswith("nakhonchai.E00")] == []
    if connection.vendor == "postgresql":
        assert checks.database_knows_thai(databases=["default"]) == []
