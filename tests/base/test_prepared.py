"""Questions whose SQL is made once find what their querysets find, for each reader, every time."""

from typing import Any
from unittest.mock import Mock

import psycopg
import pytest
from django.db import connection
from django.db.models import F, Prefetch
from django.test.utils import CaptureQueriesContext

from leaders.models import Leader, Position
from nakhonchai.accounts.prepared import prepared
from nakhonchai.accounts.scope import scope_of
from nakhonchai.accounts.tripwire import ScopeNotStatedError, tripwire
from nakhonchai.base.prepared import Prepared, Slot, exists, once_made
from organizations.models import OrganizationType
from tests.factories import LeaderFactory, OrganizationFactory, OrganizationTypeFactory, PositionFactory

pytestmark = pytest.mark.django_db
READERS = (
    "viewer",
    "recorder",
    "surin",
    "buriram",
    "two",
    "cluster",
    "codi",
    "empty",
    "disabled",
    "signed_out",
)


def posts_of(scope: Any, leader: Any) -> Any:
    found = (
        Position.objects.visible_to(scope)
        .alive()
        .filter(leader=leader)
        .annotate(born=F("leader__birth_year"))
    )
    return found.in_brief("started", "ended", "note", "role__name", "organization__name").order_by("-pk")


def facts(posts: Any) -> list[Any]:
    return [
        (
            (one.pk, one.ref, one.started, one.ended, one.born),
            (str(one.role), str(one.organization), one.home_path),
            (one.get_deferred_fields(), one._state.db, one._state.adding),
        )
        for one in posts
    ]


def test_each_reader_finds_what_the_queryset_finds(people: Any) -> None:
    question = prepared(posts_of)
    leaders = [LeaderFactory(area_id=code, birth_year=2530) for code in ("320501", "310102", "300101")]
    for leader in leaders:
        PositionFactory(
            leader=leader, organization=OrganizationFactory(area_id="310102"), started="2020-10-01"
        )
        PositionFactory(leader=leader, area_id="320501", ended="2021-01-01")
    seen = set()
    for _again in range(2):
        for name in READERS:
            reader = getattr(people, name)
            for leader in leaders:
                found = facts(question(reader, leader=leader.pk))
                assert found == facts(posts_of(scope_of(reader), leader.pk)), name
                seen.add((name, len(found)))
    assert {("codi", 2), ("surin", 2), ("buriram", 2), ("viewer", 0), ("signed_out", 0)} <= seen


def test_nothing_found_is_kept(people: Any) -> None:
    question = prepared(posts_of)
    leader = LeaderFactory()
    assert question(people.surin, leader=leader.pk) == []
    post = PositionFactory(leader=leader)
    assert [one.pk for one in question(people.surin, leader=leader.pk)] == [post.pk]
    Position.objects.unscoped("test").filter(pk=post.pk).update(note="เขียนใหม่")
    assert question(people.surin, leader=leader.pk)[0].note == "เขียนใหม่"
    Position.objects.unscoped("test").filter(pk=post.pk).delete()
    assert question(people.surin, leader=leader.pk) == []


def test_it_asks_once_and_whom_nobody_finds_not_at_all(people: Any) -> None:
    question = prepared(posts_of)
    scope_of(people.surin), scope_of(people.viewer)
    PositionFactory()
    for reader, asked in ((people.surin, 1), (people.viewer, 0)):
        with CaptureQueriesContext(connection) as queries:
            question(reader, leader=1)
        assert len(queries) == asked


def test_the_related_are_at_hand(people: Any) -> None:
    post = PositionFactory(organization=OrganizationFactory())
    (found,) = prepared(posts_of)(people.codi, leader=post.leader_id)
    with CaptureQueriesContext(connection) as queries:
        assert (str(found.role), str(found.organization)) == (str(post.role), str(post.organization))
        assert found.home_path
    assert not queries


def test_rows_of_values_come_as_they_do(people: Any) -> None:
    leader = LeaderFactory(birth_year=2540)

    @prepared
    def values(scope: Any, ref: Any) -> Any:
        return (
            Leader.objects.visible_to(scope).filter(ref=ref).values_list("pk", "created_at", "returned_home")
        )

    assert values(people.codi, ref=leader.ref) == [(leader.pk, leader.created_at, False)]


def test_a_prepared_question_states_its_scope_each_time(people: Any) -> None:
    question = prepared(posts_of)
    scope_of(people.surin)
    for _again in range(2):
        with tripwire():
            question(people.surin, leader=1)
    kept = once_made(lambda leader: Position.objects.filter(leader=leader))
    with tripwire(), pytest.raises(ScopeNotStatedError):
        kept(leader=1)


def test_what_is_given_by_position_stands_in_the_sql(people: Any) -> None:
    made: list[Any] = []

    @once_made
    def named(names: tuple[str, ...], key: Any) -> Any:
        made.append(names)
        return OrganizationType.objects.filter(name__in=names, pk__gte=key).order_by("pk")

    one, two = (OrganizationTypeFactory(name=name) for name in ("ก", "ข"))
    for _again in range(2):
        assert named(("ก",), key=0) == [one]
        assert named(("ก", "ข"), key=0) == [one, two]
        assert named(("ก", "ข"), key=two.pk) == [two]
    assert made == [("ก",), ("ก", "ข")]


def test_two_readers_with_the_same_areas_share_the_sql(people: Any) -> None:
    made: list[Any] = []

    @prepared
    def question(scope: Any, leader: Any) -> Any:
        made.append(scope)
        return posts_of(scope, leader)

    for reader in (people.surin, people.buriram, people.surin, people.codi, people.administrator):
        question(reader, leader=1)
    assert [scope.areas for scope in made[:2]] == [("32",), ("31",)]
    assert len(made) == 4  # what an administrator may do is another role's


@pytest.mark.parametrize(
    "queryset",
    [
        lambda: Leader.objects.prefetch_related(Prefetch("positions")),
        lambda: Leader.objects.values("pk"),
        lambda: Leader.objects.values_list("pk", flat=True),
    ],
)
def test_what_would_come_out_otherwise_is_refused(queryset: Any) -> None:
    with pytest.raises(TypeError):
        Prepared(queryset())


@pytest.mark.parametrize("how_many", [0, 1, 3, 40])
def test_any_number_of_values_stands_in_one_question(how_many: int, people: Any) -> None:
    @prepared
    def question(scope: Any, leaders: Any, areas: Any) -> Any:
        found = Leader.objects.visible_to(scope).filter(pk__in=leaders.each(), area__in=areas.each("text"))
        return found.order_by("pk").values_list("pk", "area_id")

    made = [LeaderFactory(area_id=code) for code in ("320501", "310102") * 20][:how_many]
    keys = [one.pk for one in made]
    here = [(one.pk, "320501") for one in made if one.area_id == "320501"]
    assert question(people.codi, leaders=keys, areas=["320501", "ไม่มี'\"}{"]) == here
    assert question(people.codi, leaders=keys, areas=[]) == []
    assert question(people.viewer, leaders=keys, areas=["320501"]) == []


def test_whether_any_is_there_is_a_condition_with_slots(places: Any) -> None:
    leader = PositionFactory().leader
    sql, parameters = exists(Position.objects.alive().filter(leader=Slot("key")))
    for key, there in ((leader.pk, True), (leader.pk + 1, False)):
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {sql}", [key if isinstance(one, Slot) else one for one in parameters])
            assert bool(cursor.fetchone()[0]) is there


@pytest.mark.django_db(transaction=True)
def test_a_server_that_keeps_the_plan_gives_the_same() -> None:
    connection.ensure_connection()
    connection.health_check_done = True
    kinds = [OrganizationTypeFactory(name=name) for name in ("กองทุน", "กลุ่มออมทรัพย์", "สภา")]
    question = Prepared(_named(Slot("kind")))
    for one in kinds * 3:
        assert question.ask(kind=one.pk) == [one]
        assert [found.name for found in question.ask(kind=one.pk)] == [one.name]
    assert question.ask(kind=0) == []
    assert question.kept.is_planned
    if connection.vendor == "postgresql":
        assert _plans(), "the server was never asked to keep it"


@pytest.mark.django_db(transaction=True)
def test_no_two_connections_name_their_plans_alike() -> None:
    """Behind a pooler the name of one would mean the question of the other."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no server")
    one, question, seen = OrganizationTypeFactory(name="กองทุน"), Prepared(_named(Slot("kind"))), []
    for _connection in range(2):
        connection.close()
        connection.ensure_connection()
        assert question.ask(kind=one.pk) == [one]
        seen.append(_plans())
    assert seen[0] and seen[1] and not seen[0] & seen[1]
    assert all(len(name) > len("_pg3_") + 9 for names in seen for name in names), seen


@pytest.mark.django_db(transaction=True)
def test_what_the_server_cannot_plan_is_asked_by_django(monkeypatch: Any) -> None:
    connection.ensure_connection()
    connection.health_check_done = True
    one, question = OrganizationTypeFactory(name="กองทุน"), Prepared(_named(Slot("kind")))
    monkeypatch.setattr("nakhonchai.base.planned.psycopg.Cursor", Mock(side_effect=psycopg.ProgrammingError))
    assert question.ask(kind=one.pk) == [one]
    assert question.kept.is_planned is (connection.vendor != "postgresql"), "it is not tried a second time"
    assert question.ask(kind=one.pk) == [one]


def _plans() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM pg_prepared_statements WHERE statement LIKE '%organizationtype%'")
        return {name for (name,) in cursor.fetchall()}


def _named(kind: Any) -> Any:
    return OrganizationType.objects.filter(pk=kind).only("pk", "name")
