"""The rights table, as answers that each person gets from each kind of page.

Written from the table of rights, not from the code: a page names its kind in
``pages.py``, and the matrix asks every page as every person about every object.
"""

from dataclasses import dataclass
from typing import Any

# Who a persona is: role, areas held, whether the cluster is held, whether everywhere.
PERSONAS: dict[str, tuple[str, tuple[str, ...]]] = {
    "signed_out": ("", ()),
    "disabled": ("", ()),
    "viewer": ("viewer", ("32",)),
    "recorder": ("recorder", ("320501",)),
    "surin": ("coordinator", ("32",)),
    "buriram": ("coordinator", ("31",)),
    "two": ("coordinator", ("30", "36")),
    "cluster": ("coordinator", ("30", "31", "32", "36")),
    "empty": ("coordinator", ()),
    "codi": ("codi", ("",)),
    "staff_of_korat": ("codi", ("30",)),
    "administrator": ("administrator", ("",)),
}
WRITERS = {"recorder", "coordinator", "codi", "administrator"}
MANAGERS = {"coordinator", "codi", "administrator"}
STAFF = {"codi", "administrator"}
# Where the objects of the matrix are at home; None is the cluster.
OBJECTS: dict[str, str | None] = {
    "own": "320501",
    "neighbour": "320102",
    "other": "310102",
    "trashed": "320501",
    "cluster": None,
    "missing": "",
}


@dataclass(frozen=True)
class Person:
    """A persona of the matrix."""

    name: str

    @property
    def role(self) -> str:
        return PERSONAS[self.name][0]

    @property
    def areas(self) -> tuple[str, ...]:
        return PERSONAS[self.name][1]

    @property
    def signed_in(self) -> bool:
        return bool(self.role)

    def holds(self, code: str) -> bool:
        return any(code.startswith(area) for area in self.areas)

    def reads_home(self, where: str) -> bool:
        """Whether the person reads in full what is at home at the object *where* stands for."""
        home = OBJECTS[where]
        if where == "missing":
            return False
        return self.manages if home is None else self.holds(home)

    def reads_all(self, where: str) -> bool:
        """Whether the person also reads internal and personal fields there; the trash is for editors."""
        return (
            self.role in WRITERS and self.reads_home(where) and (where != "trashed" or self.edits_home(where))
        )

    def edits_home(self, where: str) -> bool:
        home = OBJECTS[where]
        if where == "missing" or self.role not in WRITERS:
            return False
        if home is None:
            return self.name in {"cluster", "codi", "administrator"}
        return self.holds(home)

    @property
    def writes(self) -> bool:
        return self.role in WRITERS and bool(self.areas)

    @property
    def manages(self) -> bool:
        return self.role in MANAGERS and bool(self.areas)


SIGN_IN = {302, 401}  # led to the sign-in page: a form sent without a session is kept there, with 401
NOT_FOUND, FORBIDDEN, FINE = {404}, {403}, {200}


def expected(kind: str, person: Person, where: str) -> set[int]:
    """Return the statuses that a GET of a page of this *kind* may answer with."""
    if kind == "public":
        return FINE
    if kind == "public_area":
        return NOT_FOUND if where == "missing" else FINE
    if kind == "link":
        return {404, 410}
    if not person.signed_in:
        return SIGN_IN
    return RULES[kind](person, where)


def _yes(allowed: bool, otherwise: set[int]) -> set[int]:
    return FINE if allowed else otherwise


RULES: dict[str, Any] = {
    "signed_in": lambda person, where: FINE,
    "signed_in_area": lambda person, where: _yes(where != "missing", NOT_FOUND),
    "writers": lambda person, where: _yes(person.writes, FORBIDDEN),
    "managers": lambda person, where: _yes(person.manages, FORBIDDEN),
    "staff": lambda person, where: _yes(person.role in STAFF, FORBIDDEN),
    # A record for those who hold its home; its network fields for viewers too, its trash for editors.
    "home": lambda person, where: _yes(
        person.edits_home(where) if where == "trashed" else person.reads_home(where), NOT_FOUND
    ),
    # What only concerns those who work there: tasks, histories, persons, files.
    "internal": lambda person, where: _yes(person.reads_all(where), NOT_FOUND),
    # A body or partner: everybody finds its directory facts.
    "directory": lambda person, where: _yes(
        person.edits_home(where) if where == "trashed" else where != "missing", NOT_FOUND
    ),
    # Shared knowledge: everybody reads all of it; its trash is for editors.
    "shared": lambda person, where: _yes(
        person.edits_home(where) if where == "trashed" else where != "missing", NOT_FOUND
    ),
    # Changing: only where the record is at home.
    "edit": lambda person, where: _yes(person.edits_home(where), NOT_FOUND),
}
RULES |= {
    # What lies in the trash is restored before it is changed.
    "edit_alive": lambda person, where: (
        {302 if where == "trashed" else 200} if person.edits_home(where) else NOT_FOUND
    ),
    # What lies in the trash has no such page.
    "edit_alive_here": lambda person, where: _yes(person.edits_home(where) and where != "trashed", NOT_FOUND),
    "no_picture": lambda person, where: NOT_FOUND,  # nobody here has one; tests/leaders/test_photos.py
    "attach": lambda person, where: _yes(person.edits_home(where) and where != "trashed", NOT_FOUND),
    "not_in_trash": lambda person, where: NOT_FOUND,
    # Villages are kept by coordinators and staff; what lies above them by staff.
    "village": lambda person, where: _yes(person.manages and person.edits_home(where), NOT_FOUND),
    "redraw": lambda person, where: _yes(person.role in STAFF and person.edits_home(where), NOT_FOUND),
    # An account that holds only what the manager holds.
    "account": lambda person, where: _yes(
        person.manages and where != "missing" and person.edits_home(where),
        NOT_FOUND if person.manages else NOT_FOUND | FORBIDDEN,
    ),
    # A person's rights, and the registers of them: coordinators and staff where they edit.
    "managed": lambda person, where: _yes(person.manages and person.edits_home(where), NOT_FOUND),
    "managed_alive": lambda person, where: (
        {302 if where == "trashed" else 200} if person.manages and person.edits_home(where) else NOT_FOUND
    ),
    "managed_read": lambda person, where: _yes(person.manages and person.reads_all(where), NOT_FOUND),
    "managed_post": lambda person, where: {405} if person.manages else {403, 405},
    "staff_among_managers": lambda person, where: (
        FORBIDDEN if not person.manages else _yes(person.role in STAFF and where != "missing", NOT_FOUND)
    ),
    "export": lambda person, where: FINE,
    # Led back to the list: nothing was chosen.
    "bulk": lambda person, where: {302} if person.writes else FORBIDDEN,
    "of_a_leader": lambda person, where: NOT_FOUND,
    # A body that is not in the trash, for everybody who has signed in.
    "on_the_map": lambda person, where: _yes(where not in {"trashed", "missing"}, NOT_FOUND),
    "signed_in_alive": lambda person, where: _yes(where not in {"trashed", "missing"}, NOT_FOUND),
    "of_a_network": lambda person, where: NOT_FOUND,
    "own_account": lambda person, where: {200, 302},
    "signed_in_post": lambda person, where: {405},
    "edit_post": lambda person, where: {405} if person.edits_home(where) else NOT_FOUND | {405},
    "link": lambda person, where: {404, 410},
    "kept": lambda person, where: {200, 302, 404},
}
