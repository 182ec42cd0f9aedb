"""Fields that other packages add to the form of a kind of record.

A package that keeps something which belongs to writing another's record (a guardian's consent, on the form
of a leader under 20) has a module ``form_parts`` with subclasses of :class:`FormPart` marked
``@form_part_for("leaders.leader")``. Its fields stand under a heading of their own; it checks them with the
form at hand, and saves in the transaction of the record. The lower package never names the higher one.
"""

from typing import Any

from django import forms


class FormPart:
    """A part of one form, which knows its record (``form.instance``) and who writes (``form.person``)."""

    heading = ""

    def __init__(self, form: Any) -> None:
        self.form = form

    def fields(self) -> dict[str, forms.Field]:
        """Return the fields; none where the part has nothing to ask here."""
        return {}

    def initial(self, address: Any) -> dict[str, Any]:
        """Return what its fields of a new record start with, taken from the parameters of the address."""
        return {}

    def clean(self) -> None:
        """Check ``form.cleaned_data``; say what is wrong with ``form.add_error``."""

    def save(self, record: Any, *, by: Any) -> bool:
        """Keep what was typed, after *record* was saved; return whether anything was written."""
        return False


_parts: list[tuple[int, str, type[FormPart]]] = []


def form_part_for(kind: str, *, order: int = 50) -> Any:
    """Mark a class as part of the forms of records of *kind*."""

    def mark(part: type[FormPart]) -> type[FormPart]:
        _parts.append((order, kind, part))
        return part

    return mark


def parts_of(form: Any) -> list[FormPart]:
    """Return the parts of *form*, in their order."""
    kind = type(form.instance)._meta.label_lower
    return [part(form) for _order, of, part in sorted(_parts, key=lambda one: one[0]) if of == kind]
