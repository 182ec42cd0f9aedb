"""Facts that staff marked for the pages of areas, as measures: what is defined today is counted today.

All of them read one source: the parts of a fact begin with its key. What nobody told is unknown, not 0;
each number says how many told it, of how many that have such a fact.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import Count, Sum
from django.db.models.functions import Substr

from nakhonchai.accounts.prepared import prepared_for_all
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
)
from nakhonchai.dashboards.pieces import PIECE
from nakhonchai.dashboards.rollup import home_of
from nakhonchai.dashboards.together import Together
from nakhonchai.dashboards.years import SUBDISTRICT_DIGITS
from nakhonchai.geography.codes import after
from organizations.at_work import AT_WORK, Body, at_work
from organizations.enums import VALUED, FactKind
from organizations.enums import Adds as FactAdds
from organizations.facts.definitions import Fact, all_facts, facts_token
from organizations.models import FactValue

KINDS = (
    "organizations.organization",
    "organizations.organizationtype",
    "organizations.typegroup",
    "organizations.factdefinition",
)
FIRST_ORDER = 300
CLOSED_DIGITS = 4  # what a body tells only to who keeps its area, the public is told of no smaller place
SUMMED, TELLERS, THERE = "sum", "told", "there"
YES = "yes"
HOW = {
    FactAdds.SUM: "รวมค่าล่าสุดที่องค์กรรายงาน",
    FactAdds.MEAN: "เฉลี่ยค่าล่าสุดที่องค์กรรายงาน",
    FactAdds.COUNT: "นับองค์กรที่ตอบ แยกตามคำตอบ",
}


def part_of(fact: Fact, what: str) -> str:
    """Return the part of the source that holds something of a fact: its sum, who told it, who is there."""
    return f"{fact.key}|{what}"


def answer_part(fact: Fact, answer: str) -> str:
    """Return the part of the source that counts an answer to a fact."""
    return f"{fact.key}={answer}"


def shown_facts() -> list[Fact]:
    """Return the facts in use that are marked for the pages of areas."""
    return [fact for fact in all_facts() if fact.is_active and fact.on_dashboard]


class ToldRow(NamedTuple):
    """What some organizations of a place told the same of one year: the answer, and by how many."""

    place: str
    definition: int
    answer: str
    year: int | None
    is_latest: bool
    tellers: int
    number: Decimal


# --- reading --------------------------------------------------------------------------------------------


def read(prefix: str, digits: int) -> Iterator[Row]:
    """Count the latest that each working organization told, by home."""
    return _latest(_read(prefix, digits))


def read_years(prefix: str, digits: int) -> Iterator[YearRow]:
    """The same by the year of which it was told."""
    return _by_year(_read(prefix, digits))


def piece(told: Sequence[ToldRow]) -> Iterator[Row]:
    """Give what ``read`` gives, from what is read once for both."""
    return _latest(told)


def year_piece(told: Sequence[ToldRow]) -> Iterator[YearRow]:
    """Give what ``read_years`` gives, from the same."""
    return _by_year(told)


def _latest(told: Iterable[ToldRow]) -> Iterator[Row]:
    facts = {fact.pk: fact for fact in shown_facts()}
    for (place, _year), by_fact in _answers(facts, (one for one in told if one.is_latest), yearly=False):
        yield from ((place, part, amount) for part, amount in _rows(facts, by_fact))


def _by_year(told: Iterable[ToldRow]) -> Iterator[YearRow]:
    facts = {fact.pk: fact for fact in shown_facts() if fact.is_yearly}
    for (place, year), by_fact in _answers(facts, told, yearly=True):
        yield from ((place, part, year, amount) for part, amount in _rows(facts, by_fact))


Answers = dict[str, tuple[int, Decimal]]  # what was answered ("" for a number): by how many, and their sum


def _answers(
    facts: Mapping[int, Fact], told: Iterable[ToldRow], *, yearly: bool
) -> Iterable[tuple[tuple[str, int], dict[int, Answers]]]:
    found: dict[tuple[str, int], dict[int, Answers]] = {}
    for one in told:
        if one.definition in facts:
            there = found.setdefault((one.place, (one.year or 0) if yearly else 0), {})
            answers = there.setdefault(one.definition, {})
            count, number = answers.get(one.answer, (0, Decimal(0)))
            answers[one.answer] = (count + one.tellers, number + one.number)
    return found.items()


def _told(bodies: Any, facts: Sequence[int], digits: int) -> Any:
    """Return what *bodies* told of *facts*, counted by place, year and answer."""
    rows = FactValue.objects.filter(definition__in=facts, state__in=VALUED, organization__in=bodies)
    placed = rows.annotate(place=Substr("organization__area_id", 1, digits))
    by = ["place", "organization__cluster_id", "definition_id", "text", "year", "is_latest"]
    return placed.values_list(*by).annotate(n=Count("pk"), amount=Sum("number")).order_by(*by)


@prepared_for_all
def _told_in_piece(facts: Sequence[int], first: Any, behind: Any) -> Any:
    return _told(at_work().filter(area_id__gte=first, area_id__lt=behind), facts, SUBDISTRICT_DIGITS)


def _read(prefix: str, digits: int) -> Iterator[ToldRow]:
    facts = tuple(fact.pk for fact in shown_facts())
    if not facts:
        return
    if len(prefix) == PIECE and digits == SUBDISTRICT_DIGITS and (behind := after(prefix)):
        rows = _told_in_piece(facts, first=prefix, behind=behind)
    else:
        rows = _told(at_work().at(prefix), facts, digits)
    for place, cluster, definition, text, year, is_latest, count, number in rows:
        where = home_of(place, cluster)
        yield ToldRow(where, definition, text, year, is_latest, count, Decimal(number or 0))


def _rows(facts: Mapping[int, Fact], by_fact: Mapping[int, Answers]) -> Iterator[tuple[str, Number]]:
    for definition, answers in by_fact.items():
        fact = facts[definition]
        yield part_of(fact, TELLERS), sum(count for count, _number in answers.values())
        if fact.is_numeric:
            yield part_of(fact, SUMMED), _plain(sum((number for _n, number in answers.values()), Decimal(0)))
            continue
        known = {YES: 0} if _is_question(fact) else {}  # nobody said yes: 0 is a number
        for answer, count in (known | {text: n for text, (n, _number) in answers.items()}).items():
            yield answer_part(fact, answer), count


def read_there(prefix: str, digits: int) -> Iterator[Row]:
    """Count the working organizations of the types that have a fact, by home."""
    facts = shown_facts()
    if not facts:
        return
    placed = at_work().at(prefix).annotate(place=Substr("area_id", 1, digits))
    kinds = placed.values_list("place", "cluster_id", "type_id", "type__group__is_partner")
    for place, cluster, kind, is_partner, count in kinds.annotate(n=Count("pk")).order_by():
        for fact in facts:
            if fact.fits(kind, is_partner):
                yield home_of(place, cluster), part_of(fact, THERE), count


def there_piece(bodies: Sequence[Body]) -> Iterator[Row]:
    """Give what ``read_there`` gives, from what is read for all figures of organizations."""
    facts = shown_facts()
    kinds = Counter((one.subdistrict, one.type, one.is_partner) for one in bodies)
    for (place, kind, is_partner), count in kinds.items() if facts else ():
        yield from ((place, part_of(fact, THERE), count) for fact in facts if fact.fits(kind, is_partner))


def _plain(number: Decimal) -> Number:
    return int(number) if number == number.to_integral_value() else number


def answers() -> list[Part]:
    """Name the answers of the facts that are counted by answer."""
    return [
        Part(answer_part(fact, answer), words)
        for fact in shown_facts()
        for answer, words in fact.answers.items()
    ]


TOLD = Together("organization-facts-told", KINDS, lambda prefix: _read(prefix, 6), facts_token)
SOURCE = Source(
    "organization-facts",
    KINDS,
    read,
    answers,
    also=facts_token,
    years=read_years,
    is_local=True,
    has_local_years=True,
    made_of=TOLD,
    piece=piece,
    year_piece=year_piece,
)
BODIES = Source(
    "organization-fact-bodies",
    KINDS,
    read_there,
    also=facts_token,
    is_local=True,
    made_of=AT_WORK,
    piece=there_piece,
)


# --- measures -------------------------------------------------------------------------------------------

_provided: tuple[tuple[Fact, ...], dict[str, Measure]] = ((), {})


def provided() -> Mapping[str, Measure]:
    """Return the measures of the facts of today, made again when a definition was changed."""
    global _provided
    facts, kept = all_facts(), _provided
    if kept[0] is not facts:
        made = [one for order, fact in enumerate(shown_facts()) for one in measures_of(fact, order)]
        kept = _provided = (facts, {one.name: one for one in made})
    return kept[1]


def measures_of(fact: Fact, order: int = 0) -> list[Measure]:
    """Return the number of a fact, how many organizations told it, and how many there are to tell it."""
    name, order = f"fact-{fact.key}", FIRST_ORDER + order
    behind: dict[str, Any] = {
        "unit": "องค์กร",
        "panel": Panel.BEHIND,
        "order": order,
        "in_table": False,
        "on_map": False,
        "public_digits": _public_digits(fact),
    }
    return [
        Measure(
            name=name,
            label=fact.name,
            unit=_unit(fact),
            definition=_definition(fact),
            panel=Panel.TOLD,
            order=order,
            over_area=Adds.MEAN if fact.adds == FactAdds.MEAN else Adds.SUM,
            over_time=Adds.TOLD,
            is_money=fact.kind == FactKind.MONEY,
            public_digits=_public_digits(fact),
            only_told=True,
            told_by=f"{name}-told",
            how=_how(fact),
            source=SOURCE,
            list_link=_list(fact),
            **_counted(fact),
        ),
        Measure(
            name=f"{name}-told",
            label=f"องค์กรที่รายงาน{fact.name}",
            definition=f"องค์กรที่ยังไม่เลิกและรายงาน “{fact.name}” แล้ว",
            source=SOURCE,
            parts=frozenset({part_of(fact, TELLERS)}),
            basis=f"{name}-there",
            over_time=Adds.TOLD,
            list_link=_list(fact, "known"),
            **behind,
        ),
        Measure(
            name=f"{name}-there",
            label=f"องค์กรที่มีข้อมูล{fact.name}",
            definition=f"องค์กรที่ยังไม่เลิกของประเภทที่ต้องรายงาน “{fact.name}”",
            source=BODIES,
            parts=frozenset({part_of(fact, THERE)}),
            only_told=True,  # of past years nobody knows
            **behind,
        ),
    ]


def _counted(fact: Fact) -> dict[str, Any]:
    """Say which parts count, and as what."""
    if fact.adds == FactAdds.MEAN:
        pair = (part_of(fact, SUMMED), part_of(fact, TELLERS))
        return {"parts": frozenset(pair), "mean": pair}
    if fact.adds == FactAdds.SUM:
        return {"parts": frozenset({part_of(fact, SUMMED)})}
    if _is_question(fact):
        return {"parts": frozenset({answer_part(fact, YES)})}
    if fact.kind == FactKind.CHOICE:
        return {"part_prefix": answer_part(fact, ""), "split_title": fact.name, "split_as": "bars"}
    return {"parts": frozenset({part_of(fact, TELLERS)})}


def _is_question(fact: Fact) -> bool:
    return fact.kind in (FactKind.YES_NO, FactKind.CHECK)


def _unit(fact: Fact) -> str:
    if fact.adds == FactAdds.COUNT:
        return "องค์กร"
    if fact.kind == FactKind.PERCENT:
        return "%"
    return fact.unit or ("บาท" if fact.kind == FactKind.MONEY else "")


def _public_digits(fact: Fact) -> int:
    return 8 if fact.is_open else CLOSED_DIGITS


def _how(fact: Fact) -> str:
    if fact.adds == FactAdds.COUNT and _is_question(fact):
        return f"นับองค์กรที่ตอบล่าสุดว่า “{fact.answers[YES]}”"
    return HOW[FactAdds(fact.adds)]


def _definition(fact: Fact) -> str:
    told = f"{_how(fact)} “{fact.name}” เฉพาะองค์กรที่ยังไม่เลิก องค์กรที่ยังไม่รายงานไม่นับเป็น 0"
    return f"{told} ({fact.help_text})" if fact.help_text else told


def _list(fact: Fact, how: str = "") -> ListLink:
    """Return the list of the organizations that are counted; to everybody where all may read the fact."""
    asked = {"working": "yes", "fact": fact.key, "fact_is": how or "known"}
    if not how and fact.adds == FactAdds.COUNT and _is_question(fact):
        asked |= {"fact_is": "is", "fact_value": YES}
    return ListLink("organizations:organization-list", asked, directory=fact.is_open)
