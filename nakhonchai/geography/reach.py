"""Who may change places. Accounts lie above this package, so their scope is found by name, not imported."""

from typing import Any, Protocol, cast

from django.utils.module_loading import import_string

SCOPE_OF = "nakhonchai.accounts.scope.scope_of"


class Reach(Protocol):
    """What this package asks of a person's scope."""

    is_staff: bool
    may_manage: bool

    def may_edit_area(self, area_code: str) -> bool:
        """Whether the person edits what is at home in the area."""


def reach_of(person: Any) -> Reach:
    """Return what *person* may reach."""
    return cast(Reach, import_string(SCOPE_OF)(person))


def may_keep_villages(person: Any, code: str) -> bool:
    """Whether the person keeps the villages and communities in or under *code*: coordinators and staff."""
    reach = reach_of(person)
    return reach.may_manage and reach.may_edit_area(code)


def may_redraw(person: Any, code: str) -> bool:
    """Whether the person renames, closes and splits areas of any level there: staff."""
    reach = reach_of(person)
    return reach.is_staff and reach.may_edit_area(code)


def may_change(person: Any, code: str) -> bool:
    """Whether the person changes this very area: villages are kept by more people than what lies above."""
    return may_keep_villages(person, code) if len(code) == 8 else may_redraw(person, code)
