"""From a gap, one press makes a task for somebody by a date."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import url_has_allowed_host_and_scheme

from nakhonchai.records.actions import save_record
from nakhonchai.records.models import Task
from nakhonchai.records.task_forms import TaskForm
from nakhonchai.records.views import Crumb, RecordCreate
from network.gaps import Gap, gap_named


class FollowUp(RecordCreate):
    """Makes the task of a gap; asks again, with all that was typed, where something is wrong."""

    model = Task
    form_class = TaskForm
    saved_text = "ตั้งงานติดตามแล้ว ดูได้ที่ “งานของฉัน” และในหน้าของพื้นที่"

    @cached_property
    def gap(self) -> Gap:
        """The gap, where this person edits."""
        return gap_named(self.request.GET.get("gap", ""), self.request.user)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Lead to the map: a gap is pressed there."""
        return HttpResponseRedirect(reverse("network:map"))

    def instance(self) -> Task:
        """Return an empty task about the body that stands alone, or about nothing but a place."""
        return Task(about=self.gap.about) if self.gap.about is not None else Task()

    def initial(self) -> dict[str, Any]:
        """Start with nothing: the gap says it all."""
        return {}

    def make_form(self, data: Any = None) -> Any:
        """Fill in what the gap says; once the form was shown, what was typed there counts."""
        gap, filled = self.gap, data.copy()
        if "name" not in filled:
            filled.update({"name": gap.name, "detail": gap.detail, "area": gap.area})
            if key := _key(filled.get("form_key", ""), gap):
                filled["form_key"] = key
        return super().make_form(filled)

    def save(self, form: Any) -> str:
        """Write the task, and lead back to where the gap was seen."""
        task = form.save(commit=False)
        save_record(task, by=self.request.user, reason="ตั้งจากช่องว่างของเครือข่าย")
        back = self.request.GET.get("next", "")
        safe = url_has_allowed_host_and_scheme(back, allowed_hosts={self.request.get_host()})
        return back[:280] if safe and back.startswith("/network/") else reverse("network:map")

    def own_crumbs(self) -> list[Crumb]:
        """Say what the page does."""
        return [Crumb("ตั้งงานติดตาม")]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Go back to the map."""
        context = super().get_context_data(**kwargs)
        return context | {"cancel_url": reverse("network:map"), "title": "ตั้งงานติดตาม"}


def _key(text: str, gap: Gap) -> str:
    """Return a key for this gap of this page: the same press twice is one task, another gap another."""
    try:
        return str(uuid.uuid5(uuid.UUID(text), f"{gap.name}{gap.area}"))
    except ValueError:
        return ""
