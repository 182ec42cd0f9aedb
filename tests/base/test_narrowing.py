"""A condition that is put where it belongs is the one that ``filter`` makes."""

from typing import Any

import pytest
from django.db import NotSupportedError
from django.db.models import Count, F, Q

from leaders.models import Leader, Position
from nakhonchai.base.narrowing import where_empty, where_true
from nakhonchai.base.trigrams import Holding
from organizations.models import Organization
from tests.factories import LeaderFactory, PositionFactory

pytestmark = pytest.mark.django_db
WORDS = Holding(Organization, [frozenset(["ชุมชน"]), frozenset(["ปาช", "กลุม"])])


def asked() -> list[Any]:
    """Questions of all shapes."""
    rows = Organization.objects.unscoped("test")
    return [
        rows.all(),
        rows.none(),
        rows.filter(type__name="ก"),
        rows.filter(Q(name="ก") | Q(type__name="ข")),
        rows.filter(name="ก") | rows.filter(type__group__name="ข"),
        rows.exclude(name="ก"),
        rows.exclude(positions__note="ก"),
        rows.filter(positions__note="ก").distinct(),
        rows.annotate(other=F("type__name")).filter(other="ก"),
        rows.annotate(many=Count("positions")).filter(many=1),
        rows.select_related("area").only("ref", "area__name_th"),
        rows.order_by("-type__name").reverse(),
        rows.values_list("pk", flat=True),
        rows.filter(area__in=["320501"]).filter(trashed_at=None),
    ]


@pytest.mark.parametrize("at", range(14))
def test_the_same_question_as_filter_makes(at: int) -> None:
    rows = asked()[at]
    before = None if rows.query.is_empty() else str(rows.query)
    for ours, theirs in (
        (where_empty(rows, "trashed_at"), rows.filter(trashed_at=None)),
        (where_empty(rows, "cluster"), rows.filter(cluster=None)),
        (where_true(rows, WORDS), rows.filter(WORDS)),
    ):
        assert ours.query.where == theirs.query.where
        assert ours.query.is_empty() or str(ours.query) == str(theirs.query)
        assert list(ours) == list(theirs)
        further = [one.filter(type__name="ค").exclude(name="ง") for one in (ours, theirs)]
        assert further[0].query.is_empty() or str(further[0].query) == str(further[1].query)
    assert before is None or str(rows.query) == before


def test_among_related_records(people: Any) -> None:
    one, other = LeaderFactory(), LeaderFactory()
    posts = [PositionFactory(leader=leader) for leader in (one, one, other)]
    Position.objects.unscoped("test").filter(pk=posts[0].pk).update(
        trashed_at="2026-01-01T00:00Z", trash_reason="ก"
    )
    assert list(where_empty(one.positions.unscoped("test"), "trashed_at")) == [posts[1]]
    (found,) = Leader.objects.unscoped("test").filter(pk=one.pk).prefetch_related("positions")
    assert {post.pk for post in found.positions.unscoped("test")} == {posts[0].pk, posts[1].pk}


def test_what_filter_refuses_is_refused() -> None:
    rows = Organization.objects.unscoped("test")
    for narrow in (lambda found: where_empty(found, "trashed_at"), lambda found: where_true(found, WORDS)):
        with pytest.raises(TypeError, match="slice"):
            narrow(rows[:3])
        with pytest.raises(NotSupportedError):
            narrow(rows.union(rows))
