"""Whose order of blocks a page has: the reader's own, else the one for everybody, else the system's."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django.db import IntegrityError, transaction

from nakhonchai.base.writing import write
from nakhonchai.dashboards.blocks import Block, blocks_at, in_order, level_key
from nakhonchai.dashboards.figures import Now
from nakhonchai.dashboards.models import Layout

KIND = "dashboards.layout"
Choice = tuple[list[str], list[str]]  # shown, hidden
Choices = dict[tuple[int | None, str], Choice]


def layout_of(person: Any, now: Now, level: int) -> list[Block]:
    """Return the blocks that this reader sees on pages of a level. No query while nothing was changed."""
    key = level_key(level)
    choices: Choices = now.kept("layouts", (KIND,), _read)
    account = person.pk if person is not None and person.is_authenticated else None
    chosen = choices.get((account, key)) or choices.get((None, key)) or ([], [])
    return _ordered(key, *map(tuple, chosen))


@lru_cache(maxsize=256)
def _ordered(key: str, shown: tuple[str, ...], hidden: tuple[str, ...]) -> list[Block]:
    """Return the very same order for the same choice: what is drawn of it is kept by that."""
    return in_order(key, shown, hidden)[0]


def _read() -> Choices:
    found = Layout.objects.values_list("account_id", "level", "shown", "hidden")
    return {(account, level): (shown, hidden) for account, level, shown, hidden in found if shown or hidden}


def stored_layout(account: Any, level: str) -> Layout:
    """Return the layout of an account (None: of everybody) as it is kept, or one that chooses nothing yet."""
    return Layout.objects.filter(account=account, level=level).first() or Layout(account=account, level=level)


@transaction.atomic
def save_layout(
    *,
    level: str,
    shown: Sequence[str],
    hidden: Sequence[str],
    by: Any,
    for_everybody: bool = False,
    version: int | None = None,
) -> Layout:
    """Keep an order for oneself, or for everybody. Empty lists go back to what lies below it."""
    account = None if for_everybody else by
    layout = stored_layout(account, level)
    if layout.pk is None:
        layout = _made(layout, by)
    known = [block.key for block in blocks_at(level)]
    layout.shown = [key for key in dict.fromkeys(shown) if key in known]
    layout.hidden = [key for key in known if key in set(hidden) - set(layout.shown)]
    layout.full_clean()
    write(layout, by=by, version=version)
    return layout


def _made(layout: Layout, by: Any) -> Layout:
    """Make the row; a second press of the button finds the one that the first made."""
    try:
        with transaction.atomic():
            write(layout, by=by)
    except IntegrityError:
        return stored_layout(layout.account, layout.level)
    return layout
