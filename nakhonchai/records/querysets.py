"""The words in which our code asks for records. Each states a scope."""

from datetime import timedelta
from functools import reduce
from operator import or_
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from nakhonchai.accounts.enums import WRITERS
from nakhonchai.accounts.scope import scope_of
from nakhonchai.accounts.tripwire import state_scope
from nakhonchai.base.models import TrashQuerySet
from nakhonchai.base.narrowing import where_true
from nakhonchai.base.trigrams import can_be_found, holding, holds_more
from nakhonchai.geography.codes import under
from nakhonchai.records.enums import ScopeRule
from nakhonchai.thai import search_key, strip_group_prefix, strip_place_prefix

# What it takes to say where a record is at home.
HOME_IN_WORDS = ("area__level", "area__name_th", "area__moo", "area__path_th", "cluster__name_th")


# Up to how many finds the index is asked where only an area is wanted, by the length of its code.
FEW_WITHIN = {2: 2000, 4: 200}


def _keys(word: str) -> frozenset[str]:
    """Return the keys that stand for *word*: whatever holds a longer one holds the shorter in it."""
    forms = {word, strip_group_prefix(word), strip_place_prefix(word)}
    keys = {search_key(form) for form in forms} - {""}
    return frozenset(key for key in keys if not any(other in key for other in keys - {key}))


def word_keys(text: str) -> list[frozenset[str]]:
    """Return for each word of *text* the keys of which a record must hold one."""
    return [keys for word in text.split() if (keys := _keys(word))]


class RecordQuerySet(TrashQuerySet):
    """Records, asked for by a person or with a stated reason."""

    def visible_to(self, person: Any) -> Self:
        """Return what *person* may find, trash included (see ``alive``)."""
        state_scope()
        condition = self._visible(person)
        return self.filter(condition) if condition else self.all()

    def editable_by(self, person: Any) -> Self:
        """Return what is at home where *person* edits, trash included."""
        state_scope()
        return self.filter(scope_of(person).editable_homes())

    def unscoped(self, reason: str) -> Self:
        """Return everything; *reason* says in words why no reader's scope applies."""
        if not reason:
            raise ValueError("an unscoped query needs a reason")
        state_scope()
        return self.all()

    def _visible(self, person: Any) -> Q:
        scope = scope_of(person)
        if not scope.signed_in:
            return Q(pk__in=[])
        rule = getattr(self.model, "scope_rule", None)
        if rule == ScopeRule.DIRECTORY:
            return Q()
        if rule == ScopeRule.PERSON:
            return self.person_visible(person)
        if rule == ScopeRule.WORK and scope.role not in WRITERS:
            return Q(pk__in=[])
        return scope.visible_homes()

    def person_visible(self, person: Any) -> Q:
        """Return the condition for a record about a person; the model that knows positions widens it."""
        scope = scope_of(person)
        return scope.visible_homes() if scope.role in WRITERS else Q(pk__in=[])

    def in_bin(self) -> Self:
        """Return what lies in the trash and can be restored: what was merged comes back by undoing that."""
        from nakhonchai.records.merging.refs import lost_refs

        return self.trashed().exclude(ref__in=lost_refs(self.model._meta.label_lower))

    def at(self, prefix: str) -> Self:
        """Return the records at home in the area *prefix* or below ("" for all areas)."""
        return self.filter(under(prefix)) if prefix else self

    def matching(self, text: str, *, within: str = "") -> Self:
        """Return the records whose searchable text contains every word of *text*.

        Tone marks do not matter, nor whether a word carries กลุ่ม, บ้าน, ต. and the like. *within* says that
        the caller asks for one area only: where a common word is held by more records than that area
        has, the area is read instead of the index.
        """
        from nakhonchai.records.merging.refs import with_current_refs  # lies above the models

        words = word_keys(with_current_refs(text, self.model._meta.label_lower))
        found = self
        most = FEW_WITHIN.get(len(within), 50)
        crowded = bool(within) and holds_more(self.model, words, most, self.db)
        indexed = holding(self.model, words, self.db, crowded=crowded)
        if indexed is not None:
            found = where_true(self, indexed)
            words = [keys for keys in words if not can_be_found(keys)]
        for keys in words:
            found = found.filter(reduce(or_, (Q(search_key__contains=key) for key in sorted(keys))))
        return found

    def untouched(self, months: int) -> Self:
        """Return the records that nobody wrote in for so many months (of 30 days)."""
        return self.filter(updated_at__lt=timezone.now() - timedelta(days=30 * months))

    def in_thai_order(self) -> Self:
        """Return the records in the order of a Thai dictionary."""
        return self.order_by("sort_key", "pk")

    def in_brief(self, *fields: str) -> Self:
        """Return the records with no more than a line about each needs: ref, home, and *fields*.

        A relation in *fields* (``role__name``, ``organization__type__name``) is fetched along.
        """
        relations = {"area", "cluster", *(name.rpartition("__")[0] for name in fields if "__" in name)}
        return self.select_related(*sorted(relations)).only("ref", *HOME_IN_WORDS, *fields)

    def with_home(self) -> Self:
        """Return the records with the area or cluster they are at home in at hand."""
        return self.select_related("area", "cluster")


RecordManager = models.Manager.from_queryset(RecordQuerySet)
