"""What example bodies say of themselves: facts by year, statuses, numbers, members, contacts."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from organizations.enums import FactState
from organizations.facts.values import Value, put_value
from organizations.models import (
    Contact,
    Membership,
    Organization,
    Registration,
    RegistrationScheme,
    StatusChange,
)
from plans.example import words

# Type → facts with a first value and how much more each year.
YEARLY = {
    "สภาองค์กรชุมชนตำบล": (
        ("council-bodies", 18, 2),
        ("council-members", 46, 3),
        ("council-women", 21, 2),
        ("council-young", 5, 1),
        ("council-meetings", 4, 0),
    ),
    "กองทุนสวัสดิการชุมชน": (
        ("fund-members-all", 520, 60),
        ("fund-members-now", 430, 40),
        ("fund-members-asked", 310, 35),
        ("money-members", 156_000, 14_400),
        ("money-local", 60_000, 5_000),
        ("money-codi", 80_000, 0),
        ("money-state", 95_000, 8_000),
        ("fund-paid", 88_000, 9_500),
        ("fund-helped", 120, 15),
    ),
    "กลุ่มออมทรัพย์": (("saving-members", 95, 8), ("saving-deposits", 640_000, 75_000)),
    "วิสาหกิจชุมชน": (("enterprise-members", 24, 1), ("enterprise-income", 310_000, 42_000)),
    "บ้านมั่นคง": (("housing-households", 64, 0), ("housing-done", 30, 8)),
    "ศูนย์เรียนรู้": (("centre-visitors", 240, 60), ("centre-trainers", 6, 1)),
}
ONCE = {
    "สภาองค์กรชุมชนตำบล": (("council-level", "กำลังพัฒนา"),),
    "กองทุนสวัสดิการชุมชน": (("fund-kinds", "เกิด แก่ เจ็บ ตาย และทุนการศึกษา"),),
    "วิสาหกิจชุมชน": (("enterprise-kind", "ผ้าและเครื่องแต่งกาย"), ("enterprise-product", "ผ้าไหมมัดหมี่")),
    "บ้านมั่นคง": (("housing-land", "เช่าที่ดินรัฐ"),),
    "ศูนย์เรียนรู้": (("centre-topics", "เกษตรผสมผสาน และการจัดการน้ำ"), ("centre-lodging", "yes")),
}
CHECKS = ("gov-meetings", "gov-accounts", "gov-audit", "gov-elections", "gov-reports")
ANSWERS = ("yes", "partly", "no", "yes", "yes")
SOURCE = "รายงานประจำปี (ตัวอย่าง)"
TELLING = 3  # years


def facts_of(kind: str, seed: int, this_year: int) -> dict[str, Any]:
    """Return the stored facts of a body of a type."""
    facts: Any = {}
    for back in range(TELLING, 0, -1):
        year = this_year - back
        for key, first, more in YEARLY.get(kind, ()):
            number = first + more * (TELLING - back) + seed % 7
            state = FactState.ESTIMATE if (seed + back) % 9 == 0 else FactState.REPORTED
            facts = put_value(facts, key, year, Value(str(number), state.value, SOURCE))
        if back == 1 and seed % 3:
            for place, key in enumerate(CHECKS):
                answer = ANSWERS[(seed + place) % len(ANSWERS)]
                facts = put_value(facts, key, year, Value(answer, source=SOURCE))
    for key, raw in ONCE.get(kind, ()):
        facts = put_value(facts, key, 0, Value(raw, source=SOURCE))
    return facts


def rows_of(bodies: list[Organization], number: int, this_year: int) -> Iterator[Any]:
    """Yield the rows of the bodies of one place."""
    council = next((one for one in bodies if one.type.name == "สภาองค์กรชุมชนตำบล"), None)
    scheme = RegistrationScheme.objects.filter(is_active=True).order_by("order", "pk").first()
    for place, body in enumerate(bodies):
        began = body.founded or date(this_year - 543 - 6, 6, 1)
        first = began.replace(month=1, day=1)
        yield StatusChange(organization=body, status="forming", since=first, since_precision="year")
        yield StatusChange(
            organization=body,
            status="active",
            since=began.replace(year=began.year + 1),
            since_precision="month",
            evidence="รายงานการประชุมจัดตั้ง (ตัวอย่าง)",
        )
        if place == 0:
            yield Contact(organization=body, kind="other", value="ศาลากลางบ้าน (ตัวอย่าง)", source=words.NOTE)
        if council is not None and body is not council:
            yield Membership(organization=council, member=body, started=began, started_precision="year")
    if council is not None and scheme is not None:
        # In every third place the number names another province: something to be looked at.
        province = "99" if number % 3 == 0 else str(council.area_id)[:2]
        yield Registration(
            organization=council, scheme=scheme, number=f"{province}{number:04}", source=words.NOTE
        )
