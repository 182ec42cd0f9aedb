"""Example plans of the state with links, reported indicators with targets and reports, a round, proposals."""

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from nakhonchai.base.writing import write
from nakhonchai.dashboards.years import this_year
from nakhonchai.geography.models import Area, Cluster
from nakhonchai.records.enums import Origin
from plans.example.writing import forget, save_many
from plans.models import Project
from strategy.actions import ask_for_reports, contribute, link_nodes, serve_nodes
from strategy.enums import State, Status
from strategy.models import Contribution, Indicator, Node, NodeLink, Proposal, Round, Strategy, Target, Value

REASON = "สร้างข้อมูลตัวอย่าง"
MARK = "(ตัวอย่าง)"
WHY = "example records are made and removed as a whole"
PROVINCES = ("30", "31", "32", "36")
ASKED = 12  # subdistricts of a province
# Which of those that report: the indicator is not about it, it says 0, its report was sent back.
NOT_ABOUT, ZERO, RETURNED = 1, 2, 4
# What depends on others goes first.
MODELS: tuple[Any, ...] = (Value, Target, Round, Proposal, Indicator, Node, Strategy)
STATE_LINES = (
    ("1", "ยกระดับเกษตรและอาหารปลอดภัยของกลุ่มจังหวัด"),
    ("2", "พัฒนาคนและชุมชนให้พึ่งตนเองได้"),
    ("3", "ดูแลน้ำและทรัพยากรร่วมกัน"),
)
REPORTED = (
    ("ครัวเรือนที่เป็นสมาชิกกองทุนสวัสดิการ", "ครัวเรือน", "sum", "ครัวเรือนในตำบลที่เป็นสมาชิก ณ วันที่รายงาน"),
    ("ครัวเรือนที่มีบัญชีรับจ่าย", "ร้อยละ", "ratio", "ครัวเรือนที่ทำบัญชีต่อครัวเรือนทั้งตำบล"),
    ("หน่วยงานที่ร่วมงานกับตำบล", "หน่วยงาน", "distinct", "หน่วยงานที่ร่วมงานในปี หน่วยงานเดียวกันในหลายตำบลนับครั้งเดียว"),
)
PARTNERS = ("อบต. ในพื้นที่", "รพ.สต.", "โรงเรียนประถม", "มหาวิทยาลัยผ้าไหม", "สำนักงานเกษตร")


@transaction.atomic
def make_strategies() -> int:
    """Make them where there are none; return how many example records there are."""
    cluster, ours = Cluster.objects.first(), _node("target", "1")
    if cluster is not None and ours is not None and not any(_examples(model).exists() for model in MODELS):
        _link_with_state(cluster, ours)
        indicators = _make_indicators()
        for province in PROVINCES:
            _make_reports(province, indicators)
            _make_proposals(province, ours)
        _ask(cluster, indicators)
        _set_targets()
        _contribute()
    return sum(_examples(model).count() for model in MODELS)


@transaction.atomic
def remove_strategies() -> int:
    """Take the example records away with their history; return how many there were."""
    nodes = _examples(Node)
    forget(NodeLink.objects.filter(Q(source__in=nodes) | Q(target__in=nodes)))
    forget(Contribution.objects.filter(project__in=_examples(Project)))
    return sum(forget(_examples(model)) for model in MODELS)


def _examples(model: Any) -> Any:
    return model.objects.unscoped(WHY).filter(origin=Origin.EXAMPLE)


def _save(record: Any) -> Any:
    record.origin = Origin.EXAMPLE
    write(record, by=None, reason=REASON)
    return record


def _node(kind: str, number: str) -> Node | None:
    found: Node | None = Node.objects.unscoped(WHY).alive().filter(kind=kind, number=number).first()
    return found


def _link_with_state(cluster: Cluster, ours: Node) -> None:
    strategy = _save(
        Strategy(
            cluster=cluster,
            name=f"แผนพัฒนากลุ่มจังหวัด {MARK}",
            kind="state_cluster",
            first_year=this_year() - 2,
            last_year=this_year() + 2,
            order=200,
        )
    )
    for number, name in STATE_LINES:
        node = _save(Node(strategy=strategy, kind="strategy", number=number, name=f"{name} {MARK}"))
        if number == "2":
            link_nodes(ours, node, kind="supports", note="ข้อเสนอของขบวนเรื่องทุนชุมชน", by=None)


def _make_indicators() -> list[Indicator]:
    node = _node("result", "2")
    return [
        _save(
            Indicator(
                node=node,
                name=f"{name} {MARK}",
                unit=unit,
                over_area=over_area,
                definition=definition,
                reporter="ผู้บันทึกของตำบล",
                method="นับจากทะเบียนของกองทุนหรือสำรวจ",
                order=100 + place,
            )
        )
        for place, (name, unit, over_area, definition) in enumerate(REPORTED)
    ]


def _asked_places(province: str) -> list[str]:
    """Return the subdistricts of a province that are asked for reports."""
    found = Area.objects.current().filter(code__gte=province, code__lt=str(int(province) + 1), level=3)
    return list(found.order_by("code").values_list("code", flat=True)[:ASKED])


def _make_reports(province: str, indicators: Sequence[Indicator]) -> None:
    """Report for some subdistricts of a province, last year and this year; others stay silent."""
    made = []
    for year in (this_year() - 1, this_year()):
        told = [code for place, code in enumerate(_asked_places(province)) if (place + year) % 3]
        for place, code in enumerate(told):
            made += [_report(indicator, code, year, place) for indicator in indicators]
    save_many(made)


def _report(indicator: Indicator, code: str, year: int, place: int) -> Value:
    one = Value(
        indicator=indicator,
        area_id=code,
        fiscal_year=year,
        state=State.ESTIMATE if place % 5 == 0 else State.VALUE,
        status=Status.CONFIRMED if year < this_year() or place % 2 else Status.SUBMITTED,
    )
    if place == NOT_ABOUT:
        one.state = State.NOT_APPLICABLE
        return one
    if indicator.is_ratio:
        one.numerator, one.denominator = Decimal(0 if place == ZERO else 20 + place * 7), Decimal(300)
    elif indicator.is_list:
        one.items = "\n".join(PARTNERS[: 1 + place % len(PARTNERS)])
    else:
        one.value = Decimal(0 if place == ZERO else 12 + place * 17 % 90)
    if place == 0:
        one.narrative = "รับสมาชิกใหม่หลังเวทีหมู่บ้าน"
    if place == RETURNED and year == this_year():
        one.status, one.returned_because = Status.RETURNED, "นับซ้ำกับปีก่อน ขอให้ทวนรายชื่อ"
    return one


def _make_proposals(province: str, ours: Node) -> None:
    today = timezone.localdate()
    for place, name in enumerate(("ฟื้นลำห้วยด้วยฝายชุมชน", "ตั้งกองทุนสมทบสวัสดิการ", "ตลาดชุมชนคืนถิ่น")):
        one = Proposal(
            area_id=province,
            name=f"{name} {MARK}",
            plan_of="province",
            plan_year=this_year() + 1,
            made_on=today - timedelta(days=200 - place),
            accepted_on=today - timedelta(days=120) if place else None,
            adopted_on=today - timedelta(days=60) if place == 2 else None,
        )
        serve_nodes(_save(one), [ours], by=None)


def _ask(cluster: Cluster, indicators: Sequence[Indicator]) -> None:
    today = timezone.localdate()
    around = _save(
        Round(
            cluster=cluster,
            kind="year",
            fiscal_year=this_year(),
            opens=today - timedelta(days=20),
            due=today + timedelta(days=25),
            note="รายงานตามทะเบียนล่าสุด ถ้ายังไม่ครบให้เลือกค่าประมาณ",
        )
    )
    nearby = [code for province in PROVINCES for code in _asked_places(province)]
    ask_for_reports(around, indicators, {one.pk: nearby for one in indicators}, by=None)
    Value.objects.unscoped(WHY).filter(round=around).update(origin=Origin.EXAMPLE)


def _set_targets() -> None:
    watched = (
        Indicator.objects.unscoped(WHY).alive().filter(measure__in=["plans_made", "organizations", "leaders"])
    )
    save_many(
        [
            Target(
                indicator=indicator,
                area_id=province,
                fiscal_year=this_year(),
                value=Decimal(30 if indicator.is_ratio else 40 + 30 * place),
            )
            for indicator in [*watched, *_examples(Indicator).exclude(over_area="distinct")]
            for place, province in enumerate(PROVINCES)
        ]
    )


def _contribute() -> None:
    first, second = _node("target", "3"), _node("result", "3")
    projects = Project.objects.unscoped(WHY).alive().filter(origin=Origin.EXAMPLE).order_by("pk")
    for place, project in enumerate(projects[:120]):
        if first is not None and second is not None and first.strategy.holds(project.fiscal_year):
            contribute(project, first if place % 2 else second, [second] if place % 4 == 1 else [], by=None)
