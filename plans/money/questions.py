"""What is asked before an unlikely line is kept: never a refusal, and asked once."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from statistics import median
from typing import Any

from nakhonchai.thai import format_baht, format_number
from plans.enums_money import MoneyForm, MoneyKind
from plans.models import MoneyLine, Project

LIKE_IT = 201  # the latest lines of its kind with which a line is compared
FEWEST = 5  # of fewer lines nothing is usual
TIMES = 300  # so many times more, or less, than usual is asked about
LEAST, MOST = Decimal(100), Decimal(100_000_000)  # where nothing is known yet
MILLION = 1_000_000
TOO_EARLY = "ใช้เงินจาก{source}มากกว่าที่ได้รับถึงช่วงนั้น {beyond} ตรวจจำนวน ปี ไตรมาส หรือบันทึกเงินที่ได้รับก่อน"


def usual_amount(kind: str, source: Any, project: Any = None) -> Decimal | None:
    """Return the median of the latest lines of this kind and source; None where there are too few.

    Amounts of money are no secret in sum, and of few lines nothing is said.
    """
    lines = MoneyLine.objects.unscoped("a median of money is for everybody").alive().in_cash()
    found = lines.filter(kind=kind, source=source, amount__gt=0).order_by("-pk")
    amounts = list(found.values_list("amount", flat=True)[:LIKE_IT])
    if len(amounts) >= FEWEST:
        return Decimal(median(amounts))
    return getattr(project, "budget_asked", None) or None


def ask_about_magnitude(line: dict[str, Any], project: Any) -> Iterator[str]:
    """Ask about a sum far from what is usual: millions typed as baht, or zeros too many."""
    if line.get("form") != MoneyForm.IN_KIND:
        yield from doubt(line["amount"], usual_amount(line["kind"], line["source"], project))


def ask_about_budgets(cleaned: dict[str, Any], before: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Ask about sums of a project that are far from those of others; what was there is not asked again."""
    for name in ("budget_asked", "budget_received"):
        if cleaned.get(name) and cleaned[name] != before.get(name):
            yield from ((name, text) for text in doubt(cleaned[name], usual_of(Project, name)))


def usual_of(model: Any, name: str) -> Decimal | None:
    """Return the median of a sum among the latest records of a model; None where there are too few."""
    found = model.objects.unscoped("a median of money is for everybody").alive().filter(**{f"{name}__gt": 0})
    amounts = list(found.order_by("-pk").values_list(name, flat=True)[:LIKE_IT])
    return Decimal(median(amounts)) if len(amounts) >= FEWEST else None


def doubt(amount: Decimal, usual: Decimal | None) -> Iterator[str]:
    """Ask about one sum beside what is usual, or beside what is likely where nothing is known yet."""
    amount = abs(amount)
    if not amount:
        return
    least, most = (usual / TIMES, usual * TIMES) if usual else (LEAST, MOST)
    words = f" ยอดที่บันทึกกันปกติราว {format_number(round(usual))} บาท" if usual else ""
    if amount < least:
        meant = f"{format_number(amount * MILLION)}" if amount < MILLION else ""
        yield f"{format_baht(amount)} น้อยผิดปกติ{words}" + (
            f" หมายถึง {meant} บาท (ล้านบาท) หรือไม่" if meant else ""
        )
    elif amount > most:
        yield f"{format_baht(amount)} มากผิดปกติ{words} ตรวจจำนวนศูนย์อีกครั้ง"


def spent_beyond(line: dict[str, Any], project: Any, without: Any = None) -> Decimal | None:
    """Return by how much more was spent than received until then, with the line; None where it was not."""
    if line["kind"] not in (MoneyKind.SPENT, MoneyKind.RECEIVED) or line.get("form") == MoneyForm.IN_KIND:
        return None
    if line["kind"] == MoneyKind.RECEIVED and line["amount"] >= 0:
        return None  # more of what was received never is a question
    lines = MoneyLine.objects.unscoped("the ledger of one project, whoever reads it").alive().in_cash()
    before = lines.of(project).filter(source=line["source"]).until(line["fiscal_year"], line.get("quarter"))
    totals = dict.fromkeys((MoneyKind.RECEIVED, MoneyKind.SPENT), Decimal(0))
    pairs = before.exclude(pk=without).filter(kind__in=totals).values_list("kind", "amount", "dated")
    day = line.get("dated")
    for kind, amount, dated in pairs:
        if kind == MoneyKind.SPENT or day is None or dated is None or dated <= day:
            totals[MoneyKind(kind)] += amount
    totals[MoneyKind(line["kind"])] += line["amount"]
    beyond = totals[MoneyKind.SPENT] - totals[MoneyKind.RECEIVED]
    return beyond if beyond > 0 else None


def ask_about_spending(line: dict[str, Any], project: Any, without: Any = None) -> Iterator[str]:
    """Ask where money was spent before it was received."""
    beyond = spent_beyond(line, project, without)
    if beyond is not None:
        yield TOO_EARLY.format(source=line["source"], beyond=format_baht(beyond))
