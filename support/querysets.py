"""Words for asking about visits, requests, issues and notes."""

import datetime
from typing import Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from nakhonchai.records.querysets import RecordQuerySet
from support.enums import GIVEN, OPEN_ISSUES, WAITING, RequestState, VisitKind, VisitState


class VisitQuerySet(RecordQuerySet):
    """Visits and calls."""

    def done(self, today: datetime.date | None = None) -> Self:
        """Return what took place."""
        return self.filter(state=VisitState.DONE, visited__lte=today or timezone.localdate())

    def planned(self) -> Self:
        """Return what is still to be done."""
        return self.filter(state=VisitState.PLANNED)

    def on_the_spot(self) -> Self:
        """Return visits in the narrow sense: somebody went there."""
        return self.filter(kind=VisitKind.VISIT)

    def in_year(self, year: int) -> Self:
        """Return those of a fiscal year (BE)."""
        return self.filter(fiscal_year=year)

    def due(self, by: datetime.date) -> Self:
        """Return plans up to a day, and visits whose next was agreed for then and nobody came since."""
        visits: Any = self.model
        later = visits.objects.unscoped("whether somebody came since").alive()
        came = later.filter(
            Q(area=OuterRef("area")) | Q(area=None, cluster=OuterRef("cluster")),
            visited__gt=OuterRef("visited"),
        ).exclude(state=VisitState.CANCELLED)
        agreed = Q(state=VisitState.DONE, next_visit__lte=by) & ~Exists(came)
        return self.filter(Q(state=VisitState.PLANNED, visited__lte=by) | agreed)


class SupportRequestQuerySet(RecordQuerySet):
    """Support asked for and given."""

    def counted(self) -> Self:
        """Return what was asked and not taken back."""
        return self.exclude(state=RequestState.WITHDRAWN)

    def waiting(self) -> Self:
        """Return what waits for an answer, or for what was promised."""
        return self.filter(state__in=WAITING)

    def given(self) -> Self:
        """Return what was given at least in part."""
        return self.filter(state__in=GIVEN)


class PolicyIssueQuerySet(RecordQuerySet):
    """Joint policy issues: everybody who signs in finds them."""

    def open(self) -> Self:
        """Return those that are still worked on."""
        return self.filter(state__in=OPEN_ISSUES)

    def published(self) -> Self:
        """Return those whose summary everybody may read."""
        return self.alive().filter(is_published=True)


VisitManager = models.Manager.from_queryset(VisitQuerySet)
SupportRequestManager = models.Manager.from_queryset(SupportRequestQuerySet)
PolicyIssueManager = models.Manager.from_queryset(PolicyIssueQuerySet)
