"""Taking a person's names and numbers out of text that others wrote: rows of imports, notes, histories.

A text names the person where it holds both names together, a telephone number or another text that is
theirs alone. Where the names stand in cells of their own (a row of a file, a kept state of a record), all
texts of that row that are theirs go.
"""

import json
from collections import Counter
from collections.abc import Iterator
from functools import reduce
from operator import or_
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Q
from django.db.models.functions import Cast

from nakhonchai.base.models import Versioned
from nakhonchai.base.writing import write
from nakhonchai.records.personal import GONE, Forgetting, Forgotten, Identity
from nakhonchai.records.persons.related import is_history, rows_of
from nakhonchai.thai import format_telephone

# Accounts are about those who work with the portal; the rest is Django's own and holds no texts of records.
NOT_SWEPT = {
    "account",
    "accounts",
    "admin",
    "auth",
    "contenttypes",
    "django_tasks_database",
    "geography",
    "mfa",
    "sessions",
}
SHORTEST = 6  # letters of a text that is surely nobody else's
NAME_IN_CELLS = 2  # letters


def words_of(identity: Identity) -> list[str]:
    """Return the texts that name the person wherever they stand, the longest first."""
    numbers = [form for number in identity.telephones for form in (number, format_telephone(number))]
    found = {identity.full, *numbers, *identity.others}
    return sorted((word for word in found if len(word) >= SHORTEST), key=len, reverse=True)


def sweep(forgetting: Forgetting) -> Iterator[Forgotten]:
    """Take the texts out of every table; yield where they were."""
    found: Counter[str] = Counter()
    words = words_of(forgetting.identity)
    for model in apps.get_models():
        if model._meta.app_label in NOT_SWEPT or model._meta.proxy:
            continue
        tracked: Any = getattr(model, "instance_type", model)
        found[str(tracked._meta.verbose_name_plural)] += _sweep_model(model, words, forgetting)
    for name, count in sorted((+found).items()):
        yield Forgotten(f"ชื่อหรือโทรศัพท์ที่อยู่ใน “{name}”", count)


def _sweep_model(model: Any, words: list[str], forgetting: Forgetting) -> int:
    columns = [column for column in model._meta.local_concrete_fields if _may_hold(column)]
    condition, casts = _asked(columns, words, forgetting.identity)
    if condition is None:
        return 0
    rows = list(rows_of(model).alias(**casts).filter(condition))
    return sum(_clean_row(row, columns, words, forgetting) for row in rows)


def _may_hold(column: models.Field[Any, Any]) -> bool:
    if isinstance(column, models.JSONField):
        return True
    text = isinstance(column, (models.CharField, models.TextField)) and not column.choices
    return text and not column.primary_key and (column.max_length or SHORTEST) >= SHORTEST


def _asked(columns: list[Any], words: list[str], identity: Identity) -> tuple[Q | None, dict[str, Any]]:
    conditions, casts = [], {}
    for column in columns:
        if not isinstance(column, models.JSONField):
            conditions += [Q(**{f"{column.name}__contains": word}) for word in words]
            continue
        name = f"text_of_{column.name}"
        casts[name] = Cast(column.name, models.TextField())
        for texts in [[word] for word in words] + names_in_cells(identity):
            conditions.append(all_in(name, texts))
    return (reduce(or_, conditions) if conditions else None), casts


def names_in_cells(identity: Identity) -> list[list[str]]:
    """Return the texts that name the person where they stand together, be it in cells of their own."""
    both = [identity.given, identity.family]
    return [both] if all(len(name) >= NAME_IN_CELLS for name in both) else []


def all_in(name: str, texts: list[str]) -> Q:
    """Every text stands in the JSON: as letters (PostgreSQL) or as the codes in which SQLite keeps them."""
    made = Q()
    for text in texts:
        coded = json.dumps(text)[1:-1]
        made &= Q(**{f"{name}__contains": text}) | Q(**{f"{name}__contains": coded})
    return made


def _clean_row(row: Any, columns: list[Any], words: list[str], forgetting: Forgetting) -> int:
    changed = {}
    for column in columns:
        before = getattr(row, column.attname)
        if isinstance(column, models.JSONField):
            after = cleaned_json(before, words, forgetting.identity)
        else:
            after = cleaned(before, words)
        if after != before:
            setattr(row, column.attname, after)
            changed[column.attname] = after
    if not changed:
        return 0
    if isinstance(row, Versioned) and not is_history(type(row)):
        write(row, by=forgetting.by, reason="ลบชื่อของบุคคลที่ขอให้ลบข้อมูล")
    else:
        type(row)._meta.base_manager.filter(pk=row.pk).update(**changed)
    return 1


def cleaned(text: Any, words: list[str]) -> Any:
    """Return *text* without the words."""
    if not isinstance(text, str):
        return text
    for word in words:
        text = text.replace(word, GONE)
    return text


def cleaned_json(value: Any, words: list[str], identity: Identity) -> Any:
    """Return a JSON value without the person, also where both names stand in texts of their own."""
    held = list(_texts(value))
    together = [name for names in names_in_cells(identity) for name in names]
    names = together if all(any(name in text for text in held) for name in together) else []
    return _replaced(value, [*words, *names])


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)


def _replaced(value: Any, words: list[str]) -> Any:
    if isinstance(value, str):
        return cleaned(value, words)
    if isinstance(value, list):
        return [_replaced(one, words) for one in value]
    if isinstance(value, dict):
        return {key: _replaced(one, words) for key, one in value.items()}
    return value
