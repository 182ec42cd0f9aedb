"""The report on councils of community organizations in the columns in which CODI tells it.

One grouped query gives what each subdistrict has; the rest is adding. Of each share both numbers are kept,
and "nobody told us" is not 0.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce, Substr
from django.urls import reverse

from nakhonchai.dashboards.figures import Now
from nakhonchai.dashboards.tree import Tree, tree
from nakhonchai.geography.enums import Level
from organizations.enums import VALUED, OrganizationStatus
from organizations.models import FactValue, Membership, Organization, Registration

KINDS = (
    "organizations.organization",
    "organizations.organizationtype",
    "organizations.typegroup",
    "organizations.registration",
    "organizations.registrationscheme",
    "organizations.membership",
    "organizations.factdefinition",
)
EVERYBODY = "aggregates are for everybody signed in"
COUNCIL = "council"  # the group of types
REGISTERED = "จดแจ้ง"  # registers of which a row says that a body was registered with a council
MEMBERS = "council-members"  # the fact that tells, by year, how many members a council has


@dataclass(frozen=True, slots=True)
class Counts:
    """What is added up. ``seated``: subdistricts with a council; ``told``: councils that told members."""

    subdistricts: int = 0
    seated: int = 0
    councils: int = 0
    registered: int = 0
    bodies: int = 0
    told: int = 0
    members: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        names = self.__dataclass_fields__
        return Counts(**{name: getattr(self, name) + getattr(other, name) for name in names})

    @property
    def members_known(self) -> int | None:
        """The members, or None where no council told them."""
        return self.members if self.told else None

    @property
    def doubled(self) -> int:
        """How many councils are more than their subdistrict may have."""
        return self.councils - self.seated


@dataclass(frozen=True)
class Row:
    """One line of the report: an area with its figures and the lists behind them."""

    code: str
    name: str
    counts: Counts
    url: str = ""
    lists: dict[str, str] = field(default_factory=dict)
    note: str = ""


@dataclass(frozen=True)
class Report:
    """The report of an area: a line for each area below it, and all together."""

    name: str
    code: str
    level_word: str
    rows: Sequence[Row]
    total: Row
    elsewhere: Row | None
    crumbs: Sequence[tuple[str, str]]
    doubled: Sequence[Organization] = ()


def established() -> Q:
    """Return the condition that a body is a council that was established and not closed."""
    closed = [OrganizationStatus.CLOSED, OrganizationStatus.FORMING]
    return Q(type__group__slug=COUNCIL) & ~Q(status__in=closed)


def registered() -> Q:
    """Return the condition that a community body, other than a council, is registered with one (จดแจ้ง).

    It is a member of a council today, or has a number: each body once, however it is known.
    """
    rows = Registration.objects.unscoped(EVERYBODY).alive()
    noted = rows.filter(scheme__name__contains=REGISTERED).values("organization")
    numbered = ~Q(registration_number="") | Q(pk__in=noted)
    return community() & (numbered | Q(pk__in=_members_of_councils()))


def _members_of_councils() -> QuerySet[Any]:
    councils = Organization.objects.unscoped(EVERYBODY).alive().filter(established())
    rows = Membership.objects.unscoped(EVERYBODY).alive().filter(ended=None)
    return rows.filter(organization__in=councils).values("member")


def community() -> Q:
    """Return the condition that a body is the community's own, no council, and was not closed."""
    return (
        Q(type__group__is_partner=False)
        & ~Q(type__group__slug=COUNCIL)
        & ~Q(status=OrganizationStatus.CLOSED)
    )


def told() -> Q:
    """Return the condition that a council told how many members it has."""
    return established() & (Q(member_count__isnull=False) | Q(pk__in=_told_by_year().values("organization")))


def silent() -> Q:
    """Return the condition that a council never told how many members it has."""
    return established() & Q(member_count=None) & ~Q(pk__in=_told_by_year().values("organization"))


def _told_by_year() -> QuerySet[Any]:
    """Return the members that councils told of their newest year."""
    return FactValue.objects.filter(
        definition__key=MEMBERS, is_latest=True, state__in=VALUED, number__isnull=False
    )


def _members() -> Coalesce:
    """Return the members of a council: what it told of its newest year, else what its record says."""
    newest = _told_by_year().filter(organization=OuterRef("pk")).values("number")[:1]
    return Coalesce(Subquery(newest), "member_count", output_field=FactValue._meta.get_field("number"))


# The lists behind the figures, as the filter of the list of organizations names them.
LISTS = {
    "seated": ("สภาที่จัดตั้งแล้ว", established),
    "registered": ("องค์กรที่จดแจ้ง", registered),
    "bodies": ("องค์กรชุมชนทั้งหมด (ไม่นับสภา)", community),
    "told": ("สภาที่รายงานสมาชิก", told),
    "silent": ("สภาที่ยังไม่รายงานสมาชิก", silent),
}


def counts_by_place(now: Now) -> dict[str, Counts]:
    """Return what each home holds, by the code of its subdistrict (or what it is at home in, if larger)."""
    found: dict[str, Counts] = now.kept("councils", KINDS, lambda: dict(_read()))
    return found


def _read() -> Iterable[tuple[str, Counts]]:
    everywhere = Organization.objects.unscoped(EVERYBODY).alive()
    placed = everywhere.annotate(place=Substr("area_id", 1, 6), told_members=_members()).order_by()
    counted = placed.values_list("place").annotate(
        councils=Count("pk", filter=established()),
        registered=Count("pk", filter=registered()),
        bodies=Count("pk", filter=community()),
        told=Count("pk", filter=told()),
        members=Sum("told_members", filter=established()),
    )
    for place, councils, numbered, bodies, reporting, members in counted:
        seats = len(place or "") >= 6 and councils > 0
        yield place or "", Counts(0, int(seats), councils, numbered, bodies, reporting, int(members or 0))


def report_of(now: Now, code: str, person: Any) -> Report | None:
    """Return the report of a province or district ("" for the cluster); None where there is no such area."""
    where, counted = tree(now), counts_by_place(now)
    place = where.places.get(code) if code else None
    if code and (place is None or place.level > Level.DISTRICT):
        return None
    children = where.children(code) if code else [where.places[one] for one in where.clusters[0].provinces]
    rows = [_row(where, counted, one.code, one.full_name) for one in children]
    inside = sum((row.counts for row in rows), Counts())
    rest = _sum(counted, lambda one: one.startswith(code) and not _below(one, children))
    name = place.full_name if place else where.clusters[0].name
    doubled = Organization.objects.visible_to(person).doubled().filter(type__group__slug=COUNCIL)
    return Report(
        name=name,
        code=code,
        level_word=str(Level(children[0].level).label) if children else "พื้นที่",
        rows=[replace(row, url=_url(row.code) if len(row.code) < 6 else "") for row in rows],
        total=Row(code, "รวม", inside + rest, lists=_lists(code)),
        elsewhere=Row(code, f"ไม่ระบุต่ำกว่า{name}", rest) if any_of(rest) else None,
        crumbs=_crumbs(where, code),
        doubled=list(doubled.at(code).with_type().with_home().order_by("area_id", "pk")[:60]),
    )


def _below(place: str, children: Sequence[Any]) -> bool:
    return any(place.startswith(child.code) for child in children)


def any_of(counts: Counts) -> bool:
    """Whether anything at all is counted."""
    return counts != Counts()


def _sum(counted: dict[str, Counts], wanted: Any) -> Counts:
    return sum((counts for place, counts in counted.items() if wanted(place)), Counts())


def _row(where: Tree, counted: dict[str, Counts], code: str, name: str) -> Row:
    own = _sum(counted, lambda place: place.startswith(code))
    subdistricts = len(where.codes_under((code,), Level.SUBDISTRICT))
    return Row(code, name, replace(own, subdistricts=subdistricts), lists=_lists(code))


def _url(code: str) -> str:
    page = reverse("organizations:council")
    return f"{page}?{urlencode({'area': code})}" if code else page


def _lists(code: str) -> dict[str, str]:
    page = reverse("organizations:organization-list")
    area = {"area": code} if code else {}
    names = (*LISTS, "doubled")
    return {name: f"{page}?{urlencode({**area, 'council': name})}" for name in names}


def _crumbs(where: Tree, code: str) -> list[tuple[str, str]]:
    way = [(where.clusters[0].name, _url(""))]
    way += [
        (where.places[code[:length]].full_name, _url(code[:length]))
        for length in (2, 4)
        if len(code) >= length
    ]
    return way


HEADINGS = (
    "รหัสพื้นที่", "จังหวัด", "พื้นที่", "ตำบลทั้งหมด", "ตำบลที่จัดตั้งสภาแล้ว", "ร้อยละของตำบล", "องค์กรที่จดแจ้ง",
    "องค์กรชุมชนทั้งหมด", "ร้อยละขององค์กร", "สมาชิกสภา (คน)", "สภาที่รายงานสมาชิก", "สภาทั้งหมด", "ร้อยละที่รายงาน",
)  # fmt: skip


def sheet_rows(now: Now, code: str) -> Iterable[tuple[Any, ...]]:
    """Yield the rows of the workbook: every province and district inside, each with its numbers."""
    where, counted = tree(now), counts_by_place(now)
    tops = [code] if code else list(where.clusters[0].provinces)
    for top in tops:
        yield _cells(where, counted, top)
        for child in where.children(top):
            yield _cells(where, counted, child.code)


def _cells(where: Tree, counted: dict[str, Counts], code: str) -> tuple[Any, ...]:
    place = where.places[code]
    one = _row(where, counted, code, place.full_name).counts
    return (
        code,
        where.places[code[:2]].name,
        place.full_name,
        one.subdistricts,
        one.seated,
        share(one.seated, one.subdistricts),
        one.registered,
        one.bodies,
        share(one.registered, one.bodies),
        one.members_known,
        one.told,
        one.councils,
        share(one.told, one.councils),
    )


def share(part: int, whole: int) -> float | None:
    """Return a percentage with one digit; None where there is nothing to be a part of."""
    return round(part * 100 / whole, 1) if whole else None
