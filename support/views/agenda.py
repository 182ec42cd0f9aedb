"""The agenda of a meeting: chosen from what is open, decided item by item."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from nakhonchai.base.writing import StaleVersionError
from nakhonchai.records.actions import AlreadySentError, content_digest, once
from nakhonchai.records.views import Crumb, OneRecordView
from support.actions import add_agenda, decide, remove_agenda
from support.agenda import items_of, suggested_issues, suggested_tasks
from support.meeting_forms import AgendaForm, DecisionForm
from support.models import AgendaItem, Meeting
from support.views.meetings import MeetingPages

IN_TRASH = "การประชุมนี้อยู่ในถังขยะ กู้คืนก่อนจึงจะแก้วาระได้"
STALE = "มีผู้อื่นบันทึกวาระนี้ไปก่อนแล้ว ข้อความของท่านยังอยู่ในแบบฟอร์ม ตรวจกับที่บันทึกไว้ด้านบนแล้วกดบันทึกอีกครั้ง"
SENT = "แบบฟอร์มนี้เคยบันทึกไปแล้ว ข้อความที่แก้ภายหลังยังไม่ได้บันทึก กดบันทึกอีกครั้งถ้าต้องการ"


class OfMeeting(MeetingPages, OneRecordView):
    """A page on which a meeting's agenda is written."""

    for_writing = True
    object: Meeting

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Refuse a meeting in the trash with a word on what to do."""
        answer = super().dispatch(request, *args, **kwargs)
        if self.object.is_trashed:
            messages.warning(request, IN_TRASH)
            return HttpResponseRedirect(self.object.page())
        return answer


class MeetingAgenda(OfMeeting):
    """Suggests open issues and tasks, and takes own items."""

    page = "agenda"

    def get(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Show what may be chosen."""
        return self.show(self._form())

    def post(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Add what was ticked and typed."""
        if self.object.is_trashed:
            return self.show(self._form())
        form = self._form(request.POST)
        if not form.is_valid():
            return self.show(form, 422)
        added = add_agenda(
            self.object,
            issues=form.chosen_issues,
            tasks=form.chosen_tasks,
            own=form.own_items,
            by=request.user,
        )
        messages.success(request, f"เพิ่มวาระแล้ว {added} เรื่อง")
        return HttpResponseRedirect(self.object.page("agenda"))

    def _form(self, data: Any = None) -> AgendaForm:
        person = self.request.user
        return AgendaForm(
            data, issues=suggested_issues(self.object, person), tasks=suggested_tasks(self.object, person)
        )

    def own_crumbs(self) -> list[Crumb]:
        """Lead through the meeting."""
        return [Crumb(str(self.object), self.object.page()), Crumb("วาระ")]

    def show(self, form: AgendaForm, status: int = 200) -> HttpResponse:
        """Render the page."""
        posted = self.request.POST
        ticked = {*posted.getlist("issue"), *posted.getlist("task")}
        context = self.get_context_data(
            form=form,
            title=f"วาระ {self.object}",
            items=items_of(self.object),
            issues=[(one, one.ref in ticked) for one in form.issues.values()],
            tasks=[(one, one.ref in ticked) for one in form.open_work.values()],
        )
        return render(self.request, self.get_template_names(), context, status=status)


class OfItem(OfMeeting):
    """A page about one item of the agenda."""

    item: AgendaItem

    def find(self, key: int) -> AgendaItem:
        """Return the item of this meeting, or answer 404."""
        found = AgendaItem.objects.filter(meeting=self.object, pk=key).select_related("issue", "task").first()
        if found is None:
            raise Http404
        found.meeting = self.object
        return found


class AgendaDecide(OfItem):
    """What was said and decided; rows of work become tasks."""

    page = "decide"

    def get(self, request: HttpRequest, ref: str, item: int) -> HttpResponse:
        """Show the form."""
        self.item = self.find(item)
        return self.show(self._form())

    def post(self, request: HttpRequest, ref: str, item: int) -> HttpResponse:
        """Keep it, once, and lead to the next item or back to the meeting."""
        self.item = self.find(item)
        form = self._form(request.POST)
        if self.object.is_trashed or not form.is_valid():
            return self.show(form, 422)
        try:
            url = once(
                request.user,
                form.cleaned_data["form_key"],
                lambda: self._keep(form),
                content_digest(request.POST),
            )
        except StaleVersionError:
            return self._again(form, STALE)
        except AlreadySentError:
            return self._again(form, SENT)
        messages.success(request, "บันทึกมติแล้ว")
        return HttpResponseRedirect(url)

    def _again(self, form: DecisionForm, words: str) -> HttpResponse:
        """Show what was typed with what is stored, under the stored version and a new key."""
        self.item = self.find(self.item.pk)
        data = self.request.POST.copy()
        data["version"], data["form_key"] = str(self.item.version), str(uuid.uuid4())
        form.data = data
        form.add_error(None, words)
        return self.show(form, 409)

    def _keep(self, form: DecisionForm) -> str:
        item = form.save(commit=False)
        decide(item, by=self.request.user, rows=form.agreed, version=form.cleaned_data["version"])
        after = self.object.agenda.filter(order__gt=item.order).order_by("order", "pk").first()
        if after is None or "back" in self.request.POST:
            return f"{self.object.page()}#agenda"
        return reverse("support:agenda-decide", args=[self.object.ref, after.pk])

    def _form(self, data: Any = None) -> DecisionForm:
        start = {"form_key": uuid.uuid4()}
        return DecisionForm(data, instance=self.find(self.item.pk), initial=start, person=self.request.user)

    def own_crumbs(self) -> list[Crumb]:
        """Lead through the meeting."""
        return [Crumb(str(self.object), self.object.page()), Crumb("บันทึกมติ")]

    def show(self, form: DecisionForm, status: int = 200) -> HttpResponse:
        """Render the form."""
        made = next((one for one in items_of(self.object) if one.pk == self.item.pk), self.item)
        context = self.get_context_data(
            form=form,
            item=made,
            rows=[form[name] for name in form.row_names()],
            title=self.item.name,
            cancel_url=self.object.page(),
        )
        return render(self.request, self.get_template_names(), context, status=status)


class AgendaRemove(OfItem):
    """Takes an item off the agenda."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, ref: str, item: int) -> HttpResponse:
        """Do it, unless something was decided on it."""
        found = self.find(item)
        if found.decision or found.work.exists():
            messages.error(request, "วาระนี้มีมติหรืองานแล้ว จึงเอาออกไม่ได้ ลบมติก่อนถ้าพิมพ์ผิด")
        else:
            remove_agenda(found, by=request.user)
            messages.success(request, "เอาออกจากวาระแล้ว")
        return HttpResponseRedirect(self.object.page("agenda"))
