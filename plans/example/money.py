"""Example ledgers of two fiscal years, and the plans of others in which example projects stand.

Every fifth project keeps no ledger yet: what nobody wrote is told apart from 0.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from nakhonchai.thai import fiscal_quarter, fiscal_range, fiscal_year
from plans.enums_money import AdoptingPlan, AdoptionState, MoneyForm, MoneyKind
from plans.example.words import MARK
from plans.example.writing import examples, forget, save_many
from plans.models import Adoption, MoneyLine, MoneySource, Project
from plans.money.compacting import compact

ASKED, PROMISED, RECEIVED, SPENT = MoneyKind
IN_KIND = MoneyForm.IN_KIND
# What is written of the project's sum: kind, share, source, quarter; 0 says that nothing came.
Entry = tuple[MoneyKind, str, str, int]
LAST_YEAR: tuple[tuple[Entry, ...], ...] = (
    (
        (ASKED, "1", "codi", 1),
        (PROMISED, "0.8", "codi", 2),
        (RECEIVED, "0.6", "codi", 2),
        (SPENT, "0.5", "codi", 4),
    ),
    (
        (ASKED, "0.7", "codi", 1),
        (RECEIVED, "0.4", "codi", 2),
        (RECEIVED, "0.2", "local", 3),
        (SPENT, "0.4", "codi", 3),
        (SPENT, "0.1", "local", 4),
    ),
    ((ASKED, "0.5", "province", 1), (RECEIVED, "0", "province", 3), (RECEIVED, "0.1", "community", 3)),
    ((ASKED, "0.9", "health-security", 2), (PROMISED, "0.6", "health-security", 4)),
    (),
)
THIS_YEAR: tuple[tuple[Entry, ...], ...] = (
    ((ASKED, "0.8", "local", 1), (PROMISED, "0.5", "local", 1)),
    ((ASKED, "0.6", "ministry", 1),),
    ((ASKED, "0.5", "health-promotion", 1), (RECEIVED, "0.3", "health-promotion", 1)),
    ((RECEIVED, "0.6", "health-security", 1), (SPENT, "0.2", "health-security", 1)),
    (),
)
DOCUMENTS = {
    ASKED: "หนังสือเสนอโครงการ (ตัวอย่าง)",
    PROMISED: "มติที่ประชุม (ตัวอย่าง)",
    RECEIVED: "ใบสำคัญรับเงิน (ตัวอย่าง)",
    SPENT: "ใบเสร็จรวม (ตัวอย่าง)",
}
# Whose plan, its name, how far it came, with the project's sum or not.
Entered = tuple[AdoptingPlan, str, AdoptionState, bool]
ENTERED: tuple[tuple[Entered, ...], ...] = (
    (
        (AdoptingPlan.LOCAL, "แผนพัฒนาท้องถิ่น", AdoptionState.ADOPTED, True),
        (AdoptingPlan.ORDINANCE, "ข้อบัญญัติงบประมาณ", AdoptionState.FUNDED, True),
    ),
    ((AdoptingPlan.CODI, "แผนงานบ้านมั่นคงและสวัสดิการ", AdoptionState.PROPOSED, False),),
    (
        (AdoptingPlan.PROVINCE, "แผนพัฒนาจังหวัด", AdoptionState.CONSIDERED, False),
        (AdoptingPlan.LOCAL, "แผนพัฒนาท้องถิ่น", AdoptionState.REFUSED, False),
    ),
    ((AdoptingPlan.DISTRICT, "แผนพัฒนาอำเภอ", AdoptionState.ADOPTED, False),),
    (),
)


def make_money() -> None:
    """Make the ledgers and the entries of the example projects."""
    projects = list(examples(Project).order_by("pk").select_related("area", "cluster"))
    sources = {one.slug: one for one in MoneySource.objects.all()}
    if {slug for year in (*LAST_YEAR, *THIS_YEAR) for _, _, slug, _ in year} <= sources.keys():
        lines = [line for number, one in enumerate(projects) for line in _ledger(one, number, sources)]
        save_many(lines)
        save_many(list(_corrections(lines)))
    save_many([entry for number, one in enumerate(projects) for entry in _entries(one, number)])


def _ledger(project: Project, number: int, sources: dict[str, Any]) -> Iterator[MoneyLine]:
    today = timezone.localdate()
    year = fiscal_year(today)
    for kind, share, slug, quarter in LAST_YEAR[number % len(LAST_YEAR)]:
        yield _line(project, (kind, share, slug, quarter), sources, year - 1, _day(year - 1, quarter, number))
    for kind, share, slug, _ in THIS_YEAR[number % len(THIS_YEAR)]:
        yield _line(project, (kind, share, slug, fiscal_quarter(today)), sources, year, None)
    if number % 5 == 1:
        line = _line(project, (RECEIVED, "0.15", "community", 2), sources, year - 1, None)
        line.form, line.document, line.note = IN_KIND, "", "แรงงานและไม้ไผ่ของคนในหมู่บ้าน"
        yield line


def _line(project: Project, entry: Entry, sources: dict[str, Any], year: int, day: date | None) -> MoneyLine:
    kind, share, slug, quarter = entry
    return MoneyLine(
        project=project,
        kind=kind,
        source=sources[slug],
        amount=(project.budget_asked or Decimal(50_000)) * Decimal(share),
        fiscal_year=year,
        quarter=quarter,
        dated=day,
        document=DOCUMENTS[kind],
    )


def _day(year: int, quarter: int, number: int) -> date:
    """Return a day of a quarter."""
    first, _last = fiscal_range(year)
    return first + timedelta(days=92 * (quarter - 1) + number % 20 + 1)


def _corrections(lines: list[MoneyLine]) -> Iterator[MoneyLine]:
    """Take back a part of every fourth sum that was spent: it was written too high."""
    for line in [one for one in lines if one.kind == SPENT][::4]:
        same = {
            name: getattr(line, name)
            for name in ("project", "kind", "source", "form", "fiscal_year", "quarter")
        }
        yield MoneyLine(corrects=line, amount=Decimal(-1500), note="คืนเงินค่าวัสดุที่เหลือ", **same)


def _entries(project: Project, number: int) -> Iterator[Adoption]:
    year = fiscal_year(timezone.localdate())
    for place, (plan_of, name, state, funded) in enumerate(ENTERED[number % len(ENTERED)]):
        yield Adoption(
            project=project,
            plan_of=plan_of,
            plan_name=f"{name} {MARK}",
            year=year - (number + place) % 2,
            state=state,
            amount=project.budget_asked if funded else None,
            document=f"ลำดับที่ {number + 1} หน้า {10 + number}" if state != AdoptionState.PROPOSED else "",
        )


def forget_corrections() -> int:
    """Take the corrections away first: a line that is corrected cannot go before them."""
    return forget(examples(MoneyLine).filter(corrects__isnull=False))


def forget_sums() -> None:
    """Take away the sums that are nothing now."""
    compact()
