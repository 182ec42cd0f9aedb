"""Words for asking about saved views."""

from typing import Any, Self

from django.db.models import Q

from nakhonchai.accounts.scope import scope_of
from nakhonchai.base.models import TrashQuerySet
from nakhonchai.dashboards.enums import Sharing
from nakhonchai.geography.codes import ancestors, under


class SavedViewQuerySet(TrashQuerySet):
    """Views under a name."""

    def owned_by(self, person: Any) -> Self:
        """Return a person's own."""
        return self.filter(account=person.pk)

    def found_by(self, person: Any) -> Self:
        """Return one's own, those for everybody, and those shared with a province in which one works."""
        condition = Q(account=person.pk) | Q(sharing=Sharing.ALL)
        for held in scope_of(person).areas:
            if not held:
                return self.filter(condition | Q(sharing=Sharing.AREA))
            condition |= Q(sharing=Sharing.AREA) & (under(held) | Q(area__in=[*ancestors(held)]))
        return self.filter(condition)

    def of_page(self, path: str) -> Self:
        """Return those of one page."""
        return self.filter(path=path)
