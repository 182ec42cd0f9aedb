"""The form ผ.02 in which local government keeps projects, made of ours, so that they can be handed over.

What it says is read back by our own importer without a change: behind the columns of the form stand three
of ours (reference, place, reference of the body), and texts that would be read otherwise stand in columns.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from plans.models import Project

COLUMNS_BEFORE = ("ที่", "โครงการ", "วัตถุประสงค์", "เป้าหมาย (ผลผลิตของโครงการ)")
MONEY = "งบประมาณ (บาท)"
TOTAL = "งบประมาณรวม (บาท)"
COLUMNS_AFTER = ("ตัวชี้วัด (KPI)", "ผลที่คาดว่าจะได้รับ", "หน่วยงานที่รับผิดชอบหลัก")
OURS = ("รหัสในระบบ", "รหัสพื้นที่", "รหัสองค์กร")
LEVELS = (("strategy", "ยุทธศาสตร์"), ("tactic", "กลยุทธ์"), ("programme", "แผนงาน"))
FEWEST_YEARS = 5
NO_BODY = "-"


@dataclass(frozen=True)
class ProjectLine:
    """One project as the form has it."""

    number: int
    project: Project
    by_year: Sequence[Decimal | None]

    @property
    def total(self) -> Decimal | None:
        """What was asked for in all; None where nobody said it."""
        return self.project.budget_asked

    @property
    def body(self) -> str:
        """Who is responsible, "-" where nobody is named."""
        return str(self.project.organization) if self.project.organization else NO_BODY


@dataclass(frozen=True)
class Block:
    """The projects under the same strategy, tactic and programme. ``heads`` are the lines that are new."""

    heads: Sequence[str]
    lines: Sequence[ProjectLine]

    @property
    def sums(self) -> list[Decimal | None]:
        """The totals of the years and of all, each only of what was said."""
        return sums_of(self.lines)


@dataclass(frozen=True)
class Form:
    """The whole form: its titles, its years, its blocks."""

    titles: Sequence[str]
    years: Sequence[int]
    blocks: Sequence[Block]
    levels: Sequence[tuple[str, str]] = field(default_factory=list)  # those that need columns of their own

    @property
    def lines(self) -> list[ProjectLine]:
        """Every project."""
        return [line for block in self.blocks for line in block.lines]

    @property
    def sums(self) -> list[Decimal | None]:
        """The totals of all."""
        return sums_of(self.lines)

    @property
    def total(self) -> Decimal | None:
        """What all projects ask for together."""
        return self.sums[-1] if self.blocks else None


def sums_of(lines: Iterable[ProjectLine]) -> list[Decimal | None]:
    """Add up column by column; a column in which nobody said anything stays blank."""
    columns = zip(*[(*line.by_year, line.total) for line in lines], strict=True)
    return [_sum([one for one in column if one is not None]) for column in columns]


def _sum(amounts: list[Decimal]) -> Decimal | None:
    return sum(amounts, Decimal(0)) if amounts else None


def years_of(projects: Sequence[Project], first: int | None, last: int | None) -> list[int]:
    """Return the years of the form: those of the plan, at least five, and every year that a sum is of."""
    said = {int(year) for project in projects for year in project.budget_by_year}
    said |= {year for year in (first, last) if year}
    if not said:
        said = {project.fiscal_year for project in projects if project.fiscal_year}
    if not said:
        return []
    start = min(said)
    return list(range(start, max(max(said), start + FEWEST_YEARS - 1) + 1))


def make_form(
    projects: Sequence[Project], titles: Sequence[str], first: int | None, last: int | None
) -> Form:
    """Lay the projects out: by strategy, tactic and programme, what has none of one before what has."""
    ordered = sorted(
        projects, key=lambda one: (one.strategy, one.tactic, one.programme, one.sort_key, one.pk)
    )
    years = years_of(ordered, first, last)
    blocks: list[Block] = []
    before = ("", "", "")
    lines: list[ProjectLine] = []
    heads: list[str] = []
    for number, project in enumerate(ordered, start=1):
        now = (project.strategy, project.tactic, project.programme)
        if now != before and lines:
            blocks.append(Block(heads, lines))
            lines = []
        if now != before:
            heads, before = _heads(before, now), now
        sums = [_amount(project, year) for year in years]
        lines.append(ProjectLine(number, project, sums))
    if lines:
        blocks.append(Block(heads, lines))
    return Form(titles, years, blocks, _columns(ordered))


def _amount(project: Project, year: int) -> Decimal | None:
    said = project.budget_by_year.get(str(year))
    return None if said is None else Decimal(said)


def _heads(before: Sequence[str], now: Sequence[str]) -> list[str]:
    """Return the lines above a block: from the first level that differs down."""
    start = next(place for place in range(3) if before[place] != now[place])
    named = zip(LEVELS[start:], now[start:], strict=True)
    return [text if text.startswith(word) else f"{word}: {text}" for (_name, word), text in named if text]


def _columns(projects: Sequence[Project]) -> list[tuple[str, str]]:
    """Return the levels whose lines would be read otherwise than they are kept: each gets a column."""
    return [
        (name, word)
        for name, word in LEVELS
        if any(text and not text.startswith(word) for text in (getattr(one, name) for one in projects))
    ]


def table_rows(form: Form) -> Iterable[list[Any]]:
    """Yield the rows below the titles: lines of strategy, the heading in two rows, projects, totals."""
    head = [*COLUMNS_BEFORE, *[MONEY] * len(form.years), TOTAL, *COLUMNS_AFTER, *OURS]
    head += [word for _name, word in form.levels]
    for block in form.blocks:
        for text in block.heads:
            yield [text]
        yield head
        yield [*[None] * len(COLUMNS_BEFORE), *form.years]
        for line in block.lines:
            yield _row(line, form)
        yield _total("รวม", len(block.lines), block.sums)
    if len(form.blocks) > 1:
        yield _total("รวมทั้งสิ้น", len(form.lines), form.sums)


def _row(line: ProjectLine, form: Form) -> list[Any]:
    one = line.project
    own = [one.ref, one.area_id, one.organization.ref if one.organization else None]
    levels = [getattr(one, name) for name, _word in form.levels]
    texts = [one.indicator, one.expected_result, line.body]
    return [line.number, one.name, one.aim, one.output, *line.by_year, line.total, *texts, *own, *levels]


def _total(word: str, count: int, sums: Sequence[Decimal | None]) -> list[Any]:
    return [word, f"{count} โครงการ", None, None, *sums]
