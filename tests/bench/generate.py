"""Data for benchmarks: the whole cluster, and as many records as the network expects. People are invented.

The benchmark calls :func:`generate` itself. To look around, run ``python -m tests.bench.generate --scale 4``
with ``DATABASE_URL`` naming an empty, migrated database.
"""

import argparse
import csv
import os
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import django

BATCH = 2000
VILLAGES = 10_024
# Records at scale 1, and how many times that each scale has.
ORGANIZATIONS, LEADERS, PROJECTS = 8_000, 25_000, 4_000
SCALES = {"1": 1, "4": 4, "nation": 10}
GIVEN = (
    "สมหมาย",
    "บุญมี",
    "พิมพ์ใจ",
    "คำพอง",
    "ทองใบ",
    "ประเสริฐ",
    "ขวัญข้าว",
    "ธนดล",
    "อำนวย",
    "กฤษฏิ์",
    "ณัฐธิดา",
    "น้ำฝน",
)
FAMILY = ("ใจกล้า", "แสนสุข", "ทองดี", "บุญเรือง", "ศรีสุรินทร์", "เจริญผล", "พูนทรัพย์", "โคกสูง", "นาดี", "เพชรงาม")
WORDS = ("กลุ่มออมทรัพย์", "กองทุนสวัสดิการ", "กลุ่มทอผ้า", "วิสาหกิจชุมชน", "ป่าชุมชน", "สภาองค์กรชุมชน", "กลุ่มเยาวชน")
WORKS = ("พัฒนาอาชีพ", "ฟื้นฟูป่า", "ซ่อมบ้าน", "ตลาดชุมชน", "ศูนย์เรียนรู้", "จัดการขยะ", "แหล่งน้ำ")


@dataclass
class Ground:
    """What records stand on."""

    subdistricts: list[str]
    villages: list[str]
    rng: random.Random

    def home(self) -> str:
        """Return where a record is at home: seven of ten in a village, the others in a subdistrict."""
        return self.rng.choice(self.villages if self.rng.random() < 0.7 else self.subdistricts)


def generate(scale: str = "1") -> dict[str, int]:
    """Fill an empty, migrated database; return how many things of each kind there are."""
    rng = random.Random(2567)
    times = SCALES[scale]
    load_places(scale)
    ground = make_ground(rng)
    organizations = _write(make_organizations(ground, ORGANIZATIONS * times))
    leaders = _write(make_leaders(ground, LEADERS * times))
    positions = _write(make_positions(ground, leaders, organizations))
    plans = _write(make_plans(ground))
    projects = _write(make_projects(ground, PROJECTS * times, organizations, plans))
    return {
        "villages": len(ground.villages),
        "organizations": len(organizations),
        "leaders": len(leaders),
        "positions": len(positions),
        "plans": len(plans),
        "projects": len(projects),
    }


def load_places(scale: str) -> None:
    """Load the tree with its villages: from the sample files where they are named, made up elsewhere."""
    from django.conf import settings

    from nakhonchai.geography.loading import load, read_provinces

    provinces = read_provinces("all" if scale == "nation" else "30,31,32,36")
    files = Path(settings.SAMPLE_FILES) / "geo" if settings.SAMPLE_FILES else None
    given: dict[str, Any] = {}
    if files and files.is_dir():
        given = {
            "villages": str(files / "villages.csv"),
            "figures": str(files / "population.csv"),
            "boundaries": [str(path) for path in sorted(files.glob("boundaries-*.geojson"))],
        }
    report = load(provinces, apply=True, **given)
    if not report.ok:
        raise RuntimeError(report.text())
    if not given:
        _load_made_up_villages(provinces)


def _load_made_up_villages(provinces: Iterable[str]) -> None:
    from nakhonchai.geography.enums import Level
    from nakhonchai.geography.loading import load
    from nakhonchai.geography.models import Area

    codes = list(Area.objects.current().at(Level.SUBDISTRICT).order_by("code").values_list("code", flat=True))
    each, more = divmod(VILLAGES, len(codes)) if len(codes) < 1000 else (10, 0)
    with TemporaryDirectory() as folder:
        file = Path(folder) / "villages.csv"
        with file.open("w", newline="") as target:
            writer = csv.writer(target)
            writer.writerow(["code", "name_th", "moo", "subdistrict_code"])
            for index, code in enumerate(codes):
                moos = range(1, each + (index < more) + 1)
                writer.writerows([f"{code}{moo:02}", f"{GIVEN[moo % 12]}พัฒนา", moo, code] for moo in moos)
        report = load(provinces, villages=str(file), apply=True)
    if not report.ok:
        raise RuntimeError(report.text())


def make_ground(rng: random.Random) -> Ground:
    """Return the codes that records may be at home in."""
    from nakhonchai.geography.enums import Level
    from nakhonchai.geography.models import Area

    found = {
        level: list(Area.objects.current().at(level).order_by("code").values_list("code", flat=True))
        for level in (Level.SUBDISTRICT, Level.VILLAGE)
    }
    return Ground(found[Level.SUBDISTRICT], found[Level.VILLAGE], rng)


def make_organizations(ground: Ground, count: int) -> Iterator[Any]:
    """Make bodies of every type."""
    from organizations.enums import OrganizationStatus
    from organizations.models import Organization, OrganizationType, TypeGroup

    types = list(OrganizationType.objects.all())
    if not types:
        group = TypeGroup.objects.create(slug="bench", name="กลุ่มทดสอบ")
        types = [OrganizationType.objects.create(group=group, name=name) for name in WORDS]
    statuses = list(OrganizationStatus)
    for number in range(count):
        yield Organization(
            area_id=ground.home(),
            name=f"{ground.rng.choice(WORDS)} ที่ {number + 1}",
            type=ground.rng.choice(types),
            status=ground.rng.choice(statuses),
            member_count=ground.rng.randint(10, 400),
        )


def make_leaders(ground: Ground, count: int) -> Iterator[Any]:
    """Make people; one in ten has no known age."""
    from leaders.enums import Gender
    from leaders.models import Leader

    genders = list(Gender)
    for number in range(count):
        yield Leader(
            area_id=ground.home(),
            prefix=("นาย", "นาง", "นางสาว")[number % 3],
            given_name=ground.rng.choice(GIVEN),
            family_name=f"{ground.rng.choice(FAMILY)}{number % 97}",
            gender=ground.rng.choice(genders),
            birth_year=None if number % 10 == 0 else ground.rng.randint(2490, 2549),
        )


def make_positions(ground: Ground, leaders: list[Any], organizations: list[Any]) -> Iterator[Any]:
    """Give each leader a post, mostly in a body; one in eight has ended."""
    from datetime import date

    from leaders.enums import RoleLevel
    from leaders.models import Position, RoleType

    roles = list(RoleType.objects.all())
    if not roles:
        levels = list(RoleLevel)
        roles = [RoleType.objects.create(name=level.label, level=level) for level in levels]
    for number, leader in enumerate(leaders):
        body = ground.rng.choice(organizations) if number % 5 else None
        yield Position(
            leader=leader,
            role=ground.rng.choice(roles),
            organization=body,
            area_id=leader.area_id,
            started=date(2018, 1, 1),
            ended=date(2024, 1, 1) if number % 8 == 0 else None,
        )


def make_plans(ground: Ground) -> Iterator[Any]:
    """Make a plan for nine of ten subdistricts."""
    from plans.enums import PlanStatus
    from plans.models import Plan

    statuses = list(PlanStatus)
    for number, code in enumerate(ground.subdistricts):
        if number % 10:
            status = ground.rng.choice(statuses)
            yield Plan(
                area_id=code, name=f"แผนพัฒนาตำบล {code}", first_year=2566, last_year=2570, status=status
            )


def make_projects(ground: Ground, count: int, organizations: list[Any], plans: list[Any]) -> Iterator[Any]:
    """Make projects, half of them within a plan."""
    from plans.enums import ProjectStatus
    from plans.models import Project

    statuses = list(ProjectStatus)
    for number in range(count):
        body = ground.rng.choice(organizations)
        yield Project(
            area_id=body.area_id,
            organization=body,
            plan=ground.rng.choice(plans) if number % 2 else None,
            name=f"โครงการ{ground.rng.choice(WORKS)} {number + 1}",
            status=ground.rng.choice(statuses),
            fiscal_year=ground.rng.randint(2564, 2569),
            budget_asked=ground.rng.randint(10, 500) * 1000,
        )


def _write(records: Iterator[Any]) -> list[Any]:
    """Write records with their first history rows, and stamp the figures."""
    from django.db import transaction

    from nakhonchai.base.freshness import touch
    from nakhonchai.base.writing import kind_of
    from nakhonchai.records.refs import settle_refs

    written: list[Any] = []
    with transaction.atomic():
        while batch := list(islice(records, BATCH)):
            settle_refs(batch)
            for record in batch:
                record.fill_derived_fields()
            model = type(batch[0])
            model.objects.bulk_create(batch)
            model.history.bulk_history_create(batch)
            written += batch
        touch(kind_of(type(written[0])), {record.area_id for record in written})
    return written


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--scale", default="1", choices=list(SCALES))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nakhonchai.settings")
    django.setup()
    print(generate(parser.parse_args().scale))
