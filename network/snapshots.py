"""The latest snapshot: made in the background, made at once where that takes less than a moment.

A page never shows a half of two moments: all that it says comes from one snapshot, and it says as of when.
"""

import time
from datetime import timedelta
from hashlib import sha256
from threading import Lock
from typing import Any

from django.core.cache import cache
from django.db import transaction
from django.utils import timezone

from nakhonchai.base.freshness import touch
from nakhonchai.dashboards.figures import Now
from network.facts import KINDS, Facts, gather, packed, unpacked
from network.models import Snapshot
from network.web import Web, web_now, web_of

AT_ONCE = 0.5  # seconds: what takes less is made within the request
REST = 20  # times the making: a large network is not made again all the time while people write
LEAST_REST = timedelta(seconds=5)
ASKED_FOR = 120  # seconds for which a request to make it again is remembered
STAMP = "network.snapshot"
# Another number makes everything anew: to be raised when what is drawn or kept changes its form.
FORM = 3

_loaded: list[tuple[Any, Facts]] = []
_making = Lock()


def stamp_of(now: Now) -> str:
    """Return what tells whether anything was written that the network is made of."""
    return sha256(repr((FORM, KINDS, now.of(KINDS))).encode()).hexdigest()


def latest() -> Snapshot | None:
    """Return the latest snapshot without its content."""
    return Snapshot.objects.defer("content").order_by("-pk").first()


def snapshot(now: Now) -> tuple[Snapshot, bool]:
    """Return the snapshot that pages show, and whether something was written since."""
    found, stamp = latest(), stamp_of(now)
    if found is None or (found.stamp != stamp and found.seconds < AT_ONCE):
        return make(), False
    is_stale = found.stamp != stamp
    if is_stale and is_due(found):
        ask_for_it(stamp)
    return found, is_stale


def is_due(found: Snapshot) -> bool:
    """Whether a stale snapshot has rested long enough."""
    rest = max(LEAST_REST, timedelta(seconds=REST * found.seconds))
    return timezone.now() >= found.at + rest


def ask_for_it(stamp: str) -> None:
    """Have it made in the background, once for each state of the tables."""
    if cache.add(f"network:asked:{stamp}", "yes", ASKED_FOR):
        from network.tasks import make_snapshot

        make_snapshot.enqueue()


def make() -> Snapshot:
    """Read the tables and keep what was found; older snapshots, and their pictures, go."""
    with _making:
        now = Now()
        stamp, began = stamp_of(now), time.perf_counter()
        found = latest()
        if found is not None and found.stamp == stamp:
            return found  # somebody else was first
        facts = gather()
        content = packed(facts)
        with transaction.atomic():
            made = Snapshot.objects.create(
                stamp=stamp,
                seconds=time.perf_counter() - began,
                body_count=len(facts.bodies),
                tie_count=len(facts.ties),
                content=content,
            )
            Snapshot.objects.exclude(pk=made.pk).delete()
            touch(STAMP, [""])
        _loaded[:] = [((made.pk, made.at), facts)]
        return made


def facts_of(found: Snapshot) -> Facts:
    """Return the content of a snapshot; this process keeps the last one it read."""
    if _loaded and _loaded[0][0] == (found.pk, found.at):
        return _loaded[0][1]
    content = Snapshot.objects.values_list("content", flat=True).get(pk=found.pk)
    facts = unpacked(content)
    _loaded[:] = [((found.pk, found.at), facts)]
    return facts


_webs: list[tuple[Facts, Web]] = []


def web_for_figures(now: Now) -> Web:
    """Return what figures are counted from, without writing anything: the latest snapshot, or the tables.

    Figures stand on public pages too: they read a small network itself, and a large one as the map shows it.
    """
    today = str(timezone.localdate())
    found: Web = now.kept("network-web", (*KINDS, STAMP), lambda: _web(now), today, shared=False)
    return found


def _web(now: Now) -> Web:
    found: Snapshot | None = now.kept("network-snapshot", (STAMP,), latest, shared=False)
    stamp = stamp_of(now)
    if found is None or (found.stamp != stamp and found.seconds < AT_ONCE):
        return web_now(now)
    if found.stamp != stamp and is_due(found):
        ask_for_it(stamp)
    facts = facts_of(found)
    if not _webs or _webs[0][0] is not facts:
        _webs[:] = [(facts, web_of(facts))]
    return _webs[0][1]
