"""Dates in the admin site as everywhere: typed as people write them, shown in the Buddhist era."""

from collections.abc import Callable
from functools import cache
from typing import Any

from django.contrib import admin
from django.contrib.admin.options import BaseModelAdmin
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.http import HttpRequest

from nakhonchai.base.forms import ThaiDateField, ThaiDateInput
from nakhonchai.thai import format_date, format_datetime

OVERRIDES: dict[Any, Any] = {models.DateField: {"form_class": ThaiDateField, "widget": ThaiDateInput}}


@cache
def shown_date(model: type[models.Model], name: str) -> Callable[[Any], Any]:
    """Return a column that shows a date of *model* in Thai; the same one each time: Django compares."""
    field = model._meta.get_field(name)
    moment = isinstance(field, models.DateTimeField)

    @admin.display(description=str(getattr(field, "verbose_name", name)), ordering=name)
    def show(obj: Any) -> str:
        value = getattr(obj, name)
        if value is None:
            return "—"
        return format_datetime(value, short=True) if moment else format_date(value, short=True)

    show.__name__ = name
    return show


def in_thai(model: type[models.Model], name: Any) -> Any:
    """Return what Django is told to show for *name*: of a date, our own column."""
    if not isinstance(name, str):
        return name
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        return name
    return shown_date(model, name) if isinstance(field, models.DateField) else name


def show_in_thai(model: type[models.Model], part: Any) -> None:
    """Show the dates of a form, or of the rows below it, that are not for typing, in Thai.

    *part* is an ``AdminForm`` or an ``InlineAdminFormSet``, just before it is drawn: which fields
    are only shown depends on the person, and is settled by then.
    """
    only_shown = set(part.readonly_fields)
    part.readonly_fields = [in_thai(model, name) for name in part.readonly_fields]
    part.fieldsets = [
        (title, {**options, "fields": _renamed(model, options["fields"], only_shown)})
        for title, options in part.fieldsets
    ]


def _renamed(model: type[models.Model], names: Any, only_shown: set[Any]) -> list[Any]:
    return [
        _renamed(model, name, only_shown)
        if isinstance(name, list | tuple)
        else in_thai(model, name)
        if name in only_shown
        else name
        for name in names
    ]


class ThaiDatesMixin(BaseModelAdmin):
    """For a ModelAdmin or an inline: dates are typed as people write them."""

    formfield_overrides = OVERRIDES


class ThaiDateColumnsMixin(ThaiDatesMixin, admin.ModelAdmin):
    """Also shows dates in Thai, in lists and in forms."""

    def get_list_display(self, request: HttpRequest) -> Any:
        """Show dates in Thai."""
        return [in_thai(self.model, name) for name in super().get_list_display(request)]

    def get_list_display_links(self, request: HttpRequest, list_display: Any) -> Any:
        """Name the same columns."""
        links = super().get_list_display_links(request, list_display)
        return None if links is None else [in_thai(self.model, name) for name in links]

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        """Show dates in Thai where they are not for typing."""
        show_in_thai(self.model, context["adminform"])
        for below in context["inline_admin_formsets"]:
            show_in_thai(below.opts.model, below)
        return super().render_change_form(request, context, *args, **kwargs)
