"""The columns of two records side by side, and which of the two a person takes."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from nakhonchai.records.history import shown_value
from nakhonchai.records.merging.moving import is_blank
from nakhonchai.records.merging.rules import DuplicateRules
from nakhonchai.thai import format_number, format_telephone

KEPT, LOST = "kept", "lost"
HOME = ("area", "cluster")
# Never chosen: machinery, and what the merge itself sets.
NEVER = {
    "id", "ref", "version", "created_at", "updated_at", "created_by",
    "trashed_at", "trashed_by", "trash_reason",
    "origin", "origin_run", "origin_row", "search_key", "sort_key", "extra",
}  # fmt: skip


@dataclass(frozen=True)
class FieldPair:
    """One fact of both records. ``names`` are its columns; the first names it."""

    names: tuple[str, ...]
    label: str
    kept: str
    lost: str
    same: bool
    chosen: str

    @property
    def name(self) -> str:
        """The name under which the choice is sent."""
        return f"take-{self.names[0]}"


def field_groups(rules: DuplicateRules) -> list[tuple[str, ...]]:
    """Return the columns that are chosen, those that belong together as one, in the order of the model."""
    fields = [one for one in rules.model._meta.concrete_fields if one.name not in NEVER | rules.unmerged]
    names = [one.name for one in fields if one.name != rules.alias_field]
    together = [
        HOME,
        *rules.together,
        *((name.removesuffix("_precision"), name) for name in names if _joins(name, names)),
    ]
    joined = {name: group for group in together for name in group}
    groups: list[tuple[str, ...]] = []
    for name in names:
        group = joined.get(name, (name,))
        if group not in groups:
            groups.append(group)
    return groups


def _joins(name: str, names: Iterable[str]) -> bool:
    return name.endswith("_precision") and name.removesuffix("_precision") in names


def field_pairs(
    rules: DuplicateRules, kept: Any, lost: Any, chosen: dict[str, str] | None = None
) -> list[FieldPair]:
    """Return every fact of which one of the two says something, with what is chosen or proposed."""
    pairs = []
    for names in field_groups(rules):
        if all(is_blank(getattr(one, _column(rules, name))) for one in (kept, lost) for name in names):
            continue
        same = all(
            getattr(kept, _column(rules, name)) == getattr(lost, _column(rules, name)) for name in names
        )
        pairs.append(
            FieldPair(
                names,
                str(rules.model._meta.get_field(names[0]).verbose_name),  # type: ignore[union-attr]
                shown(rules, kept, names),
                shown(rules, lost, names),
                same,
                (chosen or {}).get(names[0]) or proposed(rules, kept, lost, names),
            )
        )
    return pairs


def _column(rules: DuplicateRules, name: str) -> str:
    return str(rules.model._meta.get_field(name).attname)  # type: ignore[union-attr]


def proposed(rules: DuplicateRules, kept: Any, lost: Any, names: tuple[str, ...]) -> str:
    """Return which of the two is taken unless a person says otherwise: what is there before what is not."""
    first = [getattr(kept, _column(rules, name)) for name in names]
    second = [getattr(lost, _column(rules, name)) for name in names]
    if names == HOME:
        # The more exact home of the two, where one lies inside the other.
        codes = (kept.area_id or "", lost.area_id or "")
        return LOST if len(codes[1]) > len(codes[0]) and codes[1].startswith(codes[0]) and codes[0] else KEPT
    return LOST if is_blank(first[0]) and not is_blank(second[0]) else KEPT


def shown(rules: DuplicateRules, record: Any, names: tuple[str, ...]) -> str:
    """Return a fact in words."""
    if names == HOME:
        return record.home_path or "—"
    name = names[0]
    joined = getattr(record, f"{name}_about", None)
    if joined is not None:
        return str(joined)
    display = getattr(record, f"get_{name}_display", None)
    if display is not None:
        return str(display() or "—")
    values = [getattr(record, one) for one in names if not one.endswith("_precision")]
    return ", ".join(_words(name, value) for value in values)


def _words(name: str, value: Any) -> str:
    if value and "telephone" in name:
        return format_telephone(value)
    if isinstance(value, int) and not isinstance(value, bool) and "year" not in name:
        return format_number(value)
    return shown_value(value)


def take(rules: DuplicateRules, kept: Any, lost: Any, chosen: dict[str, str]) -> None:
    """Give *kept* the facts of *lost* that were chosen (unknown names and values are not obeyed)."""
    for names in field_groups(rules):
        if (chosen.get(names[0]) or proposed(rules, kept, lost, names)) != LOST:
            continue
        for name in names:
            field: Any = rules.model._meta.get_field(name)
            setattr(kept, field.attname, getattr(lost, field.attname))
            kept._state.fields_cache.pop(name, None)


def join_extra(kept: dict[str, Any], lost: dict[str, Any]) -> dict[str, Any]:
    """Return what the files said of both: where they differ, both."""
    joined = dict(kept)
    for heading, text in lost.items():
        if is_blank(joined.get(heading)):
            joined[heading] = text
        elif not is_blank(text) and str(text) not in str(joined[heading]):
            joined[heading] = f"{joined[heading]} / {text}"
    return joined


def join_names(rules: DuplicateRules, kept: Any, lost: Any, name_before: str) -> None:
    """Keep the names that are no longer the name, one a line."""
    if not rules.has_alias:
        return
    lines = [*getattr(kept, rules.alias_field).splitlines(), name_before, lost.title]
    lines += getattr(lost, rules.alias_field).splitlines()
    names = dict.fromkeys(line.strip() for line in lines if line.strip() and line.strip() != kept.title)
    field: Any = rules.model._meta.get_field(rules.alias_field)
    setattr(kept, rules.alias_field, _within("\n".join(names), getattr(field, "max_length", None)))


def _within(text: str, most: int | None) -> str:
    """Cut to what the column holds, whole lines only."""
    while most and len(text) > most and "\n" in text:
        text = text.rpartition("\n")[0]
    return text[:most] if most else text
