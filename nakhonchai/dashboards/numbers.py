"""The numbers of a page, from the one that matters most to those that stand behind it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nakhonchai.accounts.enums import WRITERS
from nakhonchai.dashboards.figures import figures_named, parts
from nakhonchai.dashboards.measures import Measure, Number, Panel, all_measures, get_measure
from nakhonchai.dashboards.reading import Reading, Told
from nakhonchai.dashboards.spots import Spot
from nakhonchai.dashboards.trends import change_note
from nakhonchai.geography.enums import Level
from nakhonchai.thai import format_number


@dataclass(frozen=True, slots=True)
class Card:
    """One number with what makes it understood. ``reached`` of ``total`` subdistricts have at least one."""

    measure: Measure
    told: Told
    url: str = ""
    reached: int | None = None
    total: int = 0
    note: str = ""
    why: str = ""  # the address that explains the number
    change: str = ""  # since the last fiscal year, in words


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of a bar list or one piece of a stacked bar."""

    label: str
    value: Number
    url: str = ""
    tone: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Split:
    """A number by its parts."""

    title: str
    shape: str
    unit: str
    bars: Sequence[Bar]
    largest: Number
    total: Number


def list_url(reading: Reading, measure: Measure, code: str, part: str = "") -> str:
    """Return the list of records behind a number, where the reader finds all of them in it."""
    link, scope = measure.list_link, reading.scope
    if link is None or not scope.signed_in or not reading.is_present:
        return ""
    whole = scope.covers(code) if code else scope.everywhere
    if not link.directory and not (whole and (not measure.is_person or scope.role in WRITERS)):
        return ""
    return link.url(code, part)


def cards(reading: Reading, spot: Spot, panel: Panel) -> list[Card]:
    """Return the cards of a panel, in the order of the registry."""
    found = [one for one in all_measures() if one.panel is panel and _fits(one, spot)]
    return [card(reading, spot, measure) for measure in found if reading.may_see(measure, _digits(spot))]


def card(reading: Reading, spot: Spot, measure: Measure) -> Card:
    """Return the card of one measure."""
    told = reading.told(measure, spot.keys)
    total = subdistrict_count(reading, spot) if len(spot.code) < 6 else 0
    return Card(
        measure=measure,
        told=told,
        url=list_url(reading, measure, spot.code) if told.value else "",
        reached=reading.reached(measure, spot.keys) if total else None,
        total=total,
        note=_basis_note(reading, spot, measure, told),
        why=reading.figure_url(measure.name, spot.code),
        change=change_note(reading, spot, measure, told),
    )


def _fits(measure: Measure, spot: Spot) -> bool:
    return not measure.counts_subdistricts or spot.level < Level.SUBDISTRICT


def _digits(spot: Spot) -> int:
    return len(spot.code)


def _basis_note(reading: Reading, spot: Spot, measure: Measure, told: Told) -> str:
    if measure.told_by:
        return told_words(reading, spot, measure)
    basis = get_measure(measure.basis) if measure.basis else None
    if basis is None or not told.is_known:
        return ""
    if measure.is_person and not reading.scope.signed_in:
        return "ไม่รวมผู้ที่ยังไม่ทราบปีเกิด"
    of = reading.told(basis, spot.keys)
    return f"จาก{basis.label} {format_number(of.value)} {basis.unit}" if of.value else ""


def told_words(reading: Reading, spot: Spot, measure: Measure) -> str:
    """Say how many told of what only those who told are counted for, and how many there are to tell."""
    tellers = get_measure(measure.told_by) if measure.told_by else None
    if tellers is None:
        return ""
    told = reading.told(tellers, spot.keys).value or 0
    there = get_measure(tellers.basis) if tellers.basis else None
    of = reading.told(there, spot.keys).value if there is not None else None
    known = f"จาก {format_number(of)} " if of else ""
    return f"รายงานแล้ว {format_number(told)} {known}{tellers.unit}"


def subdistrict_count(reading: Reading, spot: Spot) -> int:
    """Return how many subdistricts there are here today."""
    return int(figures_named("subdistricts", reading.now).value(spot.keys) or 0)


def split(reading: Reading, spot: Spot, measure: Measure) -> Split:
    """Return the parts of *measure* that occur here, in their own order; states show the empty ones too."""
    amounts: Mapping[str, Number] = reading.figures(measure, spot.code).parts(spot.keys)
    named = parts(measure.source, reading.now)
    known = {part.key for part in named}
    bars = [
        Bar(part.label, amounts.get(part.key, 0), _part_url(reading, measure, spot, part.key), part.tone)
        for part in named
        if amounts.get(part.key) or measure.split_as == "steps"
    ]
    lost = sum(amount for part, amount in amounts.items() if part not in known)
    if lost:
        bars.append(Bar("อื่น ๆ", lost))
    if measure.split_as == "bars":
        bars.sort(key=lambda bar: (bar.tone == "stone", -bar.value))
    return Split(
        title=measure.split_title,
        shape=measure.split_as,
        unit=measure.unit,
        bars=bars,
        largest=max((bar.value for bar in bars), default=0),
        total=sum(bar.value for bar in bars),
    )


def _part_url(reading: Reading, measure: Measure, spot: Spot, part: str) -> str:
    link = measure.list_link
    return list_url(reading, measure, spot.code, part) if link is not None and link.part_filter else ""


def splits(reading: Reading, spot: Spot) -> list[Split]:
    """Return every number that is shown by its parts. The public is told no second dimension of people."""
    found = [one for one in all_measures() if one.split_title and _fits(one, spot)]
    return [
        split(reading, spot, measure) for measure in found if reading.scope.signed_in or not measure.is_person
    ]
