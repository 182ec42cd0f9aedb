"""The pages of the rows of organizations: statuses, numbers, contacts, members, places reached."""

from types import SimpleNamespace
from typing import Any, ClassVar

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from nakhonchai.base.personal_data import DataClass
from nakhonchai.records.tables import Column
from nakhonchai.records.views import (
    Crumb,
    OneRecordView,
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
from organizations.actions import set_coverage
from organizations.enums import TONES
from organizations.filters import (
    ContactFilters,
    MembershipFilters,
    PartFilters,
    RegistrationFilters,
    StatusChangeFilters,
)
from organizations.models import Contact, Coverage, Membership, Organization, Registration, StatusChange
from organizations.part_forms import (
    ContactForm,
    CoverageForm,
    CoverageSetForm,
    MembershipForm,
    RegistrationForm,
    StatusChangeForm,
)

BODY = Column(
    "organization",
    "องค์กร",
    sort="organization__sort_key",
    kind="link",
    url=lambda one: one.organization.page(),
)
PLACE = Column("home_path", "พื้นที่", sort="area__code", data=DataClass.NETWORK)


class PartPages(RecordView):
    """What the pages of all rows share."""

    related: ClassVar[tuple[str, ...]] = ("area", "cluster", "organization__type")
    facts: ClassVar[list[Column]]

    def home_crumbs(self) -> list[Crumb]:
        """Begin at the list of organizations."""
        return [Crumb("องค์กร", Organization.list_url())]


def home_of_part(part: Any) -> str:
    """Return the address of the panel that shows the row."""
    return f"{part.organization.page()}#{part.anchor}"


class PartList(RecordList):
    """The rows of all organizations that the reader finds."""

    empty_text = "เพิ่มจากหน้าขององค์กร หรือนำเข้าจากไฟล์"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """A row is added on the page of its organization, not from here."""
        return super().get_context_data(**kwargs) | {"create_url": ""}


class PartDetail(RecordDetail):
    """One row."""

    facts: ClassVar[list[Column]]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give one section: what the row says."""
        self.sections = [("รายละเอียด", [BODY, PLACE, *self.facts])]  # type: ignore[misc]
        return super().get_context_data(**kwargs)


class PartCreate(RecordCreate):
    """A new row of the organization that the address names (``?organization=``)."""

    organization: Organization

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Find the organization among those the person edits, or answer 404."""
        mine = (
            Organization.objects.editable_by(request.user).alive().select_related("area", "cluster", "type")
        )
        found = mine.filter(ref=request.GET.get("organization", "")).first()
        if found is None:
            raise Http404
        self.organization = found
        return super().dispatch(request, *args, **kwargs)

    def instance(self) -> Any:
        """Return an empty row of the organization."""
        model: Any = self.model
        return model(organization=self.organization)

    def initial(self) -> dict[str, Any]:
        """Start empty: the place is the organization's."""
        return {}

    def save(self, form: Any) -> str:
        """Lead back to the organization."""
        super().save(form)
        return home_of_part(form.instance)

    def own_crumbs(self) -> list[Crumb]:
        """Lead through the organization's page."""
        return [Crumb(str(self.organization), self.organization.page()), *super().own_crumbs()]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say whose row it is."""
        title = f"เพิ่ม{self.model._meta.verbose_name}ของ {self.organization}"
        return super().get_context_data(**kwargs) | {"cancel_url": self.organization.page(), "title": title}


class PartEdit(RecordEdit):
    """Changes a row."""

    def save(self, form: Any) -> str:
        """Lead back to the organization."""
        super().save(form)
        return home_of_part(form.instance)


BASES: dict[str, Any] = {
    "List": PartList,
    "Detail": PartDetail,
    "Create": PartCreate,
    "Edit": PartEdit,
    "History": RecordHistory,
    "Trash": RecordTrash,
    "Restore": RecordRestore,
    "Bulk": RecordBulk,
    "Pick": RecordPick,
    "Export": RecordExport,
}


def pages_of(stem: str, shared: type[PartPages]) -> SimpleNamespace:
    """Return the pages of one kind of rows, as ``record_urls`` looks for them."""
    made = {
        f"{stem}{page}": type(f"{stem}{page}", (shared, base), {"__doc__": base.__doc__})
        for page, base in BASES.items()
    }
    return SimpleNamespace(**made)


class StatusChangePages(PartPages):
    """The life of organizations."""

    model = StatusChange
    form_class = StatusChangeForm
    filterset_class = StatusChangeFilters
    default_sort = "-since_about"
    facts = [
        Column("status", "สถานะ", kind="status", tones=TONES),
        Column("since_about", "ตั้งแต่", sort="since", data=DataClass.NETWORK),
        Column("evidence", "หลักฐาน"),
        Column("note", "หมายเหตุ"),
    ]
    columns = [
        BODY,
        Column("status", "สถานะ", sort="status", kind="status", tones=TONES),
        Column("since_about", "ตั้งแต่", sort="since", data=DataClass.NETWORK),
        Column("evidence", "หลักฐาน"),
        PLACE,
    ]


class RegistrationPages(PartPages):
    """Numbers of organizations."""

    model = Registration
    form_class = RegistrationForm
    filterset_class = RegistrationFilters
    related = (*PartPages.related, "scheme")
    default_sort = "organization"
    facts = [
        Column("scheme", "ทะเบียน"),
        Column("number", "เลขทะเบียน"),
        Column("issued_about", "ออกเมื่อ", data=DataClass.NETWORK),
        Column("source", "ที่มา"),
        Column("note", "หมายเหตุ"),
    ]
    columns = [
        BODY,
        Column("scheme", "ทะเบียน", sort="scheme__order"),
        Column("number", "เลขทะเบียน", sort="number"),
        Column("issued_about", "ออกเมื่อ", sort="issued", data=DataClass.NETWORK),
        PLACE,
    ]


class ContactPages(PartPages):
    """Ways to organizations."""

    model = Contact
    form_class = ContactForm
    filterset_class = ContactFilters
    default_sort = "organization"
    facts = [
        Column("kind", "ช่องทาง"),
        Column("value", "ข้อมูลติดต่อ", show=lambda one: one.shown),
        Column("person_name", "ชื่อผู้ติดต่อ"),
        Column("source", "ที่มา"),
        Column("known_about", "ทราบเมื่อ"),
    ]
    columns = [
        BODY,
        Column("kind", "ช่องทาง", sort="kind"),
        Column("value", "ข้อมูลติดต่อ", show=lambda one: one.shown),
        Column("person_name", "ชื่อผู้ติดต่อ"),
        PLACE,
    ]


class MembershipPages(PartPages):
    """Which bodies make up which."""

    model = Membership
    form_class = MembershipForm
    filterset_class = MembershipFilters
    related = (*PartPages.related, "member__area", "member__cluster")
    default_sort = "organization"
    facts = [
        Column("member", "องค์กรสมาชิก", kind="link", url=lambda one: one.member.page()),
        Column("started_about", "เป็นสมาชิกตั้งแต่", data=DataClass.NETWORK),
        Column("ended_about", "สิ้นสุดเมื่อ", data=DataClass.NETWORK),
        Column("source", "ที่มา"),
    ]
    columns = [
        BODY,
        Column(
            "member", "องค์กรสมาชิก", sort="member__sort_key", kind="link", url=lambda one: one.member.page()
        ),
        Column("started_about", "ตั้งแต่", sort="started", data=DataClass.NETWORK),
        Column("ended_about", "สิ้นสุด", sort="ended", data=DataClass.NETWORK),
        PLACE,
    ]


class CoveragePages(PartPages):
    """Where partners work."""

    model = Coverage
    form_class = CoverageForm
    filterset_class = PartFilters
    related = (*PartPages.related, "covered")
    default_sort = "organization"
    facts = [
        Column("covered", "พื้นที่ที่ครอบคลุม", show=lambda one: one.covered.path),
        Column("is_part", "ครอบคลุมบางส่วน"),
        Column("source", "ที่มา"),
    ]
    columns = [
        BODY,
        Column("covered", "พื้นที่ที่ครอบคลุม", sort="covered__code", show=lambda one: one.covered.path),
        Column("is_part", "บางส่วน", sort="is_part"),
        Column("source", "ที่มา"),
    ]


status_changes = pages_of("StatusChange", StatusChangePages)
registrations = pages_of("Registration", RegistrationPages)
contacts = pages_of("Contact", ContactPages)
memberships = pages_of("Membership", MembershipPages)
coverages = pages_of("Coverage", CoveragePages)


class OrganizationCoverage(OneRecordView):
    """All the places an organization reaches, changed on one page."""

    model = Organization
    related = ("area", "cluster", "type__group")
    for_writing = True
    page = "coverage"

    def make_form(self, data: Any = None) -> CoverageSetForm:
        """Return the form with a line for each place."""
        rows = Coverage.objects.visible_to(self.request.user).of(self.object).select_related("covered")
        return CoverageSetForm(data, rows=list(rows.order_by("covered__code")))

    def get(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Show the lines."""
        return self.show(self.make_form())

    def post(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Make the named places the reach; "more" saves and shows empty lines again."""
        form = self.make_form(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        set_coverage(self.object, form.wanted, by=request.user)
        return HttpResponseRedirect(
            request.path if "more" in request.POST else f"{self.object.page()}#coverage"
        )

    def show(self, form: CoverageSetForm, status: int = 200) -> HttpResponse:
        """Render the page."""
        context = self.get_context_data(form=form, title=f"พื้นที่ที่ {self.object} ครอบคลุม")
        return render(self.request, "organizations/organization_coverage.html", context, status=status)

    def own_crumbs(self) -> list[Crumb]:
        """Lead through the organization's page."""
        return [Crumb(str(self.object), self.object.page()), Crumb("พื้นที่ที่ครอบคลุม")]
