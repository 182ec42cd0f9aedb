"""Finding a place from what a person types, for pickers and forms."""

from collections.abc import Iterable

from nakhonchai.geography.enums import Level
from nakhonchai.geography.models import Area
from nakhonchai.thai import search_key, strip_place_prefix, to_arabic


def search_areas(text: str, *, within: Iterable[str] = ("",), levels: Iterable[Level] = (), limit: int = 20) -> list[Area]:
    """Return the places that *text* may mean, the likeliest first: whole name, beginning, part; high before low."""
    words = text.split()
    if not words:
        return []
    found = Area.objects.current().under_any(list(within)).named_like(words[0])
    if levels:
        found = found.at(*levels)
    for word in words[1:]:
        found = found.filter(path_th__contains=strip_place_prefix(word))
    key = search_key(strip_place_prefix(words[0]))
    return sorted(found.in_thai_order()[: limit * 10], key=lambda area: _rank(area, key))[:limit]


def _rank(area: Area, key: str) -> tuple[int, int, str]:
    name = search_key(area.name_th)
    return (0 if name == key else 1 if name.startswith(key) else 2, area.level, area.sort_key)


def resolve_area(text: str, *, within: Iterable[str] = ("",)) -> list[Area]:
    """Return the places that *text* names: one when it is a code, a full path, or a name that occurs once."""
    text = text.strip()
    code = to_arabic(text)
    exact = list(Area.objects.filter(code=code))
    if exact:
        return exact
    found = search_areas(text, within=within)
    whole = [area for area in found if text in (area.path, area.full_name, area.name_th)]
    return whole or found
