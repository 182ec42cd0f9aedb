"""What the pages of the network map share: the snapshot they read, what was asked of it, and their lines."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from operator import attrgetter
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.generic.base import View

from nakhonchai.accounts.scope import Scope, scope_of
from nakhonchai.accounts.tripwire import state_scope
from nakhonchai.dashboards.figures import Now
from nakhonchai.dashboards.rollup import CLUSTER
from nakhonchai.dashboards.tree import Tree, tree
from nakhonchai.records.views import Crumb
from network import snapshots
from network.answers import Answers, from_data
from network.asking import Asked
from network.facts import Body, Facts
from network.gaps import ALONE, UNREACHED
from network.map_forms import FollowForm, MapForm, kind_words, lists
from network.models import Snapshot
from network.pictures import picture
from network.spots import Spot, spot_of

PAGE = 50
LINE = attrgetter("pk", "ref", "name", "type", "place")
BODY_LISTS = {
    "bodies": "องค์กรทั้งหมด",
    "isolated": "องค์กรที่ยังไม่เชื่อมกับใคร",
    "bridging": "องค์กรที่เชื่อมคนอื่นไว้ด้วยกัน",
    "partners": "ภาคีที่มีเส้นเชื่อมกับพื้นที่",
}


@dataclass(frozen=True)
class Line:
    """A body as a line of a list, with the task about it, if there is one."""

    pk: int
    ref: str
    name: str
    type: str
    place: str
    note: str = ""
    task: Any = None
    may_follow: bool = False

    @property
    def url(self) -> str:
        """The address of the body's ties."""
        return reverse("network:body", args=[self.ref])

    @property
    def gap(self) -> str:
        """The name of the gap that it is."""
        return f"{ALONE}:{self.ref}"


class MapPage(View):
    """A page that says something of one place under filters. All of it comes from one snapshot."""

    http_method_names = ["get", "head"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Say under which scope the page is read: links are seen by the whole network."""
        state_scope()
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def now(self) -> Now:
        """The stamps as this request read them."""
        return Now()

    @cached_property
    def form(self) -> MapForm:
        """The filters."""
        return MapForm(self.request.GET, now=self.now)

    @cached_property
    def asked(self) -> Asked:
        """What is asked."""
        return self.form.asked()

    @cached_property
    def _snapshot(self) -> tuple[Snapshot, bool]:
        return snapshots.snapshot(self.now)

    @property
    def snapshot(self) -> Snapshot:
        """The snapshot that the page shows."""
        return self._snapshot[0]

    @cached_property
    def facts(self) -> Facts:
        """Bodies and ties; read only where a list needs them."""
        return snapshots.facts_of(self.snapshot)

    @cached_property
    def picture(self) -> Any:
        """Answers and drawings."""
        return picture(self.snapshot, self.asked, self.now)

    @cached_property
    def answers(self) -> Answers:
        """The answers."""
        return from_data(self.picture["answers"])

    @cached_property
    def tree(self) -> Tree:
        """The tree of places."""
        return tree(self.now)

    @cached_property
    def spot(self) -> Spot:
        """The place."""
        return spot_of(self.asked.area, self.tree)

    @property
    def scope(self) -> Scope:
        """The reader's scope."""
        return scope_of(self.request.user)

    def url(self, name: str, **more: object) -> str:
        """Return the address of a page about the same question."""
        query = self.asked.query(**more)
        return f"{reverse(name)}?{query}" if query else reverse(name)

    def tabs(self, here: str) -> list[dict[str, Any]]:
        """Return the three ways to look."""
        ways = [
            ("graph", "กราฟ", self.url("network:map")),
            ("map", "แผนที่", self.url("network:map", view="map")),
            ("matrix", "ตำบล × ภาคี", self.url("network:matrix")),
        ]
        return [
            {"label": label, "url": url, "active": name == here, "count": None} for name, label, url in ways
        ]

    def crumbs(self, last: str) -> list[Crumb]:
        """Return the way from the map of this place."""
        return [
            Crumb("เครือข่าย", reverse("network:map")),
            Crumb(self.spot.name, self.url("network:map")),
            Crumb(last),
        ]

    def place_words(self, place: str) -> str:
        """Return a home in words, down to the subdistrict."""
        if place.startswith(CLUSTER):
            return self.tree.clusters[0].name
        codes = [place[:length] for length in (6, 4, 2) if length <= len(place)]
        return " ".join(self.tree.places[code].short_name for code in codes if code in self.tree.places)

    @cached_property
    def chips(self) -> list[dict[str, str]]:
        """What narrows the map now, each with the address without it."""
        found = lists(self.now)
        asked = self.asked
        words = {
            "kind": kind_words(self.now).get(asked.kind, ""),
            "issue": dict(found["issues"]).get(asked.issue, ""),
            "year": f"เริ่มในปี {asked.year}",
            "group": dict(found["groups"]).get(asked.group, ""),
            "partner": "เฉพาะเส้นกับภาคี",
        }
        blank = Asked()
        return [
            {
                "label": words[name],
                "url": f"{self.request.path}?{replace(asked, **{name: getattr(blank, name)}).query()}",
            }
            for name in asked.filters
        ]

    def show(self, template: str, **context: Any) -> HttpResponse:
        """Render with what every page of the map says."""
        found, is_stale = self._snapshot
        said = {
            "form": self.form,
            "asked": self.asked,
            "spot": self.spot,
            "as_of": found.at,
            "is_stale": is_stale,
            "chips": self.chips,
            "filter_count": len(self.asked.filters),
            "map_url": self.url("network:map"),
            "clear_url": reverse("network:map"),
            "form_key": str(uuid4()),
        }
        return render(self.request, template, said | context)

    # --- lines ------------------------------------------------------------------------------------

    def line(self, row: Sequence[Any], tasks: dict[int, Any], note: str = "") -> Line:
        """Return a body as a line."""
        pk, ref, name, kind, place = LINE(row) if isinstance(row, Body) else row[:5]
        may = not place.startswith(CLUSTER) and self.scope.may_edit_area(place)
        return Line(pk, ref, name, kind, self.place_words(place), note, tasks.get(pk), may)

    def follow(self) -> FollowForm | None:
        """Return the form with which gaps are followed up, for those who keep records."""
        return FollowForm(person=self.request.user, scope=self.scope) if self.scope.may_write else None


def gap_line(page: MapPage, code: str, tasks: dict[str, Any]) -> dict[str, Any]:
    """Return a subdistrict that no partner reaches as a line, with the task about it."""
    return {
        "name": page.place_words(code),
        "url": f"{reverse('network:map')}?{urlencode({'area': code})}",
        "gap": f"{UNREACHED}:{code}",
        "task": tasks.get(code),
        "may_follow": page.scope.may_edit_area(code),
    }
