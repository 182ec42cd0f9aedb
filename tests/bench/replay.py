"""The yardsticks of a page: a bare view, and the page's own template with its data kept in memory."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from django.db.models import QuerySet
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.template.backends.django import Template

from nakhonchai.dashboards.explaining import Explained
from nakhonchai.dashboards.pages import AreaPage

DRAWN = (AreaPage, Explained)  # what carries its drawings

_kept: list[tuple[Template, Any]] = []


def hello(request: HttpRequest) -> HttpResponse:
    """Answer as little as can be, to somebody who has signed in."""
    return HttpResponse(f"hello {request.user.pk}")


def replay(request: HttpRequest) -> HttpResponse:
    """Render what was captured."""
    template, context = _kept[-1]
    for page in (value for value in context.values() if isinstance(value, DRAWN)):
        page.drawn.clear()  # the yardstick draws every block; that they are kept is ours
    return HttpResponse(template.render(context, request))


@contextmanager
def captured() -> Iterator[None]:
    """Keep the last template that a page renders, with its context, for :func:`replay`."""
    _kept.clear()
    original = Template.render

    def render(self: Template, context: Any = None, request: Any = None) -> Any:
        done = original(self, context, request)
        if request is not None:  # the page itself; widgets and parts have no request
            _kept.append((self, _in_memory(context)))
        return done

    Template.render = render  # type: ignore[method-assign]
    try:
        yield
    finally:
        Template.render = original  # type: ignore[method-assign]


def was_captured() -> bool:
    """Whether the page rendered a template."""
    return bool(_kept)


def _in_memory(context: Any) -> dict[str, Any]:
    """Return the context with nothing left to ask of the database."""
    kept = dict(context or {})
    kept |= {name: replace(value, drawn={}) for name, value in kept.items() if isinstance(value, DRAWN)}
    for value in kept.values():
        if isinstance(value, QuerySet):
            len(value)
        form = value if isinstance(value, BaseForm) else getattr(value, "form", None)
        if isinstance(form, BaseForm):
            _fix_choices(form)
    return kept


def _fix_choices(form: BaseForm) -> None:
    for field in form.fields.values():
        if hasattr(field, "queryset") and hasattr(field.widget, "choices"):
            field.widget.choices = list(field.widget.choices)
