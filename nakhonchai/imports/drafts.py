"""A row on its way from cells to a record."""

from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ObjectDoesNotExist

from nakhonchai.imports.enums import Fate
from nakhonchai.records.registry import resource_named
from nakhonchai.records.resources import RecordResource

PART = "companion"


@dataclass(slots=True)
class Draft:
    """One row: what it says, which record it means, what it would change, and what is wrong with it."""

    sheet: str
    number: int
    resource: RecordResource
    cells: dict[str, Any]
    token: str = ""
    # What reading the sheet said: "place" [code, decision, reason, others], "problems" [[heading, text]],
    # "warnings", "proposals" {field: [[value, label]]}.
    notes: dict[str, Any] = field(default_factory=dict)
    decided: dict[str, Any] = field(default_factory=dict)  # what a person chose: see ``decisions``
    mode: str = ""  # the row's own mode for what differs
    modes: dict[str, str] = field(default_factory=dict)  # of the run: field → mode, "" for all others
    row: Any = None  # the stored row, when it is read again
    # What the preview promised; set when the row is read again to be written.
    promised: Any = None
    # Field name → a cell and its value, where reading the sheet came to know it.
    known: dict[str, tuple[Any, Any]] = field(default_factory=dict)

    values: dict[str, Any] = field(
        default_factory=dict
    )  # field name → value; what the row leaves out is not there
    area: str = ""
    problems: list[tuple[str, str]] = field(default_factory=list)
    warnings: list[tuple[str, str]] = field(default_factory=list)
    # (heading, text) of a problem → what a person may choose: (action, value, label).
    proposals: dict[tuple[str, str], list[tuple[str, str, str]]] = field(default_factory=dict)
    fields_of: dict[tuple[str, str], str] = field(default_factory=dict)  # problem → field
    candidates: list[dict[str, Any]] = field(default_factory=list)
    kept: list[tuple[str, Any, Any]] = field(default_factory=list)
    outside: bool = False
    record: Any = None  # the stored record, untouched
    instance: Any = None  # the record as it would be
    same_as: "Draft | None" = None  # an earlier row about the same record
    companion: Any = None  # the companion as it would be, where the row writes one
    companion_record: Any = None  # the stored companion, untouched
    companion_is_new: bool = False
    changes: list[tuple[str, Any, Any]] = field(default_factory=list)
    changed_fields: set[str] = field(default_factory=set)
    companion_fields: set[str] = field(default_factory=set)
    # Links that tell records apart or say the home, resolved before all others: attribute → record.
    keys: dict[str, Any] = field(default_factory=dict)
    key: tuple[Any, ...] = ()  # home and all that tells records apart
    keys_open: bool = False  # one of them cannot be told yet
    cluster: Any = None  # the cluster of a row that is at home in one
    asked: set[tuple[str, str]] = field(default_factory=set)  # problems that a person can decide
    wanted: Any = None  # what a row of a kind that is no record would write: see ``placekinds``
    title: str = ""  # what such a row is called
    ready: dict[str, Any] = field(default_factory=dict)  # what a new row writes: see ``ready``
    done: bool = False  # an earlier run of the same file has seen to it
    fate: Fate = Fate.ERROR
    why: str = ""  # why a row is set aside

    @property
    def kind(self) -> str:
        """The label of the model."""
        return self.resource.kind()

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

    def problem(
        self,
        heading: str,
        text: str,
        proposals: list[tuple[str, str, str]] | None = None,
        name: str = "",
        *,
        asked: bool = False,
    ) -> None:
        """Note what is wrong, once, with what a person may choose to put it right; *asked*: also freely."""
        if asked:
            self.asked.add((heading, text))
        if (heading, text) not in self.problems:
            self.problems.append((heading, text))
        if proposals:
            self.proposals[heading, text] = proposals
        if name:
            self.fields_of[heading, text] = name

    def mode_of(self, name: str) -> str:
        """Return what is done where the file differs from the record in this field."""
        return self.mode or self.modes.get(name) or self.modes.get("", "")

    @property
    def cells_decided(self) -> dict[str, Any]:
        """The cells with what a person put in their place; an empty one is no cell."""
        replaced: dict[str, Any] = self.decided.get("values", {})
        if not replaced:
            return self.cells
        return {name: cell for name, cell in (self.cells | replaced).items() if cell != ""}

    def label(self) -> str:
        """A short name for the row; none for one about a person who asked to be forgotten."""
        if self.why:
            return ""
        if self.title:
            return self.title[:200]
        try:
            if self.instance is not None and (text := str(self.instance).strip()):
                return text[:200]
        except ObjectDoesNotExist:
            pass  # called by what it links, which is not known yet
        names = (*self.resource.name_fields, *self.resource.key_fields)
        said = dict.fromkeys(str(self.cells[name]) for name in names if name in self.cells)
        return " ".join(said)[:200]


def draft_of(row: Any, resources: dict[str, RecordResource], *, promised: bool = True) -> Draft:
    """Return the draft of a stored row, to be read again; what it writes must then be what it promised."""
    if row.kind not in resources:
        resources[row.kind] = resource_named(row.kind)()
    return Draft(
        row.sheet,
        row.number,
        resources[row.kind],
        row.data,
        row.token,
        row.notes,
        row.decided,
        row.mode,
        row=row,
        promised=row if promised else None,
    )
