"""A condition on columns of a model's own table, put where ``filter`` puts it.

``filter`` looks up names, joins and lookups of whatever it is given. What every list asks is known before:
a search of the nation spent as long on them as on its answer.
"""

from typing import Any

from django.db.models.lookups import Exact, IsNull
from django.db.models.sql.where import AND, WhereNode


def where_empty(queryset: Any, name: str) -> Any:
    """Return *queryset* where the field is empty: ``filter(name=None)``."""
    field = queryset.model._meta.get_field(name)
    own = field.model._meta.concrete_model is queryset.model._meta.concrete_model
    if field.is_relation or not own or not _is_open(queryset):
        return queryset.filter(**{name: None})
    found = queryset._chain()
    return _with(found, IsNull(field.get_col(found.query.get_initial_alias()), True))


def where_true(queryset: Any, condition: Any) -> Any:
    """Return *queryset* where a condition of its own columns holds: ``filter(condition)``."""
    if not _is_open(queryset):
        return queryset.filter(condition)
    found = queryset._chain()
    return _with(found, Exact(condition.resolve_expression(found.query), True))


def _with(found: Any, condition: Any) -> Any:
    found.query.where.add(WhereNode([condition], AND), AND)
    return found


def _is_open(queryset: Any) -> bool:
    """Whether a condition may be added here and now."""
    return not (queryset._defer_next_filter or queryset.query.is_sliced or queryset.query.combinator)
