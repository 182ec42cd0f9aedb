"""Words for asking about plans and projects."""

from typing import Self

from django.db import models

from nakhonchai.records.querysets import RecordQuerySet
from plans.enums import MADE, ProjectStatus


class PlanQuerySet(RecordQuerySet):
    """Plans of subdistricts and communities."""

    def made(self) -> Self:
        """Return the plans that a forum has endorsed."""
        return self.filter(status__in=MADE)


class ProjectQuerySet(RecordQuerySet):
    """Projects, within a plan or not yet."""

    def alive_work(self) -> Self:
        """Return projects that were not cancelled."""
        return self.exclude(status=ProjectStatus.CANCELLED)


PlanManager = models.Manager.from_queryset(PlanQuerySet)
ProjectManager = models.Manager.from_queryset(ProjectQuerySet)
