"""The types of organizations as lists to choose from, in their groups."""

from collections.abc import Iterable
from itertools import groupby

from organizations.models import OrganizationType


def type_choices() -> list[tuple[str, list[tuple[int, str]]]]:
    """Return the types in use, grouped as people know them: one query."""
    types = OrganizationType.objects.filter(is_active=True).select_related("group")
    return [
        (str(group), [(one.pk, one.name) for one in members])
        for group, members in groupby(types, key=lambda one: one.group)
    ]


def flat_type_choices() -> Iterable[tuple[int, str]]:
    """Return the same without the groups."""
    return [choice for _group, members in type_choices() for choice in members]


def fact_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the facts in use under their headings, by key. No query while they are kept."""
    from organizations.facts.definitions import active_facts, by_section

    return [
        (section.name, [(fact.key, fact.label) for fact in facts])
        for section, facts in by_section(active_facts())
    ]
