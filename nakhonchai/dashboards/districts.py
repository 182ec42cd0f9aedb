"""Questions about one district, asked after each save there: their SQL is made once."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Q

from nakhonchai.accounts.prepared import prepared_for_all
from nakhonchai.dashboards.pieces import PIECE
from nakhonchai.geography.codes import after, under

PORTION = 5000  # rows


class Placed:
    """A question about all that is at home somewhere.

    ``make(here, *given)`` makes the queryset of rows under the condition *here*; it may depend on what is
    given besides, and on nothing else: no date, no setting. ``path`` leads to the code of the area.
    """

    def __init__(self, make: Callable[..., Any], path: str = "area_id") -> None:
        self._make, self._path = make, path

        def in_district(*given: Any, first: Any, behind: Any) -> Any:
            return make(Q(**{f"{path}__gte": first, f"{path}__lt": behind}), *given)

        self._in_district = prepared_for_all(in_district)

    def rows(self, prefix: str, *given: Any) -> Iterable[Any]:
        """Return the rows below *prefix* ("" for everywhere, in portions)."""
        if len(prefix) == PIECE and (behind := after(prefix)):
            return self._in_district(*given, first=prefix, behind=behind)
        found = self._make(under(prefix, self._path) if prefix else Q(), *given)
        return found if prefix else found.iterator(chunk_size=PORTION)
