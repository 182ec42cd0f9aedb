"""Sums as a table of sources by what happened; what is in kind stands apart; nothing known is not 0."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from nakhonchai.thai import format_baht
from plans.enums_money import MoneyForm, MoneyKind
from plans.models import MoneySource
from plans.money.sums import Cell

Amounts = dict[str, Decimal]
KINDS = [str(kind.value) for kind in MoneyKind]


def plain_baht(amount: Decimal | None) -> str:
    """Return a sum without its unit: 0 is 0, "" is what nobody wrote."""
    return "" if amount is None else format_baht(amount).removesuffix(" บาท")


@dataclass(frozen=True)
class Line:
    """One row: a source, or a sum of sources, with an amount for each kind (None: nothing was written)."""

    label: str
    amounts: Amounts
    is_total: bool = False

    @property
    def cells(self) -> list[tuple[str, str]]:
        """The amounts in words in the order of the kinds, each with its name; "" where nothing is known."""
        return [(str(MoneyKind(kind).label), plain_baht(self.amounts.get(kind))) for kind in KINDS]


@dataclass(frozen=True)
class Table:
    """Sources by kinds for one year (0: all years), money and what is in kind apart."""

    year: int
    lines: Sequence[Line]
    total: Line | None
    in_kind: Line | None

    heads = [str(kind.label) for kind in MoneyKind]

    @property
    def rest(self) -> str:
        """What was received and not yet spent, in words; "" where either is not known."""
        amounts = self.total.amounts if self.total else {}
        received, spent = amounts.get(MoneyKind.RECEIVED), amounts.get(MoneyKind.SPENT)
        return "" if received is None or spent is None else format_baht(received - spent)


def add_up(cells: Iterable[Cell]) -> Amounts:
    """Add cells by kind; a kind of which nothing was written is not there."""
    found: Amounts = {}
    for cell in cells:
        found[cell.kind] = found.get(cell.kind, Decimal(0)) + cell.amount
    return found


def table_of(cells: Sequence[Cell], sources: Sequence[MoneySource], year: int = 0) -> Table:
    """Return the table of *cells*: a row for each source of which anything was written."""
    cash = [cell for cell in cells if cell.is_cash]
    lines = []
    for source in sources:
        own = [cell for cell in cash if cell.source == source.pk]
        if own:
            lines.append(Line(source.name, add_up(own)))
    in_kind = [cell for cell in cells if not cell.is_cash]
    return Table(
        year,
        lines,
        Line("รวมเงิน", add_up(cash), is_total=True) if cash else None,
        Line(str(MoneyForm.IN_KIND.label), add_up(in_kind)) if in_kind else None,
    )


def tables_by_year(cells: Sequence[Cell], sources: Sequence[MoneySource]) -> list[Table]:
    """Return a table for each year, the latest first; of several years also one of all."""
    years = sorted({cell.year for cell in cells}, reverse=True)
    made = [table_of([cell for cell in cells if cell.year == year], sources, year) for year in years]
    return [*made, table_of(cells, sources)] if len(made) > 1 else made


def all_sources() -> list[MoneySource]:
    """Return every source, also those that are no longer used: lines keep them."""
    return list(MoneySource.objects.order_by("order", "name"))
