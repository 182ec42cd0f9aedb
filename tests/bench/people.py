"""A nation of leaders for the bench: 500,000 invented people with posts in councils, funds and other bodies.

Names are made of syllables, so that three letters are as telling as in real lists: a few common given names
and many rare family names. Rows are written in bulk without histories: nothing measured here reads one.
"""

import random
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Any

BATCH = 5000
GIVEN_A = (
    "สม", "บุญ", "ทอง", "วิ", "สุ", "พร", "ณัฐ", "อร", "ชัย", "กิตติ", "ปิย", "รัตน",
    "จิรา", "ธน", "ศิริ", "นิ", "มา", "อัม", "ลัด", "เพ็ญ", "ไพ", "โส", "เก", "ประ",
    "อำ", "จัน", "แก้ว", "คำ", "ดวง", "ยุพ", "ขวัญ", "พิม", "เสาว", "หทัย",
)  # fmt: skip
GIVEN_B = (
    "ชาย", "หมาย", "ศรี", "มี", "ใบ", "นันท์", "ภา", "พงศ์", "ชัย", "พร", "ดา",
    "รัตน์", "วรรณ", "ศักดิ์", "ลักษณ์", "สุดา", "วัฒน์", "เดช", "ณี", "จิต", "ทิพย์",
    "เสริฐ", "นวย", "พา", "วดี", "ยา", "นุช", "กร", "ธร", "ใจ", "เพ็ญ", "สิริ", "",
)  # fmt: skip
FAMILY = (
    "แสน", "สุข", "ทอง", "ดี", "บุญ", "เรือง", "ศรี", "สุรินทร์", "เจริญ", "ผล", "พูน",
    "ทรัพย์", "โคก", "สูง", "นา", "เพชร", "งาม", "วงศ์", "คำ", "แก้ว", "ชัย", "มงคล",
    "รักษ์", "พงษ์", "กุล", "หอม", "หวน", "ภักดี", "อินทร์", "จันทร์", "ไชย", "ยะ",
    "ประ", "โยชน์", "วัฒนา", "สิงห์", "ขันธ์", "ธรรม", "ปัญญา", "เสน", "กล้า", "หาญ",
    "มูล", "ชู", "ไกร", "เกตุ", "ใหม่", "อ่อน",
)  # fmt: skip
TITLES = (("นาย", "male"), ("นาง", "female"), ("นางสาว", "female"))


class Names:
    """Names, drawn again the same each time."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng

    def given(self) -> str:
        """Return a given name: about a thousand, the first of them common."""
        first = GIVEN_A[min(int(self.rng.expovariate(0.07)), len(GIVEN_A) - 1)]
        return first + self.rng.choice(GIVEN_B)

    def family(self) -> str:
        """Return a family name of two or three syllables: about a hundred thousand."""
        return "".join(self.rng.choice(FAMILY) for _ in range(2 + (self.rng.random() < 0.6)))


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
        for kind in (council, fund):
            yield Organization(area_id=code, name=f"{kind.name} {code}", type=kind, status="active")


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
            nickname=rng.choice(GIVEN_B),
            gender=gender,
            birth_year=None if number % 10 == 0 else rng.randint(2490, 2549),
            telephone=f"08{rng.randint(0, 99999999):08}",
        )


def make_posts(people: list[Any], bodies: list[Any], rng: random.Random) -> Iterator[Any]:
    """Give each person a post in a body of their subdistrict; one in eight has ended."""
    from leaders.models import Position, RoleType
    from organizations.models import Organization

    roles = list(RoleType.objects.filter(needs_organization=True))
    here: dict[str, list[int]] = {}
    for pk, area in bodies:
        here.setdefault(area, []).append(pk)
    types = dict(Organization.objects.unscoped("bench").values_list("pk", "type_id"))
    for number, (leader, area) in enumerate(people):
        body = rng.choice(here[area])
        one = Position(
            leader_id=leader,
            role=rng.choice(roles),
            area_id=area,
            started=date(2018 + number % 8, 10, 1),
            ended=date(2026, 1, 1) if number % 8 == 0 else None,
        )
        one.organization = Organization(pk=body, area_id=area, type_id=types[body])
        yield one


def add_people(provinces: list[str], count: int, seed: int = 2569) -> int:
    """Write *count* people of the *provinces* with bodies and posts; return how many."""
    from django.db import transaction

    from nakhonchai.base.freshness import touch
    from nakhonchai.geography.enums import Level
    from nakhonchai.geography.models import Area

    rng = random.Random(seed)
    areas = Area.objects.current().at(Level.SUBDISTRICT).under_any(provinces)
    codes = list(areas.order_by("code").values_list("code", flat=True))
    with transaction.atomic():
        bodies = write(make_bodies(codes, rng))
        people = write(make_people(codes, count, rng))
        write(make_posts(people, bodies, rng))
        for kind in ("organizations.organization", "leaders.leader", "leaders.position"):
            touch(kind, set(codes))
    return len(people)
