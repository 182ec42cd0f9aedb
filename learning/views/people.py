"""The sign-in page of an event: find people and tick them, type a new one, say who came."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from leaders.models import Leader
from learning.actions import add_guest, add_new_leader, add_people, set_states
from learning.enums import Attendance, PartRole
from learning.models import Event
from learning.signing import found_people, listed, people_of_body
from learning.signing_forms import BodyPeopleForm, GuestForm, NewPersonForm, posts_of
from learning.views.events import EventPages
from nakhonchai.records.actions import once
from nakhonchai.records.tables import may_edit
from nakhonchai.records.views.base import Crumb, OneRecordView
from nakhonchai.thai import format_date

IN_TRASH = "กิจกรรมนี้อยู่ในถังขยะ กู้คืนก่อนจึงจะลงชื่อได้"
NOBODY = "ยังไม่ได้เลือกใคร ทำเครื่องหมายหน้าชื่อก่อน"
FUTURE = "กิจกรรมยังไม่ถึงวันจัด ({}) จึงยังบันทึกว่ามาหรือไม่มาไม่ได้ ลงชื่อไว้ก่อนได้"
AT_ONCE = 300


class EventPeople(EventPages, OneRecordView):
    """Who comes. The address stands in the QR code of the printed sheet; only those who edit it enter."""

    page = "people"
    for_writing = True
    object: Event

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Refuse an event in the trash with a word on what to do."""
        answer = super().dispatch(request, *args, **kwargs)
        if self.object.is_trashed:
            messages.warning(request, IN_TRASH)
            return HttpResponseRedirect(self.object.page())
        return answer

    def get(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Show the page; htmx takes the part it asked for."""
        return self.show()

    def post(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Do one of the things that the page offers."""
        if self.object.is_trashed:
            return self.show()
        doing = {"add": self._add, "new": self._new, "guest": self._guest, "states": self._states}
        do = doing.get(request.POST.get("do", ""))
        return do() if do else self.show(status=422)

    @property
    def address(self) -> str:
        """The page's own address."""
        return reverse("learning:event-people", args=[self.object.ref])

    def back(self) -> HttpResponse:
        """Lead back to the page, where the next one is typed."""
        return HttpResponseRedirect(self.address)

    @property
    def role(self) -> str:
        """As what people are added."""
        asked = self.request.POST.get("role", "")
        return asked if asked in PartRole.values else PartRole.PARTICIPANT

    def _add(self) -> HttpResponse:
        refs = self.request.POST.getlist("leader")[:AT_ONCE]
        people = Leader.objects.visible_to(self.request.user).alive().filter(ref__in=refs)
        added = add_people(self.object, people, by=self.request.user, role=self.role)
        if added:
            messages.success(self.request, f"ลงชื่อแล้ว {len(added)} คน")
        else:
            messages.warning(self.request, "อยู่ในรายชื่อแล้วทุกคน" if refs and people else NOBODY)
        return self.back()

    def _new(self) -> HttpResponse:
        form = self.new_form(self.request.POST)
        if not form.is_valid():
            return self.show(new_form=form, status=422)
        leader = form.save(commit=False)

        def save() -> str:
            add_new_leader(self.object, leader, role=self.role, by=self.request.user)
            return self.address

        once(self.request.user, form.cleaned_data.get("form_key"), save)
        messages.success(self.request, f"เพิ่มและลงชื่อ {leader} แล้ว")
        return self.back()

    def _guest(self) -> HttpResponse:
        form = GuestForm(self.request.POST, prefix="guest")
        if not form.is_valid():
            return self.show(guest_form=form, status=422)
        asked = form.cleaned_data

        def save() -> str:
            add_guest(
                self.object,
                name=asked["guest_name"],
                place=asked["guest_from"],
                role=asked["role"],
                by=self.request.user,
            )
            return self.address

        once(self.request.user, asked.get("form_key"), save)
        messages.success(self.request, f"ลงชื่อ {asked['guest_name']} แล้ว")
        return self.back()

    def _states(self) -> HttpResponse:
        if self.object.is_future():
            when = format_date(self.object.started, short=True)
            messages.error(self.request, FUTURE.format(when))
            return self.back()
        people = listed(self.object, self.request.user).people
        everybody = self.request.POST.get("everybody") == "yes"
        changed = set_states(people, self._asked_states(people, everybody), by=self.request.user)
        messages.success(self.request, f"บันทึกการมาร่วมแล้ว {changed} คน" if changed else "ไม่มีอะไรเปลี่ยนแปลง")
        return self.back()

    def _asked_states(self, people: list[Any], everybody: bool) -> dict[str, str]:
        if everybody:
            waiting = (one for one in people if one.attendance == Attendance.REGISTERED)
            return {one.ref: Attendance.ATTENDED for one in waiting}
        posted = {one.ref: self.request.POST.get(f"state-{one.ref}", "") for one in people}
        return {ref: state for ref, state in posted.items() if state in Attendance.values}

    def new_form(self, data: Any = None) -> NewPersonForm:
        """Return the form of a new person, at home where the event is."""
        area = self.object.area_id or ""
        initial = {"area": area} if self.scope.may_edit_area(area) and len(area) > 4 else {}
        return NewPersonForm(data, instance=Leader(), initial=initial, person=self.request.user, prefix="new")

    def show(self, *, new_form: Any = None, guest_form: Any = None, status: int = 200) -> HttpResponse:
        """Render the page."""
        context = self.get_context_data(
            new_form=new_form or self.new_form(),
            guest_form=guest_form or GuestForm(prefix="guest", initial={"form_key": uuid.uuid4()}),
        )
        return render(self.request, self.get_template_names(), context, status=status)

    def own_crumbs(self) -> list[Crumb]:
        """Lead through the event."""
        return [Crumb(str(self.object), self.object.page()), Crumb("ลงชื่อ")]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the list, what was looked for, and the forms."""
        person, text = self.request.user, self.request.GET.get("q", "")[:100]
        on_list = listed(self.object, person)
        body_form = BodyPeopleForm(self.request.GET or None, person=person)
        body = body_form.cleaned_data.get("body") if body_form.is_bound and body_form.is_valid() else None
        of_body = people_of_body(body, self.object, person) if body else []
        posts = posts_of(of_body, person, body) if body else {}
        return super().get_context_data(
            title=f"ลงชื่อ {self.object}",
            address=self.address,
            q=text,
            found=found_people(text, self.object, person),
            body=body,
            body_form=body_form,
            of_body=[(one, posts.get(one.pk, "")) for one in of_body],
            listed=on_list,
            rows=[(one, may_edit(one, self.scope)) for one in on_list.people],
            states=Attendance.choices,
            roles=PartRole.choices,
            is_future=self.object.is_future(),
            **kwargs,
        )
