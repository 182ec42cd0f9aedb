"""Words for asking about links, networks and their members."""

from typing import Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import ExtractYear

from leaders.querysets import present_positions
from nakhonchai.accounts.enums import WRITERS
from nakhonchai.accounts.scope import scope_of
from nakhonchai.geography.codes import under
from nakhonchai.records.querysets import RecordQuerySet


class LinkQuerySet(RecordQuerySet):
    """Links between bodies."""

    def current(self) -> Self:
        """Return links that have not ended."""
        return self.filter(ended=None)

    def of(self, body: Any) -> Self:
        """Return the links of one body, at either end."""
        return self.filter(Q(source=body) | Q(target=body))

    def between(self, one: Any, other: Any) -> Self:
        """Return the links of two bodies, in either direction."""
        return self.filter(Q(source=one, target=other) | Q(source=other, target=one))

    def touching(self, prefix: str) -> Self:
        """Return links of which a body is at home in the area *prefix* or below."""
        return self.filter(under(prefix, "source__area_id") | under(prefix, "target__area_id"))

    def begun_in(self, year: int) -> Self:
        """Return links that began in a Buddhist year."""
        return self.annotate(year_begun=ExtractYear("started")).filter(year_begun=year - 543)

    def with_bodies(self) -> Self:
        """Return links with what a line about them needs at hand."""
        return self.select_related("source__area", "target__area", "kind", "issue")


class NetworkQuerySet(RecordQuerySet):
    """Networks."""


class MemberQuerySet(RecordQuerySet):
    """Bodies in networks."""

    def current(self) -> Self:
        """Return members that have not left."""
        return self.filter(left=None)


class BoardSeatQuerySet(RecordQuerySet):
    """People on the boards of networks. A person of elsewhere is invisible here too."""

    def person_visible(self, person: Any) -> Q:
        """Return the condition: the reader finds the person; the seat itself is no way to them."""
        scope = scope_of(person)
        if scope.role not in WRITERS:
            return Q(pk__in=[])
        serves_here = Exists(present_positions(scope).filter(leader=OuterRef("leader")))
        return scope.visible_homes("leader__") | Q(serves_here)

    def current(self) -> Self:
        """Return seats that have not ended."""
        return self.filter(ended=None)


LinkManager = models.Manager.from_queryset(LinkQuerySet)
NetworkManager = models.Manager.from_queryset(NetworkQuerySet)
MemberManager = models.Manager.from_queryset(MemberQuerySet)
BoardSeatManager = models.Manager.from_queryset(BoardSeatQuerySet)
