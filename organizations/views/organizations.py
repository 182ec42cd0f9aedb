"""The pages of organizations and partners."""

from typing import Any

from nakhonchai.base.personal_data import DataClass
from nakhonchai.records.bulk import BulkField
from nakhonchai.records.counting import Line
from nakhonchai.records.tables import Column
from nakhonchai.records.views import (
    Panel,
    RecordBulk,
    RecordCreate,
    RecordDetail,
    RecordEdit,
    RecordExport,
    RecordHistory,
    RecordList,
    RecordPick,
    RecordRestore,
    RecordTrash,
    RecordView,
)
from organizations.choices import flat_type_choices
from organizations.completeness import completeness
from organizations.enums import TONES, OrganizationStatus
from organizations.fact_tables import fact_panels
from organizations.filters import OrganizationFilters
from organizations.findings_of_one import findings_of
from organizations.forms import OrganizationForm
from organizations.locating import location_of
from organizations.models import Organization
from organizations.views.tabs import tabs_of

STATUS = Column("status", "สถานะ", sort="status", kind="status", tones=TONES)
PLACE = Column("home_path", "พื้นที่", sort="area__code", data=DataClass.NETWORK)


def other_names(body: Organization) -> str:
    """Return the other names on one line, told apart."""
    return " · ".join(body.other_names.splitlines())


class OrganizationPages(RecordView):
    """What the pages of organizations share."""

    model = Organization
    form_class = OrganizationForm
    filterset_class = OrganizationFilters
    related = ("area", "cluster", "type__group")
    columns = [
        Column("name", "องค์กร", sort="sort_key", kind="link"),
        Column("type", "ประเภท", sort="type__order"),
        PLACE,
        STATUS,
        Column("member_count", "สมาชิก (คน)", sort="member_count", kind="number"),
    ]
    bulk_fields = [
        BulkField("status", "สถานะ", lambda: OrganizationStatus.choices),
        BulkField("type", "ประเภท", flat_type_choices),
    ]


class OrganizationList(OrganizationPages, RecordList):
    """The directory."""

    lead = "องค์กรชุมชนและภาคีในเครือข่าย ทุกคนที่เข้าสู่ระบบเห็นข้อมูลทำเนียบ"
    line = Line(("area", "cluster", "type"), ("name", "status", "member_count", "type__name"))
    empty_text = "เพิ่มสภาองค์กรชุมชน กองทุน หรือกลุ่มแรกของพื้นที่ หรือนำเข้าจากแฟ้มตำบลที่มีอยู่"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Lead to the other pages about organizations."""
        return super().get_context_data(**kwargs) | {
            "tabs": tabs_of("organizations:organization-list", self.scope)
        }


class OrganizationDetail(OrganizationPages, RecordDetail):
    """One organization: directory facts for everybody signed in, the rest in its area."""

    badges = [STATUS]
    sections = [
        (
            "ข้อมูลทำเนียบ",
            [
                Column("other_names", "ชื่ออื่นและชื่อเดิม", show=other_names),
                Column("type.group", "กลุ่มประเภท"),
                Column("type", "ประเภท"),
                Column("home_path", "พื้นที่", data=DataClass.NETWORK),
                Column("registration_number", "เลขที่จดแจ้ง/ทะเบียน"),
                Column("founded_about", "ก่อตั้งเมื่อ", data=DataClass.NETWORK),
                Column("is_published", "เผยแพร่ต่อสาธารณะ"),
            ],
        ),
        (
            "ข้อมูลภายในและการติดต่อ",
            [
                Column("member_count", "จำนวนสมาชิก (คน)", kind="number"),
                Column("contact_name", "ผู้ประสานงานขององค์กร"),
                Column("telephone", "โทรศัพท์", kind="telephone"),
                Column("address", "ที่ตั้ง"),
                Column(
                    "latitude", "พิกัด", show=lambda one: one.latitude and f"{one.latitude}, {one.longitude}"
                ),
                Column("note", "บันทึก"),
            ],
        ),
    ]

    def panels(self) -> list[Panel]:
        """Return the facts of its type, section by section, before what belongs to it."""
        readable = self.object.readable_classes(self.scope)
        return [*fact_panels(self.object, readable, self.scope), *super().panels()]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what contradicts itself, what is missing, and where it stands, for those who read in full."""
        whole = self.reads_in_full
        return super().get_context_data(
            findings=findings_of(self.object) if whole else [],
            complete=completeness(self.object) if whole and not self.object.is_trashed else None,
            location=location_of(self.object) if whole else None,
            **kwargs,
        )


class OrganizationCreate(OrganizationPages, RecordCreate):
    """A new organization."""


class OrganizationEdit(OrganizationPages, RecordEdit):
    """Changes an organization."""


class OrganizationHistory(OrganizationPages, RecordHistory):
    """What became of an organization."""


class OrganizationTrash(OrganizationPages, RecordTrash):
    """Into the trash."""


class OrganizationRestore(OrganizationPages, RecordRestore):
    """Out of it."""


class OrganizationBulk(OrganizationPages, RecordBulk):
    """Many organizations at once."""


class OrganizationPick(OrganizationPages, RecordPick):
    """What a picker of organizations asks."""


class OrganizationExport(OrganizationPages, RecordExport):
    """The organizations of the list as a file."""
