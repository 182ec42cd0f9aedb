"""Where bodies and groups stand in the picture. The same network always looks the same."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

WIDTH, HEIGHT = 1000, 720
GOLDEN = math.pi * (3 - math.sqrt(5))
Point = tuple[float, float]
Edges = Mapping[tuple[int, int], int]


@dataclass(frozen=True)
class Circle:
    """A group: where it stands and how large it is."""

    x: float
    y: float
    r: float


def spread(nodes: Sequence[int], edges: Edges, steps: int = 90) -> dict[int, Point]:
    """Return places where tied nodes are near and others apart (Fruchterman and Reingold's forces)."""
    if not nodes:
        return {}
    ideal = math.sqrt(1 / len(nodes)) * 0.9
    place = {node: _on_spiral(index, len(nodes)) for index, node in enumerate(nodes)}
    heat = 0.12
    for step in range(steps):
        push = _forces(nodes, edges, place, ideal)
        cool = heat * (1 - step / steps)
        for node in nodes:
            dx, dy = push[node]
            length = math.hypot(dx, dy) or 1e-9
            go = min(length, cool)
            x, y = place[node]
            place[node] = (x + dx / length * go, y + dy / length * go)
    return _fitted(place)


def _forces(nodes: Sequence[int], edges: Edges, place: Mapping[int, Point], ideal: float) -> dict[int, Point]:
    # Towards the middle, so that parts that nothing ties do not fly away.
    push = {node: [(0.5 - place[node][0]) * 0.6, (0.5 - place[node][1]) * 0.6] for node in nodes}
    square = ideal * ideal
    for one, other in combinations(nodes, 2):
        dx, dy = place[one][0] - place[other][0], place[one][1] - place[other][1]
        away = square / (dx * dx + dy * dy + 1e-6)
        push[one][0] += dx * away
        push[one][1] += dy * away
        push[other][0] -= dx * away
        push[other][1] -= dy * away
    for one, other in edges:
        dx, dy = place[one][0] - place[other][0], place[one][1] - place[other][1]
        near = math.hypot(dx, dy) / ideal
        push[one][0] -= dx * near
        push[one][1] -= dy * near
        push[other][0] += dx * near
        push[other][1] += dy * near
    return {node: (x, y) for node, (x, y) in push.items()}


def _on_spiral(index: int, count: int) -> Point:
    r = 0.45 * math.sqrt((index + 0.5) / count)
    return 0.5 + r * math.cos(index * GOLDEN), 0.5 + r * math.sin(index * GOLDEN)


def _fitted(place: Mapping[int, Point], edge: float = 70) -> dict[int, Point]:
    """Stretch the places over the whole sheet."""
    xs, ys = [x for x, _ in place.values()], [y for _, y in place.values()]
    wide, high = max(xs) - min(xs) or 1, max(ys) - min(ys) or 1
    single = len(place) == 1
    return {
        node: (
            WIDTH / 2 if single else edge + (x - min(xs)) / wide * (WIDTH - 2 * edge),
            HEIGHT / 2 if single else edge + (y - min(ys)) / high * (HEIGHT - 2 * edge),
        )
        for node, (x, y) in place.items()
    }


def pack_circles(sizes: Sequence[int], edges: Edges) -> list[Circle]:
    """Return a circle for each group, none over another, tied groups side by side; largest group first."""
    radii = [math.sqrt(size) + 1.2 for size in sizes]
    placed: list[Circle] = []
    for index, radius in enumerate(radii):
        placed.append(_best_place(placed, index, radius, edges))
    return _fit_circles(placed)


def _best_place(placed: Sequence[Circle], index: int, radius: float, edges: Edges) -> Circle:
    if not placed:
        return Circle(0, 0, radius)
    pull = {other: edges.get((min(index, other), max(index, other)), 0) for other in range(len(placed))}
    best, best_cost = Circle(0, 0, radius), math.inf
    for around in placed:
        distance = around.r + radius + 1.5
        for turn in range(16):
            angle = turn * math.pi / 8
            x, y = around.x + distance * math.cos(angle), around.y + distance * math.sin(angle)
            # The sheet is wider than high.
            cost = 0.4 * math.hypot(x / 1.3, y * 1.1)
            cost += sum(
                weight * math.hypot(x - placed[other].x, y - placed[other].y) / 40
                for other, weight in pull.items()
                if weight
            )
            if cost < best_cost and _is_free(placed, x, y, radius):
                best, best_cost = Circle(x, y, radius), cost
    return best


def _is_free(placed: Sequence[Circle], x: float, y: float, radius: float) -> bool:
    return all((one.x - x) ** 2 + (one.y - y) ** 2 >= (one.r + radius + 1) ** 2 for one in placed)


def _fit_circles(circles: Sequence[Circle], edge: float = 16) -> list[Circle]:
    """Scale the circles to the sheet; a few small ones do not grow without end."""
    if not circles:
        return []
    left, right = min(c.x - c.r for c in circles), max(c.x + c.r for c in circles)
    top, bottom = min(c.y - c.r for c in circles), max(c.y + c.r for c in circles)
    scale = min((WIDTH - 2 * edge) / (right - left), (HEIGHT - 2 * edge) / (bottom - top), 34)
    dx = (WIDTH - (right - left) * scale) / 2 - left * scale
    dy = (HEIGHT - (bottom - top) * scale) / 2 - top * scale
    return [Circle(c.x * scale + dx, c.y * scale + dy, c.r * scale) for c in circles]


def fill_circle(circle: Circle, count: int) -> list[Point]:
    """Return *count* places in a circle, evenly, the first in its middle (as seeds stand in a sunflower)."""
    reach = circle.r * 0.9 / math.sqrt(max(count, 1))
    return [
        (
            circle.x + reach * math.sqrt(index) * math.cos(index * GOLDEN),
            circle.y + reach * math.sqrt(index) * math.sin(index * GOLDEN),
        )
        for index in range(count)
    ]
