"""Example consents of example people, and honours given to people, bodies and subdistricts."""

from datetime import timedelta
from itertools import cycle
from typing import Any

from django.utils import timezone

from consents.enums import PurposeRole, Way
from consents.models import Consent, Purpose
from honours.enums import HonourStatus
from honours.models import Honour, HonourType
from leaders.models import Leader
from nakhonchai.base.writing import write
from nakhonchai.records.enums import Origin
from nakhonchai.thai import be_year
from organizations.models import Organization

REASON = "สร้างข้อมูลตัวอย่าง"
OURS: Any = "example records are made and removed as a whole"
PEOPLE = 9  # of each province who were asked
CITATION = "ทำงานเพื่อส่วนรวมต่อเนื่อง ชวนคนรุ่นใหม่มาร่วม และเปิดบัญชีให้ทุกคนดู (ตัวอย่าง)"
GIVEN, CHOSEN, PROPOSED = HonourStatus.HONOURED, HonourStatus.SELECTED, HonourStatus.NOMINATED


def make_recognition(provinces: tuple[str, ...]) -> None:
    """Make the consents and honours of each province."""
    purposes = {one.role: one for one in Purpose.objects.filter(is_active=True).order_by("-order")}
    kinds = list(HonourType.objects.filter(is_active=True).order_by("order", "pk"))
    for number, province in enumerate(provinces):
        people = list(_examples(Leader).at(province).order_by("pk")[:PEOPLE])
        bodies = list(_examples(Organization).at(province).order_by("pk")[:2])
        _make_consents(people, purposes, number)
        if kinds and len(people) > 2 and len(bodies) > 1:
            _make_honours(people, bodies, kinds, number)


def _make_consents(people: list[Leader], purposes: dict[str, Purpose], number: int) -> None:
    """Let most have agreed to be kept, some to be published, and one have taken it back."""
    ways, today = cycle((Way.PAPER, Way.MEETING, Way.PAPER, Way.TELEPHONE)), timezone.localdate()
    for place, leader in enumerate(people):
        given = today - timedelta(days=400 - 31 * place + number)
        roles = [PurposeRole.KEEP] if place % 4 != 3 else []
        roles += [PurposeRole.PUBLISH] if place % 3 == 0 else []
        for role in (one for one in roles if one in purposes):
            back = role == PurposeRole.PUBLISH and place == 6
            consent = Consent(
                leader=leader,
                purpose=purposes[role],
                edition=purposes[role].edition,
                wording=purposes[role].wording,
                given_on=given,
                way=next(ways),
                withdrawn_on=today - timedelta(days=12) if back else None,
                withdrawn_why="ไม่สะดวกให้เผยแพร่แล้ว (ตัวอย่าง)" if back else "",
            )
            write(consent, by=None, reason=REASON)


def _make_honours(
    people: list[Leader], bodies: list[Organization], kinds: list[HonourType], number: int
) -> None:
    """Give some and leave some on their way: the years behind, and this one."""
    year, kind = be_year(timezone.localdate()), cycle(kinds[number:] + kinds[:number])
    place = (people[1].area_id or "")[:6]
    made: list[tuple[int, HonourStatus, dict[str, Any]]] = [
        (year - 2, GIVEN, {"leader": people[0]}),
        (year - 1, GIVEN, {"organization": bodies[0], "is_public": bodies[0].is_published}),
        (year - 1, GIVEN, {"place_id": place, "is_public": True}),
        (year, CHOSEN, {"leader": people[2]}),
        (year, PROPOSED, {"organization": bodies[1]}),
    ]
    for told, status, recipient in made:
        honour = Honour(type=next(kind), year=told, status=status, citation=CITATION, **recipient)
        honour.origin = Origin.EXAMPLE
        write(honour, by=None, reason=REASON)


def forget_consents() -> None:
    """Take away the consents of example people, which have no mark of their own, with their history."""
    rows = Consent.objects.filter(leader__in=_examples(Leader))
    keys = list(rows.values_list("pk", flat=True))
    rows.delete()
    history: Any = Consent.history
    history.filter(id__in=keys).delete()


def _examples(model: Any) -> Any:
    return model.objects.unscoped(OURS).filter(origin=Origin.EXAMPLE)
