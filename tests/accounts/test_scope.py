"""The rights table, row by row, and the rules that hold for every scope."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nakhonchai.accounts.enums import MANAGERS, STAFF, WRITERS, Role
from nakhonchai.accounts.models import Grant
from nakhonchai.accounts.scope import NOBODY, Scope, areas_to_choose, forget_scope, scope_of
from nakhonchai.base.personal_data import DataClass
from nakhonchai.geography.codes import lies_under, outermost, under_any
from nakhonchai.geography.models import Area
from nakhonchai.records.models import Task
from tests.factories import AccountFactory, TaskFactory
from tests.factories.places import PROVINCES, SUBDISTRICTS, VILLAGES

OPEN = {DataClass.PUBLIC, DataClass.NETWORK}
ALL = set(DataClass)
HERE, NEXT_DOOR, SAME_PROVINCE, ELSEWHERE = "320501", "320502", "320102", "310401"

# Who · classes read at (own subdistrict, next door, same province, elsewhere, a cluster) ·
# where they edit of the same five.
TABLE: dict[str, tuple[tuple[set[DataClass], ...], tuple[bool, ...]]] = {
    "signed_out": (({DataClass.PUBLIC},) * 5, (False,) * 5),
    "disabled": (({DataClass.PUBLIC},) * 5, (False,) * 5),
    "viewer": ((OPEN,) * 5, (False,) * 5),
    "recorder": ((ALL, OPEN, OPEN, OPEN, OPEN), (True, False, False, False, False)),
    "surin": ((ALL, ALL, ALL, OPEN, ALL), (True, True, True, False, False)),
    "buriram": ((OPEN, OPEN, OPEN, ALL, ALL), (False, False, False, True, False)),
    "two": ((OPEN, OPEN, OPEN, OPEN, ALL), (False,) * 5),
    "cluster": ((ALL,) * 5, (True,) * 5),
    "codi": ((ALL,) * 5, (True,) * 5),
    "administrator": ((ALL,) * 5, (True,) * 5),
    "staff_of_korat": ((OPEN, OPEN, OPEN, OPEN, ALL), (False,) * 5),
    "empty": ((OPEN,) * 5, (False,) * 5),
}


@pytest.mark.django_db
@pytest.mark.parametrize("who", TABLE)
def test_a_row_of_the_rights_table(who: str, people: Any, places: Any) -> None:
    scope = scope_of(getattr(people, who))
    reads, edits = TABLE[who]
    homes = [HERE, NEXT_DOOR, SAME_PROVINCE, ELSEWHERE, None]
    assert [set(scope.classes_at(home)) for home in homes] == list(reads)
    assert [scope.reads(DataClass.PERSONAL, home) for home in homes] == [one == ALL for one in reads]
    tasks = [
        TaskFactory(area_id=home) if home else TaskFactory(area_id=None, cluster=places) for home in homes
    ]
    editable = set(
        Task.objects.unscoped("the test asks").filter(scope.editable_homes()).values_list("pk", flat=True)
    )
    assert [task.pk in editable for task in tasks] == list(edits)
    assert [scope.may_edit_area(home) for home in homes if home] == list(edits[:4])


@pytest.mark.django_db
def test_only_managers_manage_and_only_when_they_hold_something(people: Any) -> None:
    managing = {name for name, person in vars(people).items() if scope_of(person).may_manage}
    assert managing == {"surin", "buriram", "two", "cluster", "codi", "staff_of_korat", "administrator"}
    writing = {name for name, person in vars(people).items() if scope_of(person).may_write}
    assert writing == managing | {"recorder"}


@pytest.mark.django_db
def test_staff_without_areas_hold_everything_and_others_nothing(people: Any) -> None:
    everywhere = {name for name, person in vars(people).items() if scope_of(person).everywhere}
    assert everywhere == {"codi", "administrator"}
    assert scope_of(people.empty).areas == ()
    assert scope_of(AccountFactory(viewer=True)).areas == ()


@pytest.mark.django_db
def test_a_recorder_who_holds_the_cluster_finds_and_reads_what_they_edit(places: Any) -> None:
    person = AccountFactory(recorder=True, clusters=[places])
    task = TaskFactory(area_id=None, cluster=places)
    scope = scope_of(person)
    everything = Task.objects.unscoped("the test asks")
    assert everything.filter(scope.editable_homes()).get() == task
    assert everything.filter(scope.visible_homes()).get() == task
    assert scope.reads(DataClass.INTERNAL, None)


@pytest.mark.django_db
def test_scope_costs_one_query_for_areas_and_two_with_a_cluster(
    people: Any, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(1):
        scope_of(people.two)
    with django_assert_num_queries(2):
        scope_of(people.cluster)
    with django_assert_num_queries(0):
        scope_of(people.cluster)
    with django_assert_num_queries(0):
        scope_of(people.signed_out)


@pytest.mark.django_db
def test_a_province_that_left_the_cluster_is_no_longer_held(people: Any, places: Any) -> None:
    assert scope_of(people.cluster).areas == ("30", "31", "32", "36")
    places.members.filter(province_id="36").update(until="2020-01-01")
    forget_scope(people.cluster)
    assert scope_of(people.cluster).areas == ("30", "31", "32")


@pytest.mark.django_db
def test_scope_follows_a_new_grant_once_forgotten(people: Any) -> None:
    before = scope_of(people.recorder)
    Grant.objects.create(account=people.recorder, area_id="3201")
    assert scope_of(people.recorder) is before
    forget_scope(people.recorder)
    assert scope_of(people.recorder).areas == ("3201", "320501")


@pytest.mark.django_db
def test_what_the_reader_sees_is_said_in_words(people: Any) -> None:
    assert scope_of(people.signed_out).text == ""
    assert scope_of(people.surin).text == "ท่านเห็นและแก้ไขข้อมูลของ จ.สุรินทร์"
    assert scope_of(people.codi).text == "ท่านเห็นและแก้ไขข้อมูลของ ทุกพื้นที่"
    assert scope_of(people.viewer).text.endswith("ข้อมูลเครือข่ายของ จ.สุรินทร์ · ดูอย่างเดียว")
    assert "ยังไม่ได้รับมอบพื้นที่" in scope_of(people.empty).text
    many = AccountFactory(recorder=True, areas=["320101", "320102", "320501", "320502", "310401"])
    assert scope_of(many).text.endswith("และอีก 2 แห่ง")


@pytest.mark.django_db
def test_areas_to_choose_are_those_one_edits(people: Any) -> None:
    assert set(areas_to_choose(people.recorder).values_list("code", flat=True)) == {
        "320501",
        "32050101",
        "32050102",
    }
    assert not areas_to_choose(people.viewer).exists()
    assert not areas_to_choose(people.signed_out).exists()


# --- What holds for every scope -------------------------------------------------------------

CODES = [*PROVINCES, *SUBDISTRICTS, *VILLAGES, "3205", "3201", "3104", "320501A1", "99", "9999"]
prefixes = st.lists(st.sampled_from(CODES), max_size=6)
scopes = st.builds(
    lambda role, areas, clusters: Scope(role, tuple(outermost(areas)), frozenset(clusters)),
    st.sampled_from([None, *Role]),
    prefixes | st.just([""]),
    st.sets(st.sampled_from([1, 2]), max_size=2),
)


@given(scopes, st.sampled_from(CODES))
def test_who_edits_an_area_reads_it_in_full(scope: Scope, code: str) -> None:
    if scope.may_edit_area(code):
        assert scope.classes_at(code) == ALL
        assert scope.covers(code)
        assert scope.role in WRITERS


@given(scopes)
def test_a_scope_without_role_or_areas_opens_nothing(scope: Scope) -> None:
    if scope.role is None or not (scope.areas or scope.clusters):
        assert not scope.may_write
        assert not scope.may_manage
        assert scope.edits == ()
    if scope.role not in WRITERS:
        assert all(not scope.reads(DataClass.PERSONAL, code) for code in [*CODES, None])
    assert scope.may_manage <= scope.may_write
    assert (scope.role in STAFF) <= (scope.role in MANAGERS)


@given(st.sampled_from(CODES), prefixes)
def test_outermost_keeps_the_same_reach(code: str, areas: list[str]) -> None:
    assert lies_under(code, areas) == lies_under(code, outermost(areas))


def test_nobody_reads_only_what_is_public() -> None:
    assert NOBODY.classes_at(HERE) == {DataClass.PUBLIC}
    assert not NOBODY.signed_in


@pytest.mark.django_db
def test_database_and_python_agree_and_editable_lies_within_visible(places: Any) -> None:
    """Every set of up to two prefixes, with every role, on every place that there is."""
    for code in Area.objects.values_list("code", flat=True):
        TaskFactory(area_id=code)
    TaskFactory(area_id=None, cluster=places)
    everything = Task.objects.unscoped("the test asks")
    homes = dict(everything.values_list("pk", "area_id"))
    held = [(), ("",), ("32",), ("3205",), ("320501",), ("32050101",), ("31", "3205"), ("320502", "32050101")]
    for areas in held:
        in_sql = set(everything.filter(under_any(areas)).values_list("pk", flat=True))
        assert in_sql == {pk for pk, home in homes.items() if home and lies_under(home, areas)}
        for role in [None, *Role]:
            for clusters in (frozenset(), frozenset({places.pk})):
                scope = Scope(role, areas, clusters)
                visible = set(everything.filter(scope.visible_homes()).values_list("pk", flat=True))
                editable = set(everything.filter(scope.editable_homes()).values_list("pk", flat=True))
                assert editable <= visible, (role, areas, clusters)
                assert all(scope.classes_at(homes[pk]) == ALL for pk in editable), (role, areas, clusters)


@pytest.mark.django_db
def test_who_finds_the_records_of_a_cluster(people: Any, places: Any) -> None:
    task = TaskFactory(area_id=None, cluster=places)
    everything = Task.objects.unscoped("the test asks")
    finding = {
        name
        for name, person in vars(people).items()
        if everything.filter(scope_of(person).visible_homes(), pk=task.pk).exists()
    }
    assert finding == {"surin", "buriram", "two", "cluster", "codi", "staff_of_korat", "administrator"}
