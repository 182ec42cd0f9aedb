"""Making the example records: the same ones each time, through the one write that all records go through."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import cycle
from typing import Any

from django.db import transaction
from django.utils import timezone

from honours.models import Honour
from leaders.enums import TieKind
from leaders.models import Leader, LeaderTie, Position, RoleType
from learning.models import Event, Participation, Series
from nakhonchai.base.writing import write
from nakhonchai.geography.enums import Level
from nakhonchai.geography.models import Area, Cluster
from nakhonchai.records.enums import Origin
from nakhonchai.records.models import Record
from nakhonchai.thai import be_year
from organizations.models import Organization, OrganizationType
from organizations.parts import PART_MODELS
from plans.enums import PlanKind
from plans.example import bodies as body_facts
from plans.example import words
from plans.example.learning import forget_learning, make_learning
from plans.example.money import forget_corrections, forget_sums, make_money
from plans.example.recognition import forget_consents, make_recognition
from plans.example.work import forget_work, make_work
from plans.models import Adoption, MoneyLine, Plan, PlanStep, Project, ProjectUpdate

SUBDISTRICTS_OF_A_PROVINCE = 5
PROVINCES = ("30", "31", "32", "36")
# Referring records first: what they refer to is protected.
MODELS: tuple[type[Record], ...] = (
    Honour,
    PlanStep,
    ProjectUpdate,
    MoneyLine,
    Adoption,
    Participation,
    Event,
    Series,
    *PART_MODELS,
    Position,
    LeaderTie,
    Project,
    Plan,
    Leader,
    Organization,
)
REASON = "สร้างข้อมูลตัวอย่าง"


class Maker:
    """Makes the records place by place; each list of words is gone through in turn."""

    def __init__(self) -> None:
        self.types = {kind.name: kind for kind in OrganizationType.objects.all()}
        self.bodies = cycle(words.BODIES)
        self.sizes = cycle(zip(words.BODIES_OF_A_PLACE, words.PEOPLE_OF_A_PLACE, strict=True))
        self.roles = cycle([_role(*role) for role in words.ROLES])
        self.people, self.surnames = cycle(words.PEOPLE), cycle(words.SURNAMES)
        self.nicknames, self.projects = cycle(words.NICKNAMES), cycle(words.PROJECTS)
        self.plan_statuses, self.project_statuses = cycle(words.PLAN_STATUSES), cycle(words.PROJECT_STATUSES)
        self.ages = cycle((24, 58, 47, 63, 29, 71, 35, 52, None))
        self.educations, self.skills = cycle(words.EDUCATIONS), cycle(words.SKILLS)
        self.beginnings = cycle((1, 3, 4, 2, 5, 0))
        seat = RoleType.objects.exclude(committee="").order_by("order").first()
        self.seats = cycle((seat, *[None] * 8))
        self.budgets = cycle(Decimal(amount) for amount in range(25_000, 185_000, 20_000))
        self.this_year = be_year(timezone.localdate())

    def make_place(self, area: Area, number: int) -> None:
        """Make what one subdistrict has."""
        body_count, person_count = next(self.sizes)
        bodies = [self.organization(area, index) for index in range(body_count)]
        for row in body_facts.rows_of(bodies, number, self.this_year):
            _save(row)
        people = [self.leader(area, bodies[index % body_count]) for index in range(person_count)]
        self.tie(people)
        plan = self.plan(area)
        for index in range(1 + number % 2):
            self.project(bodies[index % body_count], plan=plan, area=area)

    def organization(self, area: Area, index: int) -> Organization:
        """Make one body of the place."""
        name, type_name = next(self.bodies)
        founded = timezone.localdate().replace(year=2004 + (int(area.code) + index) % 18, month=6, day=1)
        kind = self.types.get(type_name) or _type_of_any_kind()
        return _save(
            Organization(
                area=area,
                name=f"{name}ตำบล{area.name_th} {words.MARK}",
                type=kind,
                facts=body_facts.facts_of(kind.name, int(area.code) + index, self.this_year),
                founded=founded,
                founded_precision="year",
                member_count=35 + (int(area.code) * 7 + index * 53) % 240,
                is_published=index % 2 == 0,
                note=words.NOTE,
            )
        )

    def twins(self, area: Area) -> None:
        """Type a body and a person of the place a second time, as it happens: to be found and merged."""
        body = _examples(Organization).filter(area=area).earliest("pk")
        name = body.name.replace(f"ตำบล{area.name_th}", f" ต.{area.name_th}")
        _save(Organization(area=area, name=name, type=body.type, founded=body.founded, note=words.NOTE))
        one = _examples(Leader).filter(area=area).earliest("pk")
        _save(
            Leader(
                area=area,
                given_name=one.given_name,
                family_name=one.family_name,
                nickname=one.nickname,
                birth_year=one.birth_year,
                note=words.NOTE,
            )
        )

    def leader(self, area: Area, body: Organization) -> Leader:
        """Make one person of the place, with a post; now and then with a seat in the province as well."""
        prefix, given, gender = next(self.people)
        age = next(self.ages)
        leader = _save(
            Leader(
                area=area,
                prefix=prefix,
                given_name=given,
                family_name=next(self.surnames),
                nickname=next(self.nicknames),
                gender=gender,
                birth_year=None if age is None else self.this_year - age,
                returned_home=age is not None and age < 30,
                education=next(self.educations),
                skills="\n".join(next(self.skills)),
                note=words.NOTE,
            )
        )
        role, started = next(self.roles), next(self.beginnings)
        _save(
            Position(
                leader=leader,
                role=role,
                organization=body if role.needs_organization else None,
                area=area,
                started=timezone.localdate().replace(
                    year=timezone.localdate().year - started, month=2, day=1
                ),
                started_precision="month",
            )
        )
        if seat := next(self.seats):
            _save(Position(leader=leader, role=seat, area_id=area.code[:2], started=None))
        return leader

    def tie(self, people: list[Leader]) -> None:
        """Let the eldest of a place mentor the youngest."""
        aged = sorted((one for one in people if one.birth_year), key=lambda one: one.birth_year or 0)
        if len(aged) > 1:
            _save(LeaderTie(leader=aged[0], kind=TieKind.MENTORS, other=aged[-1]))

    def plan(self, area: Area) -> Plan:
        """Make the development plan of the place."""
        return _save(
            Plan(
                area=area,
                name=f"แผนพัฒนาตำบล{area.name_th} {words.MARK}",
                kind=PlanKind.SUBDISTRICT,
                first_year=self.this_year - 1,
                last_year=self.this_year + 3,
                status=next(self.plan_statuses),
                vision="ตำบลน่าอยู่ ผู้คนเกื้อกูล คนรุ่นใหม่มีที่ยืน",
            )
        )

    def project(self, body: Organization, **home: Any) -> None:
        """Make one project."""
        asked = next(self.budgets)
        _save(
            Project(
                name=f"{next(self.projects)} {words.MARK}",
                organization=body,
                status=next(self.project_statuses),
                fiscal_year=self.this_year,
                budget_asked=asked,
                budget_received=asked * Decimal("0.6"),
                **home,
            )
        )


def _role(name: str, level: str, needs_organization: bool) -> RoleType:
    found = RoleType.objects.filter(name=name).first()
    if found is None:
        found = RoleType(name=name, level=level, needs_organization=needs_organization)
        write(found, by=None, reason=REASON)
    return found


def _type_of_any_kind() -> OrganizationType:
    """Return a type where CODI staff have renamed the one that is wanted."""
    return OrganizationType.objects.filter(is_active=True).earliest("order", "pk")


def _save(record: Any) -> Any:
    record.origin = Origin.EXAMPLE
    write(record, by=None, reason=REASON)
    return record


def example_places() -> Iterator[Area]:
    """Yield some subdistricts of each province, spread over its districts."""
    for province in PROVINCES:
        areas = list(Area.objects.current().at(Level.SUBDISTRICT).under(province).order_by("code"))
        step = max(1, len(areas) // SUBDISTRICTS_OF_A_PROVINCE)
        yield from areas[::step][:SUBDISTRICTS_OF_A_PROVINCE]


@transaction.atomic
def make_records() -> int:
    """Make the records where there are none; return how many there are."""
    if not any(counts().values()):
        maker = Maker()
        for number, area in enumerate(example_places()):
            maker.make_place(area, number)
            if number % SUBDISTRICTS_OF_A_PROVINCE == 1:
                maker.twins(area)
        _make_cluster_project(maker)
        make_learning(PROVINCES)
        make_recognition(PROVINCES)
        make_work()
        make_money()
    return sum(counts().values())


def _make_cluster_project(maker: Maker) -> None:
    cluster = Cluster.objects.first()
    body = _examples(Organization).first()
    if cluster is not None and body is not None:
        maker.project(body, cluster=cluster)


def _examples(model: type[Record]) -> Any:
    return model.objects.unscoped("example records are made and removed as a whole").filter(
        origin=Origin.EXAMPLE
    )


def counts() -> dict[str, int]:
    """Return how many example records of each model there are."""
    return {str(model._meta.verbose_name): _examples(model).count() for model in MODELS}


@transaction.atomic
def remove_records() -> int:
    """Take the example records and their history away; return how many there were."""
    removed = forget_corrections()
    forget_learning()
    forget_consents()
    forget_work()
    for model in MODELS:
        keys = list(_examples(model).values_list("pk", flat=True))
        _examples(model).delete()
        model.history.filter(id__in=keys).delete()
        removed += len(keys)
    forget_sums()
    return removed
