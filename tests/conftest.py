"""The stage on which every test plays: a small real tree of places, and people with different rights."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.db import connection
from django.template import engines
from django.test import Client
from hypothesis import settings as hypothesis_settings

from tests.factories import AccountFactory, make_places
from tests.many_locks import leave_room_for_restoring
from tests.migrated import use_migrated_copy

# How long an example takes tells of the machine's other work, not of the code: no deadline. Whoever types
# `make test` looks at new examples each time; a gate looks at the same ones, so that a change is let in or
# not for what it is.
hypothesis_settings.register_profile(
    "tests", deadline=None, derandomize=os.environ.get("SAME_EXAMPLES") == "yes"
)
hypothesis_settings.load_profile("tests")

leave_room_for_restoring()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give back what migrations loaded before each test that empties the tables after itself.

    One test that did not would leave tables half filled for the next one of its kind. First, since
    the order of tests is made from these marks.
    """
    for item in items:
        mark = item.get_closest_marker("django_db")
        asks = {"transactional_db", "live_server"} & set(getattr(item, "fixturenames", ()))
        if asks or (mark and mark.kwargs.get("transaction")):
            item.add_marker(pytest.mark.django_db(transaction=True, serialized_rollback=True), append=False)


class MissingVariable(str):
    """What a template gets for a variable that does not exist: an error, where it would be shown."""

    def __mod__(self, name: Any) -> str:
        raise AssertionError(f"template variable does not exist: {name}")

    def __contains__(self, item: Any) -> bool:
        return item == "%s"


@pytest.fixture(autouse=True)
def templates_know_their_variables(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail for ``{{ misspelt }}`` in our own templates; the admin's and libraries' rely on silence."""
    if request.node.get_closest_marker("lenient_templates"):
        yield
        return
    engine = engines["django"].engine  # type: ignore[attr-defined]
    before, engine.string_if_invalid = engine.string_if_invalid, MissingVariable("%s")
    yield
    engine.string_if_invalid = before


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> None:
    """Migrate once for each set of migrations, not once for each run."""
    use_migrated_copy()


@pytest.fixture(autouse=True)
def empty_cache() -> Iterator[None]:
    """No figure and no sign-in limit outlives a test."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def places(db: Any) -> Any:
    """Four provinces with a few places each; returns the cluster."""
    return make_places()


@pytest.fixture
def people(places: Any) -> SimpleNamespace:
    """One account of each kind that the rights table tells apart."""
    return SimpleNamespace(
        signed_out=AnonymousUser(),
        viewer=AccountFactory(viewer=True, username="viewer", areas=["32"]),
        recorder=AccountFactory(recorder=True, username="recorder", areas=["320501"]),
        surin=AccountFactory(coordinator=True, username="surin", areas=["32"]),
        buriram=AccountFactory(coordinator=True, username="buriram", areas=["31"]),
        two=AccountFactory(coordinator=True, username="two", areas=["30", "36"]),
        cluster=AccountFactory(coordinator=True, username="cluster", clusters=[places]),
        codi=AccountFactory(codi=True, username="codi"),
        # Staff of one province: the admin site opens, but for that province only.
        staff_of_korat=AccountFactory(codi=True, username="staff30", areas=["30"]),
        # A coordinator who holds nothing yet.
        empty=AccountFactory(coordinator=True, username="empty"),
        disabled=AccountFactory(coordinator=True, username="disabled", areas=["32"], is_active=False),
        administrator=AccountFactory(administrator=True, username="administrator"),
    )


@pytest.fixture
def client_of() -> Callable[[Any], Client]:
    """Return a function that gives a browser in which somebody is signed in (or nobody)."""

    def signed_in(account: Any) -> Client:
        client = Client()
        if account.is_authenticated and account.is_active:
            client.force_login(account)
        return client

    return signed_in


@pytest.fixture(scope="session")
def sample_files() -> Path:
    """The folder of sample files that the setting SAMPLE_FILES names."""
    if not settings.SAMPLE_FILES:
        pytest.skip("not run: SAMPLE_FILES does not name the folder of sample files")
    folder = Path(settings.SAMPLE_FILES)
    assert folder.is_dir(), f"SAMPLE_FILES names {folder}, which is not there"
    return folder


@pytest.fixture
def real_database(transactional_db: Any, tmp_path: Path) -> Iterator[None]:
    """Let threads meet as in real life: an SQLite of the tests lies in memory, where locks are others."""
    if connection.vendor != "sqlite" or not connection.is_in_memory_db():
        yield
        return
    path = tmp_path / "threads.sqlite3"
    connection.ensure_connection()
    with closing(sqlite3.connect(path)) as target:
        connection.connection.backup(target)
    kept, name = connection.connection, connection.settings_dict["NAME"]
    connection.connection, connection.settings_dict["NAME"] = None, str(path)
    yield
    connection.close()
    connection.connection, connection.settings_dict["NAME"] = kept, name
