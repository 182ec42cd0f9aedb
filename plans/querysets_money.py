"""Words for asking about the ledger and about the plans of others."""

from typing import Any, Self

from django.db import models
from django.db.models import DecimalField, F, Q, Sum, Value
from django.db.models.functions import Coalesce

from nakhonchai.records.querysets import RecordQuerySet
from plans.enums_money import ADOPTED, MoneyForm, MoneyKind


class MoneyLineQuerySet(RecordQuerySet):
    """Lines of the ledger."""

    def that_count(self) -> Self:
        """Return the lines that figures add up: neither they nor their project lie in the trash."""
        return self.alive().filter(project__trashed_at=None)

    def of(self, project: Any) -> Self:
        """Return the lines of one project."""
        return self.filter(project=project)

    def in_cash(self) -> Self:
        """Return money only."""
        return self.filter(form=MoneyForm.CASH)

    def until(self, fiscal_year: int, quarter: int | None) -> Self:
        """Return what was written of a quarter and before; without a quarter a line is of the whole year."""
        if quarter is None:
            return self.filter(fiscal_year__lte=fiscal_year)
        same = Q(fiscal_year=fiscal_year) & (Q(quarter=None) | Q(quarter__lte=quarter))
        return self.filter(Q(fiscal_year__lt=fiscal_year) | same)

    def overspent(self) -> Self:
        """Return a row for each project and source of which more was spent than received."""
        amounts = {
            kind.value: Coalesce(Sum("amount", filter=Q(kind=kind)), Value(0), output_field=DecimalField())
            for kind in (MoneyKind.RECEIVED, MoneyKind.SPENT)
        }
        rows = self.that_count().in_cash().order_by().values("project", "source").annotate(**amounts)
        return rows.filter(spent__gt=F("received"))

    def in_order(self) -> Self:
        """Return the lines as a ledger has them: the latest first."""
        return self.order_by("-fiscal_year", F("dated").desc(nulls_last=True), "-pk")


class AdoptionQuerySet(RecordQuerySet):
    """Entries in the plans of others."""

    def that_stand(self) -> Self:
        """Return the entries that the other plan has taken in."""
        return self.filter(state__in=ADOPTED)


MoneyLineManager = models.Manager.from_queryset(MoneyLineQuerySet)
AdoptionManager = models.Manager.from_queryset(AdoptionQuerySet)
