"""Pages about facts: of one organization, of places, what contradicts itself, and what is asked at all."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.generic.base import ContextMixin, View

from nakhonchai.accounts.scope import Scope, scope_of
from nakhonchai.base.admin import stale_words
from nakhonchai.base.writing import StaleVersionError
from nakhonchai.geography.forms import AreaField
from nakhonchai.geography.models import Area, Cluster
from nakhonchai.records.history import entries
from nakhonchai.records.views import Crumb, RecordEdit
from organizations import figures
from organizations.definition_forms import DefinitionForm, save_definition
from organizations.fact_forms import YearForm, facts_form, last_year_told
from organizations.facts.definitions import all_facts, by_section, facts_of
from organizations.findings import RULES, Finding
from organizations.models import FactDefinition, Organization
from organizations.models.facts import ONCE
from organizations.views.organizations import OrganizationPages
from organizations.views.tabs import tabs_of

YEARS_OFFERED = 6


class OrganizationFacts(OrganizationPages, RecordEdit):
    """The facts of an organization: what is told once, or of a year (``?year=`` leads there)."""

    page = "facts"
    saved_text = "บันทึกข้อมูลแล้ว"

    def get_template_names(self) -> list[str]:
        """Use a page of its own: the form with the years above it."""
        return ["organizations/organization_facts.html"]

    @property
    def year(self) -> int:
        """The year of the address."""
        return int(self.kwargs.get("year", ONCE))

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Lead to the year that is asked for, or show the form."""
        if "year" in request.GET:
            asked = YearForm(request.GET)
            if asked.is_valid():
                year = asked.cleaned_data["year"]
                return HttpResponseRedirect(self._address(year))
            return self.show(self.make_form(), status=422)
        return super().get(request, *args, **kwargs)

    def make_form(self, data: Any = None) -> Any:
        """Return the form of the year; a year that has not come has none."""
        if self.year and not YearForm({"year": str(self.year)}).is_valid():
            raise Http404
        return facts_form(self.year)(data, instance=self.object, person=self.request.user)

    def save(self, form: Any) -> str:
        """Lead back to the facts on the organization's page."""
        return super().save(form)

    def _address(self, year: int) -> str:
        if not year:
            return reverse("organizations:organization-facts", args=[self.object.ref])
        return reverse("organizations:organization-facts-year", args=[self.object.ref, year])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Name the year, and lead to others."""
        facts = facts_of(self.object)
        years = list(range(last_year_told(), last_year_told() - YEARS_OFFERED, -1))
        tabs = [ONCE] * any(not fact.is_yearly for fact in facts)
        tabs += years if any(fact.is_yearly for fact in facts) else []
        asked = YearForm(self.request.GET) if "year" in self.request.GET else YearForm()
        title = f"ข้อมูลปี {self.year}" if self.year else "ข้อมูลเฉพาะของประเภท"
        context = super().get_context_data(**kwargs)
        return context | {
            "title": f"{title} · {self.object}",
            "heading": title,
            "tabs": [
                _tab(str(year) if year else "ข้อมูลทั่วไป", self._address(year), year == self.year)
                for year in tabs
            ],
            "year_form": asked,
            "has_fields": bool(facts),
        }


def _tab(label: str, url: str, active: bool) -> dict[str, Any]:
    return {"label": label, "url": url, "active": active, "count": None}


class AreaPage(ContextMixin, View):
    """A page about a place that the query names (``?area=``), or the reader's own, or the cluster."""

    title = ""
    name = ""

    @property
    def scope(self) -> Scope:
        """The reader's scope."""
        return scope_of(self.request.user)

    def area(self) -> Area | None:
        """Return the place; None is everywhere. A text that names none shows its error in the form."""
        self.area_field = AreaField(label="พื้นที่", required=False)
        self.problem = ""
        asked = self.request.GET.get("area", "")
        code = self.request.GET.get("area_code", "")
        if code and asked == self.request.GET.get("area_for", ""):
            asked = code
        if not asked and "area" not in self.request.GET and len(self.scope.areas) == 1:
            asked = self.scope.areas[0]
        return Area.objects.filter(code=asked).first() or self._typed(asked)

    def _typed(self, text: str) -> Area | None:
        from django.core.exceptions import ValidationError

        try:
            found: Area | None = self.area_field.clean(text) if text else None
        except ValidationError as problem:
            self.problem = " ".join(problem.messages)
            return None
        return found

    def shared(self, area: Area | None) -> dict[str, Any]:
        """Return what each of these pages shows: the place, the way up, and the field to choose another."""
        widget = self.area_field.widget.render(
            "area", area.code if area else self.request.GET.get("area", ""), {"id": "id_area"}
        )
        return {
            "title": self.title,
            "area": area,
            "place": area.path if area else _everywhere(),
            "area_widget": widget,
            "problem": self.problem,
            "breadcrumbs": [Crumb("องค์กร", Organization.list_url()), Crumb(self.title)],
            "tabs": tabs_of(self.name, self.scope),
        }


def _everywhere() -> str:
    cluster = Cluster.objects.first()
    return str(cluster) if cluster else "ทุกพื้นที่"


def _places_below(area: Area | None) -> list[tuple[str, str]]:
    """Return code and name of the places directly below; provinces of the clusters for everywhere."""
    found = Area.objects.current()
    if area is None:
        found = found.filter(level=1)
        members = list(Cluster.objects.values_list("members__province_id", flat=True))
        found = found.filter(code__in=[code for code in members if code]) if any(members) else found
    else:
        found = found.filter(parent=area)
    return [(one.code, one.full_name) for one in found.in_thai_order()]


class Figures(AreaPage):
    """What organizations of a place say, added up, place by place. Each figure leads to its list."""

    title = "ตัวเลขจากข้อมูลองค์กร"
    name = "organizations:figures"
    only = ""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show one section in one year, or the latest value of each organization."""
        area = self.area()
        sections = figures.sections_with_figures()
        section = self._section(sections)
        facts = figures.facts_with_figures(section) if section else []
        years = figures.years_told(facts)
        asked = request.GET.get("year", "")
        year = int(asked) if asked.isdecimal() and int(asked) in years else 0
        rows, total = figures.table(facts, _places_below(area), area.code if area else "", year, self.scope)
        context = self.shared(area) | {
            "sections": [] if self.only else sections,
            "section": section,
            "facts": facts,
            "years": years,
            "year": year,
            "rows": rows,
            "total": total,
            "only": self.only,
        }
        return render(request, "organizations/figures.html", context)

    def _section(self, sections: list[Any]) -> Any:
        asked = self.only or self.request.GET.get("section", "")
        return next((one for one in sections if one.slug == asked), sections[0] if sections else None)


class Governance(Figures):
    """The self-check, rolled up."""

    title = "ธรรมาภิบาลขององค์กร"
    name = "organizations:governance"
    only = "governance"


class OrganizationWork(AreaPage):
    """Contradictions in what is stored, as work to do, for those who keep the records."""

    title = "ข้อมูลที่ขัดแย้งกัน"
    name = "organizations:organization-work"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse readers who keep no records."""
        if not scope_of(request.user).may_write:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Ask each rule of the organizations that the reader edits in the place."""
        area = self.area()
        mine = Organization.objects.editable_by(request.user).alive()
        mine = mine.at(area.code) if area else mine
        found = {rule: list(rule.find(mine)) for rule in RULES}
        names = self._named(one.organization for listed in found.values() for one in listed)
        groups = [
            (rule, [_worded(one, names[one.organization]) for one in listed])
            for rule, listed in found.items()
        ]
        context = self.shared(area) | {
            "groups": [(rule.heading, listed) for rule, listed in groups if listed],
            "count": sum(len(listed) for _rule, listed in groups),
        }
        return render(request, "organizations/organization_work.html", context)

    def _named(self, keys: Any) -> dict[int, Organization]:
        found = Organization.objects.editable_by(self.request.user).filter(pk__in=set(keys))
        return {one.pk: one for one in found.select_related("area", "cluster")}


def _worded(finding: Finding, organization: Organization) -> dict[str, Any]:
    return {"organization": organization, "text": finding.text, "url": finding_url(finding, organization)}


def finding_url(finding: Finding, organization: Organization) -> str:
    """Return where a finding is put right."""
    if finding.page.startswith("#"):
        return organization.page() + finding.page
    return f"{organization.page()}{finding.page}/"


class StaffPage(View):
    """A page for CODI staff: what is asked of organizations at all."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse everybody else."""
        if not scope_of(request.user).is_staff:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class DefinitionList(StaffPage):
    """All definitions under their headings."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show them, retired ones too."""
        from organizations.models import OrganizationType

        names = dict(OrganizationType.objects.values_list("pk", "name"))
        sections = [
            (section, [(fact, [names[key] for key in sorted(fact.types) if key in names]) for fact in facts])
            for section, facts in by_section(all_facts())
        ]
        context = {
            "tabs": tabs_of("organizations:definition-list", scope_of(request.user)),
            "sections": sections,
            "breadcrumbs": [Crumb("องค์กร", Organization.list_url()), Crumb("ข้อมูลเฉพาะประเภท")],
        }
        return render(request, "organizations/definition_list.html", context)


class DefinitionCreate(StaffPage):
    """A new definition."""

    def instance(self) -> FactDefinition:
        """Return an empty one; further ones come behind the last."""
        return FactDefinition(order=500)

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Show the form."""
        return self.show(DefinitionForm(instance=self.instance()))

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Save, or show what is to be mended."""
        form = DefinitionForm(request.POST, instance=self.instance())
        if not form.is_valid():
            return self.show(form, status=409 if form.stale else 422)
        try:
            definition = save_definition(form, by=request.user)
        except StaleVersionError as stale:
            form.add_error(None, stale_words(stale.current))
            return self.show(form, status=409)
        messages.success(request, f"บันทึก “{definition}” แล้ว แบบฟอร์ม ไฟล์ ตัวกรอง และตัวเลขใช้ตามนี้ทันที")
        return HttpResponseRedirect(reverse("organizations:definition-list"))

    def show(self, form: DefinitionForm, status: int = 200) -> HttpResponse:
        """Render the form."""
        one = form.instance
        crumbs = [
            Crumb("องค์กร", Organization.list_url()),
            Crumb("ข้อมูลเฉพาะประเภท", reverse("organizations:definition-list")),
            Crumb(str(one) if one.pk else "เพิ่มข้อมูล"),
        ]
        context = {
            "form": form,
            "title": f"แก้ไข {one}" if one.pk else "เพิ่มข้อมูลเฉพาะประเภท",
            "breadcrumbs": crumbs,
            "entries": entries(one, scope_of(self.request.user), limit=10) if one.pk else [],
        }
        return render(self.request, "organizations/definition_form.html", context, status=status)


class DefinitionEdit(DefinitionCreate):
    """Changes a definition. What was answered is never lost: a question is retired, not deleted."""

    def instance(self) -> FactDefinition:
        """Return the definition of the address."""
        found = FactDefinition.objects.filter(key=self.kwargs["key"]).first()
        if found is None:
            raise Http404
        return found
