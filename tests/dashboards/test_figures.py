"""A figure is never stale, and equals a recount from nothing."""

import pytest
from django.core.cache import cache
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from nakhonchai.base.freshness import touch
from nakhonchai.base.writing import write
from nakhonchai.dashboards.figures import Now, count_again, figures, figures_below
from nakhonchai.dashboards.measures import all_measures, get_measure, sources
from nakhonchai.dashboards.rollup import home_of, upward
from organizations.enums import OrganizationStatus
from organizations.models import Organization
from tests.factories import LeaderFactory, OrganizationFactory, PlanFactory, ProjectFactory, make_places

HOMES = ["32", "3205", "320501", "32050101", "31010201", "310101", "3001"]
WHY = "a test counts everything"


def value(name: str, place: str) -> object:
    """The figure of one measure at one place, as a page gets it at this moment."""
    return figures(get_measure(name), Now()).value([place])


def counted_by_hand(records) -> dict[str, int]:
    found: dict[str, int] = {}
    for record in records:
        for place in upward(home_of((record.area_id or "")[:6], record.cluster_id)):
            found[place] = found.get(place, 0) + 1
    return found


class RandomEdits(TestCase):
    """Whatever people do, in whatever order, the kept figure is the recount."""

    def setUp(self):
        self.cluster = make_places()

    @settings(max_examples=25, deadline=None)
    @given(
        st.lists(
            st.tuples(
                st.sampled_from(["add", "trash", "restore", "move", "close", "bulk", "look"]),
                st.sampled_from(HOMES),
                st.integers(0, 5),
            ),
            max_size=14,
        )
    )
    def test_the_figure_is_the_recount(self, steps):
        cache.clear()  # each example is a database of its own
        made = []
        for step, home, which in steps:
            self.take(step, home, made[which % len(made)] if made else None, made)
            self.compare()

    def take(self, step, home, one, made):
        if step == "add" or one is None:
            made.append(OrganizationFactory(area_id=home))
        elif step == "trash":
            one.trashed_at, one.trash_reason = timezone.now(), "ทดสอบ"
            write(one, by=None)
        elif step == "restore":
            one.trashed_at, one.trash_reason = None, ""
            write(one, by=None)
        elif step == "move":
            one.area_id, one.cluster_id = (home, None) if home != "3001" else (None, self.cluster.pk)
            write(one, by=None)
        elif step == "close":
            one.status = OrganizationStatus.CLOSED
            write(one, by=None)
        elif step == "bulk":
            self.write_many(home, made)

    def write_many(self, home, made):
        """Write as an import does: many rows at once, then the stamp."""
        rows = [OrganizationFactory.build(area_id=home, type=made[0].type) for _ in range(3)]
        for row in rows:
            row.fill_derived_fields()
        Organization.objects.bulk_create(rows)
        touch("organizations.organization", [home])

    def compare(self):
        kept = figures(get_measure("organizations"), Now())
        records = (
            Organization.objects.unscoped(WHY)
            .filter(trashed_at=None)
            .exclude(status=OrganizationStatus.CLOSED)
        )
        by_hand = counted_by_hand(records)
        assert {place: count for place, count in kept.values.items() if count} == by_hand
        with_one = {place for place in by_hand if len(place) == 6 and not place.startswith("cluster")}
        for province in ("30", "31", "32"):
            assert kept.reached([province]) == sum(place.startswith(province) for place in with_one)


@pytest.mark.django_db
def test_every_source_gives_the_same_when_counted_again(places):
    OrganizationFactory.create_batch(2, area_id="32050101")
    LeaderFactory(young=True), LeaderFactory(old=True, area_id="3205"), LeaderFactory()
    PlanFactory(status="endorsed")
    ProjectFactory(area_id=None, cluster=places, budget_asked=900_000)
    ProjectFactory(area_id="31", budget_asked=100, budget_received=0)
    now = Now()
    kept = {measure.name: figures(measure, now) for measure in all_measures()}
    cache.clear()
    for measure in all_measures():
        again = count_again(measure, list(measure.source.read("", 6)))
        assert kept[measure.name] == again, measure.name


@pytest.mark.django_db
def test_a_record_is_counted_once_at_each_level(places):
    OrganizationFactory(area_id="32050101")
    assert [value("organizations", place) for place in ("32", "3205", "320501")] == [1, 1, 1]
    assert value("organizations", "31") == 0


@pytest.mark.django_db
def test_what_is_at_home_in_the_cluster_counts_only_there(places):
    ProjectFactory(area_id=None, cluster=places)
    assert value("projects", f"cluster:{places.pk}") == 1
    assert value("projects", "32") == 0


@pytest.mark.django_db
def test_money_says_how_many_told_and_zero_is_told(places):
    ProjectFactory(area_id="32", budget_received=0)
    ProjectFactory(area_id="32", budget_received=None)
    ProjectFactory(area_id="32", budget_received=500, status="cancelled")
    assert value("budget_received", "32") == 0
    assert value("budget_received_by", "32") == 1


@pytest.mark.django_db
def test_unknown_age_is_neither_young_nor_old(places):
    LeaderFactory(young=True), LeaderFactory(old=True), LeaderFactory(birth_year=None)
    found = [value(name, "32") for name in ("leaders", "young_leaders", "leaders_with_age")]
    assert found == [3, 1, 2]


@pytest.mark.django_db
def test_who_is_young_changes_with_the_year(places, monkeypatch):
    one = LeaderFactory(birth_year=timezone.localdate().year + 543 - 35)
    assert value("young_leaders", "32") == 1
    later = timezone.localdate().replace(year=timezone.localdate().year + 1, day=1)
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *args: later)
    assert one.age == 36
    assert value("young_leaders", "32") == 0


@pytest.mark.django_db
def test_each_source_is_one_query_whatever_it_counts(places, django_assert_num_queries):
    for home in ("32", "320501", "31010201"):
        OrganizationFactory(area_id=home), LeaderFactory(area_id=home), ProjectFactory(area_id=home)
    for source in sources():
        if source.derive is not None:
            continue  # it follows from the others, which are kept
        with django_assert_num_queries(1, info=source.name):
            list(source.read("", 6))


@pytest.mark.django_db
def test_kept_figures_ask_only_for_the_stamps(places, django_assert_num_queries):
    OrganizationFactory()
    value("organizations", "32")
    with django_assert_num_queries(1):
        assert value("organizations", "32") == 1


@pytest.mark.django_db
def test_a_write_elsewhere_leaves_kept_figures_alone(places, django_assert_num_queries):
    OrganizationFactory()
    value("organizations", "32")
    LeaderFactory()
    with django_assert_num_queries(1):
        value("organizations", "32")


@pytest.mark.django_db
def test_villages_are_counted_for_their_subdistrict(places):
    OrganizationFactory(area_id="32050101")
    OrganizationFactory(area_id="320501")
    found = figures_below(get_measure("organizations"), Now(), "320501")
    assert found.value(["32050101"]) == 1
    assert found.value(["320501"]) == 2


@pytest.mark.django_db
def test_every_measure_says_what_it_means_and_whom_it_concerns(places):
    for measure in all_measures():
        assert len(measure.definition) > 20, measure.name
        assert measure.unit and measure.label
        if measure.source.name == "leaders":
            assert measure.is_person, measure.name
        for named in filter(None, (measure.basis, measure.within)):
            assert get_measure(named), named


def test_a_rule_is_asked_once_for_a_request_and_anew_for_the_next():
    said = iter(("today", "tomorrow"))

    def rule() -> str:
        return next(said)

    now = Now()
    now.token, now.stamps = "token", {}
    assert [now.said(rule), now.present.said(rule)] == ["today", "today"]
    assert Now().said(rule) == "tomorrow"
