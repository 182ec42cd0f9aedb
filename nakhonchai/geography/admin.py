"""Places in the admin site, for CODI staff and administrators."""

import re
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import NoReverseMatch, reverse

from nakhonchai.base.admin import BaseAdmin, BaseInline, VersionedForm
from nakhonchai.geography import actions, loading_page
from nakhonchai.geography.codes import under
from nakhonchai.geography.enums import Level
from nakhonchai.geography.forms import AreaField
from nakhonchai.geography.loading.national import LEVEL_OF_LENGTH
from nakhonchai.geography.models import (
    Area,
    AreaAlias,
    AreaFigure,
    AreaLoad,
    AreaSuccession,
    Boundary,
    Cluster,
    ClusterMember,
)
from nakhonchai.geography.models.area import CODE_SHAPE
from nakhonchai.geography.reach import may_change, may_redraw, reach_of
from nakhonchai.thai import to_arabic


class PlaceFieldsMixin:
    """Shows a foreign key to an area as a place to type, where a list of ten thousand would stand."""

    class Media:
        js = ("js/area-picker.js",)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Use our own field for places."""
        if getattr(db_field, "related_model", None) is Area:
            return AreaField(
                label=db_field.verbose_name, required=not db_field.blank, help_text=db_field.help_text
            )
        return super().formfield_for_dbfield(db_field, request, **kwargs)  # type: ignore[misc]


class ProvinceFilter(admin.SimpleListFilter):
    """The areas of one province, by the range of their codes."""

    title = "จังหวัด"
    parameter_name = "province"
    field = "code"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """List the loaded provinces in Thai order."""
        provinces = Area.objects.current().at(Level.PROVINCE).in_thai_order()
        return [(province.code, province.name_th) for province in provinces]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        """Narrow to the chosen one."""
        code = self.value()
        return queryset.filter(under(code, self.field)) if code and re.fullmatch(r"\d{2}", code) else queryset


class ProvinceOfAreaFilter(ProvinceFilter):
    """The same for what is about an area."""

    field = "area_id"


class ProvinceOfPredecessorFilter(ProvinceFilter):
    """The same for what became of an area."""

    field = "predecessor_id"


class CurrentFilter(admin.SimpleListFilter):
    """Areas of today, or those that have ended."""

    title = "สถานะ"
    parameter_name = "now"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Name both."""
        return [("yes", "ใช้อยู่"), ("no", "ยกเลิกแล้ว")]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        """Narrow to the chosen one."""
        if self.value() == "yes":
            return queryset.filter(valid_to=None)
        return queryset.exclude(valid_to=None) if self.value() == "no" else queryset


class AreaForm(VersionedForm):
    """An area; its level and what it lies in follow from its code."""

    def clean_code(self) -> str:
        """Refuse a code without a place for it in the tree."""
        code = to_arabic(self.cleaned_data["code"]).strip().upper()
        CODE_SHAPE(code)
        parent = Area.objects.filter(code=code[: len(code) - 2]).first() if len(code) > 2 else None
        if len(code) > 2 and (parent is None or not parent.is_current):
            raise ValidationError(f"ไม่มีพื้นที่รหัส {code[: len(code) - 2]} ที่ใช้อยู่ในปัจจุบัน", code="parent")
        self.instance.level = LEVEL_OF_LENGTH[len(code)] if code.isdigit() else Level.COMMUNITY
        self.instance.parent = parent
        return code


class AliasInline(BaseInline):
    """Other names. A wrong one may be taken away: it leads to an area, it is none."""

    model = AreaAlias
    can_delete = True


class FigureInline(BaseInline):
    """Dated, sourced numbers; they are typed on a page of their own."""

    model = AreaFigure
    fields = ("kind", "year_be", "value", "source", "estimated")
    readonly_fields = fields
    ordering = ("kind", "-year_be")
    show_change_link = True

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Not here."""
        return False


@admin.register(Area)
class AreaAdmin(BaseAdmin):
    """Every area; the page to load them stands beside the list."""

    form = AreaForm
    list_display = ["code", "shown_name", "shown_path", "level", "shown_state"]
    list_display_links = ["code", "shown_name"]
    list_filter = ["level", CurrentFilter, ProvinceFilter]
    search_fields = ["name_th"]  # makes the search box; what it finds is said below
    search_help_text = "ชื่อส่วนใดก็ได้ ชื่อเดิม ชื่ออังกฤษ หรือรหัส"
    ordering = ["sort_key", "code"]
    fields = ["code", "name_th", "name_en", "moo", "valid_from", "note"]
    readonly_fields = ["level", "shown_path", "valid_to"]
    inlines = [AliasInline, FigureInline]
    change_list_template = "admin/geography/area/change_list.html"

    @admin.display(description="ชื่อ", ordering="sort_key")
    def shown_name(self, area: Area) -> str:
        """Show the name with the word for its level."""
        return area.full_name

    @admin.display(description="อยู่ใน")
    def shown_path(self, area: Area) -> str:
        """Show the names above."""
        return area.path_th

    @admin.display(description="สถานะ", ordering="valid_to")
    def shown_state(self, area: Area) -> str:
        """Say whether the area is of today."""
        return "ใช้อยู่" if area.is_current else "ยกเลิกแล้ว"

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        """Find as everywhere else."""
        return (queryset.named_like(search_term) if search_term else queryset), False

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Show of a stored area also what follows from other things."""
        return ["code", "level", "shown_path", *self.fields[1:], "valid_to"] if obj else self.fields

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Keep the code of a stored area: another code is another area."""
        always = super().get_readonly_fields(request, obj)
        return ["code", *always] if obj else always

    def get_inlines(self, request: HttpRequest, obj: Any) -> Any:
        """A new area has no facts yet."""
        return self.inlines if obj else []

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Staff change areas in the provinces they hold; the tree itself is public."""
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or may_change(request.user, obj.code))

    def write(self, request: HttpRequest, obj: Any, form: Any) -> None:
        """Go through the actions: a new name keeps the old one, and reaches the paths below."""
        if obj._state.adding:
            actions.add_area(obj, by=request.user, reason="เพิ่มในหน้าจัดการระบบ")
        else:
            actions.save_area(obj, by=request.user, reason=self.reason(form), version=self.seen_version(form))

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """Refuse at the field a new code outside the person's reach."""
        form = super().get_form(request, obj, change, **kwargs)
        person = request.user

        class ReachingForm(form):  # type: ignore[valid-type, misc]
            def clean_code(self) -> str:
                code: str = super().clean_code()
                if not may_change(person, code):
                    raise ValidationError("พื้นที่นี้อยู่นอกเขตที่ท่านดูแล", code="reach")
                return code

        return form if obj else ReachingForm

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: Any = None,
    ) -> HttpResponse:
        """Tell in words what an action refuses; nothing was written then."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except actions.PlaceError as error:
            messages.error(request, str(error))
            return HttpResponseRedirect(request.path)

    def history_url(self, obj: Any) -> str:
        """Return the page of the portal."""
        try:
            return reverse("portal:place-history", args=[obj.pk])
        except NoReverseMatch:
            return ""

    def get_urls(self) -> list[Any]:
        """Add the pages that load files."""
        return [*loading_page.urls(self), *super().get_urls()]


class FactAdmin(PlaceFieldsMixin, BaseAdmin):
    """Something known of an area; only staff who hold the area change it."""

    area_attribute = "area_id"
    list_select_related = True

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Staff who hold the area."""
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or may_redraw(request.user, getattr(obj, self.area_attribute)))

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """Refuse a place outside the person's reach at the field."""
        form = super().get_form(request, obj, change, **kwargs)
        person, name = request.user, self.area_attribute.removesuffix("_id")

        class ReachingForm(form):  # type: ignore[valid-type, misc]
            def clean(self) -> Any:
                cleaned = super().clean()
                area = self.cleaned_data.get(name)
                if area is not None and not may_redraw(person, area.code):
                    self.add_error(name, "พื้นที่นี้อยู่นอกเขตที่ท่านดูแล")
                return cleaned

        return ReachingForm


@admin.register(AreaAlias)
class AreaAliasAdmin(FactAdmin):
    """Former names, spellings, municipal names."""

    list_display = ["name", "kind", "area", "source"]
    list_filter = ["kind", ProvinceOfAreaFilter]
    search_fields = ["search_key", "area__name_th", "area__code"]
    search_help_text = "ชื่ออื่น หรือชื่อพื้นที่"


@admin.register(AreaFigure)
class AreaFigureAdmin(FactAdmin):
    """Population, households, official counts."""

    list_display = ["area", "kind", "year_be", "value", "source", "estimated"]
    list_filter = ["kind", "year_be", "estimated", ProvinceOfAreaFilter]
    search_fields = ["area__name_th", "area__code", "source"]
    search_help_text = "ชื่อพื้นที่ รหัส หรือที่มา"


@admin.register(AreaSuccession)
class AreaSuccessionAdmin(FactAdmin):
    """What took the place of what."""

    area_attribute = "predecessor_id"
    list_display = ["predecessor", "successor", "date", "note"]
    list_filter = [ProvinceOfPredecessorFilter]
    search_fields = ["predecessor__name_th", "predecessor__code", "successor__name_th", "successor__code"]
    search_help_text = "ชื่อหรือรหัสของพื้นที่เดิมและพื้นที่ที่มาแทน"


@admin.register(Boundary)
class BoundaryAdmin(FactAdmin):
    """Outlines: they come from files, and are looked at here."""

    list_display = ["area", "source"]
    list_filter = [ProvinceOfAreaFilter]
    search_fields = ["area__name_th", "area__code"]
    search_help_text = "ชื่อพื้นที่ หรือรหัส"
    fields = ("area", "source")
    readonly_fields = ("area", "source")

    def get_queryset(self, request: HttpRequest) -> Any:
        """Leave the outline itself in the database."""
        return super().get_queryset(request).defer("geometry")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Outlines are loaded."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Outlines are loaded."""
        return False


class MemberInline(BaseInline):
    """The provinces of a cluster. One that leaves gets an end, and stays in the list."""

    model = ClusterMember

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Offer provinces only."""
        if db_field.name == "province":
            kwargs["queryset"] = Area.objects.current().at(Level.PROVINCE).in_thai_order()
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


@admin.register(Cluster)
class ClusterAdmin(BaseAdmin):
    """Clusters are data: they are redrawn. Only staff who hold everything change them."""

    list_display = ["name_th", "official_name", "slug"]
    search_fields = ["name_th", "official_name", "slug"]
    inlines = [MemberInline]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Staff of the whole network."""
        return super().has_add_permission(request) and may_redraw(request.user, "")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Staff of the whole network."""
        return super().has_change_permission(request, obj) and may_redraw(request.user, "")


@admin.register(AreaLoad)
class AreaLoadAdmin(BaseAdmin):
    """What was loaded, by whom and when."""

    list_display = ["at", "by", "provinces", "applied_at"]
    list_filter = ["applied_at"]
    list_select_related = ["by"]
    ordering = ["-at"]
    fields = ("at", "by", "provinces", "take_names", "applied_at", "summary")
    readonly_fields = fields

    def get_queryset(self, request: HttpRequest) -> Any:
        """Leave the files themselves in the database; staff of some provinces see their own loads."""
        loads = super().get_queryset(request).defer("files")
        return loads if reach_of(request.user).may_edit_area("") else loads.filter(by=request.user)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Loads are made on the page that loads."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A trace is not changed."""
        return False
