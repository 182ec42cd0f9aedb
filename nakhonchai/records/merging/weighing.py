"""From many records to the few pairs that are worth weighing, and their weight."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from nakhonchai.records.merging.rules import DuplicateRules, Facts, Reason

RARE = 6  # trigrams of a name by which it meets others: those that fewest other names of the province have
SHARED = 2  # of which two names share so many before they are weighed: alike names share several
BLOCK = 40  # records of one block that are all compared with each other
WINDOW = 6  # of a larger block, each with the next ones in the order of their names


@dataclass(frozen=True)
class Weighed:
    """Two records (the smaller key first) with the evidence that they are one."""

    first: int
    second: int
    place: str
    score: int
    reasons: tuple[Reason, ...]


def trigrams(text: str) -> set[str]:
    """Return the groups of three letters of a name, its beginning and end marked."""
    padded = f"^{text}$"
    return {padded[start : start + 3] for start in range(len(padded) - 2)} if text else set()


def common_place(one: str | None, other: str | None) -> str:
    """Return the smallest area that holds both codes; "" where they do not share a province."""
    if not one or not other:
        return ""
    for length in (8, 6, 4, 2):
        if len(one) >= length and one[:length] == other[:length]:
            return one[:length]
    return ""


def weigh(rules: DuplicateRules, one: Facts, other: Facts) -> Weighed:
    """Return the evidence about two records."""
    first, second = sorted((one, other), key=lambda facts: facts["pk"])
    reasons = tuple(rules.weigh(first, second))
    place = common_place(first["area_id"], second["area_id"])
    return Weighed(first["pk"], second["pk"], place, sum(one.points for one in reasons), reasons)


def likely_pairs(rules: DuplicateRules, rows: list[Facts]) -> list[Weighed]:
    """Return the pairs among *rows* that may be one thing. Blocks keep it far from every row by every row."""
    by_key = {row["pk"]: row for row in rows}
    found = (weigh(rules, by_key[first], by_key[second]) for first, second in candidates(rules, rows))
    return [one for one in found if one.score >= rules.threshold]


def candidates(rules: DuplicateRules, rows: list[Facts]) -> set[tuple[int, int]]:
    """Return the pairs of keys that share a block."""
    names = {row["pk"]: rules.name(row) for row in rows}
    blocks: defaultdict[str, list[int]] = defaultdict(list)
    for row in rows:
        for key in set(rules.keys(row)) - {""}:
            blocks[f"key {key}"].append(row["pk"])
    parts: defaultdict[str, list[int]] = defaultdict(list)
    for key, pk in rare_trigrams(names):
        parts[key].append(pk)
    alike = Counter(pair for members in parts.values() for pair in _pairs(members, names))
    met = {pair for members in blocks.values() for pair in _pairs(members, names)}
    return met | {pair for pair, shared in alike.items() if shared >= SHARED}


def rare_trigrams(names: dict[int, str]) -> Iterator[tuple[str, int]]:
    """Yield for each name its rarest trigrams: whatever two alike names share, they share one of these."""
    parts = {pk: trigrams(name) for pk, name in names.items()}
    common = Counter(part for found in parts.values() for part in found)
    for pk, found in parts.items():
        elsewhere = sorted((common[part], part) for part in found if common[part] > 1)
        for _number, part in elsewhere[: RARE + len(found) // 6]:
            yield part, pk


def _pairs(members: Iterable[int], names: dict[int, str]) -> Iterator[tuple[int, int]]:
    ordered = sorted(members, key=lambda pk: (names[pk], pk))
    reach = len(ordered) if len(ordered) <= BLOCK else WINDOW
    for start, one in enumerate(ordered):
        for other in ordered[start + 1 : start + 1 + reach]:
            yield (one, other) if one < other else (other, one)
