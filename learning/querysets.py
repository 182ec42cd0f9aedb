"""Words for asking about events and attendance."""

import datetime
from typing import Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from leaders.querysets import present_positions
from learning.enums import TRAINING_KINDS, Attendance
from nakhonchai.accounts.enums import WRITERS
from nakhonchai.accounts.scope import scope_of
from nakhonchai.records.querysets import RecordQuerySet


class EventQuerySet(RecordQuerySet):
    """Events: everybody who signs in finds them, so that people hear of what is on."""

    def begun(self, today: datetime.date | None = None) -> Self:
        """Return what has begun and was not called off: what counts as held."""
        return self.filter(is_cancelled=False, started__lte=today or timezone.localdate())

    def upcoming(self, today: datetime.date | None = None) -> Self:
        """Return what is still to come."""
        return self.filter(started__gt=today or timezone.localdate())

    def in_year(self, year: int) -> Self:
        """Return what began in a fiscal year (BE)."""
        return self.filter(fiscal_year=year)

    def that_train(self) -> Self:
        """Return events after which a person counts as trained."""
        return self.filter(kind__in=TRAINING_KINDS)


class ParticipationQuerySet(RecordQuerySet):
    """Who takes part in what. A person of elsewhere is invisible here too."""

    def person_visible(self, person: Any) -> Q:
        """Return the condition: the reader finds the person; a guest without a record, the event's home."""
        scope = scope_of(person)
        if scope.role not in WRITERS:
            return Q(pk__in=[])
        serves_here = Exists(present_positions(scope).filter(leader=OuterRef("leader")))
        guests = Q(leader=None) & scope.visible_homes()
        return guests | (Q(leader__isnull=False) & (scope.visible_homes("leader__") | Q(serves_here)))

    def attended(self) -> Self:
        """Return those who came."""
        return self.filter(attendance=Attendance.ATTENDED)

    def that_count(self, today: datetime.date | None = None) -> Self:
        """Return what counts as having taken part: came to a begun event, nothing of it in the trash."""
        return (
            self.alive()
            .attended()
            .filter(
                event__trashed_at=None,
                event__is_cancelled=False,
                event__started__lte=today or timezone.localdate(),
            )
        )

    def in_year(self, year: int) -> Self:
        """Return those of events of a fiscal year (BE)."""
        return self.filter(event__fiscal_year=year)

    def that_train(self) -> Self:
        """Return those after which a person counts as trained."""
        return self.filter(event__kind__in=TRAINING_KINDS)


EventManager = models.Manager.from_queryset(EventQuerySet)
ParticipationManager = models.Manager.from_queryset(ParticipationQuerySet)
