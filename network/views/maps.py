"""The map of the network, and the lists behind each of its answers."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from operator import attrgetter
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.generic.base import View

from nakhonchai.accounts.scope import Scope, scope_of
from nakhonchai.accounts.tripwire import state_scope
from nakhonchai.dashboards.figures import Now
from nakhonchai.dashboards.rollup import CLUSTER
from nakhonchai.dashboards.tree import Tree, tree
from nakhonchai.records.views import Crumb
from nakhonchai.thai import be_year, format_number, today_in_bangkok
from network import snapshots
from network.answers import Answers, from_data, reach, ties_of
from network.asking import Asked
from network.drawing import short
from network.facts import Body, Facts, Tie
from network.gaps import ALONE, UNREACHED, tasks_about_bodies, tasks_about_places
from network.map_forms import FollowForm, MapForm, kind_words, lists
from network.matrix import HOW, make_matrix
from network.models import Snapshot
from network.pictures import MOST_GROUPS, ONE_BY_ONE, draw_each, kept, picture
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


def cut_words(count: int) -> str:
    """Say what a bridge holds together."""
    return f"ถ้าไม่มีองค์กรนี้ {format_number(count)} องค์กรจะขาดจากเครือข่าย"


class Map(MapPage):
    """The map: what it says in words, and one of its two views."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show it."""
        view = "map" if request.GET.get("view") == "map" else "graph"
        answers, first = self.answers, self.picture["short"]
        tasks = tasks_about_bodies([row[0] for row in first["isolated"]], request.user)
        places = answers.unreached[:12]
        place_tasks = tasks_about_places(places, request.user)
        issues = dict(lists(self.now)["issues"])
        return self.show(
            "network/map.html",
            view=view,
            tabs=self.tabs(view),
            answers=answers,
            drawn=self.picture[view],
            isolated=[self.line(row, tasks) for row in first["isolated"]],
            bridging=[self.line(row, {}, cut_words(row[5])) for row in first["bridging"]],
            unreached=[self.gap_line(code, place_tasks) for code in places],
            clusters=[
                (issues.get(one.issue, ""), one, self.url("network:tie-list", issue=one.issue))
                for one in answers.clusters
            ],
            groups=self.group_lines(),
            urls=self.list_urls(),
            this_year=be_year(today_in_bangkok()),
            follow=self.follow(),
            one_by_one=ONE_BY_ONE,
            here=self.url("network:map", view="map" if view == "map" else ""),
        )

    def gap_line(self, code: str, tasks: dict[str, Any]) -> dict[str, Any]:
        """Return a subdistrict that no partner reaches as a line."""
        return gap_line(self, code, tasks)

    def list_urls(self) -> dict[str, str]:
        """Return the list behind each number."""
        urls = {name: self.url("network:body-list", answer=name) for name in BODY_LISTS}
        return urls | {
            "ties": self.url("network:tie-list"),
            "outward": self.url("network:tie-list", outward="yes"),
            "new": self.url("network:tie-list", begun=be_year(today_in_bangkok())),
            "unreached": self.url("network:gap-list"),
            "matrix": self.url("network:matrix"),
        }

    def group_lines(self) -> list[tuple[str, int, str]]:
        """Return the groups that are drawn as circles, each with its name, size and address."""
        drawn = self.picture["graph"]
        if drawn["kind"] != "groups":
            return []
        return [
            (name, size, self.url("network:group", group=number))
            for number, (name, size) in enumerate(drawn["named"], start=1)
        ]


def gap_line(page: MapPage, code: str, tasks: dict[str, Any]) -> dict[str, Any]:
    """Return a subdistrict that no partner reaches as a line, with the task about it."""
    return {
        "name": page.place_words(code),
        "url": f"{reverse('network:map')}?{urlencode({'area': code})}",
        "gap": f"{UNREACHED}:{code}",
        "task": tasks.get(code),
        "may_follow": page.scope.may_edit_area(code),
    }


class BodyList(MapPage):
    """The bodies behind an answer."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show one page of them."""
        name = request.GET.get("answer", "bodies")
        if name not in BODY_LISTS:
            raise Http404
        cuts = dict(self.answers.bridging)
        found = list(cuts) if name == "bridging" else getattr(self.answers, name)
        pages = Paginator(found, PAGE).get_page(request.GET.get("page"))
        rows = [self.facts.bodies[one] for one in pages.object_list]
        isolated = name == "isolated"
        tasks = tasks_about_bodies([row.pk for row in rows], request.user) if isolated else {}
        lines = [
            self.line(row, tasks, cut_words(cuts[one]) if name == "bridging" else "")
            for one, row in zip(pages.object_list, rows, strict=True)
        ]
        return self.show(
            "network/body_list.html",
            title=f"{BODY_LISTS[name]} · {self.spot.name}",
            breadcrumbs=self.crumbs(BODY_LISTS[name]),
            lines=lines,
            page_obj=pages,
            is_gap=isolated,
            follow=self.follow() if isolated else None,
            here=self.url("network:body-list", answer=name),
        )


class GapList(MapPage):
    """The subdistricts that no partner reaches."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show one page of them."""
        pages = Paginator(self.answers.unreached, PAGE).get_page(request.GET.get("page"))
        tasks = tasks_about_places(pages.object_list, request.user)
        return self.show(
            "network/gap_list.html",
            title=f"ตำบลที่ยังไม่มีภาคี · {self.spot.name}",
            breadcrumbs=self.crumbs("ตำบลที่ยังไม่มีภาคี"),
            lines=[gap_line(self, code, tasks) for code in pages.object_list],
            page_obj=pages,
            follow=self.follow(),
            here=self.url("network:gap-list"),
        )


class TieList(MapPage):
    """The ties behind a number: of a place, between two of its parts, or between two groups."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show one page of them."""
        ties, words, more = self.chosen(request.GET)
        pages = Paginator(ties, PAGE).get_page(request.GET.get("page"))
        issues, kinds = dict(lists(self.now)["issues"]), kind_words(self.now)
        return self.show(
            "network/tie_list.html",
            title=f"{words} · {self.spot.name}",
            breadcrumbs=self.crumbs(words),
            rows=[self.tie_line(tie, kinds, issues) for tie in pages.object_list],
            page_obj=pages,
            here=self.url("network:tie-list", **more),
        )

    def chosen(self, query: Any) -> tuple[list[Tie], str, dict[str, str]]:
        """Return the ties that the address asks for, and what they are in words."""
        ties = ties_of(self.facts, self.asked, set(self.answers.bodies))
        if between := query.get("between", ""):
            return *self._between(ties, between), {"between": between}
        if groups := query.get("groups", ""):
            return *self._of_groups(ties, groups), {"groups": groups}
        if (begun := query.get("begun", "")).isdecimal():
            found = [tie for tie in ties if tie.year == int(begun)]
            return found, f"เส้นเชื่อมที่เริ่มในปี {begun}", {"begun": begun}
        if query.get("outward"):
            inside = set(self.answers.bodies)
            found = [tie for tie in ties if (tie.a in inside) != (tie.b in inside)]
            return found, "เส้นเชื่อมออกนอกพื้นที่", {"outward": "yes"}
        return ties, "เส้นเชื่อมทั้งหมด", {}

    def _between(self, ties: list[Tie], between: str) -> tuple[list[Tie], str]:
        one, _, other = between.partition("-")
        places = self.tree.places
        if one not in places or other not in places:
            raise Http404
        bodies = self.facts.bodies

        def joins(tie: Tie) -> bool:
            ends = bodies[tie.a].place, bodies[tie.b].place
            return any(a.startswith(one) and b.startswith(other) for a, b in (ends, ends[::-1]))

        names = f"{places[one].full_name} – {places[other].full_name}"
        return [tie for tie in ties if joins(tie)], f"เส้นเชื่อมระหว่าง{names}"

    def _of_groups(self, ties: list[Tie], asked: str) -> tuple[list[Tie], str]:
        chosen = [group_of(self.picture, number) for number in asked.split("-")[:2]]
        if len(chosen) != 2:
            raise Http404
        one, other = map(set, chosen)
        found = [
            tie for tie in ties if (tie.a in one and tie.b in other) or (tie.a in other and tie.b in one)
        ]
        names = " กับ ".join(f"กลุ่มของ {short(self.facts.bodies[group[0]].name)}" for group in chosen)
        return found, f"เส้นเชื่อมระหว่าง{names}"

    def tie_line(self, tie: Tie, kinds: dict[str, str], issues: dict[int, str]) -> dict[str, Any]:
        """Return a tie as a line."""
        one, other = self.facts.bodies[tie.a], self.facts.bodies[tie.b]
        return {
            "one": one,
            "other": other,
            "one_place": self.place_words(one.place),
            "other_place": self.place_words(other.place),
            "kind": kinds.get(tie.by, tie.by),
            "issue": issues.get(tie.issue, ""),
            "year": tie.year or "",
            "url": reverse("network:tie", args=[one.ref, other.ref]),
        }


def group_of(drawn: Any, number: str) -> list[int]:
    """Return the bodies of a group by its number from one, or answer 404."""
    groups: list[list[int]] = drawn["groups"]
    if not number.isdecimal() or not 1 <= int(number) <= min(len(groups), MOST_GROUPS):
        raise Http404
    return groups[int(number) - 1]


class Group(MapPage):
    """One group of bodies that are tied more among themselves: drawn body by body."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show it."""
        number = request.GET.get("group", "")
        members = group_of(self.picture, number)
        name = f"กลุ่มของ {self.facts.bodies[members[0]].name}"
        key = f"group?{self.asked.key}&group={number}"
        drawn = kept(self.snapshot, key, lambda: self.draw(members, name))
        pages = Paginator(members, PAGE).get_page(request.GET.get("page"))
        return self.show(
            "network/group.html",
            title=f"{name} · {self.spot.name}",
            breadcrumbs=self.crumbs(short(name)),
            drawn=drawn,
            size=len(members),
            one_by_one=ONE_BY_ONE,
            lines=[self.line(self.facts.bodies[one], {}) for one in pages.object_list],
            page_obj=pages,
            here=self.url("network:group", group=number),
        )

    def draw(self, members: list[int], name: str) -> dict[str, Any]:
        """Draw the most tied bodies of the group."""
        ties = ties_of(self.facts, self.asked, set(self.answers.bodies))
        outside = {one for one in members if not self.facts.bodies[one].place.startswith(self.spot.prefixes)}
        marks = ({body for body, _cut in self.answers.bridging}, outside)
        return draw_each(self.facts, f"กราฟของ{name}", members[:ONE_BY_ONE], ties, marks)


class MatrixPage(MapPage):
    """Subdistricts against partners."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the matrix."""
        key = f"matrix?{self.asked.key}"
        made = kept(
            self.snapshot,
            key,
            lambda: make_matrix(self.facts, self.asked, self.spot, self.answers.bodies, self.tree),
        )
        return self.show(
            "network/matrix.html",
            title=f"ตำบล × ภาคี · {self.spot.name}",
            tabs=self.tabs("matrix"),
            matrix=made,
            gap_url=self.url("network:gap-list"),
            reach_url=self.url("network:reach"),
            answers=self.answers,
        )


class Reach(MapPage):
    """The partners that reach a place, and how: behind a cell of the matrix."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show them."""
        ties = ties_of(self.facts, self.asked, set(self.answers.bodies))
        found = reach(self.facts, self.asked, ties, self.spot.subdistricts)
        kind = request.GET.get("type", "")
        ways: dict[int, set[str]] = {}
        for some in found.values():
            for one, how in some.items():
                if not kind or self.facts.bodies[one].type == kind:
                    ways.setdefault(one, set()).add(HOW[how])
        pages = Paginator(sorted(ways), PAGE).get_page(request.GET.get("page"))
        lines = [
            self.line(self.facts.bodies[one], {}, " · ".join(sorted(ways[one]))) for one in pages.object_list
        ]
        words = f"ภาคีที่เข้าถึงพื้นที่ ({kind})" if kind else "ภาคีที่เข้าถึงพื้นที่"
        return self.show(
            "network/body_list.html",
            title=f"{words} · {self.spot.name}",
            breadcrumbs=self.crumbs(words),
            lines=lines,
            page_obj=pages,
            is_gap=False,
            follow=None,
            here=self.url("network:reach", type=kind),
        )


__all__ = ["Body", "BodyList", "GapList", "Group", "Map", "MatrixPage", "Reach", "TieList"]
