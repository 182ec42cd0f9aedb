"""Words for asking about plans, their steps, and projects."""

from datetime import timedelta
from typing import Any, Self

from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from nakhonchai.geography.codes import under
from nakhonchai.records.querysets import RecordQuerySet
from plans.enums import AT_WORK, MADE, ProjectStatus

NO_STEP = 0
MONTHS_WITHOUT_STEPS = 6


class PlanQuerySet(RecordQuerySet):
    """Plans of subdistricts and communities."""

    def made(self) -> Self:
        """Return the plans that are made by the rule of CODI staff; the one place where it is written.

        Every step that counts is done. A plan that records none of these steps is judged by its status:
        one that a forum endorsed before steps were kept stays made. No query of its own.
        """
        return self.filter(made_condition())

    def not_made(self) -> Self:
        """Return the others."""
        return self.exclude(made_condition())

    def with_made(self) -> Self:
        """Say of each plan whether it is made (``is_made``)."""
        return self.annotate(is_made=Case(When(made_condition(), then=Value(1)), default=Value(0)))

    def with_reached(self) -> Self:
        """Say of each plan which step it has come to (``reached``, the key of the type, 0: none).

        That is the last step that has begun; of a plan without steps, the first that its status stands for.
        """
        steps = _steps().begun().order_by("-type__order", "-type_id").values("type_id")[:1]
        return self.annotate(
            reached=Coalesce(
                Subquery(steps), _by_status(), Value(NO_STEP), output_field=models.BigIntegerField()
            )
        )

    def without_steps(self) -> Self:
        """Return the plans of which no step is recorded."""
        return self.filter(~Exists(_steps()))

    def late_with_steps(self) -> Self:
        """Return the last versions that were kept for half a year without a step."""
        since = timezone.now() - timedelta(days=30 * MONTHS_WITHOUT_STEPS)
        return self.last_versions().without_steps().filter(created_at__lt=since)

    def last_versions(self) -> Self:
        """Return the plans that no later version has taken over from."""
        from plans.models import Plan  # lies above the words it is asked in

        later = Plan.objects.unscoped("whether there is a later version").alive()
        return self.filter(~Exists(later.filter(predecessor=OuterRef("pk"))))


class PlanStepQuerySet(RecordQuerySet):
    """Steps of plans."""

    def finished(self) -> Self:
        """Return what is done."""
        return self.filter(done__isnull=False)

    def begun(self) -> Self:
        """Return what has begun or is done."""
        return self.filter(Q(done__isnull=False) | Q(started__lte=timezone.localdate()))

    def to_come(self) -> Self:
        """Return what is only set for a day that is still to come."""
        return self.filter(done=None, started__gt=timezone.localdate())


class ProjectQuerySet(RecordQuerySet):
    """Projects, within a plan or not yet."""

    def alive_work(self) -> Self:
        """Return projects that were not cancelled."""
        return self.exclude(status=ProjectStatus.CANCELLED)

    def blocked_for(self, days: int) -> Self:
        """Return what has been blocked for longer than so many days."""
        since = timezone.localdate() - timedelta(days=days)
        return self.filter(status=ProjectStatus.BLOCKED, blocked_since__lt=since)

    def silent_for(self, days: int) -> Self:
        """Return what is at work and of which nothing was reported for longer than so many days."""
        from plans.models import ProjectUpdate

        since = timezone.localdate() - timedelta(days=days)
        told = ProjectUpdate.objects.unscoped("whether anything was reported").alive()
        told = told.filter(project=OuterRef("pk"), happened__gte=since)
        at_work = self.filter(status__in=AT_WORK, created_at__date__lt=since)
        return at_work.filter(~Exists(told))

    def with_theme(self, name: str) -> Self:
        """Return what works on a theme of this name."""
        among = Q(themes=name) | Q(themes__startswith=f"{name}\n") | Q(themes__endswith=f"\n{name}")
        return self.filter(among | Q(themes__contains=f"\n{name}\n"))

    def reaching(self, code: str) -> Self:
        """Return what is at home in the area or below it, or works in a place there; each once."""
        from plans.models import ProjectPlace

        there = ProjectPlace.objects.filter(under(code, "area_id"))
        return self.filter(Q(under(code)) | Q(pk__in=there.values("project_id")))


class ProjectUpdateQuerySet(RecordQuerySet):
    """What was reported of projects."""

    def newest_first(self) -> Self:
        """Return the latest report first."""
        return self.order_by("-happened", "-pk")


def _steps(outer: Any = None) -> Any:
    """Return the steps of the plan at hand (or of *outer*) that are not in the trash."""
    from plans.models import PlanStep

    found = PlanStep.objects.unscoped("a step is read where its plan is").alive()
    return found.filter(plan=outer or OuterRef("pk"))


def _required() -> Any:
    """Return the steps that must be done before a plan is made."""
    from plans.models import PlanStepType

    return PlanStepType.objects.filter(is_active=True, counts_as_made=True)


def made_condition() -> Q:
    """Return the condition under which a plan is made; it looks up nothing before it is asked."""
    done = _steps(outer=OuterRef(OuterRef("pk"))).finished().filter(type=OuterRef("pk"))
    missing = Exists(_required().filter(~Exists(done)))
    recorded = Exists(_steps().filter(type__is_active=True, type__counts_as_made=True))
    return (Q(Exists(_required())) & ~Q(missing)) | (Q(status__in=MADE) & ~Q(recorded))


def _by_status() -> Subquery:
    """Return the first step that the status of the plan at hand stands for."""
    from plans.models import PlanStepType

    found = PlanStepType.objects.filter(is_active=True, status=OuterRef("status"))
    return Subquery(found.order_by("order", "pk").values("pk")[:1])


PlanManager = models.Manager.from_queryset(PlanQuerySet)
PlanStepManager = models.Manager.from_queryset(PlanStepQuerySet)
ProjectUpdateManager = models.Manager.from_queryset(ProjectUpdateQuerySet)
ProjectManager = models.Manager.from_queryset(ProjectQuerySet)
