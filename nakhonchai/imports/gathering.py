"""Equal problems gathered: each is shown once with its rows, and solved once for all of them."""

import hashlib
from collections.abc import Iterable
from typing import Any

from nakhonchai.imports.drafts import Draft
from nakhonchai.imports.enums import TO_SOLVE, Fate
from nakhonchai.imports.models import ProblemGroup, Run

MOST_KEYS = 20


def key_of(kind: str, heading: str, text: str) -> str:
    """Return the key under which equal problems lie."""
    return hashlib.blake2b(f"{kind}\n{heading}\n{text}".encode(errors="replace"), digest_size=8).hexdigest()


def keys_of(draft: Draft) -> list[str]:
    """Return the keys of a draft's problems; of one that waits only for "is it the same?" that question's."""
    if draft.fate == Fate.DUPLICATE:
        return [key_of(draft.kind, "อาจซ้ำ", draft.candidates[0]["ref"])] if draft.candidates else []
    if draft.fate not in TO_SOLVE:
        return []
    return [key_of(draft.kind, heading, text) for heading, text in draft.problems][:MOST_KEYS]


def keys_text(draft: Draft) -> str:
    """Return the keys as a row keeps them: one can be looked for between blanks."""
    keys = keys_of(draft)
    return f" {' '.join(keys)} " if keys else ""


def gather(run: Run, drafts: Iterable[Draft]) -> None:
    """Make groups of the problems of these drafts; those that exist stay. Then count all of them again."""
    known = set(run.groups.values_list("key", flat=True))
    made: dict[str, ProblemGroup] = {}
    for draft in drafts:
        if draft.fate not in TO_SOLVE:
            continue
        for group in _groups(run, draft):
            if group.key not in known:
                made.setdefault(group.key, group)
    ProblemGroup.objects.bulk_create(made.values(), batch_size=200)
    count_groups(run)


def _groups(run: Run, draft: Draft) -> list[ProblemGroup]:
    if draft.fate == Fate.DUPLICATE:
        first = draft.candidates[0]
        options = [
            {"action": "record", "value": one["ref"], "label": f"คือ {one['label']}"}
            for one in draft.candidates
        ]
        options.append({"action": "new", "value": "", "label": "ไม่ใช่ เป็นรายการใหม่"})
        return [
            ProblemGroup(
                run=run, key=keys_of(draft)[0], kind=draft.kind, heading="อาจซ้ำ",
                text=f"อาจเป็นรายการเดียวกับ {first['label']}"[:600], said=draft.label(), proposals=options,
            )
        ]  # fmt: skip
    found = []
    for problem in draft.problems[:MOST_KEYS]:
        heading, text = problem
        name = draft.fields_of.get(problem, "")
        options = [
            {"action": action, "value": value, "label": label}
            for action, value, label in draft.proposals.get(problem, [])
        ]
        found.append(
            ProblemGroup(
                run=run, key=key_of(draft.kind, heading, text), kind=draft.kind, field=name,
                heading=heading[:200], text=text[:600], said=_said(draft, name)[:300], proposals=options,
            )
        )  # fmt: skip
    return found


def _said(draft: Draft, name: str) -> str:
    cells: dict[str, Any] = draft.cells_decided
    if name == "place":
        parts = ("area_code", "moo", "subdistrict", "district", "province")
        return " ".join(str(cells[part]) for part in parts if part in cells)
    return str(cells.get(name, ""))


def count_groups(run: Run) -> None:
    """Count the rows of each group; a group without rows is solved and goes."""
    counts: dict[str, int] = {}
    for keys in run.rows.filter(fate__in=TO_SOLVE).values_list("group_keys", flat=True).iterator(2000):
        for key in keys.split():
            counts[key] = counts.get(key, 0) + 1
    changed = []
    gone = []
    for group in run.groups.only("pk", "key", "count"):
        if group.key not in counts:
            gone.append(group.pk)
        elif group.count != counts[group.key]:
            group.count = counts[group.key]
            changed.append(group)
    for start in range(0, len(gone), 500):
        ProblemGroup.objects.filter(pk__in=gone[start : start + 500]).delete()
    ProblemGroup.objects.bulk_update(changed, ["count"], batch_size=300)
