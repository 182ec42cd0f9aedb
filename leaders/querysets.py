"""Words for asking about leaders and positions."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Self

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from leaders.terms import latest_start
from nakhonchai.accounts.enums import WRITERS
from nakhonchai.accounts.scope import Scope, scope_of
from nakhonchai.base.trigrams import may_hold
from nakhonchai.records.querysets import RecordQuerySet
from nakhonchai.thai import be_year, search_key
from organizations.models import OrganizationType


def present_positions(scope: Scope) -> Any:
    """Return the positions of today at home where the reader finds them, to be asked person by person.

    Listing all visible people first took 26 ms where this takes 1: an index answers it for a person.
    """
    found = apps.get_model("leaders", "Position").objects.unscoped("a condition inside a scope")
    return found.alive().current().filter(scope.visible_homes())


def lengths_of_term() -> list[int]:
    """Return the lengths of term in use, in years."""
    types = OrganizationType.objects.exclude(term_years=None)
    found = types.order_by().values_list("term_years", flat=True).distinct()
    return [years for years in found if years]


def term_over_by(day: date, lengths: Iterable[int] | None = None) -> Q:
    """Return the condition that a term is over by *day*.

    A handful of *lengths* are in use: each is one comparison of the beginning.
    """
    over = Q(term_ends__lte=day)
    for years in lengths_of_term() if lengths is None else lengths:
        begun = Q(term_ends=None, organization__type__term_years=years)
        over |= begun & Q(started__lte=latest_start(day, years))
    return over


def term_not_over_by(day: date, lengths: Iterable[int] | None = None) -> Q:
    """Return the condition that a term is known and not over by *day*."""
    later = Q(term_ends__gt=day)
    for years in lengths_of_term() if lengths is None else lengths:
        begun = Q(term_ends=None, organization__type__term_years=years)
        later |= begun & Q(started__gt=latest_start(day, years))
    return later


class LeaderQuerySet(RecordQuerySet):
    """People. Another province's person is invisible, not only locked."""

    def person_visible(self, person: Any) -> Q:
        """Return the condition: at home in the reader's areas, or with a present position there."""
        scope = scope_of(person)
        if scope.role not in WRITERS:
            return Q(pk__in=[])
        return scope.visible_homes() | Q(Exists(present_positions(scope).filter(leader=OuterRef("pk"))))

    def holding(self, positions: Any) -> Self:
        """Return those who hold one of *positions*."""
        return self.filter(pk__in=positions.values("leader_id"))

    def young(self, today: Any = None) -> Self:
        """Return คนรุ่นใหม่: age = this year − birth year, at most the limit of the settings.

        An unknown birth year is not reported, not old: it is in neither count.
        """
        this_year = be_year(today or timezone.localdate())
        return self.filter(birth_year__gte=this_year - settings.YOUNG_AGE_LIMIT)

    def not_young(self, today: Any = None) -> Self:
        """Return those whose age is known and above the limit."""
        return self.filter(birth_year__lt=be_year(today or timezone.localdate()) - settings.YOUNG_AGE_LIMIT)

    def with_skill(self, name: str) -> Self:
        """Return those who have a skill of this name; the index of words narrows first."""
        among = Q(skills=name)
        for pattern in ({"startswith": f"{name}\n"}, {"endswith": f"\n{name}"}, {"contains": f"\n{name}\n"}):
            lookup, text = next(iter(pattern.items()))
            among |= Q(**{f"skills__{lookup}": text})
        return self.filter(may_hold(self.model, [frozenset({search_key(name)})], self.db)).filter(among)

    def with_birth_year(self) -> Self:
        """Return those whose age is known."""
        return self.filter(birth_year__isnull=False)


class PositionQuerySet(RecordQuerySet):
    """Positions, past and present."""

    def person_visible(self, person: Any) -> Q:
        """Return the condition: the position, or the person who holds it, is at home in the reader's areas.

        A past position is no way to a person of elsewhere: it shows only with its person.
        """
        scope = scope_of(person)
        if scope.role not in WRITERS:
            return Q(pk__in=[])
        seen_here = present_positions(scope).filter(leader=OuterRef("leader"))
        return scope.visible_homes("leader__") | (scope.visible_homes() & Q(Exists(seen_here)))

    def current(self) -> Self:
        """Return positions that have not ended."""
        return self.filter(ended=None)

    def key_posts(self) -> Self:
        """Return the posts that the list of roles calls key posts."""
        return self.filter(role__is_key_post=True)

    def over_by(self, day: date) -> Self:
        """Return positions whose term is over by *day*: as typed, or by the type's length of term."""
        return self.filter(term_over_by(day))

    def not_over_by(self, day: date) -> Self:
        """Return positions whose term is known and not over by *day*."""
        return self.filter(term_not_over_by(day))

    def clashing(self) -> Self:
        """Return present posts that a body has once and that somebody else holds there too.

        The other post lies in the same body, so whoever finds the one finds the other.
        """
        why = "in the same body: found by whoever finds this one"
        others = apps.get_model("leaders", "Position").objects.unscoped(why).alive().current()
        same = others.filter(organization=OuterRef("organization"), role=OuterRef("role"))
        once = self.alive().current().filter(role__unique_in_body=True, organization__isnull=False)
        return once.filter(Exists(same.exclude(pk=OuterRef("pk"))))

    def seats(self) -> Self:
        """Return seats on committees that set strategy."""
        return self.exclude(role__committee="")


class TieQuerySet(RecordQuerySet):
    """Mentors and successors: found by who finds both people."""

    def person_visible(self, person: Any) -> Q:
        """Return the condition: both people are visible to the reader."""
        if scope_of(person).role not in WRITERS:
            return Q(pk__in=[])
        people = apps.get_model("leaders", "Leader").objects.visible_to(person)
        first, second = (people.filter(pk=OuterRef(end)) for end in ("leader", "other"))
        return Q(Exists(first)) & Q(Exists(second))

    def current(self) -> Self:
        """Return those that have not ended."""
        return self.filter(ended=None)


LeaderManager = models.Manager.from_queryset(LeaderQuerySet)
PositionManager = models.Manager.from_queryset(PositionQuerySet)
TieManager = models.Manager.from_queryset(TieQuerySet)
