"""Pages of words, and the form for telling us something. All of them public."""

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe

from nakhonchai.dashboards.measures import Panel, declared_measures
from nakhonchai.dashboards.spots import Crumb
from nakhonchai.portal.forms import FeedbackForm, too_many
from nakhonchai.portal.help_topics import TOPICS, topic_of
from nakhonchai.portal.models import FeedbackKind
from nakhonchai.records.personal import told_purposes

# Search engines find the pages for everybody; questions, forms and signed-in pages are not for them.
ROBOTS = """User-agent: *
Disallow: /account/
Disallow: /admin/
Disallow: /feedback/
Disallow: /gallery/
Disallow: /imports/
Disallow: /leaders/
Disallow: /organizations/
Disallow: /pick/
Disallow: /plans/
Disallow: /records/
Disallow: /search/
Disallow: /*?
"""

WORDS = {
    "young_age": settings.YOUNG_AGE_LIMIT,
    "idle_hours": settings.SESSION_IDLE_SECONDS // 3600,
    "data_controller": settings.DATA_CONTROLLER,
    "privacy_contact": settings.PRIVACY_CONTACT,
}


@login_not_required
@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """Say what this is, for whom, and where its data come from."""
    measures = [measure for measure in declared_measures() if measure.panel is not Panel.BEHIND]
    return render(request, "portal/about.html", WORDS | {"measures": measures})


@login_not_required
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """Say what is kept about people, why, how long, and what they may ask."""
    return render(request, "portal/privacy.html", WORDS | {"purposes": list(told_purposes())})


@login_not_required
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """Say who can use the pages and how, and what does not work yet."""
    return render(request, "portal/accessibility.html", WORDS)


@login_not_required
@require_safe
def help_index(request: HttpRequest) -> HttpResponse:
    """List the topics of the help."""
    return render(request, "portal/help.html", {"topics": TOPICS})


@login_not_required
@require_safe
def help_topic(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one topic."""
    topic = topic_of(slug)
    if topic is None:
        raise Http404
    crumbs = [Crumb("วิธีใช้", reverse("portal:help")), Crumb(topic.title, "")]
    others = [one for one in TOPICS if one is not topic]
    return render(
        request, "portal/help_topic.html", WORDS | {"topic": topic, "others": others, "breadcrumbs": crumbs}
    )


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def feedback(request: HttpRequest) -> HttpResponse:
    """Take a message from anybody."""
    if request.method != "POST":
        return _form(request, FeedbackForm(initial=_start(request)))
    form = FeedbackForm(request.POST)
    if not form.is_valid():
        return _form(request, form, 422)
    if too_many(request):
        form.add_error(None, "ส่งข้อความบ่อยเกินไป โปรดรอสักหนึ่งชั่วโมงแล้วส่งใหม่ ข้อความยังอยู่ในช่องด้านล่าง")
        return _form(request, form, 429)
    if not form.is_from_a_machine:
        form.instance.account = request.user if request.user.is_authenticated else None
        form.save()
    return redirect("portal:feedback-sent")


def _start(request: HttpRequest) -> dict[str, Any]:
    kind = request.GET.get("kind", "")
    known = kind if kind in FeedbackKind.values else FeedbackKind.PROBLEM
    return {"kind": known, "page": request.GET.get("page", "")}


def _form(request: HttpRequest, form: FeedbackForm, status: int = 200) -> HttpResponse:
    return render(request, "portal/feedback.html", {"form": form}, status=status)


@login_not_required
@require_safe
def feedback_sent(request: HttpRequest) -> HttpResponse:
    """Say thank you, and what happens next."""
    return render(request, "portal/feedback_sent.html", WORDS)


@login_not_required
@require_safe
@cache_control(public=True, max_age=86_400)
def robots(request: HttpRequest) -> HttpResponse:
    """Tell search engines what is for them."""
    return HttpResponse(ROBOTS, content_type="text/plain; charset=utf-8")
