"""Words for asking about organizations."""

from typing import Any, Self

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Substr

from nakhonchai.geography.codes import ancestors, under
from nakhonchai.records.querysets import RecordQuerySet
from organizations.enums import OrganizationStatus


class OrganizationQuerySet(RecordQuerySet):
    """Organizations and partners."""

    def working(self) -> Self:
        """Return those that were not closed."""
        return self.exclude(status=OrganizationStatus.CLOSED)

    def published(self) -> Self:
        """Return those that agreed to be seen by everybody."""
        return self.filter(is_published=True)

    def of_group(self, slug: str) -> Self:
        """Return those whose type belongs to this group."""
        return self.filter(type__group__slug=slug)

    def community(self) -> Self:
        """Return the community's own bodies, without partners."""
        return self.filter(type__group__is_partner=False)

    def single(self) -> Self:
        """Return the bodies of which a subdistrict has one."""
        return self.filter(type__one_per_subdistrict=True)

    def in_place_of(self, type_id: int | None, code: str | None, but: int | None = None) -> Self:
        """Return the bodies of a type in the subdistrict of *code*, except the one of key *but*."""
        if not type_id or not code or len(code) < 6:
            return self.none()
        return self.alive().working().filter(type_id=type_id).at(code[:6]).exclude(pk=but)

    def doubled(self) -> Self:
        """Return the bodies of which their subdistrict has another, where it may have one."""
        model: Any = self.model
        standing = model.objects.unscoped("a condition inside a scope").alive().working()
        placed = standing.annotate(place=Substr("area_id", 1, 6)).filter(
            type=OuterRef("type"), place=OuterRef("place")
        )
        ours = self.alive().working().single().filter(area__level__gte=3)
        return ours.annotate(place=Substr("area_id", 1, 6)).filter(Exists(placed.exclude(pk=OuterRef("pk"))))

    def with_type(self) -> Self:
        """Return the organizations with type and group at hand."""
        return self.select_related("type__group")

    def covering(self, code: str) -> Self:
        """Return those at home in the area *code* or below, and those that reach into it."""
        reaching = apps.get_model("organizations", "Coverage").objects.unscoped("a condition inside a scope")
        inside = Q(under(code, "covered_id")) | Q(covered_id__in=[*ancestors(code)])
        return self.filter(under(code) | Q(pk__in=reaching.alive().filter(inside).values("organization_id")))

    def with_fact(self, condition: Any) -> Self:
        """Return those of which a fact says what is asked (see ``facts.conditions``)."""
        return self.filter(condition.q())


class PartQuerySet(RecordQuerySet):
    """Rows about organizations."""

    def of(self, organization: Any) -> Self:
        """Return the rows of one organization that are in use."""
        return self.alive().filter(organization=organization)


PartManager = models.Manager.from_queryset(PartQuerySet)
OrganizationManager = models.Manager.from_queryset(OrganizationQuerySet)
