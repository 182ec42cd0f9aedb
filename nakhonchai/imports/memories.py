"""What people taught before, found for one importer: shapes of sheets, words of headings and choices."""

from collections import defaultdict
from typing import Any

from nakhonchai.accounts.scope import scope_of
from nakhonchai.imports.kinds import sheet_kinds
from nakhonchai.imports.models import SheetMemory, Synonym
from nakhonchai.imports.sheets import Choice, Vocabulary

HEADING = ""  # the field of synonyms that are headings


def place_of(person: Any) -> str:
    """Return the province whose memory a person reads and writes; "" for those who work in several."""
    provinces = {code[:2] for code in scope_of(person).areas}
    return provinces.pop() if len(provinces) == 1 else ""


class Memories:
    """The memory of one province, with what was taught for all."""

    def __init__(self, person: Any) -> None:
        places = {"", place_of(person)}
        self._shapes = sorted(SheetMemory.objects.filter(place__in=places), key=lambda one: one.place)
        self._words = sorted(Synonym.objects.filter(place__in=places), key=lambda one: one.place)

    def shapes(self) -> dict[str, Choice]:
        """Return the choices by shape; the province's own come before those for all."""
        return {
            one.shape: Choice(one.kind, {int(offset): name for offset, name in one.fields.items()})
            for one in self._shapes
        }

    def vocabulary(self) -> Vocabulary:
        """Return the words of headings with those that were taught."""
        learned: dict[str, dict[str, str]] = defaultdict(dict)
        for one in self._words:
            if one.field == HEADING:
                learned[one.kind][one.word] = one.means
        return Vocabulary(learned, sheet_kinds())

    def choices(self, kind: str, field: str) -> dict[str, str]:
        """Return the taught words for a choice: word → the name it means."""
        return {one.word: one.means for one in self._words if (one.kind, one.field) == (kind, field)}
