"""A row on its way from cells to a record."""

from dataclasses import dataclass, field
from typing import Any

from nakhonchai.imports.enums import Fate
from nakhonchai.imports.models import RunRow
from nakhonchai.imports.understanding import Understood
from nakhonchai.records.registry import resource_named
from nakhonchai.records.resources import RecordResource

PART = "companion"


@dataclass
class Draft:
    """One row: what it says, which record it means, what it would change, and what is wrong with it."""

    sheet: str
    number: int
    resource: RecordResource
    cells: dict[str, Any]
    token: str = ""
    # What the preview promised; set when the row is read again to be written.
    promised: RunRow | None = None

    values: dict[str, Any] = field(
        default_factory=dict
    )  # field name → value; what the row leaves out is not there
    area: str = ""
    problems: list[tuple[str, str]] = field(default_factory=list)
    outside: bool = False
    record: Any = None  # the stored record, untouched
    instance: Any = None  # the record as it would be
    same_as: "Draft | None" = None  # an earlier row about the same record
    companion: Any = None  # the companion as it would be, where the row writes one
    companion_is_new: bool = False
    changes: list[tuple[str, Any, Any]] = field(default_factory=list)
    changed_fields: set[str] = field(default_factory=set)
    companion_fields: set[str] = field(default_factory=set)
    done: bool = False  # an earlier run of the same file has seen to it
    fate: Fate = Fate.ERROR

    @property
    def kind(self) -> str:
        """The label of the model."""
        return self.resource.model()._meta.label_lower

    @property
    def where(self) -> str:
        """Where the row stands, in words."""
        return f"แผ่น “{self.sheet}” แถว {self.number}" if self.sheet else f"แถว {self.number}"

    @property
    def home(self) -> str:
        """The code of the area the row is about ("" for a cluster, or not known)."""
        return self.area or (self.record.area_id if self.record is not None else None) or ""

    @property
    def usable(self) -> bool:
        """Whether other rows may refer to what this one makes."""
        return self.fate in (Fate.NEW, Fate.CHANGED, Fate.UNCHANGED)

    def problem(self, heading: str, text: str) -> None:
        """Note what is wrong, once."""
        if (heading, text) not in self.problems:
            self.problems.append((heading, text))

    def label(self) -> str:
        """A short name for the row."""
        if self.instance is not None and (text := str(self.instance).strip()):
            return text[:200]
        names = [
            str(self.cells[name]) for name in ("name", "given_name", "family_name") if name in self.cells
        ]
        return " ".join(names)[:200]


def drafts_of(tables: list[Understood]) -> list[Draft]:
    """Return a draft for each row of the tables."""
    drafts = []
    for table in tables:
        if table.resource is None:
            continue
        for row in table.rows:
            draft = Draft(table.name, row.number, table.resource, row.cells, row.token)
            if row.overflow:
                draft.problem("", "มีข้อมูลเกินจำนวนหัวตาราง โปรดตรวจว่าช่องไม่เลื่อน")
            if row.broken:
                draft.problem("", "แถวนี้มีช่องที่เป็นค่าผิดพลาดของสูตร (เช่น #REF!) โปรดตรวจแถวนี้แล้วใส่ค่าจริง")
            drafts.append(draft)
    return drafts


def draft_of(row: RunRow, resources: dict[str, RecordResource]) -> Draft:
    """Return the draft of a stored row, to be read again."""
    if row.kind not in resources:
        resources[row.kind] = resource_named(row.kind)()
    return Draft(row.sheet, row.number, resources[row.kind], row.data, row.token, promised=row)
