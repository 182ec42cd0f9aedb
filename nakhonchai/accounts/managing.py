"""Who may manage which accounts. Follows from scope: nobody gives what they do not hold."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from nakhonchai.accounts.enums import STAFF, Role
from nakhonchai.accounts.models import Account, Grant
from nakhonchai.accounts.scope import Scope, scope_of
from nakhonchai.geography.codes import under_any
from nakhonchai.geography.models import Area, Cluster

GIVEN_BY: dict[Role, tuple[Role, ...]] = {
    Role.COORDINATOR: (Role.VIEWER, Role.RECORDER),
    Role.CODI: (Role.VIEWER, Role.RECORDER, Role.COORDINATOR, Role.CODI),
    Role.ADMINISTRATOR: tuple(Role),
}


def roles_given_by(person: Any) -> tuple[Role, ...]:
    """Return the roles that *person* may give to others."""
    scope = scope_of(person)
    return GIVEN_BY.get(scope.role, ()) if scope.role and scope.may_manage else ()


def _grants_inside(scope: Scope) -> Q:
    if scope.everywhere:
        return Q()
    return under_any(scope.areas, "area_id") | Q(cluster_id__in=sorted(scope.clusters))


def managed_by(person: Any) -> QuerySet[Account]:
    """Return the accounts *person* manages: of others, of a role they give, holding only what they hold."""
    scope = scope_of(person)
    others = Account.objects.filter(role__in=roles_given_by(person)).exclude(pk=person.pk or 0)
    if scope.role == Role.ADMINISTRATOR:
        return others
    held = Grant.objects.filter(account=OuterRef("pk"))
    outside = held.exclude(pk__in=Grant.objects.filter(_grants_inside(scope)))
    managed = others.filter(~Exists(outside))
    # Who holds nothing belongs to nobody's province (and staff who hold nothing hold everything).
    return managed if scope.everywhere else managed.filter(Exists(held))


def clusters_given_by(person: Any) -> QuerySet[Cluster]:
    """Return the clusters that *person* may hand to others."""
    scope = scope_of(person)
    clusters = Cluster.objects.order_by("name_th")
    whole = scope.role == Role.ADMINISTRATOR or (scope.is_staff and scope.everywhere)
    return clusters if whole else clusters.filter(pk__in=scope.clusters)


def areas_given_by(person: Any) -> tuple[str, ...]:
    """Return the code prefixes within which *person* may hand areas to others."""
    scope = scope_of(person)
    return ("",) if scope.role == Role.ADMINISTRATOR else scope.edits


def refusal(person: Any, role: str, areas: Iterable[Area], clusters: Iterable[Cluster]) -> str:
    """Say why *person* may not give this role with these areas and clusters; empty when they may."""
    scope, areas, clusters = scope_of(person), list(areas), list(clusters)
    if role not in roles_given_by(person):
        return "ท่านให้บทบาทนี้ไม่ได้ เลือกบทบาทอื่น"
    if scope.role != Role.ADMINISTRATOR and not scope.everywhere:
        inside = all(scope.may_edit_area(area.code) for area in areas)
        if not inside or not {cluster.pk for cluster in clusters} <= scope.clusters:
            return "พื้นที่ที่เลือกอยู่นอกเขตที่ท่านดูแล เลือกพื้นที่ในเขตของท่าน"
        if not (areas or clusters):
            return "เลือกพื้นที่อย่างน้อยหนึ่งแห่ง"
    if not (areas or clusters) and role not in {*STAFF, Role.VIEWER}:
        return "บทบาทนี้ต้องมีพื้นที่อย่างน้อยหนึ่งแห่ง"
    return ""
