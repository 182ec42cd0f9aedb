"""Words for asking about strategies, indicators, reports and proposals."""

from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from nakhonchai.accounts.scope import scope_of
from nakhonchai.accounts.tripwire import state_scope
from nakhonchai.records.querysets import RecordQuerySet
from strategy.enums import COUNTED, NUMBERS, OWED, STATE, WAITING, State, Status


def editable_anywhere(person: Any) -> Q:
    """Return where *person* edits what may belong to everybody: their homes; staff of all, everything."""
    scope = scope_of(person)
    return Q(pk__isnull=False) if scope.is_staff and scope.everywhere else scope.editable_homes()


def covering(code: str) -> Q:
    """Return the condition that what is at home somewhere (or for all) is about *code* ("": the cluster)."""
    ancestors = [code[:length] for length in (2, 4, 6) if length <= len(code)]
    return Q(area=None) | Q(area_id__in=ancestors)


class SharedQuerySet(RecordQuerySet):
    """Records that may have no home: those of the nation belong to everybody, and staff of all keep them."""

    def editable_by(self, person: Any) -> Self:
        """Return what *person* edits, trash included."""
        state_scope()
        return self.filter(editable_anywhere(person))


class StrategyQuerySet(SharedQuerySet):
    """Strategies."""

    def of_the_people(self) -> Self:
        """Return the movement's own."""
        return self.exclude(kind__in=STATE)

    def of_the_state(self) -> Self:
        """Return those of government."""
        return self.filter(kind__in=STATE)

    def in_year(self, year: int) -> Self:
        """Return strategies whose period holds a year."""
        return self.filter(first_year__lte=year, last_year__gte=year)


class NodeQuerySet(SharedQuerySet):
    """Lines of strategies."""

    def in_order(self) -> Self:
        """Return lines as a document lists them, those of one parent together."""
        return self.order_by("strategy_id", "order", "pk")


class IndicatorQuerySet(SharedQuerySet):
    """Indicators."""

    def in_use(self) -> Self:
        """Return indicators that are watched, of lines and strategies that are there."""
        found = self.alive().filter(is_active=True, node__trashed_at=None)
        return found.filter(node__strategy__trashed_at=None)

    def shown_at(self, code: str, year: int) -> Self:
        """Return the indicators of an area's scoreboard in a year ("": of the cluster)."""
        period = Q(node__strategy__first_year__lte=year, node__strategy__last_year__gte=year)
        return self.in_use().filter(covering(code), period)

    def on_paper(self) -> Self:
        """Return indicators in the order of their strategies, with what a line about them needs."""
        return self.select_related("node__strategy").order_by(
            "node__strategy__order", "node__strategy_id", "node__order", "node_id", "order", "pk"
        )


class TargetQuerySet(RecordQuerySet):
    """Targets."""


class ValueQuerySet(RecordQuerySet):
    """Reports."""

    def counted(self) -> Self:
        """Return what was sent and not returned: what figures are made of."""
        return self.alive().filter(status__in=COUNTED)

    def with_number(self) -> Self:
        """Return reports that say a number."""
        return self.filter(state__in=NUMBERS)

    def owed(self) -> Self:
        """Return what somebody still has to send."""
        return self.alive().filter(status__in=OWED)

    def waiting(self) -> Self:
        """Return what nobody has confirmed."""
        return self.alive().filter(status__in=WAITING)

    def to_confirm(self) -> Self:
        """Return what the province has to look at."""
        return self.alive().filter(status=Status.SUBMITTED)

    def to_accept(self) -> Self:
        """Return what the cluster has to look at."""
        return self.alive().filter(status=Status.CONFIRMED)

    def late(self) -> Self:
        """Return what is owed and past its day."""
        return self.owed().filter(due__lt=timezone.localdate())

    def asked_of(self, person: Any) -> Self:
        """Return what *person* owes: of what they edit, what is theirs by name or nobody's."""
        mine = Q(assignee=person) | Q(assignee=None)
        return self.owed().filter(mine, round__isnull=False, round__trashed_at=None)

    def not_applicable(self) -> Self:
        """Return reports that an indicator is not about their area."""
        return self.filter(state=State.NOT_APPLICABLE)


class RoundQuerySet(RecordQuerySet):
    """Rounds of reports."""

    def current(self) -> Self:
        """Return rounds that have begun and hold something that waits."""
        return self.alive().filter(opens__lte=timezone.localdate())


class ProposalQuerySet(RecordQuerySet):
    """Proposals."""


StrategyManager = models.Manager.from_queryset(StrategyQuerySet)
NodeManager = models.Manager.from_queryset(NodeQuerySet)
IndicatorManager = models.Manager.from_queryset(IndicatorQuerySet)
TargetManager = models.Manager.from_queryset(TargetQuerySet)
ValueManager = models.Manager.from_queryset(ValueQuerySet)
RoundManager = models.Manager.from_queryset(RoundQuerySet)
ProposalManager = models.Manager.from_queryset(ProposalQuerySet)
