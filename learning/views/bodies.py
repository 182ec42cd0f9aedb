"""Adding and taking away the organizers and partners of an event."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from learning.actions import add_body, remove_body
from learning.forms import BodyForm
from learning.models import EventBody
from learning.views.events import EventPages
from nakhonchai.records.views.base import Crumb, OneRecordView


class EventBodyAdd(EventPages, OneRecordView):
    """One more body of an event."""

    page = "body_form"
    for_writing = True

    def get(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Ask which."""
        return self.show(BodyForm(person=request.user, event=self.object))

    def post(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Add it and lead back to the event."""
        form = BodyForm(request.POST, person=request.user, event=self.object)
        if not form.is_valid():
            return self.show(form, 422)
        asked = form.cleaned_data
        add_body(self.object, asked["organization"], part=asked["part"], by=request.user)
        messages.success(request, f"เพิ่ม {asked['organization']} แล้ว")
        return HttpResponseRedirect(f"{self.object.page()}#bodies")

    def show(self, form: BodyForm, status: int = 200) -> HttpResponse:
        """Render the form."""
        context = self.get_context_data(form=form, title="เพิ่มผู้จัดหรือภาคี", cancel_url=self.object.page())
        return render(self.request, self.get_template_names(), context, status=status)

    def own_crumbs(self) -> list[Crumb]:
        """Lead through the event."""
        return [Crumb(str(self.object), self.object.page()), Crumb("เพิ่มผู้จัดหรือภาคี")]


class EventBodyRemove(EventPages, OneRecordView):
    """Takes a body out of an event."""

    for_writing = True
    http_method_names = ["post"]

    def post(self, request: HttpRequest, ref: str, **kwargs: Any) -> HttpResponse:
        """Do it, and say that it can be added again."""
        bodies = EventBody.objects.filter(event=self.object, pk=kwargs["body"])
        body = bodies.select_related("organization").first()
        if body is None:
            raise Http404
        body.event = self.object
        remove_body(body, by=request.user)
        messages.success(request, f"เอา {body.organization} ออกแล้ว เพิ่มกลับได้ทุกเมื่อ")
        return HttpResponseRedirect(f"{self.object.page()}#bodies")
