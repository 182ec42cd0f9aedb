"""The map of the network, and the lists behind each of its answers."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from nakhonchai.thai import be_year, format_number, today_in_bangkok
from network.answers import reach, ties_of
from network.drawing import short
from network.facts import Body, Tie
from network.gaps import tasks_about_bodies, tasks_about_places
from network.map_forms import kind_words, lists
from network.matrix import HOW, make_matrix
from network.pictures import MOST_GROUPS, ONE_BY_ONE, draw_each, kept
from network.views.map_page import BODY_LISTS, PAGE, MapPage, gap_line


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
