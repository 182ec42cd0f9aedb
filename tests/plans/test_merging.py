"""Two projects that were one: what hangs on them moves, says each thing once, and comes back."""

from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from nakhonchai.records.actions import restore_record, save_record, trash_record
from nakhonchai.records.merging.actions import undo_merge
from nakhonchai.records.merging.finding import refresh_duplicates
from nakhonchai.records.models import DuplicatePair
from plans.enums import PartnerRole, PersonRole
from plans.enums_money import MoneyForm, MoneyKind
from plans.models import (
    Adoption,
    MoneyLine,
    Project,
    ProjectPartner,
    ProjectPerson,
    ProjectPlace,
    ProjectUpdate,
)
from plans.money.compacting import compact
from plans.money.sums import count_sums, read_sums
from strategy.models import Contribution
from tests.factories import (
    AdoptionFactory,
    LeaderFactory,
    MoneyLineFactory,
    MoneySourceFactory,
    NodeFactory,
    OrganizationFactory,
    PlanFactory,
    ProjectFactory,
    ProjectUpdateFactory,
)
from tests.records.merging.test_merge import everything, join, references

pytestmark = pytest.mark.django_db
# By village, subdistrict, district, province and cluster.
LEVELS = ((8, ""), (6, ""), (4, ""), (2, ""), (6, "3205"), (2, "32"))


def assert_exact() -> None:
    """Compare what the database keeps of the ledger with a recount from nothing, at every level."""
    for digits, prefix in LEVELS:
        assert sorted(read_sums(prefix, digits)) == count_sums(prefix, digits), (digits, prefix)


def by_project() -> dict[int, Decimal]:
    """Return the sum of the lines that count of each project."""
    sums: dict[int, Decimal] = {}
    for line in MoneyLine.objects.unscoped("test").alive().filter(project__trashed_at=None):
        sums[line.project_id] = sums.get(line.project_id, Decimal(0)) + line.amount
    return sums


def total() -> Decimal:
    return sum((cell.amount for cell in read_sums("", 2)), Decimal(0))


def stored_sums() -> dict[str, list[Any]]:
    """Return every row of every table but those in which the database keeps what follows."""
    kept = ("plans.moneychange", "plans.moneysum", "plans.moneyreach")
    return {label: rows for label, rows in everything().items() if label not in kept}


def two_projects() -> tuple[Project, Project]:
    """Return two projects with all that may hang on one, some of it the same."""
    body, leader, plan = OrganizationFactory(), LeaderFactory(), PlanFactory()
    lines = [NodeFactory(), NodeFactory(), NodeFactory()]
    made = []
    for number, area in enumerate(("320501", "320502")):
        one = ProjectFactory(name="ป่าชุมชน", area_id=area, plan=plan, themes=f"น้ำ\nเรื่อง{number}")
        money = MoneyLineFactory(project=one, amount=100 * (number + 1))
        MoneyLineFactory(project=one, amount=-1, corrects=money, source=money.source)
        MoneyLineFactory(project=one, amount=7, kind=MoneyKind.SPENT, source=money.source, trashed=True)
        AdoptionFactory(
            project=one, plan_name="", year=2568, state=("proposed", "funded")[number], amount=number or None
        )
        AdoptionFactory(project=one, plan_name="", year=2560 + number)
        ProjectUpdateFactory(project=one, text=f"รายงาน {number}")
        ProjectPlace.objects.create(project=one, area_id="32050101")
        ProjectPlace.objects.create(project=one, area_id=("320502", "320501")[number])
        ProjectPartner.objects.create(project=one, organization=body, role=PartnerRole.MONEY)
        ProjectPartner.objects.create(project=one, organization=body, role=list(PartnerRole)[2 + number])
        ProjectPerson.objects.create(project=one, leader=leader, role=list(PersonRole)[number])
        ProjectPerson.objects.create(project=one, leader=LeaderFactory())
        Contribution.objects.create(project=one, node=lines[0])
        Contribution.objects.create(project=one, node=lines[1 + number], is_primary=True)
        made.append(one)
    return made[0], made[1]


def test_everything_of_two_projects_is_of_one_and_nothing_is_doubled(people: Any) -> None:
    kept, lost = two_projects()
    sums, before, whole = by_project(), stored_sums(), total()
    assert_exact()
    done = join(kept, lost, people.surin)
    assert_exact()
    kept.refresh_from_db()
    assert references(lost) == []
    assert by_project() == {kept.pk: sums[kept.pk] + sums[lost.pk]} and total() == whole
    lines = MoneyLine.objects.unscoped("test")
    assert set(lines.values_list("project_id", "area_id")) == {(kept.pk, "320501")}
    assert all(one.corrects.project_id == kept.pk for one in lines.filter(corrects__isnull=False))
    entries = Adoption.objects.unscoped("test").alive().order_by("year")
    assert list(entries.values_list("year", "state", "amount")) == [
        (2560, "proposed", None),
        (2561, "proposed", None),
        (2568, "funded", 1),
    ]
    places = ProjectPlace.objects.filter(project=kept).values_list("area_id", flat=True)
    assert sorted(places) == ["320501", "32050101", "320502"]
    partners = ProjectPartner.objects.filter(project=kept).values_list("role", flat=True)
    assert sorted(partners) == ["knowledge", "money", "things"]
    assert sorted(ProjectPerson.objects.filter(project=kept).values_list("role", flat=True)) == ["head"] * 3
    assert ProjectUpdate.objects.unscoped("test").filter(project=kept).count() == 2
    firsts = Contribution.objects.filter(project=kept).values_list("is_primary", flat=True)
    assert sorted(firsts) == [False, False, True]
    assert kept.theme_list == ["น้ำ", "เรื่อง0", "เรื่อง1"]
    assert undo_merge(done, by=people.surin) == []
    assert_exact()
    assert by_project() == sums
    assert stored_sums() == before


def test_a_line_that_was_first_stays_first_where_the_other_had_none(people: Any) -> None:
    kept, lost, line = ProjectFactory(), ProjectFactory(), NodeFactory()
    Contribution.objects.create(project=kept, node=line)
    Contribution.objects.create(project=lost, node=line, is_primary=True)
    done = join(kept, lost, people.surin)
    assert Contribution.objects.get(project=kept).is_primary
    assert undo_merge(done, by=people.surin) == []
    assert not Contribution.objects.get(project=kept).is_primary
    assert Contribution.objects.get(project=lost).is_primary


def test_money_follows_the_home_that_is_chosen_and_goes_back(people: Any) -> None:
    kept, lost = ProjectFactory(area_id="3205"), ProjectFactory(area_id="320502")
    for one in (kept, lost):
        MoneyLineFactory(project=one, amount=5)
    before = read_sums("", 6)
    done = join(kept, lost, people.surin, chosen={"area": "lost"})
    assert_exact()
    assert [(cell.place, cell.amount) for cell in read_sums("", 6)] == [("320502", 10)]
    assert undo_merge(done, by=people.surin) == []
    assert_exact()
    assert read_sums("", 6) == before


def test_two_bodies_and_two_people_who_helped_in_the_same_way_are_one(people: Any) -> None:
    project = ProjectFactory()
    for factory, model, name in (
        (OrganizationFactory, ProjectPartner, "organization"),
        (LeaderFactory, ProjectPerson, "leader"),
    ):
        kept, lost = factory(), factory()
        for one in (kept, lost):
            model.objects.create(project=project, **{name: one})
        before = everything()
        done = join(kept, lost, people.surin)
        assert list(model.objects.filter(project=project).values_list(name, flat=True)) == [kept.pk]
        assert undo_merge(done, by=people.surin) == []
        assert everything() == before


def test_projects_of_two_provinces_do_not_become_one_of_one_province(people: Any) -> None:
    kept, lost = ProjectFactory(area_id="320501"), ProjectFactory(area_id="310401")
    ProjectPlace.objects.create(project=lost, area_id="310401")
    before = everything()
    with pytest.raises(ValidationError, match="หลายจังหวัด"):
        join(kept, lost, people.codi)
    assert everything() == before
    assert_exact()


def test_projects_of_one_name_year_and_place_are_shown_as_likely_duplicates(people: Any) -> None:
    one, other = (ProjectFactory(name=name, fiscal_year=2568) for name in ("ป่าชุมชน", "โครงการป่าชุมชน"))
    ProjectFactory(name="ป่าชุมชน", fiscal_year=2569)
    ProjectFactory(name="ฝายชะลอน้ำ", fiscal_year=2568)
    refresh_duplicates()
    pairs = DuplicatePair.objects.filter(kind="plans.project").values_list("first_id", "second_id")
    assert list(pairs) == [(one.pk, other.pk)]


STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            ("add", "merge", "undo", "bin", "back", "move", "bin_project", "back_project", "compact")
        ),
        st.integers(0, 5),
        st.sampled_from(("320501", "32050101", "3205", "32", "310102", "cluster")),
        st.decimals(0, 10**9, places=2),
    ),
    max_size=12,
)


@hypothesis_settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=STEPS)
def test_sums_are_those_of_a_recount_whatever_is_merged_and_taken_back(
    steps: list[Any], people: Any, places: Any
) -> None:
    with transaction.atomic():
        source, done = MoneySourceFactory(slug="codi"), []
        projects = [ProjectFactory(area_id=area) for area in ("320501", "320502", "320101")]
        for number, project in enumerate(projects):
            MoneyLineFactory(project=project, amount=10**number, source=source)
        for step in steps:
            _do(step, projects, source, done, people.codi, places)
            assert_exact()
        compact()
        assert_exact()
        transaction.set_rollback(True)


def _do(step: Any, projects: list[Any], source: Any, done: list[Any], by: Any, cluster: Any) -> None:
    what, number, *_ = step
    found = Project.objects.unscoped("test").in_bulk([one.pk for one in projects])
    first, second = (found[projects[(number + more) % 3].pk] for more in (0, 1 + number // 3))
    if what == "compact":
        compact()
    elif what == "undo" and done:
        undo_merge(done.pop(), by=by)
    elif what in ("bin", "back"):
        _bin_line(what, number, by)
    elif what == "back_project" and first.is_trashed and first.ref not in {one.lost_ref for one in done}:
        restore_record(first, by=by)
    elif not first.is_trashed:
        _change(step, first, second, source, done, by, cluster)


def _bin_line(what: str, number: int, by: Any) -> None:
    lines = list(MoneyLine.objects.unscoped("test").select_related("project", "source").order_by("pk"))
    line = lines[number % len(lines)]
    if what == "bin" and not line.is_trashed:
        trash_record(line, by=by, reason="ทดสอบ")
    elif what == "back" and line.is_trashed:
        restore_record(line, by=by)


def _change(step: Any, first: Any, second: Any, source: Any, done: list[Any], by: Any, cluster: Any) -> None:
    what, number, place, amount = step
    if what == "merge" and not second.is_trashed:
        done.append(join(first, second, by))
    elif what == "add":
        form = MoneyForm.IN_KIND if number > 3 else MoneyForm.CASH
        MoneyLineFactory(project=first, amount=amount, source=source, form=form)
    elif what == "move":
        first.area_id, first.cluster = (None, cluster) if place == "cluster" else (place, None)
        save_record(first, by=by)
    elif what == "bin_project":
        trash_record(first, by=by, reason="ทดสอบ")


def test_the_lost_name_is_kept_and_found_until_the_merge_is_undone(people: Any, client_of: Any) -> None:
    kept = ProjectFactory(name="ฝายชะลอน้ำบ้านโคก", other_names="ฝายโคก")
    lost = ProjectFactory(name="กั้นน้ำห้วยเสนง", other_names="ฝายมีชีวิต\nฝายโคก")
    client = client_of(people.surin)
    before = stored_sums()
    done = join(kept, lost, people.surin)
    kept.refresh_from_db()
    assert kept.other_names.splitlines() == ["ฝายโคก", "กั้นน้ำห้วยเสนง", "ฝายมีชีวิต"]
    for asked in ("/search/", Project.list_url()):
        found = client.get(asked, {"q": "ห้วยเสนง"}).content.decode()
        assert kept.page() in found and lost.page() not in found
    assert "ฝายโคก · กั้นน้ำห้วยเสนง · ฝายมีชีวิต" in client.get(kept.page()).content.decode()
    assert undo_merge(done, by=people.surin) == []
    assert stored_sums() == before
    assert kept.page() not in client.get("/search/", {"q": "ห้วยเสนง"}).content.decode()


def test_a_name_of_before_speaks_for_one_project(people: Any) -> None:
    one = ProjectFactory(name="ป่าชุมชนโคกใหญ่", other_names="ปลูกป่าเฉลิมพระเกียรติ", fiscal_year=2568)
    other = ProjectFactory(name="โครงการปลูกป่าเฉลิมพระเกียรติ", fiscal_year=2568)
    refresh_duplicates()
    pairs = DuplicatePair.objects.filter(kind="plans.project").values_list("first_id", "second_id")
    assert list(pairs) == [(one.pk, other.pk)]


def test_a_new_project_of_the_same_name_year_and_place_is_asked_about(people: Any, client_of: Any) -> None:
    client = client_of(people.surin)
    data = {"name": "ฝายชะลอน้ำ", "area": "320501", "status": "proposed", "fiscal_year": 2568}
    assert client.post(Project.list_url("create"), data).status_code == 302
    assert client.post(Project.list_url("create"), data).status_code == 409
    assert client.post(Project.list_url("create"), data | {"fiscal_year": 2569}).status_code == 302
