"""The strategy that an installation starts with, and what a later release adds to one loaded before."""

from importlib import import_module
from typing import Any

import pytest
from django.apps import apps

from nakhonchai.base.writing import write
from nakhonchai.dashboards.measures import get_measure
from strategy.initial_strategy import LINES, NAME, TOOLS
from strategy.models import Indicator, Node

pytestmark = pytest.mark.django_db
watch_tools = import_module("strategy.migrations.0003_watch_tools_of_work").watch_tools


@pytest.fixture
def loaded() -> Any:
    """The target about tools with its indicators, as the release before loaded them."""
    load = import_module("strategy.migrations.0002_load_first_strategy").load_strategy
    load(apps, None)
    node = Node.objects.unscoped("test").get(strategy__name=NAME, kind="target", number="4")
    Indicator.objects.unscoped("test").filter(node=node, measure=TOOLS.measure).delete()
    return node


def watched(node: Node) -> list[str]:
    found = Indicator.objects.unscoped("test").filter(node=node).order_by("order")
    return list(found.values_list("measure", flat=True))


def test_every_line_is_watched_by_measures_that_there_are() -> None:
    named = [one.measure for line in LINES for one in line.watched]
    assert TOOLS.measure in named
    assert [name for name in named if get_measure(name) is None] == []


def test_what_was_loaded_before_is_watched_by_tools_once(loaded: Any) -> None:
    for _ in range(2):
        watch_tools(apps, None)
        assert watched(loaded) == [TOOLS.measure, "plans"]
    made = Indicator.objects.unscoped("test").get(node=loaded, measure=TOOLS.measure)
    assert made.is_computed and made.definition
    made.full_clean()


def test_what_staff_changed_is_theirs(loaded: Any, people: Any) -> None:
    own = Indicator.objects.unscoped("test").get(node=loaded)
    own.name = "แผนของตำบล"
    write(own, by=people.codi)
    watch_tools(apps, None)
    assert watched(loaded) == ["plans"]
    loaded.name = "เครื่องมือของเรา"
    write(loaded, by=people.codi)
    Indicator.objects.unscoped("test").filter(pk=own.pk).update(version=1)
    watch_tools(apps, None)
    assert watched(loaded) == ["plans"]
