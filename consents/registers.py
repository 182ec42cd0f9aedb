"""Questions that the registers ask: whom to review, who was forgotten, who looked at a person."""

from datetime import timedelta
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils import timezone

from consents.enums import PurposeRole
from consents.models import Erasure, Purpose, Review
from leaders.models import Leader, Position
from nakhonchai.accounts.models.access import AccessLog
from nakhonchai.accounts.scope import scope_of
from nakhonchai.geography.codes import under_any
from nakhonchai.records.personal import GONE
from nakhonchai.records.persons.related import related_rows

YEAR = timedelta(days=365)
DEFAULT_YEARS = 5


def retention_years() -> int:
    """Return after how many years without a role a person is reviewed: the shortest purpose to keep says."""
    kept = Purpose.objects.filter(is_active=True, role=PurposeRole.KEEP).order_by("retention_years")
    return kept.values_list("retention_years", flat=True).first() or DEFAULT_YEARS


def to_review(person: Any) -> Any:
    """Return the people of *person*'s areas without a present position whom nobody touched for those years.

    Who was forgotten, or was looked at meanwhile, is not among them.
    """
    since = timezone.now() - retention_years() * YEAR
    held = Position.objects.unscoped("whether a person found by scope holds a post").alive().current()
    reviewed = Review.objects.filter(leader=OuterRef("pk"), reviewed_at__gte=since)
    gone = Erasure.objects.filter(ref=OuterRef("ref"))
    old = Leader.objects.editable_by(person).alive().filter(updated_at__lt=since)
    return (
        old.exclude(Exists(held.filter(leader=OuterRef("pk"))))
        .exclude(Exists(reviewed))
        .exclude(Exists(gone))
    )


def erasures_of(person: Any) -> Any:
    """Return the erasures in the areas that *person* manages."""
    scope = scope_of(person)
    if not scope.may_manage:
        return Erasure.objects.none()
    found = Erasure.objects.select_related("done_by")
    return found if scope.everywhere else found.filter(under_any(scope.areas, "place"))


def was_erased(leader: Leader) -> Erasure | None:
    """Return the erasure of a person, if they were forgotten."""
    if not leader.given_name.startswith(GONE):  # no query for everybody else
        return None
    return Erasure.objects.filter(ref=leader.ref).first()


def who_looked(leader: Leader) -> Any:
    """Return who read, printed or took what is held about a person, the latest first."""
    hanging = (row for _model, rows in related_rows(leader) for row in rows)
    refs = [leader.ref, *(row.ref for row in hanging if hasattr(row, "ref"))]
    return AccessLog.objects.filter(subject_ref__in=refs).select_related("account").order_by("-at", "-pk")
