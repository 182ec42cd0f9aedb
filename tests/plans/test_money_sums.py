"""The sums that the database keeps of the ledger, and a recount from nothing."""

from decimal import Decimal
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.sql import sql_flush
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from nakhonchai.base.writing import write
from nakhonchai.dashboards.measures import get_measure
from nakhonchai.dashboards.rollup import own_figures, roll_up
from nakhonchai.dashboards.years import rows_at
from nakhonchai.records.actions import restore_record, save_record, trash_record
from plans.enums_money import MoneyForm, MoneyKind
from plans.measures_money import _with_parts, read_money_years
from plans.models import MoneyChange, MoneyLine, MoneySource, MoneySum, Project
from plans.money.compacting import compact, compact_when_many
from plans.money.sums import count_sums, read_sums
from plans.money.triggers import make_sums_again
from tests.factories import MoneyLineFactory, MoneySourceFactory, ProjectFactory

pytestmark = pytest.mark.django_db
PLACES = (("", 2), ("", 4), ("", 6), ("32", 2), ("32", 4), ("3205", 6), ("320501", 8), ("99", 6))


def assert_exact() -> None:
    for prefix, digits in PLACES:
        for by_year in (True, False):
            kept = sorted(read_sums(prefix, digits, by_year=by_year))
            assert kept == count_sums(prefix, digits, by_year=by_year), (prefix, digits, by_year)


def assert_places_alone_are_those_of_the_whole(cluster: Any) -> None:
    """What a few places are asked for alone is what the rows of everywhere add up to."""
    rows = {"money": list(read_money_years("", 6)), "leverage": list(_with_parts(read_money_years("", 6)))}
    named = ("money_asked", "money_received", "money_spent", "money_in_kind", "money_spent_lines", "leverage")
    around = (f"cluster:{cluster.pk}", "30", "31", "32", "36")
    for keys in (("32",), ("3205",), ("320501",), ("99",), around):
        for measure in map(get_measure, named):
            assert measure is not None
            for year in (2566, 2567, 2568, 2569):
                whole = roll_up(measure, rows_at(measure, rows[measure.source.name], year))
                alone = own_figures(measure, *_standing(measure.source, keys, year))
                seen = (alone.value(keys), alone.reached(keys), alone.parts(keys))
                assert seen == (whole.value(keys), whole.reached(keys), whole.parts(keys)), (keys, year)


def _standing(source: Any, keys: Any, year: int) -> Any:
    if source.derive_standing:
        base, derive = source.derive_standing
        return derive(base.standing(keys, year))
    return source.standing(keys, year)


def test_sums_follow_every_way_of_writing(places: Any) -> None:
    one = MoneyLineFactory(area_id="320501", amount=Decimal("1234.56"))
    MoneyLineFactory(project=one.project, amount=Decimal("0.01"), kind=MoneyKind.SPENT)
    MoneyLineFactory(area_id=None, cluster=places, amount=5)
    assert_exact()
    assert read_sums("32", 2)[0].amount == Decimal("1234.56")
    one.amount = Decimal(2000)
    write(one, by=None)
    assert_exact()
    lines = MoneyLine.objects.unscoped("test")
    lines.update(fiscal_year=2567)
    assert_exact()
    project = Project.objects.unscoped("test").filter(pk=one.project_id)
    project.update(trashed_at=timezone.now(), trash_reason="ทดสอบ")
    assert_exact()
    assert read_sums("32", 2) == []
    project.update(trashed_at=None, trash_reason="")
    assert_exact()
    MoneyLine.objects.bulk_create(
        [
            MoneyLine(
                project=one.project,
                area_id="320501",
                ref=f"A234567{number}",
                kind="asked",
                source=one.source,
                amount=10,
                fiscal_year=2569,
            )
            for number in range(4)
        ]
    )
    assert_exact()
    compact()
    assert_exact()
    lines.filter(kind="asked").delete()
    assert_exact()
    compact()
    assert not MoneyChange.objects.exists()
    assert (
        not MoneySum.objects.filter(lines=0).exists() and not MoneySum.objects.filter(kind="asked").exists()
    )
    MoneySum.objects.all().delete()
    make_sums_again()
    assert_exact()


def test_zero_is_a_line_and_no_line_is_nothing(places: Any) -> None:
    MoneyLineFactory(amount=0)
    (cell,) = read_sums("320501", 6)
    assert (cell.amount, cell.lines) == (0, 1)


def test_a_write_that_is_rolled_back_leaves_no_change(places: Any) -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        MoneyLineFactory()
        raise RuntimeError
    assert not MoneyChange.objects.exists()


def test_few_changes_are_left_many_are_added_up(places: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    MoneyLineFactory()
    assert compact_when_many() == 0 and MoneyChange.objects.exists()
    monkeypatch.setattr("plans.money.compacting.MANY", 0)
    assert compact_when_many() == 1 and not MoneyChange.objects.exists()


def test_a_project_takes_its_money_where_it_moves_and_where_it_is_merged(people: Any) -> None:
    project = ProjectFactory(area_id="320501", name="โครงการหนึ่ง")
    MoneyLineFactory(project=project, amount=700)
    project.area_id = "320102"
    save_record(project, by=people.surin)
    assert {cell.place for cell in read_sums("32", 6)} == {"320102"}
    assert MoneyLine.objects.unscoped("test").get().history.count() == 2
    assert_exact()


STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            ("add", "edit", "move", "bin", "back", "bin_project", "back_project", "compact", "delete")
        ),
        st.integers(0, 7),
        st.sampled_from(("320501", "32050101", "3205", "32", "310102", "cluster")),
        st.decimals(0, 10**9, places=2),
        st.sampled_from([str(kind.value) for kind in MoneyKind]),
        st.integers(2566, 2568),
    ),
    max_size=10,
)


@hypothesis_settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_sums_are_those_of_a_recount_after_random_writes(steps: list[Any], people: Any, places: Any) -> None:
    with transaction.atomic():
        sources = [MoneySourceFactory(slug=slug) for slug in ("codi", "local")]
        projects = [ProjectFactory(area_id="320501"), ProjectFactory(area_id="310102")]
        for step in steps:
            _do(step, projects, sources, people.codi, places)
        assert_exact()
        assert_places_alone_are_those_of_the_whole(places)
        make_sums_again()
        assert_exact()
        compact()
        assert_exact()
        assert_places_alone_are_those_of_the_whole(places)
        transaction.set_rollback(True)


def _do(step: Any, projects: list[Any], sources: list[MoneySource], by: Any, cluster: Any) -> None:
    what, number, place, amount, kind, year = step
    project = Project.objects.unscoped("test").get(pk=projects[number % 2].pk)
    lines = list(MoneyLine.objects.unscoped("test").select_related("project", "source").order_by("pk"))
    line = lines[number % len(lines)] if lines else None
    form = MoneyForm.IN_KIND if number > 5 else MoneyForm.CASH
    if what == "add":
        MoneyLineFactory(
            project=project, amount=amount, kind=kind, fiscal_year=year, source=sources[number % 2], form=form
        )
    elif what == "move":
        project.area_id, project.cluster = (None, cluster) if place == "cluster" else (place, None)
        save_record(project, by=by)
    elif what == "compact":
        compact()
    elif what in ("bin_project", "back_project"):
        (trash_record if what == "bin_project" else restore_record)(
            project, by=by, **({"reason": "ทดสอบ"} if what == "bin_project" else {})
        )
    elif line is not None and what == "edit":
        line.amount, line.kind, line.fiscal_year, line.form = amount, kind, year, form
        save_record(line, by=by)
    elif line is not None and what == "bin":
        trash_record(line, by=by, reason="ทดสอบ")
    elif line is not None and what == "back":
        restore_record(line, by=by)
    elif line is not None and what == "delete":
        line.delete()


@pytest.mark.django_db(transaction=True)
def test_an_emptied_database_holds_no_sums(places: Any, monkeypatch: Any) -> None:
    """Deleting the rows one by one, as SQLite does, must not leave changes of lines that are gone."""
    MoneyLineFactory.create_batch(3, project=ProjectFactory(area_id="320501"))
    assert MoneyChange.objects.exists()
    # The order of tables is drawn anew in each process; this one is the worst.
    first = [f'"{model._meta.db_table}"' for model in (MoneyChange, MoneySum, MoneyLine)]
    rank = {name: place for place, name in enumerate(first)}

    def in_this_order(*args: Any, **how: Any) -> list[str]:
        return sorted(sql_flush(*args, **how), key=lambda one: rank.get(one.split()[-1].strip(";"), 9))

    monkeypatch.setattr("django.core.management.commands.flush.sql_flush", in_this_order)
    how = {"interactive": False, "verbosity": 0, "inhibit_post_migrate": True}
    call_command("flush", reset_sequences=False, **how)  # later tests bring rows with keys of their own
    assert not MoneyChange.objects.exists() and not MoneySum.objects.exists()
