"""More records in one district, for as long as pages are looked at: its children stay as many."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tests.bench import generate


@contextmanager
def grown(district: str, times: int) -> Iterator[None]:
    """Have *times* as many bodies, people, posts and projects in *district*; take them away afterwards."""
    made = _more(district, times - 1) if times > 1 else []
    try:
        yield
    finally:
        for one in reversed(made):
            _take_away(*one)


# Of records that were made: their kind, their keys, and where they are. Who kept the records themselves would
# have the pages wait for the collector of garbage, that looks at each of them.
Made = tuple[Any, list[int], set[str]]


def _more(district: str, times: int) -> list[Made]:
    from leaders.models import Leader
    from organizations.models import Organization
    from plans.models import Plan, Project

    there = {kind: list(_at(kind, district)) for kind in (Organization, Leader, Project, Plan)}
    many = {kind: len(records) * times for kind, records in there.items()}
    ground = _ground(district)
    bodies = generate._write(generate.make_organizations(ground, many[Organization]))
    people = generate._write(generate.make_leaders(ground, many[Leader]))
    posts = generate._write(generate.make_positions(ground, people, bodies))
    work = generate._write(generate.make_projects(ground, many[Project], bodies, there[Plan]))
    return [
        (type(records[0]), [one.pk for one in records], {one.area_id for one in records})
        for records in (bodies, people, posts, work)
    ]


def _at(kind: Any, district: str) -> Any:
    return kind.objects.unscoped("counted for the bench").alive().at(district)


def _ground(district: str) -> generate.Ground:
    """Return the subdistricts and villages of the district."""
    whole = generate.make_ground(random.Random(2567))
    subdistricts, villages = (
        [code for code in codes if code.startswith(district)]
        for codes in (whole.subdistricts, whole.villages)
    )
    return generate.Ground(subdistricts, villages, whole.rng)


def _take_away(model: Any, keys: list[int], places: set[str]) -> None:
    """Delete records with their histories, and stamp that they are gone."""
    from nakhonchai.base.freshness import touch
    from nakhonchai.base.writing import kind_of

    for start in range(0, len(keys), generate.BATCH):
        some = keys[start : start + generate.BATCH]
        model.history.filter(id__in=some).delete()
        model._base_manager.filter(pk__in=some)._raw_delete("default")
    touch(kind_of(model), places)
