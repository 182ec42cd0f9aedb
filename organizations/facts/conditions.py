"""What a list asks of a fact: known or not, an answer, at least or at most a number."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q

from nakhonchai.thai import ThaiValueError, parse_decimal
from organizations.enums import VALUED
from organizations.facts.definitions import Fact

KNOWN, UNKNOWN, IS, AT_LEAST, AT_MOST, HOLDS = "known", "unknown", "is", "least", "most", "holds"
HOW = [
    (KNOWN, "มีข้อมูล"),
    (UNKNOWN, "ยังไม่มีข้อมูล"),
    (IS, "เท่ากับ"),
    (AT_LEAST, "ตั้งแต่ … ขึ้นไป"),
    (AT_MOST, "ไม่เกิน …"),
    (HOLDS, "มีคำว่า …"),
]


@dataclass(frozen=True, slots=True)
class Condition:
    """One fact and what is asked of it, in a year (0: the latest told, or what is told once)."""

    fact: Fact
    how: str
    value: str = ""
    year: int = 0

    def q(self) -> Q:
        """Return the condition on organizations. A value that cannot be read finds nothing."""
        from organizations.models import FactValue

        told = FactValue.objects.filter(definition=self.fact.pk, state__in=VALUED)
        told = told.filter(year=self.year) if self.year else told.filter(is_latest=True)
        if self.how == UNKNOWN:
            kinds: Any = Q(type__in=self.fact.types)
            kinds = kinds | Q(type__group__is_partner=False) if self.fact.every_type else kinds
            return kinds & ~Q(Exists(told.filter(organization=OuterRef("pk"))))
        asked = self._asked()
        # By their keys, not row by row: SQLite begins with those that are told, which are fewer than all.
        return Q(pk__in=[]) if asked is None else Q(pk__in=told.filter(asked).values("organization"))

    def _asked(self) -> Q | None:
        if self.how == KNOWN:
            return Q()
        if self.how == HOLDS or not self.fact.is_numeric:
            return self._of_text()
        try:
            number = parse_decimal(self.value)
        except ThaiValueError:
            return None
        return Q(**{{IS: "number", AT_LEAST: "number__gte", AT_MOST: "number__lte"}[self.how]: number})

    def _of_text(self) -> Q | None:
        if self.how == HOLDS:
            return Q(text__icontains=self.value.strip()) if self.value.strip() else None
        by_words = {words: answer for answer, words in self.fact.answers.items()}
        return Q(text=by_words.get(self.value, self.value))
