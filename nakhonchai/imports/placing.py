"""The places an importer's rows may mean: exact names first, then everything that can be understood."""

from functools import cached_property, lru_cache
from typing import Any

from nakhonchai.accounts.scope import scope_of
from nakhonchai.geography.codes import under_any
from nakhonchai.geography.enums import AliasKind, Level
from nakhonchai.geography.matching import Matcher, national_gazetteer
from nakhonchai.geography.matching.finding import PlaceFinder, alias_key
from nakhonchai.geography.models import Area, AreaAlias
from nakhonchai.imports.places import PlaceIndex

OF_DISTRICT = " อ."  # between a spelling and the district it was confirmed for


@lru_cache(maxsize=1)
def _matcher() -> Matcher:
    """The names of the whole country: what is unique there is unique."""
    return Matcher(national_gazetteer())


class Places:
    """Both ways of finding a place, made when the first row needs them."""

    def __init__(self, person: Any) -> None:
        self.scope = scope_of(person)

    @cached_property
    def index(self) -> PlaceIndex:
        """Exact names and codes."""
        return PlaceIndex(self.scope)

    @cached_property
    def finder(self) -> PlaceFinder:
        """Understands what is not exact."""
        home = tuple(sorted({code[:2] for code in self.scope.areas if code}))
        return PlaceFinder(_matcher(), villages=self.villages, aliases=self._aliases(), home=home)

    @cached_property
    def villages(self) -> dict[str, dict[int, str]]:
        """Names of villages by subdistrict and หมู่, where the person works: one query."""
        found: dict[str, dict[int, str]] = {}
        villages = Area.objects.current().filter(under_any(self.scope.areas, "code"), level=Level.VILLAGE)
        for code, moo, name in villages.values_list("code", "moo", "name_th"):
            if moo:
                found.setdefault(code[:6], {})[moo] = name
        return found

    def _aliases(self) -> dict[tuple[str, str], str]:
        """Return the confirmed spellings; one that leads to two places leads nowhere."""
        found: dict[tuple[str, str], str] = {}
        doubtful = set()
        rows = AreaAlias.objects.filter(kind=AliasKind.SPELLING).filter(
            under_any(self.scope.areas, "area_id")
        )
        for code, name in rows.values_list("area_id", "name"):
            spelling, _, district = name.partition(OF_DISTRICT)
            key = (code[:2], alias_key(district, spelling))
            if found.setdefault(key, code) != code:
                doubtful.add(key)
        return {key: code for key, code in found.items() if key not in doubtful}
