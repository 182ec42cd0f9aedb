"""Two bodies and everything between them; one body and all its ties."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.generic.base import View

from nakhonchai.accounts.scope import scope_of
from nakhonchai.dashboards.figures import Now
from nakhonchai.records.views import Crumb
from network import snapshots
from network.facts import Tie
from network.map_forms import kind_words, lists
from network.models import Link
from network.ties import SOURCES
from organizations.models import Organization


def body_named(ref: str, person: Any) -> Organization:
    """Return the organization of a ref, or answer 404; what lies in the trash is on no map."""
    found: Organization | None = (
        Organization.objects.visible_to(person)
        .alive()
        .select_related("area", "cluster", "type__group")
        .filter(ref=ref)
        .first()
    )
    if found is None:
        raise Http404
    return found


class TiePage(View):
    """The evidence of an edge: links that were typed, and what the two bodies share."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, one: str, other: str) -> HttpResponse:
        """Show it, read from the tables: always as of now."""
        first, second = body_named(one, request.user), body_named(other, request.user)
        if first.pk == second.pk:
            raise Http404
        links = list(
            Link.objects.visible_to(request.user)
            .alive()
            .between(first, second)
            .with_bodies()
            .order_by("ended", "kind__order", "pk")
        )
        shared = [source.evidence(first.pk, second.pk, request.user) for source in SOURCES]
        query = f"source={first.ref}&target={second.ref}"
        return render(
            request,
            "network/tie.html",
            {
                "one": first,
                "other": second,
                "links": [(link, link.words_from(link.source)) for link in links],
                "shared": [found for found in shared if found.total],
                "title": f"{first} – {second}",
                "breadcrumbs": [
                    Crumb("เครือข่าย", reverse("network:map")),
                    Crumb(str(first), reverse("network:body", args=[first.ref])),
                    Crumb(str(second)),
                ],
                "add_url": f"{Link.list_url('create')}?{query}" if scope_of(request.user).may_write else "",
            },
        )


class BodyPage(View):
    """All ties of one body, each leading to what it rests on."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Show them, as of the latest snapshot."""
        body, now = body_named(ref, request.user), Now()
        found, is_stale = snapshots.snapshot(now)
        facts = snapshots.facts_of(found)
        index = facts.by_ref.get(body.ref, -1)
        ties = [tie for tie in facts.ties if index in (tie.a, tie.b)]
        kinds, issues = kind_words(now), dict(lists(now)["issues"])
        rows: dict[int, dict[str, Any]] = {}
        for tie in ties:
            other = facts.bodies[tie.b if tie.a == index else tie.a]
            row = rows.setdefault(
                other.pk,
                {
                    "name": other.name,
                    "type": other.type,
                    "ways": [],
                    "url": reverse("network:tie", args=[body.ref, other.ref]),
                },
            )
            row["ways"].append(_words(tie, kinds, issues))
        return render(
            request,
            "network/body.html",
            {
                "body": body,
                "rows": sorted(rows.values(), key=lambda row: (-len(row["ways"]), row["name"])),
                "tie_count": len(ties),
                "title": f"เส้นเชื่อมของ {body}",
                "as_of": found.at,
                "is_stale": is_stale,
                "breadcrumbs": [Crumb("เครือข่าย", reverse("network:map")), Crumb(str(body))],
                "add_url": f"{Link.list_url('create')}?source={body.ref}"
                if scope_of(request.user).may_write
                else "",
            },
        )


def _words(tie: Tie, kinds: dict[str, str], issues: dict[int, str]) -> str:
    issue = issues.get(tie.issue, "")
    amount = f" ({tie.n})" if tie.n > 1 else ""
    return f"{kinds.get(tie.by, tie.by)}{f' · {issue}' if issue else ''}{amount}"
