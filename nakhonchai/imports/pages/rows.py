"""The rows of a run, fifty at a time: a page is a range of an index; the last costs what the first does."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse

from nakhonchai.imports.enums import FATE_TONES, TO_SOLVE, Fate
from nakhonchai.imports.models import Run, RunRow
from nakhonchai.imports.pages.frame import Tab, address, total_rows
from nakhonchai.records.models import Record
from nakhonchai.records.registry import importable_resources

ROWS_A_PAGE = 50
QUIET = "quiet"  # the badge of what needs nobody
OUTSIDE = "อยู่นอกเขตที่ท่านดูแล ผู้ประสานงานของพื้นที่นั้นเป็นผู้นำเข้า"
DONE_LABELS = {Fate.NEW: "เพิ่มแล้ว", Fate.CHANGED: "แก้ไขแล้ว", Fate.OTHER: "แถวที่ไม่ใช่ข้อมูล"}
LABELS = {Fate.OTHER: "แถวที่ไม่ใช่ข้อมูล"}
# What needs a person comes first.
ORDER = (
    Fate.DUPLICATE,
    Fate.DECISION,
    Fate.ERROR,
    Fate.OUTSIDE,
    Fate.NEW,
    Fate.CHANGED,
    Fate.UNCHANGED,
    Fate.SKIPPED,
    Fate.OTHER,
)


@dataclass(frozen=True)
class Pair:
    """One field on two sides."""

    heading: str
    left: Any
    right: Any

    @property
    def left_blank(self) -> bool:
        """Whether nothing stands on the left."""
        return self.left in (None, "")

    @property
    def right_blank(self) -> bool:
        """Whether nothing stands on the right."""
        return self.right in (None, "")

    @property
    def differs(self) -> bool:
        """Whether the sides say different things; a blank in the file says nothing."""
        return not self.right_blank and bool(self.left != self.right)


@dataclass(frozen=True)
class Candidate:
    """A record that a row may mean, with why, both side by side."""

    ref: str
    label: str
    url: str
    why: list[str]
    pairs: list[Pair]


@dataclass(frozen=True)
class RowCard:
    """A row as the page shows it."""

    row: RunRow
    where: str
    label: str
    fate: str
    tone: str
    problems: list[tuple[str, str]]
    warnings: list[tuple[str, str]]
    changes: list[Pair]
    kept: list[Pair]
    candidates: list[Candidate]
    why: str
    url: str
    solve_url: str
    is_skipped: bool
    asks_mode: bool  # whether this row alone may do otherwise than the others


@dataclass(frozen=True)
class RowPage:
    """A stretch of the rows: ``start`` is the number of the first in the list, for people to read."""

    rows: list[RunRow]
    start: int
    total: int | None  # None where counting would cost more than the page
    before: int | None
    after: int | None

    @property
    def end(self) -> int:
        """The number of the last row shown."""
        return self.start + len(self.rows) - 1

    @property
    def next_start(self) -> int:
        """The number with which the next stretch begins."""
        return self.start + len(self.rows)

    @property
    def previous_start(self) -> int:
        """The number with which the stretch before begins."""
        return max(1, self.start - ROWS_A_PAGE)


@dataclass(frozen=True)
class Asked:
    """What the query string asks for; what it does not say right is left out."""

    fate: str = ""
    group: str = ""
    sheet: str = ""  # the number of a sheet in the file
    after: int = 0
    before: int = 0
    start: int = 1
    query: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, query: Any) -> "Asked":
        """Read the query string."""
        numbers = {name: _number(query.get(name, "")) for name in ("after", "before", "start")}
        fate = query.get("fate", "") if query.get("fate") in Fate.values else ""
        group = query.get("group", "")[:16]
        sheet = str(_number(query["sheet"])) if query.get("sheet", "").isdecimal() else ""
        said = (("fate", fate), ("group", group), ("sheet", sheet))
        kept = {name: value for name, value in said if value}
        start = max(1, numbers["start"])
        return cls(fate, group, sheet, numbers["after"], numbers["before"], start, kept)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else 0


def row_page(run: Run, asked: Asked, total: int | None, sheet: str | None = None) -> RowPage:
    """Return the stretch that is asked for. One query, whatever stands before it."""
    rows = _asked_rows(run, asked)
    if sheet is not None:
        rows = rows.filter(sheet=sheet)
    if asked.before:
        found = list(rows.filter(pk__lt=asked.before).order_by("-pk")[: ROWS_A_PAGE + 1])
        more_before, more_after = len(found) > ROWS_A_PAGE, True
        found = found[:ROWS_A_PAGE][::-1]
    else:
        found = list(rows.filter(pk__gt=asked.after).order_by("pk")[: ROWS_A_PAGE + 1])
        more_before, more_after = asked.after > 0, len(found) > ROWS_A_PAGE
        found = found[:ROWS_A_PAGE]
    start = min(asked.start, max(total or asked.start, 1)) if more_before else 1
    before = found[0].pk if found and more_before else None
    return RowPage(found, start, total, before, found[-1].pk if found and more_after else None)


def _asked_rows(run: Run, asked: Asked) -> Any:
    rows = run.rows.defer("data", "undo", "notes", "token", "ready")
    if asked.fate:
        rows = rows.filter(fate=asked.fate)
    if asked.group:
        rows = rows.filter(fate__in=TO_SOLVE, group_keys__contains=f" {asked.group} ")
    return rows


def sheet_names(run: Run) -> dict[str, str]:
    """Return the names of the sheets as rows have them, by their number; none where there is but one."""
    found = run.sheet_set.order_by("position").values_list("position", "name")
    names = {str(position): name for position, name in found}
    return names if len(names) > 1 else {}


def sheet_links(run: Run, names: dict[str, str], asked: Asked) -> list[Tab]:
    """Return a link for each sheet, and one for all, that keep what becomes of the rows."""
    if not names:
        return []
    here, fate = address(run, "run-rows"), f"fate={asked.fate}&" if asked.fate else ""
    links = [Tab("ทุกแผ่น", f"{here}?{fate}", asked.sheet not in names)]
    return links + [
        Tab(name or f"แผ่นที่ {int(at) + 1}", f"{here}?{fate}sheet={at}", asked.sheet == at)
        for at, name in names.items()
    ]


def rows_asked_for(run: Run, asked: Asked) -> int | None:
    """Return how many rows there are, from the counts that are kept with the run."""
    if asked.sheet:
        return None
    if asked.group:
        group = run.groups.filter(key=asked.group).first()
        return group.count if group is not None else 0
    return int(getattr(run, f"rows_{asked.fate}")) if asked.fate else total_rows(run)


def fate_tabs(run: Run, active: str, sheet: str = "") -> list[Tab]:
    """Return a tab for each fate that occurs, and one for all."""
    kept = f"&sheet={sheet}" if sheet else ""
    labels = LABELS | (DONE_LABELS if run.is_applied else {})
    here = address(run, "run-rows")
    tabs = [Tab("ทุกแถว", f"{here}?{kept}".rstrip("?"), active == "", total_rows(run))]
    for fate in ORDER:
        if count := getattr(run, f"rows_{fate.value}"):
            label = labels.get(fate, str(fate.label))
            tabs.append(Tab(label, f"{here}?fate={fate.value}{kept}", active == fate.value, count))
    return tabs


def row_cards(run: Run, rows: Iterable[RunRow]) -> list[RowCard]:
    """Return the rows for the page. No query but that of *rows*."""
    kinds = {resource.kind(): resource for resource in importable_resources()}
    return [_card(run, row, kinds) for row in rows]


def _card(run: Run, row: RunRow, kinds: dict[str, Any]) -> RowCard:
    fate = Fate(row.fate)
    problems = [(heading or "แถวนี้", text) for heading, text in row.problems]
    if fate == Fate.OUTSIDE:  # what else is wrong there is for those who look after the place
        problems = [("พื้นที่", OUTSIDE)]
    model = kinds[row.kind].model() if row.kind in kinds else None
    linked = row.target_ref and fate in (Fate.NEW, Fate.CHANGED, Fate.UNCHANGED)
    sheet = row.sheet or (kinds[row.kind].sheet if row.kind in kinds else "")
    return RowCard(
        row=row,
        where=f"{sheet} แถว {row.number:,}".strip(),
        label=row.label or ("—" if fate != Fate.OTHER else ""),
        fate=str(DONE_LABELS.get(fate, fate.label) if row.applied else LABELS.get(fate, fate.label)),
        tone=QUIET if FATE_TONES[fate] == "stone" else FATE_TONES[fate],
        problems=problems,
        warnings=[(heading or "แถวนี้", text) for heading, text in row.warnings],
        changes=[Pair(*change) for change in row.changes],
        kept=[Pair(*kept) for kept in row.kept],
        candidates=[_candidate(one, model) for one in row.candidates],
        why=row.why,
        url=_record_url(model, row.target_ref) if linked else "",
        solve_url=_solve_url(run, row),
        asks_mode=run.is_ready and bool(row.changes or row.kept),
        is_skipped=fate == Fate.SKIPPED and bool(row.decided.get("skip")),
    )


def _record_url(model: Any, ref: str) -> str:
    """Return the page of what a row wrote; a place is found by its code."""
    if model is None or issubclass(model, Record):
        return model(ref=ref).page() if model is not None else ""
    return reverse("portal:place", args=[ref])


def candidates_of(run: Run, keys: list[str]) -> dict[str, list[Candidate]]:
    """Return what stands beside the first row of each question "is it the same?". One query."""
    kinds = {resource.kind(): resource.model() for resource in importable_resources()}
    asked = {f" {key} ": key for key in keys}
    rows = run.rows.filter(fate=Fate.DUPLICATE, group_keys__in=list(asked)).only(
        "kind", "candidates", "group_keys"
    )
    found: dict[str, list[Candidate]] = {}
    for row in rows.only("kind", "candidates", "group_keys").order_by("pk")[: 5 * ROWS_A_PAGE]:
        if asked[row.group_keys] not in found:
            found[asked[row.group_keys]] = [_candidate(one, kinds.get(row.kind)) for one in row.candidates]
    return found


def _candidate(one: dict[str, Any], model: Any) -> Candidate:
    url = model(ref=one["ref"]).page() if model else ""
    return Candidate(one["ref"], one["label"], url, one["reasons"], [Pair(*fact) for fact in one["facts"]])


def _solve_url(run: Run, row: RunRow) -> str:
    keys = row.group_keys.split()
    return f"{address(run, 'run-problems')}?group={keys[0]}" if keys and row.fate in TO_SOLVE else ""
