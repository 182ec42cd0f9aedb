"""What is counted of the ledger, and of the plans of others. Sums are read from those the database keeps."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db.models import Case, Count, Exists, IntegerField, Max, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, Substr

from nakhonchai.dashboards.districts import Placed
from nakhonchai.dashboards.figures import Now, rows
from nakhonchai.dashboards.measures import (
    Adds,
    ListLink,
    Measure,
    Number,
    Panel,
    Part,
    Row,
    Source,
    YearRow,
    register,
)
from nakhonchai.dashboards.pieces import PIECE
from nakhonchai.dashboards.rollup import CLUSTER, home_of
from nakhonchai.dashboards.standing import Standing
from nakhonchai.dashboards.together import Together
from nakhonchai.dashboards.years import SUBDISTRICT_DIGITS, UNKNOWN_YEAR, in_all_years, year_rows
from nakhonchai.geography.codes import under
from plans.enums_money import ADOPTED, ADOPTION_TONES, REACH, AdoptionState, MoneyForm, MoneyKind
from plans.initial_sources import CODI
from plans.models import Adoption, MoneyLine, Project
from plans.money.sums import Cell, count_reach, read_sums, read_year
from plans.money.tables import all_sources

EVERYBODY = "aggregates are for everybody"
MONEY_KINDS = ("plans.moneyline", "plans.project", "plans.moneysource")
NOWHERE = "none"
LEVERAGE = ("others", "codi")


def _name_of(cell: Cell) -> str:
    """Return the kind of a cell; what is in kind is a kind of its own."""
    return cell.kind if cell.is_cash else f"{MoneyForm.IN_KIND.value}_{cell.kind}"


def _rows(cells: list[Cell]) -> Iterator[tuple[Cell, str, Any]]:
    slugs = {source.pk: source.slug for source in all_sources()} if cells else {}
    for cell in cells:
        yield cell, f"{_name_of(cell)}:{slugs.get(cell.source, '')}", cell.amount
        yield cell, f"{_name_of(cell)}_lines:", cell.lines


def read_money(prefix: str, digits: int) -> Iterator[Row]:
    """Give the sums by home, kind and source, and how many lines tell them."""
    for cell, part, amount in _rows(read_sums(prefix, digits, by_year=False)):
        yield cell.place, part, amount


def read_money_years(prefix: str, digits: int) -> Iterator[YearRow]:
    """Give the same by fiscal year."""
    for cell, part, amount in _rows(read_sums(prefix, digits)):
        yield cell.place, part, cell.year, amount


def money_parts() -> list[Part]:
    """Name the sources under every kind."""
    sources = all_sources()
    names = [prefix + kind.value for prefix in ("", f"{MoneyForm.IN_KIND.value}_") for kind in MoneyKind]
    return [Part(f"{name}:{source.slug}", source.name) for name in names for source in sources]


def money_standing(places: Sequence[str], year: int) -> Standing:
    """Give what *places* hold together in a year, and in how many subdistricts each kind of line is."""
    digits = max(len(place) for place in places if not place.startswith(CLUSTER))
    rows = [(cell.place, part, amount) for cell, part, amount in _rows(read_year(places, digits, year))]
    reach: list[Row] = []
    for kind, form, count in count_reach(places, digits, year):
        name = kind if form == MoneyForm.CASH else f"{MoneyForm.IN_KIND.value}_{kind}"
        reach += [(places[0], f"{name}:", count), (places[0], f"{name}_lines:", count)]
    return Standing(rows, reach)


MONEY = Source("money", MONEY_KINDS, read_money, money_parts, years=read_money_years, standing=money_standing)


def _leverage_part(part: str) -> str:
    name, _, slug = part.partition(":")
    if name != MoneyKind.RECEIVED:
        return ""
    return "codi" if slug == CODI else "others"


def _with_parts(found: Any) -> Iterator[Any]:
    for place, part, *rest in found:
        if name := _leverage_part(part):
            yield (place, name, *rest)


def read_leverage(prefix: str, digits: int) -> Iterator[Row]:
    """Part the money received into that of พอช. and that of all others."""
    yield from _with_parts(read_money(prefix, digits))


def derive_leverage(now: Now, prefix: str, digits: int) -> Iterator[Row]:
    """Say the same from what is kept."""
    yield from _with_parts(rows(MONEY, now, prefix, digits))


def derive_leverage_years(now: Now, prefix: str, digits: int) -> Iterator[YearRow]:
    """Say the same by fiscal year."""
    yield from _with_parts(year_rows(MONEY, now, prefix, digits) or [])


def leverage_standing(money: Standing) -> Standing:
    """Say the same of places in a year; where money came, there is something to divide."""
    added: defaultdict[tuple[str, str], Number] = defaultdict(int)
    for place, part, amount in _with_parts(money.rows):
        added[place, part] += amount
    came = f"{MoneyKind.RECEIVED}:"
    there = [(place, LEVERAGE[0], count) for place, part, count in money.reach if part == came]
    return Standing([(*where, amount) for where, amount in added.items()], there)


LEVERAGES = Source(
    "leverage",
    MONEY_KINDS,
    read_leverage,
    derive=derive_leverage,
    derive_years=derive_leverage_years,
    derive_standing=(MONEY, leverage_standing),
)


def furthest() -> Any:
    """Return the expression of how far a project came in the plans of others: 0, or a place in ``REACH``."""
    places = [When(state=state, then=Value(place)) for place, state in enumerate(REACH, start=1)]
    entries = Adoption.objects.unscoped(EVERYBODY).alive().filter(project=OuterRef("pk")).order_by()
    top = entries.values("project").annotate(top=Max(Case(*places, output_field=IntegerField())))
    return Coalesce(Subquery(top.values("top")), Value(0), output_field=IntegerField())


def reach_word(place: int) -> str:
    """Return the part for a place in ``REACH``."""
    return str(REACH[place - 1].value) if place else NOWHERE


def _projects(prefix: str, digits: int) -> Any:
    return _projects_here(under(prefix) if prefix else Q(), digits)


def _projects_here(here: Q, digits: int = SUBDISTRICT_DIGITS) -> Any:
    found = Project.objects.unscoped(EVERYBODY).alive().alive_work().filter(here)
    return found.annotate(cut=Substr("area_id", 1, digits), reach=furthest())


def _reaches_here(here: Q) -> Any:
    """Return the projects at home *here* by how far they came and by their year."""
    keys = ("cut", "cluster_id", "reach", "fiscal_year")
    return _projects_here(here).values_list(*keys).annotate(n=Count("pk")).order_by()


_reaches = Placed(_reaches_here)


def _reaches_at(prefix: str) -> Iterator[YearRow]:
    for place, cluster, reach, year, count in _reaches.rows(prefix):
        yield home_of(place, cluster), reach_word(reach), year or UNKNOWN_YEAR, count


# An entry in the plan of others is stamped where it was made, and counts where its project is.
ADOPTIONS = frozenset({"plans.adoption"})
REACH_KINDS = ("plans.project", "plans.adoption")
REACHES_AT_HOME = Together("projects-by-reach", REACH_KINDS, _reaches_at, elsewhere=ADOPTIONS)


def read_reach(prefix: str, digits: int) -> Iterator[Row]:
    """Count projects by home and by how far they came; a project in several plans counts once."""
    counted = _projects(prefix, digits).values_list("cut", "cluster_id", "reach").annotate(n=Count("pk"))
    for place, cluster, reach, count in counted.order_by():
        yield home_of(place, cluster), reach_word(reach), count


def read_reach_years(prefix: str, digits: int) -> Iterator[YearRow]:
    """Count the same by the fiscal year of the projects."""
    keys = ("cut", "cluster_id", "reach", "fiscal_year")
    counted = _projects(prefix, digits).values_list(*keys).annotate(n=Count("pk"))
    for place, cluster, reach, year, count in counted.order_by():
        yield home_of(place, cluster), reach_word(reach), year or UNKNOWN_YEAR, count


def reach_parts() -> list[Part]:
    """Name how far projects come, from nowhere to money."""
    found = [Part(str(state.value), str(state.label), ADOPTION_TONES[state]) for state in AdoptionState]
    return [Part(NOWHERE, "ยังไม่ได้เสนอเข้าแผนใด", "stone"), *found]


def read_overspent(prefix: str, digits: int) -> Iterator[Row]:
    """Count projects that spent more of a source's money than they received of it."""
    beyond = MoneyLine.objects.unscoped(EVERYBODY).at(prefix).overspent().values("project")
    found = Project.objects.unscoped(EVERYBODY).at(prefix).filter(pk__in=beyond)
    counted = found.annotate(cut=Substr("area_id", 1, digits)).values_list("cut", "cluster_id")
    for place, cluster, count in counted.annotate(n=Count("pk")).order_by():
        yield home_of(place, cluster), "", count


def _overspent_here(here: Q) -> Any:
    """Return the same of the projects at home *here*, where few are looked at."""
    beyond = MoneyLine.objects.unscoped(EVERYBODY).overspent().filter(project=OuterRef("pk"))
    found = Project.objects.unscoped(EVERYBODY).filter(here).filter(Exists(beyond))
    placed = found.annotate(cut=Substr("area_id", 1, SUBDISTRICT_DIGITS)).values_list("cut", "cluster_id")
    return placed.annotate(n=Count("pk")).order_by()


_overspent = Placed(_overspent_here)


def _overspent_at(prefix: str) -> Iterable[Row]:
    if len(prefix) != PIECE:
        return read_overspent(prefix, SUBDISTRICT_DIGITS)
    return ((home_of(place, cluster), "", count) for place, cluster, count in _overspent.rows(prefix))


LINES = frozenset({"plans.moneyline", "plans.moneysource"})
OVERSPENT = Source(
    "overspent",
    MONEY_KINDS,
    read_overspent,
    is_local=True,
    elsewhere=LINES,
    made_of=Together("projects-overspent", MONEY_KINDS, _overspent_at, elsewhere=LINES),
    piece=list,
)
REACHES = Source(
    "adoptions",
    REACH_KINDS,
    read_reach,
    reach_parts,
    years=read_reach_years,
    is_local=True,
    has_local_years=True,
    elsewhere=ADOPTIONS,
    years_elsewhere=ADOPTIONS,
    made_of=REACHES_AT_HOME,
    piece=in_all_years,
    year_piece=list,
)
IN_WORDS = {
    MoneyKind.ASKED: ("เงินที่เสนอขอ (บัญชีเงิน)", "ผลรวมรายการ “เสนอขอ” ในบัญชีเงินของโครงการ"),
    MoneyKind.PROMISED: ("เงินที่รับปาก/อนุมัติ (บัญชีเงิน)", "ผลรวมรายการ “รับปาก/อนุมัติ” ในบัญชีเงินของโครงการ"),
    MoneyKind.RECEIVED: ("เงินที่ได้รับจริง (บัญชีเงิน)", "ผลรวมรายการ “ได้รับ” ในบัญชีเงินของโครงการ"),
    MoneyKind.SPENT: ("เงินที่ใช้ไป (บัญชีเงิน)", "ผลรวมรายการ “ใช้ไป” ในบัญชีเงินของโครงการ"),
}
APART = " หักรายการปรับยอดแล้ว ไม่รวมสิ่งของและแรงงาน แต่ละรายการเป็นของโครงการเดียวจึงนับครั้งเดียว"


def _sum(kind: MoneyKind, order: int) -> Measure:
    label, definition = IN_WORDS[kind]
    is_main = kind == MoneyKind.RECEIVED
    return Measure(
        name=f"money_{kind.value}",
        label=label,
        short_label=label.removesuffix(" (บัญชีเงิน)"),
        unit="บาท",
        definition=definition + APART,
        source=MONEY,
        panel=Panel.MONEY,
        order=order,
        part_prefix=f"{kind.value}:",
        over_time=Adds.SUM,
        is_money=True,
        only_told=True,
        told_by=f"money_{kind.value}_lines",
        on_map=is_main,
        in_table=False,
        split_title="เงินที่ได้รับจริงมาจากแหล่งใด" if is_main else "",
        split_as="bars" if is_main else "",
        list_link=ListLink("plans:money_line-list", {"kind": str(kind.value), "form": "cash"}),
    )


def _lines(name: str, label: str, order: int) -> Measure:
    return Measure(
        name=f"money_{name}_lines",
        label=label,
        unit="รายการ",
        definition="จำนวนรายการในบัญชีเงินของโครงการ รวมรายการปรับยอด",
        source=MONEY,
        panel=Panel.BEHIND,
        order=order,
        part_prefix=f"{name}_lines:",
        over_time=Adds.SUM,
        on_map=False,
        in_table=False,
    )


IN_KIND = f"{MoneyForm.IN_KIND.value}_{MoneyKind.RECEIVED.value}"
_kinds = list(enumerate(MoneyKind))
register(
    *(_sum(kind, 70 + place) for place, kind in _kinds),
    *(_lines(str(kind.value), f"รายการ “{kind.label}”", 80 + place) for place, kind in _kinds),
    _lines(IN_KIND, "รายการสิ่งของและแรงงานที่ได้รับ", 85),
    Measure(
        name="money_in_kind",
        label="สิ่งของและแรงงานที่ได้รับ (มูลค่าประมาณ)",
        unit="บาท",
        definition="มูลค่าโดยประมาณของสิ่งของและแรงงานที่โครงการได้รับ แยกไว้ ไม่รวมกับเงิน",
        source=MONEY,
        panel=Panel.MONEY,
        order=76,
        part_prefix=f"{IN_KIND}:",
        over_time=Adds.SUM,
        is_money=True,
        only_told=True,
        told_by=f"money_{IN_KIND}_lines",
        on_map=False,
        in_table=False,
    ),
    Measure(
        name="leverage",
        label="1 บาทของ พอช. ดึงได้กี่บาท",
        unit="บาท",
        definition="เงินที่โครงการได้รับจริงจากแหล่งอื่นทุกแหล่งรวมทั้งชุมชน หารด้วยเงินที่ได้รับจริงจาก พอช. "
        "นับทุกโครงการของพื้นที่ ไม่ใช่เฉพาะโครงการที่ พอช. ร่วมให้ ไม่รวมสิ่งของและแรงงาน "
        "พื้นที่ที่ไม่มีเงิน พอช. ยังบอกไม่ได้ ไม่ใช่ 0",
        source=LEVERAGES,
        panel=Panel.MONEY,
        order=78,
        parts=frozenset(LEVERAGE),
        mean=LEVERAGE,
        only_told=True,
        over_time=Adds.SUM,
        how="เงินจากแหล่งอื่น ÷ เงินจาก พอช. ของพื้นที่นั้นทั้งหมด ไม่ใช่ค่าเฉลี่ยของพื้นที่ย่อย",
        on_map=False,
        in_table=False,
    ),
    Measure(
        name="projects_overspent",
        label="โครงการที่ใช้เงินมากกว่าที่ได้รับ",
        unit="โครงการ",
        definition="โครงการที่รายการ “ใช้ไป” จากแหล่งใดแหล่งหนึ่งรวมแล้วมากกว่า “ได้รับ” จากแหล่งนั้น "
        "อาจขาดรายการที่ได้รับ หรือพิมพ์ยอดผิด",
        source=OVERSPENT,
        panel=Panel.QUALITY,
        order=90,
        on_map=False,
        in_table=False,
        list_link=ListLink("plans:project-list", {"overspent": "yes"}),
    ),
    Measure(
        name="projects_adopted",
        label="โครงการที่บรรจุในแผนของหน่วยงานอื่น",
        short_label="บรรจุในแผนอื่น",
        unit="โครงการ",
        definition="โครงการที่มีแผนอื่นบรรจุแล้วอย่างน้อยหนึ่งแผน ไม่ว่าได้งบประมาณแล้วหรือยัง "
        "โครงการที่อยู่ในหลายแผนนับครั้งเดียว ไม่นับโครงการที่ยกเลิก",
        source=REACHES,
        panel=Panel.SUPPORT,
        order=52,
        parts=frozenset(str(state.value) for state in ADOPTED),
        basis="projects",
        list_link=ListLink("plans:project-list", {"working": "yes", "adoption": "standing"}),
    ),
    Measure(
        name="projects_by_reach",
        label="โครงการตามขั้นที่ไปถึงในแผนอื่น",
        unit="โครงการ",
        definition="โครงการแต่ละโครงการนับที่ขั้นไกลที่สุดที่ไปถึงในแผนของหน่วยงานอื่น ไม่นับโครงการที่ยกเลิก",
        source=REACHES,
        panel=Panel.BEHIND,
        order=53,
        split_title="โครงการไปหยุดอยู่ที่ขั้นไหน",
        split_as="steps",
        on_map=False,
        in_table=False,
        list_link=ListLink("plans:project-list", {"working": "yes"}, part_filter="adoption"),
    ),
)
