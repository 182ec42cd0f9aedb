"""What is counted of strategies: links with the state's, projects below them, and proposals."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Substr

from nakhonchai.dashboards.districts import Placed
from nakhonchai.dashboards.measures import ListLink, Measure, Panel, Part, Row, Source, YearRow, register
from nakhonchai.dashboards.rollup import home_of
from nakhonchai.dashboards.together import Together
from nakhonchai.dashboards.years import SUBDISTRICT_DIGITS, UNKNOWN_YEAR, in_all_years
from nakhonchai.geography.codes import under
from nakhonchai.geography.models import Cluster
from plans.models import Project
from strategy.enums import STATE, ProposalStatus
from strategy.models import Contribution, Node, NodeLink, Proposal

WHY = "aggregates are for everybody"
LINKED = "linked"
MADE = frozenset(str(one.value) for one in ProposalStatus if one != ProposalStatus.DRAFT)
ACCEPTED = frozenset({ProposalStatus.ACCEPTED.value, ProposalStatus.ADOPTED.value})


def read_proposals(prefix: str, digits: int) -> Iterator[Row]:
    """Count proposals by home and how far they came."""
    found = Proposal.objects.unscoped(WHY).alive().at(prefix).annotate(place=Substr("area_id", 1, digits))
    counted = found.values_list("place", "cluster_id", "status").annotate(n=Count("pk"))
    for place, cluster, status, count in counted.order_by():
        yield home_of(place, cluster), status, count


def read_proposal_years(prefix: str, digits: int) -> Iterator[YearRow]:
    """Count the same by the fiscal year in which each was made."""
    found = Proposal.objects.unscoped(WHY).alive().at(prefix).annotate(place=Substr("area_id", 1, digits))
    counted = found.values_list("place", "cluster_id", "status", "fiscal_year").annotate(n=Count("pk"))
    for place, cluster, status, year, count in counted.order_by():
        yield home_of(place, cluster), status, year or UNKNOWN_YEAR, count


def read_linked(prefix: str, digits: int) -> Iterator[Row]:
    """Count the movement's lines that are linked with a line of the state, in either direction.

    A line that belongs to everybody counts with the first cluster.
    """
    first = Subquery(Cluster.objects.order_by("pk").values("pk")[:1])
    there = Q(target=OuterRef("pk"), source__strategy__kind__in=STATE, source__trashed_at=None)
    there |= Q(source=OuterRef("pk"), target__strategy__kind__in=STATE, target__trashed_at=None)
    lines = Node.objects.unscoped(WHY).alive().filter(strategy__trashed_at=None).at(prefix)
    linked = lines.exclude(strategy__kind__in=STATE).filter(Exists(NodeLink.objects.filter(there)))
    placed = linked.annotate(place=Substr("area_id", 1, digits), first=first)
    counted = placed.values_list("place", "cluster_id", "first").annotate(n=Count("pk"))
    for place, cluster, everybodys, count in counted.order_by():
        yield home_of(place, cluster or everybodys), LINKED, count


def _projects_here(here: Q, digits: int = SUBDISTRICT_DIGITS) -> Any:
    """Return the projects with a primary line, by home and year: each once, whatever it contributes to."""
    work = Project.objects.unscoped(WHY).alive().alive_work()
    found = Contribution.objects.filter(here, is_primary=True, project__in=work, node__trashed_at=None)
    placed = found.annotate(place=Substr("project__area_id", 1, digits))
    rows = placed.values_list("place", "project__cluster_id", "project__fiscal_year").annotate(n=Count("pk"))
    return rows.order_by()


def _projects(prefix: str, digits: int) -> Any:
    return _projects_here(under(prefix, "project__area_id") if prefix else Q(), digits)


_asked = Placed(_projects_here, "project__area_id")


def _projects_at(prefix: str) -> Iterator[YearRow]:
    for place, cluster, year, count in _asked.rows(prefix):
        yield home_of(place, cluster), "", year or UNKNOWN_YEAR, count


# What a project contributes to is stamped elsewhere than at the project.
LINES_OF_PROJECTS = frozenset({"strategy.contribution", "strategy.node"})
PROJECT_KINDS = ("strategy.contribution", "plans.project", "strategy.node")
AT_HOME = Together("projects-in-strategy", PROJECT_KINDS, _projects_at, elsewhere=LINES_OF_PROJECTS)


def read_projects(prefix: str, digits: int) -> Iterator[Row]:
    """Count the projects below a strategy."""
    for place, cluster, _year, count in _projects(prefix, digits):
        yield home_of(place, cluster), "", count


def read_project_years(prefix: str, digits: int) -> Iterator[YearRow]:
    """Count the same by fiscal year."""
    for place, cluster, year, count in _projects(prefix, digits):
        yield home_of(place, cluster), "", year or UNKNOWN_YEAR, count


def states() -> list[Part]:
    """Name the states of proposals."""
    return [Part(str(status.value), str(status.label)) for status in ProposalStatus]


PROPOSALS = Source("proposals", ("strategy.proposal",), read_proposals, states, years=read_proposal_years)
LINES = Source("strategy-lines", ("strategy.node", "strategy.nodelink", "strategy.strategy"), read_linked)
PROJECTS = Source(
    "strategy-projects",
    PROJECT_KINDS,
    read_projects,
    years=read_project_years,
    is_local=True,
    has_local_years=True,
    elsewhere=LINES_OF_PROJECTS,
    years_elsewhere=LINES_OF_PROJECTS,
    made_of=AT_HOME,
    piece=in_all_years,
    year_piece=list,
)

register(
    Measure(
        name="proposals_made",
        label="ข้อเสนอที่ยื่นต่อแผนของรัฐ",
        short_label="ข้อเสนอ",
        unit="ข้อเสนอ",
        definition="ข้อเสนอของขบวนต่อแผนจังหวัด แผนกลุ่มจังหวัด หรือแผนของหน่วยงานที่มีวันที่ยื่นแล้ว ไม่ว่าผลเป็นอย่างไร",
        source=PROPOSALS,
        panel=Panel.SUPPORT,
        order=80,
        parts=MADE,
        in_table=False,
        on_map=False,
        split_title="ข้อเสนอถึงขั้นไหน",
        list_link=ListLink("strategy:proposal-list", {"made": "yes"}, part_filter="status", directory=True),
    ),
    Measure(
        name="proposals_accepted",
        label="ข้อเสนอที่รับหลักการแล้ว",
        unit="ข้อเสนอ",
        definition="ข้อเสนอที่เจ้าของแผนรับหลักการแล้ว รวมที่บรรจุในแผนแล้ว",
        source=PROPOSALS,
        panel=Panel.BEHIND,
        order=81,
        parts=ACCEPTED,
        basis="proposals_made",
        in_table=False,
        on_map=False,
        list_link=ListLink("strategy:proposal-list", {"made": "accepted"}, directory=True),
    ),
    Measure(
        name="proposals_adopted",
        label="ข้อเสนอที่บรรจุในแผนแล้ว",
        unit="ข้อเสนอ",
        definition="ข้อเสนอที่มีวันที่บรรจุในแผนของรัฐแล้ว",
        source=PROPOSALS,
        panel=Panel.BEHIND,
        order=82,
        parts=frozenset({ProposalStatus.ADOPTED.value}),
        basis="proposals_made",
        in_table=False,
        on_map=False,
        list_link=ListLink("strategy:proposal-list", {"status": "adopted"}, directory=True),
    ),
    Measure(
        name="strategy_links",
        label="ข้อยุทธศาสตร์ที่เชื่อมกับแผนของรัฐ",
        unit="ข้อ",
        definition="ข้อของยุทธศาสตร์ขบวนที่มีเส้นเชื่อมกับยุทธศาสตร์หรือแผนของภาครัฐ นับข้อละหนึ่งครั้ง "
        "ตามพื้นที่ของยุทธศาสตร์ ยุทธศาสตร์ของทุกพื้นที่นับที่กลุ่มจังหวัด",
        source=LINES,
        panel=Panel.BEHIND,
        order=83,
        in_table=False,
        on_map=False,
        list_link=ListLink("strategy:node-list", {"linked": "state"}, directory=True),
    ),
    Measure(
        name="projects_in_strategy",
        label="โครงการที่อยู่ใต้ยุทธศาสตร์",
        unit="โครงการ",
        definition="โครงการที่ระบุข้อหลักของยุทธศาสตร์ นับโครงการละหนึ่งครั้งแม้หนุนหลายข้อ ไม่นับที่ยกเลิก",
        source=PROJECTS,
        panel=Panel.BEHIND,
        order=84,
        basis="projects",
        in_table=False,
        on_map=False,
        list_link=ListLink("plans:project-list", {"working": "yes", "strategy": "any"}),
    ),
)
