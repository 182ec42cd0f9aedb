"""Writing the places, partners and people that a file laid on projects: what came, what went, what stays."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from leaders.models import Leader
from nakhonchai.base.bulk import create_recorded
from nakhonchai.base.writing import stamp, write
from nakhonchai.records.several import Entry, difference
from organizations.models import Organization
from plans.models import Project, ProjectPartner, ProjectPerson, ProjectPlace
from plans.work_actions import take_out


@dataclass(frozen=True)
class _Rows:
    """One kind of rows: what they link, by which of its columns a file names it, whether they have roles."""

    stored: Any  # the manager
    link: str
    named_by: str
    has_role: bool = True
    once: bool = False  # a thing that is linked stands there in one role only


_ROWS = {
    "place_entries": _Rows(ProjectPlace.objects, "area", "code", has_role=False),
    "partner_entries": _Rows(ProjectPartner.objects, "organization", "ref"),
    "person_entries": _Rows(ProjectPerson.objects, "leader", "ref", once=True),
}
_WHY = "what a file names was found within the reach of who sent it"


def write_entries(written: list[tuple[Any, set[str]]], *, by: Any, reason: str) -> None:
    """Write what was laid on these projects (with their changed fields; "*" is new)."""
    for name, rows in _ROWS.items():
        told = [one for one, fields in written if fields & {name, "*"} and name in one.__dict__]
        if told:
            _write(rows, name, told, by, reason)


def _write(rows: _Rows, name: str, projects: list[Project], by: Any, reason: str) -> None:
    stored: dict[tuple[int, str], list[Any]] = defaultdict(list)
    found = rows.stored.filter(project__in=[one.pk for one in projects]).select_related(rows.link)
    for row in found.order_by("pk"):
        stored[row.project_id, getattr(getattr(row, rows.link), rows.named_by)].append(row)
    made = []
    for project in projects:
        came, went = difference(project, name)
        keys = {one.key for one in came} if rows.once else set()
        for entry in sorted(went, key=_order):
            if entry.key not in keys:  # of these only the role changes
                _remove(rows, stored[project.pk, entry.key], entry, by)
        for entry in sorted(came, key=_order):
            if not _is_there(rows, stored[project.pk, entry.key], entry, by, reason):
                made.append((project, entry))
    create_recorded(_made(rows, made), by=by, reason=reason)
    stamp(rows.stored.model())


def _order(entry: Entry) -> tuple[str, str]:
    return entry.key, entry.role


def _remove(rows: _Rows, there: list[Any], entry: Entry, by: Any) -> None:
    for row in [one for one in there if not rows.has_role or one.role == entry.role]:
        take_out(row, by=by)
        there.remove(row)


def _is_there(rows: _Rows, there: list[Any], entry: Entry, by: Any, reason: str) -> bool:
    """Whether a row says so already; where one stands once, it takes the role."""
    if rows.once and there:
        there[0].role = entry.role
        write(there[0], by=by, reason=reason)
        return True
    return any(not rows.has_role or one.role == entry.role for one in there)


def _made(rows: _Rows, wanted: list[tuple[Project, Entry]]) -> list[Any]:
    """Return new rows; one whose link is gone meanwhile is left out."""
    keys = {entry.key for _, entry in wanted}
    found = _linked(rows, keys)
    made = []
    for project, entry in wanted:
        if entry.key in found:
            values = {"role": entry.role} if rows.has_role else {}
            made.append(rows.stored.model(project=project, **{f"{rows.link}_id": found[entry.key]}, **values))
    for row in made:
        row.fill_derived_fields()
    return made


def _linked(rows: _Rows, keys: set[str]) -> dict[str, Any]:
    if rows.named_by == "code":
        return {key: key for key in keys}
    model: Any = Organization if rows.link == "organization" else Leader
    found = model.objects.unscoped(_WHY).alive().filter(ref__in=keys)
    return dict(found.values_list("ref", "pk"))
