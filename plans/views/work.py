"""The work of a project: its places, partners, people, and reports from the field."""

from typing import Any, ClassVar

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from nakhonchai.records.actions import once
from nakhonchai.records.views.base import Crumb, OneRecordView
from plans.models import ProjectPartner, ProjectPerson, ProjectPlace
from plans.views.projects import ProjectPages
from plans.work_actions import add_partner, add_person, remove_part, report, set_places
from plans.work_forms import PartnerForm, PersonForm, PlacesForm, ReportForm, new_report


class WorkPage(ProjectPages, OneRecordView):
    """A form about one project, which leads back to the panel that shows what it says."""

    for_writing = True
    page = "work"
    anchor: ClassVar[str]
    heading: ClassVar[str]
    save_label: ClassVar[str] = "เพิ่ม"

    def get(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Show the form."""
        self.refuse_trashed()
        return self.show(self.make_form())

    def post(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Do it, and lead back."""
        self.refuse_trashed()
        form = self.make_form(request.POST, request.FILES)
        if not form.is_valid():
            return self.show(form, 422)
        try:
            self.do(form)
        except ValidationError as problem:
            form.add_error(None, problem.messages)
            return self.show(form, 422)
        return HttpResponseRedirect(f"{self.object.page()}#{self.anchor}")

    def make_form(self, *data: Any) -> Any:
        """Return the form for this person."""
        raise NotImplementedError  # each page says which

    def do(self, form: Any) -> None:
        """Do what the form says."""
        raise NotImplementedError  # each page says what

    def refuse_trashed(self) -> None:
        """Nothing is added to what lies in the trash."""
        if self.object.is_trashed:
            raise Http404

    def show(self, form: Any, status: int = 200) -> HttpResponse:
        """Render the form."""
        context = self.get_context_data(
            form=form, title=self.heading, save_label=self.save_label, cancel_url=self.object.page()
        )
        return render(self.request, self.get_template_names(), context, status=status)

    def own_crumbs(self) -> list[Crumb]:
        """Lead through the project."""
        return [Crumb(str(self.object), self.object.page()), Crumb(self.heading)]


class ProjectPlaces(WorkPage):
    """All the places a project works in, changed on one page."""

    anchor = "places"
    heading = "พื้นที่ดำเนินการ"
    save_label = "บันทึก"

    def make_form(self, *data: Any) -> PlacesForm:
        """Return the form with a line for each place."""
        rows = list(ProjectPlace.objects.filter(project=self.object).order_by("area_id"))
        return PlacesForm(*data[:1], project=self.object, rows=rows)

    def do(self, form: Any) -> None:
        """Make the named places those of the project."""
        set_places(self.object, form.wanted, by=self.request.user)
        messages.success(self.request, "บันทึกพื้นที่ดำเนินการแล้ว")


class ProjectPartnerAdd(WorkPage):
    """One more partner."""

    anchor = "partners"
    heading = "เพิ่มภาคี"

    def make_form(self, *data: Any) -> PartnerForm:
        """Return the form."""
        return PartnerForm(*data[:1], person=self.request.user, project=self.object)

    def do(self, form: Any) -> None:
        """Add it."""
        asked = form.cleaned_data
        add_partner(self.object, asked["organization"], role=asked["role"], by=self.request.user)
        messages.success(self.request, f"เพิ่ม {asked['organization']} แล้ว")


class ProjectPersonAdd(WorkPage):
    """One more person."""

    anchor = "people"
    heading = "เพิ่มผู้รับผิดชอบ"

    def make_form(self, *data: Any) -> PersonForm:
        """Return the form."""
        return PersonForm(*data[:1], person=self.request.user, project=self.object)

    def do(self, form: Any) -> None:
        """Add them."""
        asked = form.cleaned_data
        add_person(self.object, asked["leader"], role=asked["role"], by=self.request.user)
        messages.success(self.request, f"เพิ่ม {asked['leader']} แล้ว")


class ProjectPartRemove(ProjectPages, OneRecordView):
    """Takes a partner or a person out of a project."""

    for_writing = True
    http_method_names = ["post"]
    anchor: ClassVar[str]

    def post(self, request: HttpRequest, ref: str, **kwargs: Any) -> HttpResponse:
        """Do it, and say that it can be added again."""
        part = self.parts().filter(pk=kwargs["part"]).first()
        if part is None:
            raise Http404
        part.project = self.object
        remove_part(part, by=request.user)
        messages.success(request, "เอาออกแล้ว เพิ่มกลับได้ทุกเมื่อ")
        return HttpResponseRedirect(f"{self.object.page()}#{self.anchor}")

    def parts(self) -> QuerySet[Any]:
        """Return the rows of the project of which the reader finds what they name."""
        raise NotImplementedError


class ProjectPartnerRemove(ProjectPartRemove):
    """Takes a partner out."""

    anchor = "partners"

    def parts(self) -> QuerySet[ProjectPartner]:
        """Return all: partners stand on the page for whoever sees the project."""
        return ProjectPartner.objects.filter(project=self.object)


class ProjectPersonRemove(ProjectPartRemove):
    """Takes a person out whom the reader finds."""

    anchor = "people"

    def parts(self) -> QuerySet[ProjectPerson]:
        """Return those with people in the reader's scope."""
        leader: Any = ProjectPerson._meta.get_field("leader").related_model
        seen = leader.objects.visible_to(self.request.user)
        return ProjectPerson.objects.filter(project=self.object, leader__in=seen)


class ProjectReport(WorkPage):
    """A report from the field: words and photos in one go."""

    page = "report"
    anchor = "updates"
    heading = "รายงานความคืบหน้า"
    save_label = "ส่งรายงาน"

    def make_form(self, *data: Any) -> ReportForm:
        """Return the form."""
        return new_report(self.object, *data)

    def do(self, form: Any) -> None:
        """Keep it once, however often the button is pressed."""
        asked = dict(form.cleaned_data)
        key = asked.pop("form_key")
        once(self.request.user, key, lambda: report(self.object, by=self.request.user, **asked).page())
        photos = len(asked["photos"])
        messages.success(self.request, f"ส่งรายงานแล้ว{f' พร้อมรูป {photos} รูป' if photos else ''}")
