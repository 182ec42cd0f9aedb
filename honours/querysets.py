"""Words for asking about honours."""

from typing import Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from consents.publication import published_keys
from honours.enums import HonourStatus
from leaders.querysets import present_positions
from nakhonchai.accounts.enums import WRITERS
from nakhonchai.accounts.scope import scope_of
from nakhonchai.records.querysets import RecordQuerySet

ABOUT = ("type", "leader", "organization", "organization__type", "place", "area", "cluster")


class HonourQuerySet(RecordQuerySet):
    """Honours. A person's honour is found by who finds the person."""

    def _visible(self, person: Any) -> Q:
        scope = scope_of(person)
        if not scope.signed_in:
            return Q(pk__in=[])
        of_others = Q(leader=None) & (scope.visible_homes() | Q(status=HonourStatus.HONOURED))
        if scope.role not in WRITERS:
            return of_others
        # Person by person, as people themselves are found: listing all visible people first took 20 to 80 ms.
        serves_here = Exists(present_positions(scope).filter(leader=OuterRef("leader")))
        of_people = scope.visible_homes("leader__") | Q(serves_here)
        return of_others | (Q(leader__isnull=False) & of_people)

    def honoured(self) -> Self:
        """Return honours that were given."""
        return self.filter(status=HonourStatus.HONOURED)

    def published(self) -> Self:
        """Return what the public roll shows: given, meant to be public, and of people who agreed to it."""
        agreed = Q(leader=None) | Q(leader__in=published_keys())
        not_gone = Q(organization=None) | Q(organization__trashed_at=None)
        return self.alive().honoured().filter(agreed & not_gone, is_public=True)

    def in_round(self, type_: Any, year: int) -> Self:
        """Return the nominations of one category and year."""
        return self.filter(type=type_, year=year)

    def for_showing(self) -> Self:
        """Return the honours with all that a line about one shows at hand."""
        return self.select_related(*ABOUT)


HonourManager = models.Manager.from_queryset(HonourQuerySet)
