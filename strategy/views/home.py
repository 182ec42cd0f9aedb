"""The page of strategies: the trees, the way to the scoreboards, and the rounds that wait."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from nakhonchai.accounts.scope import scope_of
from nakhonchai.dashboards.years import this_year
from strategy.enums import OWED, Status
from strategy.models import Indicator, Node, Round, Strategy, Value
from strategy.scoring import board_url

ROUNDS_SHOWN = 6


@dataclass
class Branch:
    """A line with what lies below it."""

    node: Node
    indicators: list[Indicator] = field(default_factory=list)
    below: list["Branch"] = field(default_factory=list)
    links: int = 0


def grow(nodes: list[Any], indicators: list[Indicator]) -> dict[int, list[Branch]]:
    """Return the trees of strategies: strategy → its top lines, from the lines in order."""
    branches = {node.pk: Branch(node, links=getattr(node, "link_count", 0)) for node in nodes}
    for one in indicators:
        if one.node_id in branches:
            branches[one.node_id].indicators.append(one)
    tops: defaultdict[int, list[Branch]] = defaultdict(list)
    for node in nodes:
        above = branches.get(node.parent_id or 0)
        (above.below if above is not None else tops[node.strategy_id]).append(branches[node.pk])
    return dict(tops)


def trees(person: Any, strategies: list[Strategy]) -> list[tuple[Strategy, list[Branch]]]:
    """Return strategies with their lines and indicators: two queries, however many."""
    nodes = Node.objects.visible_to(person).alive().filter(strategy__in=strategies).in_order()
    counted = nodes.annotate(link_count=Count("links", distinct=True) + Count("links_in", distinct=True))
    indicators = Indicator.objects.visible_to(person).in_use().filter(node__strategy__in=strategies)
    tops = grow(list(counted), list(indicators.order_by("order", "pk")))
    return [(strategy, tops.get(strategy.pk, [])) for strategy in strategies]


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show what the movement wants, where it stands, and what waits for the reader."""
    scope = scope_of(request.user)
    found = Strategy.objects.visible_to(request.user).alive().select_related("area", "cluster")
    strategies = list(found.order_by("order", "kind", "pk"))
    ours = [one for one in strategies if not one.is_of_state]
    code = scope.areas[0][:6] if scope.areas and scope.areas[0] else ""
    context = {
        "trees": trees(request.user, ours),
        "state": trees(request.user, [one for one in strategies if one.is_of_state]),
        "rounds": waiting_rounds(request.user),
        "board_url": board_url(""),
        "own_board_url": board_url(code) if code else "",
        "own_place": scope.place_text if code else "",
        "year": this_year(),
        "may_write": scope.may_write,
        "may_close": scope.is_staff,
    }
    return render(request, "strategy/home.html", context)


def waiting_rounds(person: Any) -> list[Any]:
    """Return the rounds that hold something the reader still has to do with: one query."""
    mine = Value.objects.visible_to(person).alive().filter(round__isnull=False, round__trashed_at=None)
    counted = (
        mine.order_by()
        .values("round_id")
        .annotate(
            owed=Count("pk", filter=Q(status__in=OWED)),
            sent=Count("pk", filter=Q(status=Status.SUBMITTED)),
            confirmed=Count("pk", filter=Q(status=Status.CONFIRMED)),
            total=Count("pk"),
        )
    )
    counts = {row["round_id"]: row for row in counted if row["owed"] or row["sent"] or row["confirmed"]}
    found = Round.objects.visible_to(person).alive().filter(pk__in=counts).select_related("area", "cluster")
    return [(one, counts[one.pk]) for one in found.order_by("due", "pk")[:ROUNDS_SHOWN]]
