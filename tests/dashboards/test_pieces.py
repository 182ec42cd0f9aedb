"""Figures in pieces are a recount, whatever was written, where and in which order."""

from datetime import date
from typing import Any

import pytest
from django.core.cache import cache
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from nakhonchai.base.freshness import touch
from nakhonchai.base.writing import write
from nakhonchai.dashboards import pieces
from nakhonchai.dashboards.figures import Now, count_again, figures, rows
from nakhonchai.dashboards.measures import all_measures, get_measure, sources
from nakhonchai.dashboards.years import add_years, year_figures
from network import web
from network.measures import _counted
from network.web import Web, web_now
from organizations.at_work import AT_WORK, Body
from organizations.models import Organization
from plans.enums_money import AdoptionState, MoneyKind
from strategy.models import Contribution
from tests.factories import (
    AdoptionFactory,
    EventFactory,
    HonourFactory,
    LeaderFactory,
    LinkFactory,
    MoneyLineFactory,
    NodeFactory,
    OrganizationFactory,
    ParticipationFactory,
    PositionFactory,
    ProjectFactory,
    RoleTypeFactory,
    make_places,
)

HOMES = ["32", "3205", "320501", "32050101", "31010201", "310101", "3001", "cluster"]
ELSEWHERE = "310102"


def post_of_somebody_elsewhere(**home):
    """A key post and a seat: it stands at its place, and counts where its holder lives."""
    role = RoleTypeFactory(name="ที่นั่งทดสอบ", is_key_post=True, committee="province")
    body = OrganizationFactory(**home)
    return PositionFactory(
        leader=LeaderFactory(area_id=ELSEWHERE, young=True),
        role=role,
        organization=body,
        started=date(2024, 5, 1),
        **home,
    )


def training_of_somebody_elsewhere(**home):
    """It stands with its event, and counts where the person lives."""
    event = EventFactory(training=True, **home)
    person = LeaderFactory(area_id=ELSEWHERE)
    return ParticipationFactory(event=event, leader=person, attendance="attended", **home)


def project_in_the_plan_of_others(**home):
    """The entry stands where it was made; the project counts at home."""
    project = ProjectFactory(**home, fiscal_year=2567)
    return AdoptionFactory(project=project, state=AdoptionState.ADOPTED)


def project_that_spent_too_much(**home):
    """The line stands in the ledger; the project counts at home."""
    project = ProjectFactory(**home)
    return MoneyLineFactory(project=project, kind=MoneyKind.SPENT)


def project_in_strategy(**home):
    """The line stands elsewhere than the project that contributes to it."""
    project = ProjectFactory(**home, fiscal_year=2568, budget_asked=5000)
    write(Contribution(project=project, node=NodeFactory(area_id=None), is_primary=True), by=None)
    return project


MAKERS = [
    OrganizationFactory,
    LeaderFactory,
    HonourFactory,
    LinkFactory,
    ProjectFactory,
    post_of_somebody_elsewhere,
    training_of_somebody_elsewhere,
    project_in_the_plan_of_others,
    project_that_spent_too_much,
    project_in_strategy,
]
ADD, MOVE, TRASH, RETYPE = "add", "move", "trash", "retype"


def local_measures():
    return [
        measure for measure in all_measures() if measure.source.is_local or measure.source.has_local_years
    ]


def compare():
    """Every figure kept in pieces, and its years, as counted from nothing by a grouped query."""
    now = Now()
    for measure in local_measures():
        source = measure.source
        for prefix in ("3205", "3101", "32"):
            alone = list(source.read(prefix, 6))
            assert count_again(measure, rows(source, now, prefix)) == count_again(measure, alone)
        again = count_again(measure, list(source.read("", 6)))
        assert figures(measure, now) == again, measure.name
        if source.has_local_years:
            told = year_figures(measure, now, "32", 4)
            assert told.changes == add_years(measure, list(source.years("", 6))).changes, measure.name
    there = web_now(now)
    anew = Web(there.homes, there.pairs, there.covers)
    assert (there.tied, there.reached, there.paired) == (anew.tied, anew.reached, anew.paired)
    for prefix in ("", "32", "3205"):
        assert sorted(_counted(there, prefix, 6)) == sorted(_counted(anew, prefix, 6))
    assert there.homes == {one.pk: (one.place, one.is_partner) for one in AT_WORK.read("")}


class RandomEdits(TestCase):
    """Whatever people do, in whatever order."""

    def setUp(self):
        self.cluster = make_places()

    @settings(max_examples=15, deadline=None)
    @given(
        st.lists(
            st.tuples(
                st.sampled_from([ADD, ADD, MOVE, TRASH, RETYPE]),
                st.integers(0, len(MAKERS) - 1),
                st.sampled_from(HOMES),
                st.integers(0, 5),
            ),
            max_size=10,
        )
    )
    def test_the_pieces_are_the_recount(self, steps):
        cache.clear()
        made = []
        for step, kind, home, which in steps:
            self.take(step, kind, home, which, made)
            compare()

    def at(self, home):
        return {"area_id": None, "cluster": self.cluster} if home == "cluster" else {"area_id": home}

    def take(self, step, kind, home, which, made):
        if step == ADD or not made:
            one = MAKERS[kind](**self.at(home))
            made += [one, one.leader] if getattr(one, "leader", None) else [one]
            return
        one = made[which % len(made)]
        one.refresh_from_db()
        if step == MOVE:
            for name, value in self.at(home).items():
                setattr(one, name, value)
            if home != "cluster":
                one.cluster = None
        elif step == TRASH:
            one.trashed_at = None if one.trashed_at else timezone.now()
            one.trash_reason = "ทดสอบ" if one.trashed_at else ""
        elif isinstance(one, Organization):
            touch("organizations.organizationtype", [""])
        write(one, by=None)


@pytest.mark.django_db
def test_a_write_in_one_district_asks_for_that_district_only(places, monkeypatch):
    OrganizationFactory(area_id="320501"), OrganizationFactory(area_id="310102")
    compare()
    asked = []
    measure = get_measure("organizations")
    read = AT_WORK.read  # for every figure of organizations
    monkeypatch.setitem(AT_WORK.__dict__, "read", lambda prefix: asked.append(prefix) or read(prefix))
    OrganizationFactory(area_id="320501")
    assert figures(measure, Now()).value(["32"]) == 2
    OrganizationFactory(area_id="32")
    assert figures(measure, Now()).value(["32"]) == 3
    OrganizationFactory(area_id=None, cluster=places)
    assert figures(measure, Now()).value([f"cluster:{places.pk}"]) == 1
    assert asked == ["3205", "32", ""]


@pytest.mark.django_db
def test_what_is_written_elsewhere_is_counted_where_it_belongs(places):
    """A post asks for everybody again; a write of its holder only for where that is."""
    compare()
    post, came = (
        post_of_somebody_elsewhere(area_id="320501"),
        training_of_somebody_elsewhere(area_id="320501"),
    )
    counts = {name: figures(get_measure(name), Now()).values for name in ("key_holders", "strategy_seats")}
    assert all(found[ELSEWHERE] == 1 and "32" not in found for found in counts.values())
    assert figures(get_measure("trained_leaders"), Now()).value([ELSEWHERE]) == 1
    compare()
    for one in (post, came):
        one.leader.area_id = "320102"
        write(one.leader, by=None)
        compare()
        write_trashed(one)
        compare()
    assert not figures(get_measure("key_holders"), Now()).values


def write_trashed(one):
    one.trashed_at, one.trash_reason = timezone.now(), "ทดสอบ"
    write(one, by=None)


@pytest.mark.django_db
def test_a_write_of_a_person_asks_for_one_district_of_posts_too(places, monkeypatch):
    compare()
    together, asked = get_measure("key_holders").source.made_of, []
    read = together.read  # for every figure of leaders
    monkeypatch.setitem(together.__dict__, "read", lambda prefix: asked.append(prefix) or read(prefix))
    post = post_of_somebody_elsewhere(area_id="320501")
    figures(get_measure("key_holders"), Now())
    post.leader.birth_year = 2500
    write(post.leader, by=None)
    figures(get_measure("key_holders"), Now())
    assert asked == ["", "3101"]


@pytest.mark.django_db
def test_who_holds_earlier_figures_keeps_them(places):
    OrganizationFactory(area_id="320501")
    held = figures(get_measure("organizations"), Now())
    OrganizationFactory(area_id="320501"), OrganizationFactory(area_id="320102")
    assert figures(get_measure("organizations"), Now()).value(["32"]) == 3
    assert (held.value(["32"]), held.value(["320501"]), held.reached(["32"])) == (1, 1, 1)


@pytest.mark.django_db
def test_many_districts_at_once_are_one_question(places, monkeypatch):
    monkeypatch.setattr(pieces, "MOST_AT_ONCE", 1)
    compare()
    OrganizationFactory(area_id="320501"), OrganizationFactory(area_id="310102")
    compare()


@pytest.mark.django_db
def test_what_follows_from_others_is_not_kept_in_pieces():
    assert not any(source.is_local and source.derive for source in sources())


def test_pieces_of_pieces_are_made_again_only_where_these_were_replaced() -> None:
    """What is made of rows that were read together follows them, and nothing else."""
    made: list[list[tuple[str, int]]] = []

    def make(rows: Any) -> Any:
        made.append(list(rows))
        return ((place, count) for place, count in rows if count)

    base: pieces.Pieces[Any] = pieces.Pieces("token", "")
    base.replace([("320501", 1), ("310102", 2), ("32", 3)], "")
    pieces._kept.pop("of-this-test", None)
    found = pieces.pieces_from("of-this-test", base, "", make)
    assert sorted(found.all_rows()) == [("310102", 2), ("32", 3), ("320501", 1)] and len(made) == 3
    before = dict(found.rows)
    base.replace([("320501", 1)], "3205")  # read again, and the same
    assert pieces.pieces_from("of-this-test", base, "", make) is found and len(made) == 3
    base.replace([("320501", 5)], "3205")
    pieces.pieces_from("of-this-test", base, "", make)
    assert made[3:] == [[("320501", 5)]] and found.rows["3205"] == [("320501", 5)]
    assert all(found.rows[piece] is before[piece] for piece in ("3101", "32"))
    base.replace([("320501", 0)], "3205")
    base.replace([], "3101")
    pieces.pieces_from("of-this-test", base, "", make)
    assert found.all_rows() == [("32", 3)]
    assert pieces.pieces_from("of-this-test", base, "another day", make) is not found
    pieces._kept.pop("of-this-test")


@pytest.mark.django_db
def test_one_district_is_read_alone_where_no_others_are_kept(places: Any) -> None:
    """Figures of one area are asked before anybody looked at all of them."""
    for maker in MAKERS:
        maker(area_id="320501")
    for measure in local_measures():
        for prefix in ("3205", "32"):
            pieces._kept.clear()
            alone = count_again(measure, list(measure.source.read(prefix, 6)))
            assert count_again(measure, rows(measure.source, Now(), prefix)) == alone, measure.name
    people = get_measure("leaders").source
    before = len(rows(people, Now(), "3205"))
    LeaderFactory(area_id="320502", birth_year=2400)
    assert len(rows(people, Now(), "3205")) == before + 1


def test_a_body_that_was_read_at_two_homes_is_at_the_one_that_is_left() -> None:
    """It moved between two readings; whichever of them is read again first, it is not lost."""

    def body(place: str) -> Body:
        return Body(place, 7, 1, "g", False, 0, 0)

    for stays, goes in (("320501", "310102"), ("310102", "320501")):
        base: pieces.Pieces[Body] = pieces.Pieces("token", "")
        base.replace([body("320501"), body("310102")], "")
        web._homes_of(base)
        base.replace([], goes[:4])
        assert web._homes_of(base) == ({7: (stays, False)}, None)


@pytest.mark.django_db
def test_ties_follow_a_tied_body_that_goes_comes_back_or_moves(places: Any) -> None:
    """What was known of ties is taken over only where those that changed are tied with nobody."""
    cache.clear()
    link = LinkFactory(
        source=OrganizationFactory(area_id="320501"), target=OrganizationFactory(area_id="320102")
    )
    one, both = link.source, {link.source_id, link.target_id}
    type(one.type.group).objects.filter(pk=one.type.group_id).update(is_partner=True)
    touch("organizations.typegroup", [""])

    def seen() -> tuple[set[int], set[str]]:
        compare()
        return web_now(Now()).tied, web_now(Now()).reached[0]

    assert seen() == (both, {"320501", "320102"})
    OrganizationFactory(area_id="310102")
    assert seen() == (both, {"320501", "320102", "310102"})
    one.area_id = "320502"
    write(one, by=None)
    assert seen() == (both, {"320502", "320102", "310102"})
    one.trashed_at, one.trash_reason = timezone.now(), "ทดสอบ"
    write(one, by=None)
    assert seen()[0] == set()
    one.trashed_at, one.trash_reason = None, ""
    write(one, by=None)
    assert seen()[0] == both
