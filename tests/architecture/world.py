"""The objects that the matrix asks about: one of each kind at each home."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile

from nakhonchai.geography.models import Area
from nakhonchai.records.models import Attachment
from tests.architecture.rights import OBJECTS
from tests.factories import (
    AccountFactory,
    AdoptionFactory,
    BoardSeatFactory,
    BreachFactory,
    ConsentFactory,
    ContactFactory,
    CoverageFactory,
    EventFactory,
    GuideFactory,
    HonourFactory,
    IndicatorFactory,
    LeaderFactory,
    LeaderTieFactory,
    LessonFactory,
    LinkFactory,
    MeetingFactory,
    MemberFactory,
    MembershipFactory,
    MoneyLineFactory,
    NetworkFactory,
    NodeFactory,
    OrganizationFactory,
    ParticipationFactory,
    PlanFactory,
    PlanStepFactory,
    PolicyIssueFactory,
    PolicyStepFactory,
    PositionFactory,
    ProjectFactory,
    ProjectUpdateFactory,
    ProposalFactory,
    RegistrationFactory,
    RoundFactory,
    SeriesFactory,
    StatusChangeFactory,
    StrategyFactory,
    SubjectRequestFactory,
    SupportRequestFactory,
    TargetFactory,
    TaskFactory,
    ValueFactory,
    VisitFactory,
)

RECORDS = {
    "status_change": StatusChangeFactory,
    "registration": RegistrationFactory,
    "contact": ContactFactory,
    "membership": MembershipFactory,
    "coverage": CoverageFactory,
    "organization": OrganizationFactory,
    "leader": LeaderFactory,
    "position": PositionFactory,
    "tie": LeaderTieFactory,
    "series": SeriesFactory,
    "event": EventFactory,
    "participation": ParticipationFactory,
    "money_line": MoneyLineFactory,
    "adoption": AdoptionFactory,
    "plan": PlanFactory,
    "plan_step": PlanStepFactory,
    "project": ProjectFactory,
    "project_update": ProjectUpdateFactory,
    "task": TaskFactory,
    "link": LinkFactory,
    "network": NetworkFactory,
    "member": MemberFactory,
    "seat": BoardSeatFactory,
    "honour": HonourFactory,
    "subjectrequest": SubjectRequestFactory,
    "breach": BreachFactory,
    "strategy": StrategyFactory,
    "node": NodeFactory,
    "indicator": IndicatorFactory,
    "target": TargetFactory,
    "value": ValueFactory,
    "round": RoundFactory,
    "proposal": ProposalFactory,
    "visit": VisitFactory,
    "supportrequest": SupportRequestFactory,
    "policyissue": PolicyIssueFactory,
    "policystep": PolicyStepFactory,
    "guide": GuideFactory,
    "lesson": LessonFactory,
    "meeting": MeetingFactory,
}
MISSING_REF = "22222222"


def _home(where: str, cluster: Any) -> dict[str, Any]:
    home = OBJECTS[where]
    return {"area_id": home} if home else {"area_id": None, "cluster": cluster}


def _make(name: str, where: str, cluster: Any) -> Any:
    home, options = _home(where, cluster), {}
    if name == "position":
        options["leader"] = LeaderFactory(**home)
    if name == "tie":
        home = {"leader": LeaderFactory(**home), "other": LeaderFactory(**home)}
    if name == "participation":
        options |= {"leader": LeaderFactory(**home), "event": EventFactory(**home)}
    if name == "honour":
        options["organization"] = OrganizationFactory(**home)
    if name == "plan" and where == "cluster":
        options["kind"] = "community"  # a subdistrict's plan has no other home
    return RECORDS[name](**home, **options, trashed=where == "trashed")


def _attach(about: Any) -> Attachment:
    kind = ContentType.objects.get_for_model(type(about))
    return Attachment.objects.create(
        about_type=kind,
        about_id=about.pk,
        file=ContentFile(b"%PDF-1.4", name="x.pdf"),
        name="x.pdf",
        content_type="application/pdf",
        size=8,
        sha256="0" * 64,
    )


def build(cluster: Any) -> SimpleNamespace:
    """Make the world; ``world.address_of(about, where)`` gives the arguments of an address."""
    where_real = [where for where in OBJECTS if where != "missing"]
    records = {(name, where): _make(name, where, cluster) for name in RECORDS for where in where_real}
    files = {where: _attach(records["organization", where]) for where in where_real}
    accounts = {
        where: AccountFactory(recorder=True, areas=[OBJECTS[where] or "36"], username=f"managed-{where}")
        for where in ("own", "neighbour", "other")
    }
    Area.objects.filter(code__in=["32050102", "31010201"]).update(valid_to="2025-01-01")
    consents = {where: ConsentFactory(leader=records["leader", where]) for where in where_real}
    return SimpleNamespace(records=records, files=files, accounts=accounts, consents=consents)


def arguments(world: SimpleNamespace, about: str, where: str) -> list[Any] | None:
    """Return what the address of *about* takes for the object *where*; None when there is no such object."""
    finders: dict[str, Callable[[], list[Any] | None]] = {
        "": lambda: [] if where == "own" else None,
        "help_topic": lambda: ["start"] if where == "own" else None,
        "area_table": lambda: [*code, "csv"] if (code := arguments(world, "area", where)) else None,
        "layout_level": lambda: ["province"] if where == "own" else None,
        "file_suffix": lambda: ["csv"] if where == "own" else None,
        "collection": lambda: ["figures"] if where == "own" else None,
        "measure": lambda: ["leaders"] if where == "own" else None,
        "measure_area": lambda: _measure_area(where),
        "definition": lambda: ["gov-audit"] if where == "own" else None,
        "organization_year": lambda: [
            MISSING_REF if where == "missing" else world.records["organization", where].ref,
            2568,
        ],
        "token": lambda: ["no-such-token"] if where == "missing" else None,
        "area": lambda: _code(where, {"own": "3205", "neighbour": "320102", "other": "31", "missing": "99"}),
        "subdistrict": lambda: _code(
            where, {"own": "320501", "neighbour": "320102", "other": "310102", "missing": "990101"}
        ),
        "village": lambda: _code(where, {"own": "32050101", "neighbour": "32010201", "missing": "99010101"}),
        "closed_village": lambda: _code(
            where, {"own": "32050102", "other": "31010201", "missing": "99010101"}
        ),
        "account": lambda: _account(world, where),
        "attachment": lambda: [MISSING_REF] if where == "missing" else [world.files[where].ref],
        "attach_to": lambda: _attach_to(world, where),
        "board": lambda: _code(
            where, {"own": "3205", "neighbour": "320102", "other": "all", "missing": "99"}
        ),
        "board_file": lambda: [*code, "csv"] if (code := arguments(world, "board", where)) else None,
        "explained": lambda: [
            MISSING_REF if where == "missing" else world.records["indicator", where].ref,
            "32",
        ],
        "spread": lambda: [
            MISSING_REF if where == "missing" else world.records["indicator", where].ref,
            "3205",
            2569,
        ],
        "consent": lambda: _consent(world, where),
        "purpose": lambda: _purpose(world, where),
    }
    if about in finders:
        return finders[about]()
    return [MISSING_REF] if where == "missing" else [world.records[about, where].ref]


def _code(where: str, codes: dict[str, str]) -> list[Any] | None:
    return [codes[where]] if where in codes else None


def _measure_area(where: str) -> list[Any] | None:
    codes = {"own": "3205", "neighbour": "320102", "other": "31", "missing": "99"}
    return ["leaders", codes[where]] if where in codes else None


def _account(world: SimpleNamespace, where: str) -> list[Any] | None:
    if where == "missing":
        return [999_999]
    return [world.accounts[where].pk] if where in world.accounts else None


def _consent(world: SimpleNamespace, where: str) -> list[Any]:
    one = world.consents.get(where)
    return [MISSING_REF, 999_999] if one is None else [one.leader.ref, one.pk]


def _purpose(world: SimpleNamespace, where: str) -> list[Any] | None:
    if where == "missing":
        return [999_999]
    return [world.consents["own"].purpose_id] if where == "own" else None


def _attach_to(world: SimpleNamespace, where: str) -> list[Any]:
    kind = "organizations.organization"
    return [kind, MISSING_REF if where == "missing" else world.records["organization", where].ref]
