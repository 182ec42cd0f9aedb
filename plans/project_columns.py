"""Places, partners and people of a project, each kind in one cell of its row: a line is one of them."""

from typing import Any

from django.db.models import Prefetch

from leaders.models import Leader
from nakhonchai.base.personal_data import DataClass
from nakhonchai.records.several import Entry, SeveralColumn, SeveralWidget
from plans.enums import PartnerRole, PersonRole
from plans.models import ProjectPartner, ProjectPerson, ProjectPlace

PLACES, PARTNERS, PEOPLE = "พื้นที่ดำเนินการอื่น", "ภาคีของโครงการ", "คนทำงานของโครงการ"
WHOLE = "ช่องนี้คือรายการทั้งหมด บรรทัดที่ลบออก ระบบจะเอาออกจากโครงการ เว้นว่าง = คงเดิม"


def place_column() -> SeveralColumn:
    """Return the column of the places beside the home."""
    hint = f"บรรทัดละหนึ่งแห่ง: รหัสพื้นที่ หรือ ต. อ. จ. ให้ครบ (หมู่บ้าน: เติม หมู่ และเลขหมู่) {WHOLE}"
    return SeveralColumn(
        "place_entries",
        PLACES,
        SeveralWidget(hint, codes=True),
        rows="shown_places",
        entry=lambda row: Entry(row.area_id, label=row.area.path),
        data=DataClass.NETWORK,
    )


def partner_column() -> SeveralColumn:
    """Return the column of the partners with their roles."""
    hint = f"บรรทัดละหนึ่งองค์กร เช่น ร่วมดำเนินการ: รหัสองค์กร หรือชื่อตามที่มีในระบบหรือในแฟ้มนี้ {WHOLE}"
    return SeveralColumn(
        "partner_entries",
        PARTNERS,
        SeveralWidget(hint, roles=PartnerRole, default=PartnerRole.DOES.value),
        rows="shown_partners",
        entry=lambda row: Entry(row.organization.ref, row.role, str(row.organization)),
        data=DataClass.NETWORK,
        target="organizations.organization",
    )


def person_column() -> SeveralColumn:
    """Return the column of the people with what they do: those whom the reader finds."""
    hint = f"บรรทัดละหนึ่งคน เช่น ผู้ประสานงาน: รหัสผู้นำ ชื่อ ต้องมีรหัสเสมอ {WHOLE}"
    return SeveralColumn(
        "person_entries",
        PEOPLE,
        SeveralWidget(hint, roles=PersonRole, default=PersonRole.HEAD.value),
        rows="shown_people",
        entry=lambda row: Entry(row.leader.ref, row.role, str(row.leader)),
        data=DataClass.PERSONAL,
        target="leaders.leader",
        once=True,
    )


def with_entries(projects: Any, person: Any) -> Any:
    """Return the projects with their places, partners, and the people whom *person* finds."""
    places = ProjectPlace.objects.select_related("area").order_by("area_id")
    partners = ProjectPartner.objects.filter(organization__trashed_at=None).select_related("organization")
    found = Leader.objects.visible_to(person).alive().values("pk")
    people = ProjectPerson.objects.filter(leader__in=found).select_related("leader")
    return projects.prefetch_related(
        Prefetch("places", queryset=places, to_attr="shown_places"),
        Prefetch("partners", queryset=partners.order_by("role", "pk"), to_attr="shown_partners"),
        Prefetch("people", queryset=people.order_by("role", "pk"), to_attr="shown_people"),
    )
