"""The only statement of who sees and who edits what. Everything else asks here.

The table of rights in words: an account holds areas, each with all that lies
below. A viewer reads network fields there and aggregates everywhere. A recorder
or coordinator also reads internal and personal fields there, and edits what is
at home there. CODI staff and administrators hold everything unless they were
given areas. Records of a cluster are read by every coordinator and staff member
who holds something, and edited by staff who hold everything and by recorders
and managers who hold the cluster; who edits one also reads it. Directory facts
of bodies are read by everybody who has signed in.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Q

from nakhonchai.accounts.enums import MANAGERS, STAFF, WRITERS, Role
from nakhonchai.accounts.models import Account, Grant
from nakhonchai.base.personal_data import DataClass
from nakhonchai.base.prepared import once_made
from nakhonchai.geography.codes import lies_under, outermost, under_any
from nakhonchai.geography.models import Area, ClusterMember

EVERYWHERE = ("",)
OPEN_CLASSES = frozenset({DataClass.PUBLIC, DataClass.NETWORK})
ALL_CLASSES = frozenset(DataClass)
NAMES_SHOWN = 3


@dataclass(frozen=True)
class Scope:
    """What one reader may see and edit. Areas are code prefixes; ``("",)`` is everywhere."""

    role: Role | None
    areas: tuple[str, ...] = ()
    clusters: frozenset[int] = frozenset()
    names: tuple[str, ...] = ()

    @property
    def signed_in(self) -> bool:
        """Whether somebody who may sign in is reading."""
        return self.role is not None

    @property
    def is_staff(self) -> bool:
        """Whether the reader is CODI staff or an administrator."""
        return self.role in STAFF

    @property
    def may_write(self) -> bool:
        """Whether the reader keeps records anywhere."""
        return self.role in WRITERS and bool(self.areas or self.clusters)

    @property
    def may_manage(self) -> bool:
        """Whether the reader imports, merges, undoes, and invites others."""
        return self.role in MANAGERS and bool(self.areas or self.clusters)

    @property
    def everywhere(self) -> bool:
        """Whether every area is within reach."""
        return self.areas == EVERYWHERE

    @property
    def edits(self) -> tuple[str, ...]:
        """The areas in which the reader edits."""
        return self.areas if self.may_write else ()

    def reads(self, data_class: DataClass, area_code: str | None) -> bool:
        """Whether the reader reads this class of field on a record at home there (None: in a cluster)."""
        return data_class in self.classes_at(area_code)

    def classes_at(self, area_code: str | None) -> frozenset[DataClass]:
        """Return the classes of fields the reader may read on a record at home there."""
        if not self.signed_in:
            return frozenset({DataClass.PUBLIC})
        if self.role not in WRITERS:
            return OPEN_CLASSES
        inside = self._reads_clusters if area_code is None else lies_under(area_code, self.areas)
        return ALL_CLASSES if inside else OPEN_CLASSES

    @property
    def _reads_clusters(self) -> bool:
        # Which clusters is said by visible_homes; a manager who holds nothing yet reads none in full.
        return self.may_manage or (self.may_write and bool(self.clusters))

    def covers(self, area_code: str) -> bool:
        """Whether the area is, or lies below, one that the reader holds."""
        return lies_under(area_code, self.areas)

    def may_edit_area(self, area_code: str) -> bool:
        """Whether the reader edits what is at home in this area."""
        return lies_under(area_code, self.edits)

    def visible_homes(self, path: str = "") -> Q:
        """Return the condition that a record is at home where the reader finds it (see ``classes_at``)."""
        condition = under_any(self.areas, f"{path}area_id")
        if self.may_manage:
            return condition | Q(**{f"{path}cluster__isnull": False})
        if self.may_write and self.clusters:
            condition |= Q(**{f"{path}cluster_id__in": sorted(self.clusters)})
        return condition

    def editable_homes(self, path: str = "") -> Q:
        """Return the condition that a record is at home where the reader edits."""
        condition = under_any(self.edits, f"{path}area_id")
        if self.is_staff and self.everywhere:
            return condition | Q(**{f"{path}cluster__isnull": False})
        if self.may_write and self.clusters:
            condition |= Q(**{f"{path}cluster_id__in": sorted(self.clusters)})
        return condition

    @cached_property
    def text(self) -> str:
        """What the reader is looking at and may edit, in words; empty when signed out."""
        if not self.signed_in:
            return ""
        if not (self.areas or self.clusters):
            return "ท่านเห็นภาพรวมทุกพื้นที่ · ยังไม่ได้รับมอบพื้นที่"
        if self.may_write:
            return f"ท่านเห็นและแก้ไขข้อมูลของ {self.place_text}"
        return f"ท่านเห็นภาพรวมทุกพื้นที่ และข้อมูลเครือข่ายของ {self.place_text} · ดูอย่างเดียว"

    @property
    def place_text(self) -> str:
        """The places the reader holds, in words; of many, the first few and how many more."""
        if self.everywhere:
            return "ทุกพื้นที่"
        more = len(self.names) - NAMES_SHOWN
        shown = " · ".join(self.names[:NAMES_SHOWN])
        return f"{shown} และอีก {more} แห่ง" if more > 0 else shown


NOBODY = Scope(role=None)


def scope_of(person: Any) -> Scope:
    """Return the scope of an account (or of nobody), computed once for each loaded account.

    One query; two where a cluster is held. A scope that is at hand already is its own.
    """
    if isinstance(person, Scope):
        return person
    if person is None or not person.is_authenticated or not person.is_active:
        return NOBODY
    kept: Scope | None = getattr(person, "_scope", None)
    if kept is None:
        kept = person._scope = _scope_of_account(person)
    return kept


@once_made
def _grants(account: Any) -> Any:
    """Every page of a reader begins with them."""
    return Grant.objects.filter(account=account).select_related("area", "cluster")


def _scope_of_account(account: Account) -> Scope:
    role = Role(account.role)
    grants = _grants(account=account.pk)
    areas = [grant.area for grant in grants if grant.area is not None]
    clusters = [grant.cluster for grant in grants if grant.cluster is not None]
    if not grants and role in STAFF:
        return Scope(role, EVERYWHERE)
    prefixes = [area.code for area in areas]
    if clusters:
        members = ClusterMember.objects.filter(cluster__in=clusters, until=None)
        prefixes += members.values_list("province_id", flat=True)
    kept = outermost(prefixes)
    names = [cluster.name_th for cluster in clusters] + [area.path for area in areas if area.code in kept]
    return Scope(role, tuple(kept), frozenset(cluster.pk for cluster in clusters), tuple(names))


def forget_scope(account: Account) -> None:
    """Drop what was computed: what the account holds has changed."""
    account.__dict__.pop("_scope", None)


def areas_to_choose(person: Any) -> Any:
    """Return the areas in which *person* may put a record."""
    return Area.objects.current().under_any(list(scope_of(person).edits))
