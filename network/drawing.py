"""The picture of the graph as SVG: groups, bodies, ties; behind every tie lies its evidence."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.html import escape

from network.facts import Body
from network.layouts import HEIGHT, WIDTH, Circle, Point

LABEL = 22  # px on the sheet of WIDTH
LONGEST = 26  # characters of a label
WIDEST = 7.0
_MARKS = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")  # stand above or below, and need no width


@dataclass
class Canvas:
    """Collects what is drawn; labels keep clear of each other."""

    label: str
    height: int = HEIGHT
    under: list[str] = field(default_factory=list)
    over: list[str] = field(default_factory=list)
    boxes: list[tuple[float, float, float, float]] = field(default_factory=list)

    def svg(self, kind: str) -> str:
        """Return the picture."""
        return (
            f'<svg class="net {kind}" viewBox="0 0 {WIDTH} {self.height}" role="group" '
            f'aria-label="{escape(self.label)}">{"".join(self.under)}{"".join(self.over)}</svg>'
        )

    def takes(self, box: tuple[float, float, float, float]) -> bool:
        """Keep a place free for a label, unless another stands there or it leaves the sheet."""
        left, top, right, bottom = box
        if left < 2 or right > WIDTH - 2 or top < 2 or bottom > self.height - 2:
            return False
        if any(left < r and right > x and top < b and bottom > t for x, t, r, b in self.boxes):
            return False
        self.boxes.append(box)
        return True

    def write(
        self, text: str, x: float, y: float, gap: float, *, middle_first: bool = False, plate: bool = False
    ) -> str:
        """Return the label of what stands at a place, where there is room; "" where there is none.

        ``plate`` puts paper under it, so that it is read on whatever lies below.
        """
        wide, high = width_of(text), LABEL * 1.5
        spots = [
            ("start", x + gap, y + 7),
            ("end", x - gap, y + 7),
            ("middle", x, y - gap - 6),
            ("middle", x, y + gap + 20),
        ]
        if middle_first:
            spots = [("middle", x, y + 7), *spots]
        for anchor, at, base in spots:
            left = {"start": at, "end": at - wide, "middle": at - wide / 2}[anchor]
            if self.takes((left, base - high * 0.75, left + wide, base + high * 0.3)):
                spot = f'x="{at:.0f}" y="{base:.0f}"'
                words = f'<text class="net-name net-{anchor}" {spot}>{escape(text)}</text>'
                return _plate(left, base, wide) + words if plate else words
        return ""


def _plate(left: float, base: float, wide: float) -> str:
    return (
        f'<rect class="net-plate" x="{left:.0f}" y="{base - 23:.0f}" width="{wide:.0f}" height="32" rx="6"/>'
    )


def short(name: str) -> str:
    """Return a name that fits beside a dot."""
    return name if len(name) <= LONGEST else name[: LONGEST - 1].rstrip() + "…"


def width_of(text: str) -> float:
    """Return about how wide a text is."""
    return len(_MARKS.sub("", text)) * LABEL * 0.58


def tie_url(one: Body, other: Body) -> str:
    """Return the address of everything between two bodies."""
    return reverse("network:tie", args=[one.ref, other.ref])


def mark_of(body: Body, *, bridge: bool, outside: bool) -> str:
    """Return the look of a body: square for a partner, ring for one that joins, hollow for strangers."""
    looks = ["net-partner" if body.partner else "net-body"]
    looks += ["net-bridge"] if bridge else []
    looks += ["net-outside"] if outside else []
    return " ".join(looks)


def shape_at(body: Body, x: float, y: float, size: float) -> str:
    """Return the outline of a body's mark."""
    if body.partner:
        return f'<rect x="{x - size:.0f}" y="{y - size:.0f}" width="{2 * size:.0f}" height="{2 * size:.0f}"/>'
    return f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{size:.0f}"/>'


def line(one: Point, other: Point) -> str:
    """Return a straight line."""
    return f"M{one[0]:.0f} {one[1]:.0f}L{other[0]:.0f} {other[1]:.0f}"


def bow(one: Point, other: Point) -> str:
    """Return a line that bends a little, so that those there and back lie apart from what is between."""
    mx, my = (one[0] + other[0]) / 2, (one[1] + other[1]) / 2
    dx, dy = other[0] - one[0], other[1] - one[1]
    return (
        f"M{one[0]:.0f} {one[1]:.0f}Q{mx - dy * 0.14:.0f} {my + dx * 0.14:.0f} {other[0]:.0f} {other[1]:.0f}"
    )


def edge(url: str, words: str, path: str, strength: float, *, halo: bool = False) -> str:
    """Return a tie that can be pressed: thin to look at, wide enough for a finger.

    ``halo`` puts a light line under it, so that it is seen on coloured ground.
    """
    width = min(WIDEST, 1.5 + strength)
    under = f'<path class="net-halo" stroke-width="{width + 4:.1f}" d="{path}"/>' if halo else ""
    return (
        f'<a class="net-edge" href="{escape(url)}"><title>{escape(words)}</title>'
        f'<path class="net-hit" d="{path}"/>{under}<path stroke-width="{width:.1f}" d="{path}"/></a>'
    )


def dots(places: Iterable[Point], kind: str) -> str:
    """Return many dots as one path."""
    steps = "".join(f"M{x:.0f} {y:.0f}h0" for x, y in places)
    return f'<path class="net-dots {kind}" d="{steps}"/>' if steps else ""


@dataclass(frozen=True)
class GroupDrawn:
    """A group as it is drawn: its name, what leads to it, and the bodies in it, the most tied first."""

    name: str
    url: str
    members: Sequence[int]


def draw_groups(
    label: str,
    groups: Sequence[GroupDrawn],
    circles: Sequence[Circle],
    places: Mapping[int, Point],
    bodies: Sequence[Body],
    marks: tuple[set[int], set[int]],
    edges: Iterable[tuple[int, int, str, str, float]],
) -> str:
    """Draw groups with a dot for each body, and between groups one tie for all of them."""
    canvas, (bridging, outside) = Canvas(label), marks
    for one, other, url, words, strength in edges:
        a, b = circles[one], circles[other]
        canvas.under.append(edge(url, words, bow((a.x, a.y), (b.x, b.y)), strength))
    for circle, group in zip(circles, groups, strict=True):
        name = escape(f"{group.name}: {len(group.members)} องค์กร")
        canvas.over.append(
            f'<a class="net-group" href="{escape(group.url)}"><title>{name}</title>'
            f'<circle cx="{circle.x:.0f}" cy="{circle.y:.0f}" r="{circle.r:.0f}"/></a>'
        )
    inside = {body: places[body] for group in groups for body in group.members}
    for kind, chosen in (
        ("net-dots-bridge", [b for b in inside if b in bridging]),
        ("net-dots-outside", [b for b in inside if b in outside]),
        ("net-dots-body", [b for b in inside if b not in outside and not bodies[b].partner]),
        ("net-dots-partner", [b for b in inside if b not in outside and bodies[b].partner]),
    ):
        canvas.over.append(dots((inside[body] for body in chosen), kind))
    for circle, group in zip(circles, groups, strict=True):
        canvas.over.append(
            canvas.write(short(group.name), circle.x, circle.y, circle.r, middle_first=True, plate=True)
        )
    return canvas.svg("net-groups")


def draw_bodies(
    label: str,
    places: Mapping[int, Point],
    bodies: Sequence[Body],
    degree: Mapping[int, int],
    marks: tuple[set[int], set[int]],
    edges: Iterable[tuple[int, int, str, float]],
) -> str:
    """Draw each body and each tie; names where there is room, the most tied bodies first."""
    canvas, (bridging, outside) = Canvas(label), marks
    for one, other, words, strength in edges:
        url = tie_url(bodies[one], bodies[other])
        canvas.under.append(edge(url, words, line(places[one], places[other]), strength))
    by_weight = sorted(places, key=lambda body: (-degree.get(body, 0), body))
    sizes = {body: 6 + min(10, 1.6 * degree.get(body, 0) ** 0.5) for body in by_weight}
    for body in by_weight:
        x, y = places[body]
        size = sizes[body]
        canvas.boxes.append((x - size, y - size, x + size, y + size))
    for body in by_weight:
        (x, y), found, size = places[body], bodies[body], sizes[body]
        looks = mark_of(found, bridge=body in bridging, outside=body in outside)
        name = canvas.write(short(found.name), x, y, size + 6)
        canvas.over.append(
            f'<a class="net-node {looks}" href="{reverse("network:body", args=[found.ref])}">'
            f"<title>{escape(found.name)}</title>{shape_at(found, x, y, size)}{name}</a>"
        )
    return canvas.svg("net-bodies")
