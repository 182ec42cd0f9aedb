"""The pages on which people keep places right: a stranger finds none of them."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.views.generic.base import View

from nakhonchai.accounts.scope import scope_of
from nakhonchai.base.writing import StaleVersionError
from nakhonchai.geography import actions
from nakhonchai.geography.enums import Level
from nakhonchai.geography.models import Area
from nakhonchai.geography.reach import may_change, may_keep_villages, may_redraw
from nakhonchai.portal import place_forms
from nakhonchai.portal.views.places import crumbs, walk
from nakhonchai.records.actions import AlreadySentError, content_digest, once
from nakhonchai.records.history import entries


class PlacePage(View):
    """A form about one area: shown to those who may use it, saved once, shown again with what was typed."""

    form_class: ClassVar[type[place_forms.PlaceForm]]
    title: ClassVar[str] = ""
    save_word: ClassVar[str] = "บันทึก"
    saved_text: ClassVar[str] = "บันทึกแล้ว"
    danger: ClassVar[bool] = False
    area: Area

    def allowed(self) -> bool:
        """Whether the person may do this here."""
        return may_change(self.request.user, self.area.code)

    def fits(self) -> bool:
        """Whether this can be done to such an area at all."""
        return True

    def perform(self, data: dict[str, Any]) -> Any:
        """Do it."""
        raise NotImplementedError

    def explanation(self) -> str:
        """Say what will happen."""
        return ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the area; for a stranger there is no such page."""
        self.area = get_object_or_404(Area.objects.select_related("parent"), code=kwargs["code"])
        if not (self.fits() and self.allowed()):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, code: str) -> HttpResponse:
        """Show the form."""
        return self.show(self.form_class(area=self.area))

    def post(self, request: HttpRequest, code: str) -> HttpResponse:
        """Save, and lead to the list."""
        form = self.form_class(request.POST, area=self.area)
        if not form.is_valid():
            return self.show(form, status=422)
        data = form.cleaned_data
        try:
            key, digest = data.pop("form_key"), content_digest(request.POST)
            return HttpResponseRedirect(once(request.user, key, self._saver(data), digest))
        except StaleVersionError as stale:
            return self.show(form, status=409, current=stale.current)
        except actions.PlaceError as error:
            form.add_error(None, str(error))
        except AlreadySentError:
            form.add_error(None, "แบบฟอร์มนี้บันทึกไปแล้วก่อนที่จะแก้ข้อความ เปิดหน้าใหม่แล้วแก้อีกครั้ง")
        return self.show(form, status=422)

    def _saver(self, data: dict[str, Any]) -> Callable[[], str]:
        def save() -> str:
            self.perform(data)
            messages.success(self.request, self.saved_text)
            return self.back_url()

        return save

    def back_url(self) -> str:
        """Return the list on which the area stands."""
        return walk(self.area.code[:6])

    def show(self, form: place_forms.PlaceForm, status: int = 200, current: Any = None) -> HttpResponse:
        """Render the form; *current* is what somebody else saved meanwhile."""
        if current is not None:  # saved again, it is saved over what is now told beside it
            form.data = self.request.POST.copy()
            form.data["version"] = str(current.version)
        context = {
            "area": self.area,
            "form": form,
            "title": self.title,
            "explanation": self.explanation(),
            "save_word": self.save_word,
            "danger": self.danger,
            "back_url": self.back_url(),
            "breadcrumbs": crumbs(self.area, self.title),
            "theirs": entries(current, scope_of(self.request.user), limit=1) if current is not None else [],
        }
        return render(self.request, "portal/place_form.html", context, status=status)


class BelowSubdistrict(PlacePage):
    """Something new in a subdistrict of today."""

    def fits(self) -> bool:
        """Only a subdistrict of today takes new places."""
        return self.area.level == Level.SUBDISTRICT and self.area.is_current

    def allowed(self) -> bool:
        """Coordinators of the province, and staff."""
        return may_keep_villages(self.request.user, self.area.code)


class VillageCreate(BelowSubdistrict):
    """A new village."""

    form_class = place_forms.VillageForm
    title = save_word = "เพิ่มหมู่บ้าน"
    saved_text = "เพิ่มหมู่บ้านแล้ว"

    def perform(self, data: dict[str, Any]) -> None:
        """Add it."""
        data.pop("version")
        actions.add_village(subdistrict=self.area, by=self.request.user, **data)


class CommunityCreate(BelowSubdistrict):
    """A new urban community."""

    form_class = place_forms.CommunityForm
    title = save_word = "เพิ่มชุมชนเมือง"
    saved_text = "เพิ่มชุมชนเมืองแล้ว"

    def perform(self, data: dict[str, Any]) -> None:
        """Add it."""
        data.pop("version")
        actions.add_community(subdistrict=self.area, by=self.request.user, **data)

    def explanation(self) -> str:
        """Say where the code comes from."""
        return "ระบบให้รหัสเอง: รหัสตำบลตามด้วยตัวอักษรและตัวเลข เพราะทางราชการไม่มีรหัสของชุมชนเมือง"


class Rename(PlacePage):
    """Another name."""

    form_class = place_forms.RenameForm
    title = "เปลี่ยนชื่อ"
    saved_text = "เปลี่ยนชื่อแล้ว"

    def perform(self, data: dict[str, Any]) -> None:
        """Rename."""
        actions.rename_area(self.area, by=self.request.user, **data)


class Close(PlacePage):
    """The end of an area."""

    form_class = place_forms.CloseForm
    title = save_word = "ยกเลิกพื้นที่"
    saved_text = "ยกเลิกพื้นที่แล้ว ข้อมูลที่บันทึกไว้ยังอยู่ครบ"
    danger = True

    def fits(self) -> bool:
        """Only what is of today can end."""
        return self.area.is_current

    def perform(self, data: dict[str, Any]) -> None:
        """Close."""
        successor = data.pop("successor")
        actions.close_area(
            self.area, by=self.request.user, successors=[successor] if successor else [], **data
        )

    def explanation(self) -> str:
        """Say what stays."""
        return "ข้อมูลที่บันทึกไว้กับพื้นที่นี้ยังอยู่ครบ แต่จะเลือกพื้นที่นี้ให้รายการใหม่ไม่ได้ เปิดใช้อีกครั้งได้ภายหลัง"


class Reopen(PlacePage):
    """An end taken back."""

    form_class = place_forms.ReopenForm
    title = save_word = "เปิดใช้อีกครั้ง"
    saved_text = "เปิดใช้พื้นที่อีกครั้งแล้ว"

    def fits(self) -> bool:
        """Only what has ended can be opened again."""
        return not self.area.is_current

    def perform(self, data: dict[str, Any]) -> None:
        """Reopen."""
        actions.reopen_area(self.area, by=self.request.user, **data)


class Split(PlacePage):
    """A new subdistrict out of a part of this one."""

    form_class = place_forms.SplitForm
    title = save_word = "แยกตำบล"
    saved_text = "แยกตำบลแล้ว"

    def fits(self) -> bool:
        """Only subdistricts of today."""
        return self.area.level == Level.SUBDISTRICT and self.area.is_current

    def allowed(self) -> bool:
        """Staff."""
        return may_redraw(self.request.user, self.area.code)

    def perform(self, data: dict[str, Any]) -> None:
        """Split."""
        data.pop("version")
        actions.split_subdistrict(self.area, by=self.request.user, **data)

    def explanation(self) -> str:
        """Say what stays."""
        return f"{self.area.full_name}เดิมยังอยู่ ตำบลใหม่จดไว้ว่าแยกมาจากตำบลนี้ ข้อมูลที่บันทึกไว้กับรหัสเดิมไม่หายไปไหน"
