"""What is unlikely about facts: asked when somebody types it, shown as work where it is stored."""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from nakhonchai.thai import format_number
from organizations.facts.definitions import Fact, fact_named
from organizations.facts.values import Value

Found = Callable[[str], Value | None]


def doubts(facts: Iterable[Fact], value_of: Found) -> Iterator[tuple[Fact, str]]:
    """Yield each fact whose value is larger than is usual, or than another it should not exceed.

    ``value_of`` gives the value of a key in the year that is looked at.
    """
    for fact in facts:
        value = value_of(fact.key)
        if not fact.is_numeric or value is None or value.number is None:
            continue
        if fact.usual_most is not None and value.number > fact.usual_most:
            yield fact, too_much(fact, value.number)
        bound = value_of(fact.not_more_than) if fact.not_more_than else None
        if bound is not None and bound.number is not None and value.number > bound.number:
            yield fact, too_many(fact, value.number, bound.number)


def too_much(fact: Fact, number: Decimal) -> str:
    """Say that a number is out of the ordinary."""
    usual = fact.usual_most or Decimal(0)
    return f"{fact.name} {format_number(number)} {fact.unit} มากกว่าปกติ (ไม่เกิน {format_number(usual)})"


def too_many(fact: Fact, number: Decimal, bound: Decimal) -> str:
    """Say that a part is larger than what it is a part of."""
    other = fact_named(fact.not_more_than)
    name = other.name if other else ""
    return f"{fact.name} {format_number(number)} {fact.unit} มากกว่า{name} ({format_number(bound)})"
