"""What everybody may read of joint policy issues: summaries that were published, and numbers; no people."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from support.enums import ISSUE_TONES, IssueState
from support.evidence import reach_of, reaches
from support.models import PolicyIssue

REASON = "summaries that coordinators or staff published for everybody"
PAGE = 30


def published_issues() -> Any:
    """Return the issues whose summary everybody may read."""
    return PolicyIssue.objects.unscoped(REASON).published().select_related("area", "cluster", "theme")


@login_not_required
@require_safe
def issue_roll(request: HttpRequest) -> HttpResponse:
    """List the published issues, those worked on first."""
    page = Paginator(published_issues().order_by("sort_key", "pk"), PAGE).get_page(
        request.GET.get("page", "1")
    )
    issues = list(page.object_list)
    found = reaches(issues)
    rows = [(one, _tone(one), found[one.pk].words if one.pk in found else "") for one in issues]
    return render(request, "support/public_issues.html", {"rows": rows, "page_obj": page})


@login_not_required
@require_safe
def issue_page(request: HttpRequest, ref: str) -> HttpResponse:
    """Show one published issue; one that is not published is not there."""
    issue = published_issues().filter(ref=ref).first()
    if issue is None:
        raise Http404
    return render(
        request,
        "support/public_issue.html",
        {"issue": issue, "tone": _tone(issue), "reach": reach_of(issue).words},
    )


def _tone(issue: PolicyIssue) -> str:
    return ISSUE_TONES[IssueState(issue.state)]
