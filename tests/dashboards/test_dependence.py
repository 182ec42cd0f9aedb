"""A page of which only the touched parts are made again is the page made from nothing, after any write."""

import re
from typing import Any

import pytest
from django.apps import apps
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils import timezone
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from nakhonchai.base.prepared import once_made
from nakhonchai.base.writing import write
from nakhonchai.dashboards import assembled, dependence, pieces
from nakhonchai.dashboards.dependence import Held, by_itself, noting
from nakhonchai.dashboards.figures import Now, figures
from nakhonchai.dashboards.measures import get_measure
from network import web
from organizations.models import Organization, OrganizationType
from tests.factories import (
    AccountFactory,
    CoverageFactory,
    EventFactory,
    HonourFactory,
    IndicatorFactory,
    LeaderFactory,
    LinkFactory,
    OrganizationFactory,
    PlanFactory,
    PositionFactory,
    ProjectFactory,
    TargetFactory,
    ValueFactory,
    VisitFactory,
    make_places,
)

HOMES = ["32", "3205", "320501", "32050101", "320102", "310102"]
PAGES = ["/", "/places/32/", "/places/3205/", "/places/320501/", "/?measure=leaders"]
MAKERS = [
    OrganizationFactory,
    LeaderFactory,
    PositionFactory,
    ProjectFactory,
    PlanFactory,
    EventFactory,
    HonourFactory,
    LinkFactory,
    CoverageFactory,
    VisitFactory,
    IndicatorFactory,
    TargetFactory,
    ValueFactory,
]
# Tokens of forms, and the minute at which a page was made for printing.
VARIES = re.compile(r"""(csrfmiddlewaretoken" value=|hx-headers=)(["\']).*?\2|เวลา \d\d\.\d\d น\.""")
ANYWHERE = MAKERS[:4]
ADD, RENAME, MOVE, TRASH = "add", "rename", "move", "trash"


def forget_everything() -> None:
    cache.clear()
    assembled._made.clear()
    pieces._kept.clear()
    web._held.clear()
    web._latest.clear()


def shown(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return VARIES.sub("", answer.content.decode())


class RandomEdits(TestCase):
    """Whatever people do, in whatever order, and whichever pages were looked at before."""

    def setUp(self) -> None:
        make_places()
        self.readers = []
        for role, areas in ((({"coordinator": True}), ["32"]), ({"codi": True}, [])):
            client = Client()
            client.force_login(AccountFactory(**role, areas=areas))
            self.readers.append(client)

    @settings(max_examples=12, deadline=None, phases=[Phase.explicit, Phase.generate])
    @given(
        st.lists(
            st.tuples(
                st.sampled_from([ADD, ADD, RENAME, MOVE, TRASH]),
                st.integers(0, len(MAKERS) - 1),
                st.sampled_from(HOMES),
                st.integers(0, 7),
                st.sets(st.sampled_from(PAGES), min_size=1, max_size=2),
            ),
            min_size=1,
            max_size=7,
        )
    )
    def test_the_page_is_the_one_made_from_nothing(self, steps: Any) -> None:
        forget_everything()
        made: list[Any] = []
        for step, kind, home, which, looked_at in steps:
            self.take(step, kind, home, which, made)
            for client in self.readers:
                for address in looked_at:
                    shown(client, address)
        kept = [(client, address, shown(client, address)) for client in self.readers for address in PAGES]
        forget_everything()
        for client, address, page in kept:
            assert page == shown(client, address), address

    def take(self, step: str, kind: int, home: str, which: int, made: list[Any]) -> None:
        if step == ADD or not made:
            maker = MAKERS[kind]
            has_home = "area" in {field.name for field in maker._meta.model._meta.fields}
            made.append(maker(area_id=home if maker in ANYWHERE else HOMES[2]) if has_home else maker())
            return
        one = made[which % len(made)]
        one.refresh_from_db()
        names = {field.name for field in one._meta.fields}
        if step == RENAME and "name" in names:
            one.name = f"{one.name[:40]} ใหม่"
        elif step == MOVE and isinstance(one, Organization):
            one.area_id = home
        elif step == TRASH and "trashed_at" in names:
            one.trashed_at = None if one.trashed_at else timezone.now()
            one.trash_reason = "ทดสอบ" if one.trashed_at else ""
        write(one, by=None)


@pytest.mark.django_db
def test_a_name_changes_no_part_of_a_page_of_numbers(places: Any, people: Any, client_of: Any) -> None:
    forget_everything()
    one = OrganizationFactory(area_id="320501")
    client = client_of(people.surin)
    before = client.get("/places/32/").context["page"]
    one.name = "ชื่อใหม่ของกลุ่ม"
    write(one, by=None)
    after = client.get("/places/32/").context["page"]
    assert after.headline is before.headline and after.panels is before.panels
    OrganizationFactory(area_id="320501")
    again = client.get("/places/32/").context["page"]
    assert again.headline[0].told.value == 2 and before.headline[0].told.value == 1
    assert again.definitions is before.definitions and again.headline is not before.headline


@pytest.mark.django_db
def test_what_is_asked_of_the_database_itself_is_noted_by_app(places: Any) -> None:
    with noting() as notes:
        list(Organization.objects.unscoped("test").select_related("type"))
    assert notes.apps == {"organizations", *dependence.ALWAYS} and not notes.kept
    now = Now()
    held = Held.make(now, lambda: Organization.objects.unscoped("test").count())
    assert held.holds(Now())
    LeaderFactory(area_id="320501")
    assert held.holds(Now())
    OrganizationFactory(area_id="320501")
    assert not held.holds(Now())


@pytest.mark.django_db
def test_what_nobody_stamps_holds_until_anything_is_written(places: Any, people: Any) -> None:
    held = Held.make(Now(), lambda: type(people.surin).objects.count())
    assert dependence.ALL in held.notes.apps and held.holds(Now())
    LeaderFactory(area_id="320501")
    assert not held.holds(Now())


@pytest.mark.django_db
def test_a_count_that_comes_out_equal_is_the_earlier_object(places: Any) -> None:
    forget_everything()
    measure = get_measure("organizations")
    assert measure
    one = OrganizationFactory(area_id="320501")
    before = figures(measure, Now())
    one.name = "ชื่ออื่น"
    write(one, by=None)
    assert figures(measure, Now()) is before
    OrganizationFactory(area_id="310102")
    assert figures(measure, Now()) is not before


@pytest.mark.django_db(transaction=True)
def test_a_question_with_a_kept_plan_is_noted_too_but_where_nothing_is(places: Any) -> None:
    connection.ensure_connection()
    connection.health_check_done = True
    before, named = (
        list(connection.execute_wrappers),
        once_made(lambda key: OrganizationType.objects.filter(pk=key)),
    )
    with noting() as notes:
        with by_itself():
            assert connection.execute_wrappers == before, "somebody looks on, so that no plan is used"
            named(key=0)
        assert notes.apps == set(dependence.ALWAYS)
        named(key=0)
        assert notes.apps == {"organizations", *dependence.ALWAYS}
    assert connection.execute_wrappers == before


def test_every_table_is_found_in_a_question() -> None:
    """Tables are known by their names: one without an underscore would not be seen."""
    for model in apps.get_models(include_auto_created=True):
        assert dependence._NAMES.fullmatch(model._meta.db_table), model
