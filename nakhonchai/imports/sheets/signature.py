"""The shape of a heading, by which a choice that a person made is remembered for the next file like it."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from nakhonchai.imports.sheets.headings import heading_key

_VERSION = "1"
_NINES = str.maketrans("0123456789", "9999999999")
NOT_TAKEN = ""  # what a choice says of a column that is not to be read


@dataclass(frozen=True)
class Choice:
    """What a person chose for a table: its kind, and field names by the column's distance from the first."""

    kind: str
    fields: Mapping[int, str] = field(default_factory=dict)


def shape_of(parts: Mapping[int, tuple[str, ...]]) -> str:
    """Return a digest of headings and positions: the same for each month's file of one office.

    The kind is no part of it, since it is what a person may have put right; and of years only that they are
    there: next year's file has the same shape.
    """
    first = min(parts, default=0)
    lines = [
        f"{at - first}:{heading_key(' '.join(texts)).translate(_NINES)}"
        for at, texts in sorted(parts.items())
    ]
    return _digest("\n".join((_VERSION, *lines)))


def signature_of(kind: str, parts: Mapping[int, tuple[str, ...]]) -> str:
    """Return a digest of kind, headings and positions."""
    return _digest(f"{kind}\n{shape_of(parts)}")


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=12).hexdigest()
