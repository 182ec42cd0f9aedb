"""A nation of leaders for the bench: 500,000 invented people with posts in councils, funds and other bodies.

Names are made of syllables, so that three letters are as telling as in real lists: a few common given names
and many rare family names. Rows are written in bulk without histories: nothing measured here reads one.
"""

import random
from collections.abc import Iterator
from itertools import accumulate, islice
from typing import Any

BATCH = 5000
INITIALS = (
    "ก", "ข", "ค", "จ", "ช", "ด", "ต", "ท", "ธ", "น", "บ", "ป", "ผ", "พ", "ภ", "ม", "ย", "ร",
    "ล", "ว", "ศ", "ส", "ห", "อ", "กร", "ปร", "พร", "พล", "ศร", "หม", "หล", "หน",
)  # fmt: skip
VOWELS = ("{}า", "{}ิ", "{}ี", "{}ุ", "{}ู", "เ{}", "แ{}", "โ{}", "ไ{}", "{}ั", "{}อ", "{}")
FINALS = ("", "น", "ง", "ม", "ก", "ด", "ย", "ว", "ร์", "ณ", "ต", "ชัย", "พร", "ศรี")
TITLES = (("นาย", "male"), ("นาง", "female"), ("นางสาว", "female"))


class Names:
    """Names, drawn again the same each time: syllables of which some are common and most are rare."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        made = [vowel.format(first) + last for first in INITIALS for vowel in VOWELS for last in FINALS]
        rng.shuffle(made)
        self.syllables = made
        self.weights = list(accumulate(1 / (rank + 30) for rank in range(len(made))))

    def draw(self, count: int) -> str:
        """Return a word of *count* syllables."""
        return "".join(self.rng.choices(self.syllables, cum_weights=self.weights, k=count))

    def given(self) -> str:
        """Return a given name."""
        return self.draw(2)

    def family(self) -> str:
        """Return a family name."""
        return self.draw(self.rng.choice((2, 3, 3, 4)))


def write(records: Iterator[Any]) -> list[Any]:
    """Write in bulk, with keys and refs, and without histories."""
    from nakhonchai.records.refs import settle_refs

    written: list[Any] = []
    while batch := list(islice(records, BATCH)):
        settle_refs(batch)
        for one in batch:
            one.fill_derived_fields()
        type(batch[0]).objects.bulk_create(batch, batch_size=1000)
        written += [(one.pk, one.area_id) for one in batch]
    return written


def make_bodies(codes: list[str], rng: random.Random) -> Iterator[Any]:
    """Make a council and a fund in each subdistrict."""
    from organizations.models import Organization, OrganizationType

    council = OrganizationType.objects.get(name="สภาองค์กรชุมชนตำบล")
    fund = OrganizationType.objects.get(name="กองทุนสวัสดิการชุมชน")
    for code in codes:
        for number, kind in enumerate((council, fund)):
            yield Organization(
                area_id=code,
                name=f"{kind.name} {code}",
                type=kind,
                status="active",
                registration_number=f"bench-{number}",  # by which posts find their body
            )


def make_people(codes: list[str], count: int, rng: random.Random) -> Iterator[Any]:
    """Make *count* people, spread over the subdistricts; one in ten without a known age."""
    from leaders.models import Leader

    names = Names(rng)
    for number in range(count):
        prefix, gender = TITLES[number % 3]
        yield Leader(
            area_id=codes[number % len(codes)],
            prefix=prefix,
            given_name=names.given(),
            family_name=names.family(),
            nickname=names.draw(1),
            gender=gender,
            birth_year=None if number % 10 == 0 else rng.randint(2490, 2549),
            telephone=f"08{rng.randint(0, 99999999):08}",
        )


def add_people(provinces: list[str], count: int, seed: int = 2569) -> None:
    """Write *count* people of the *provinces*, drawn one by one, with bodies and posts."""
    from django.db import transaction

    rng = random.Random(seed)
    codes = _codes(provinces)
    with transaction.atomic():
        write(make_bodies(codes, rng))
        write(make_people(codes, count, rng))
        _add_posts(codes)
        _touch(codes)


def copy_people(provinces: list[str], count: int) -> None:
    """Copy the people there are to places of the *provinces*, *count* of them, within the database.

    The names repeat, as they do in a nation: three letters find the same share of people.
    """
    from django.db import transaction

    from leaders.models import Leader

    codes = _codes(provinces)
    there = Leader.objects.unscoped("bench").count()
    with transaction.atomic():
        write(make_bodies(codes, random.Random(1)))
        _number(codes)
        for turn in range(-(-count // there)):
            _copy_once(turn, min(there, count - turn * there), len(codes))
        _add_posts(codes)
        _touch(codes)


def _codes(provinces: list[str]) -> list[str]:
    from nakhonchai.geography.enums import Level
    from nakhonchai.geography.models import Area

    areas = Area.objects.current().at(Level.SUBDISTRICT).under_any(provinces)
    return list(areas.order_by("code").values_list("code", flat=True))


def _touch(codes: list[str]) -> None:
    from nakhonchai.base.freshness import touch

    for kind in ("organizations.organization", "leaders.leader", "leaders.position"):
        touch(kind, set(codes))


def _number(codes: list[str]) -> None:
    """Number the places, so that copies can be spread over them."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bench_codes (n integer PRIMARY KEY, code varchar(8))")
        cursor.executemany("INSERT INTO bench_codes VALUES (%s, %s)", list(enumerate(codes)))


def _columns(model: Any, *but: str) -> str:
    names = [field.column for field in model._meta.concrete_fields]
    return ", ".join(name for name in names if name not in {"id", *but})


def _copy_once(turn: int, count: int, places: int) -> None:
    from django.db import connection

    from leaders.models import Leader

    same = _columns(Leader, "ref", "area_id")
    digits = "printf('%%08d', {})" if connection.vendor == "sqlite" else "lpad(CAST({} AS text), 8, '0')"
    ref = digits.format(f"{(turn + 1) * 1_000_000} + source.n")
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO leaders_leader (ref, area_id, {same})"
            f" SELECT {ref}, c.code, {same} FROM"
            f" (SELECT {same}, row_number() OVER (ORDER BY id) AS n FROM leaders_leader"
            "   WHERE area_id < '37' AND area_id >= '30' ORDER BY id LIMIT %s) AS source"
            " JOIN bench_codes AS c ON c.n = (source.n + %s) %% %s",
            [count, turn * 7919, places],
        )


def _add_posts(codes: list[str]) -> None:
    """Give each person of the places a post in its council or its fund; one in eight has ended."""
    from django.db import connection

    from leaders.models import Position, RoleType

    roles = list(
        RoleType.objects.filter(needs_organization=True).order_by("order").values_list("pk", flat=True)
    )
    role = " ".join(f"WHEN {number} THEN {pk}" for number, pk in enumerate(roles))
    sqlite = connection.vendor == "sqlite"
    ref = "printf('P%%07d', l.id)" if sqlite else "'P' || lpad(CAST(l.id AS text), 7, '0')"
    year = "2018 + l.id %% 8"
    begun = f"({year}) || '-10-01'" if sqlite else f"CAST(({year}) || '-10-01' AS date)"
    ended = "'2026-01-01'" if sqlite else "CAST('2026-01-01' AS date)"
    empty = "'{{}}'" if sqlite else "CAST('{{}}' AS jsonb)"
    made = {
        "ref": ref,
        "area_id": "l.area_id",
        "leader_id": "l.id",
        "organization_id": "o.id",
        "role_id": f"CASE l.id %% {len(roles)} {role} END",
        "started": begun,
        "ended": f"CASE WHEN l.id %% 8 = 0 THEN {ended} END",
        "extra": empty.format(),
        "version": "1",
        "created_at": "l.created_at",
        "updated_at": "l.updated_at",
        "origin": "l.origin",
        **dict.fromkeys(["started_precision", "ended_precision", "term_ends_precision"], "'day'"),
    }
    blank = {"trash_reason", "origin_run", "note", "search_key", "sort_key"}
    made |= dict.fromkeys(blank, "''")
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {Position._meta.db_table} ({', '.join(made)}) SELECT {', '.join(made.values())}"
            " FROM leaders_leader AS l JOIN organizations_organization AS o"
            " ON o.area_id = l.area_id AND o.registration_number = CASE l.id %% 2 WHEN 0 THEN 'bench-0'"
            " ELSE 'bench-1' END WHERE l.area_id >= %s AND l.area_id <= %s"
            " AND NOT EXISTS (SELECT 1 FROM leaders_position AS p WHERE p.leader_id = l.id)",
            [min(codes), max(codes)],
        )
