"""Records made of some of their columns, as ``Model.from_db`` makes them, without a look at those left out.

Of a row with thirty columns a list reads six: Django goes through all thirty for each record, and that
took as long as finding the rows. Whatever a model does when its records are made still happens.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from django.db.models import Model
from django.db.models.base import ModelState
from django.db.models.fields.related_descriptors import ForeignKeyDeferredAttribute
from django.db.models.query_utils import DeferredAttribute
from django.db.models.signals import post_init, pre_init

Make = Callable[[Sequence[Any]], Any]
# What these do when a new record is given its value is to put it among the others.
PLAIN = (DeferredAttribute, ForeignKeyDeferredAttribute)


def maker(model: Any, names: Sequence[str], alias: str) -> Make:
    """Return what makes a record of the values of the columns *names*, read from the database *alias*."""
    listened = pre_init.has_listeners(model) or post_init.has_listeners(model)
    if listened or not _is_plain(model, tuple(names)):
        return lambda values: model.from_db(alias, names, values)

    def make(values: Sequence[Any]) -> Any:
        made = model.__new__(model)
        state = ModelState()
        state.adding, state.db = False, alias
        held = made.__dict__
        held["_state"] = state
        held.update(zip(names, values, strict=True))
        return made

    return make


@lru_cache(maxsize=512)
def _is_plain(model: Any, names: tuple[str, ...]) -> bool:
    """Whether the model itself does nothing when a record is made but to take its values."""
    own = (model.from_db.__func__, model.__init__, model.__new__)
    if own != (Model.from_db.__func__, Model.__init__, object.__new__):  # type: ignore[attr-defined]
        return False
    return all(type(_in_class(model, name)) in PLAIN for name in names)


def _in_class(model: Any, name: str) -> Any:
    """Return what stands for a column in the class itself, or in those it comes from."""
    return next((vars(one)[name] for one in model.__mro__ if name in vars(one)), None)
