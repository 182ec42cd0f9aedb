"""Words for asking about consent."""

from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from consents.enums import CLOSED, PurposeRole
from leaders.models import Leader
from nakhonchai.accounts.scope import scope_of
from nakhonchai.records.querysets import RecordQuerySet


class ConsentQuerySet(models.QuerySet[Any]):
    """Consents follow the person they are of."""

    def visible_to(self, person: Any) -> Self:
        """Return the consents of people whom *person* finds."""
        return self.filter(leader__in=Leader.objects.visible_to(person).values("pk"))

    def standing(self) -> Self:
        """Return consents that were not withdrawn."""
        return self.filter(withdrawn_on=None)

    def to_publish(self) -> Self:
        """Return consents to publication."""
        return self.filter(purpose__role=PurposeRole.PUBLISH)

    def with_guardian(self) -> Self:
        """Return consents that a guardian gave as well."""
        return self.exclude(guardian_name="")


class ManagedQuerySet(RecordQuerySet):
    """Registers that coordinators and staff keep: who only records, or looks, does not find them."""

    def _visible(self, person: Any) -> Q:
        scope = scope_of(person)
        return scope.visible_homes() if scope.may_manage else Q(pk__in=[])

    def editable_by(self, person: Any) -> Self:
        """Return what is at home where a manager works."""
        found = super().editable_by(person)
        return found if scope_of(person).may_manage else found.none()


class RequestQuerySet(ManagedQuerySet):
    """What people asked."""

    def open(self) -> Self:
        """Return requests that wait for an answer."""
        return self.exclude(status__in=CLOSED)

    def late(self) -> Self:
        """Return open requests whose time is over."""
        return self.open().filter(due__lt=timezone.localdate())


class BreachQuerySet(ManagedQuerySet):
    """Breaches."""

    def open(self) -> Self:
        """Return breaches that are not closed."""
        return self.filter(closed_on=None)


ManagedManager = models.Manager.from_queryset(ManagedQuerySet)
ConsentManager = models.Manager.from_queryset(ConsentQuerySet)
RequestManager = models.Manager.from_queryset(RequestQuerySet)
BreachManager = models.Manager.from_queryset(BreachQuerySet)
