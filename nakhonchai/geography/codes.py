"""Official codes as a hierarchy: 2 digits a province, 4 a district, 6 a subdistrict, 8 a village.

Asking "everything under 3201" is asking for a range of codes, which an index on
the foreign key answers; ``startswith`` is no lookup on a foreign key.
"""

from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.db.models import Q

NOTHING = Q(pk__in=[])


def after(prefix: str) -> str | None:
    """Return the first code behind everything that starts with *prefix* (None: there is none)."""
    following = str(int(prefix) + 1).zfill(len(prefix))
    return following if len(following) == len(prefix) else None


def under(prefix: str, field: str = "area_id") -> Q:
    """Return the condition that *field* is *prefix* or lies below it; "" is everywhere."""
    if not prefix:
        return Q(**{f"{field}__isnull": False})
    if len(prefix) == 8:
        return Q(**{field: prefix})
    condition = Q(**{f"{field}__gte": prefix})
    following = after(prefix)
    return condition if following is None else condition & Q(**{f"{field}__lt": following})


def under_any(prefixes: Iterable[str], field: str = "area_id") -> Q:
    """Return the condition that *field* lies below one of *prefixes* (none: nothing matches)."""
    return reduce(or_, (_from_to(*run, field) for run in runs(outermost(prefixes))), NOTHING)


def _from_to(first: str, last: str, field: str) -> Q:
    if first == last:
        return under(first, field)
    condition, following = Q(**{f"{field}__gte": first}), after(last)
    return condition if following is None else condition & Q(**{f"{field}__lt": following})


def runs(prefixes: Iterable[str]) -> list[tuple[str, str]]:
    """Return sorted *prefixes* as first and last of neighbours: 30, 31, 32, 36 are 30 to 32, and 36."""
    found: list[tuple[str, str]] = []
    for prefix in prefixes:
        if found and 0 < len(prefix) < 8 and after(found[-1][1]) == prefix:
            found[-1] = (found[-1][0], prefix)
        else:
            found.append((prefix, prefix))
    return found


def outermost(prefixes: Iterable[str]) -> list[str]:
    """Return *prefixes* sorted, without those that lie below another of them."""
    kept: list[str] = []
    for prefix in sorted(set(prefixes)):
        if not (kept and prefix.startswith(kept[-1])):
            kept.append(prefix)
    return kept


def lies_under(code: str, prefixes: Iterable[str]) -> bool:
    """Whether the area *code* is, or lies below, one of *prefixes*."""
    return any(code.startswith(prefix) for prefix in prefixes)


def ancestors(code: str) -> list[str]:
    """Return the codes above *code*, from the province down."""
    return [code[:length] for length in (2, 4, 6) if length < len(code)]
