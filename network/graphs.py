"""Questions to the graph of bodies and ties: who holds the rest together, who belongs together."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple

import networkx as nx

from network.facts import Tie

SEED = 2567  # the same network gives the same groups each time
LOUVAIN_ALONE = 3000  # ties


class Bridge(NamedTuple):
    """A body without which others lose the rest: an articulation point, and how many it would cut off."""

    body: int
    cut_off: int


def graph_of(ties: Iterable[Tie]) -> Any:
    """Return the graph of the ties; what binds two bodies more often weighs more."""
    weights: Counter[tuple[int, int]] = Counter()
    for tie in ties:
        weights[tie.a, tie.b] += 1
    graph: Any = nx.Graph()
    graph.add_weighted_edges_from((a, b, weight) for (a, b), weight in sorted(weights.items()))
    return graph


def bridges(graph: Any) -> list[Bridge]:
    """Return the articulation points, those that cut off most first.

    What a body cuts off is everything that would no longer reach the largest rest of its part of the network.
    """
    cuts = set(nx.articulation_points(graph))
    if not cuts:
        return []
    forest = _Forest([set(block) for block in nx.biconnected_components(graph)], cuts)
    found = []
    for cut in cuts:
        pieces = forest.pieces(cut)
        found.append(Bridge(cut, sum(pieces) - max(pieces)))
    return sorted(found, key=lambda one: (-one.cut_off, one.body))


class _Forest:
    """The trees of blocks and of the bodies that join them: their sums say what each body cuts off."""

    def __init__(self, blocks: Sequence[set[int]], cuts: set[int]) -> None:
        self.blocks_of: defaultdict[int, list[int]] = defaultdict(list)
        self.cuts_of = [sorted(block & cuts) for block in blocks]
        for number, inside in enumerate(self.cuts_of):
            for cut in inside:
                self.blocks_of[cut].append(number)
        self.above: dict[int, int] = {}  # block → the cut over it
        self.root: dict[int, int] = {}  # block → the block at the top of its tree
        # Bodies in a block and under it, without the cut over it.
        self.below = [len(block - cuts) for block in blocks]
        self._measure(self._downward())

    def _downward(self) -> list[int]:
        """Return the blocks, each after the one it hangs on."""
        order: list[int] = []
        for start in range(len(self.cuts_of)):
            if start not in self.root:
                self.root[start] = start
                order += self._tree(start)
        return order

    def _tree(self, start: int) -> list[int]:
        order, seen = [start], set[int]()
        for number in order:
            for cut in set(self.cuts_of[number]) - seen:
                seen.add(cut)
                hanging = [child for child in self.blocks_of[cut] if child != number]
                self.above |= dict.fromkeys(hanging, cut)
                self.root |= dict.fromkeys(hanging, start)
                order += hanging
        return order

    def _measure(self, order: Sequence[int]) -> None:
        for number in reversed(order):
            for cut in self.cuts_of[number]:
                if self.above.get(number) != cut:
                    self.below[number] += 1 + sum(self._hanging(cut))

    def _hanging(self, cut: int) -> list[int]:
        return [self.below[number] for number in self.blocks_of[cut] if self.above.get(number) == cut]

    def pieces(self, cut: int) -> list[int]:
        """Return the sizes of what is left of this part of the network without *cut*."""
        under = self._hanging(cut)
        whole = self.below[self.root[self.blocks_of[cut][0]]]
        rest = whole - 1 - sum(under)
        return [*under, rest] if rest else under


def communities(graph: Any) -> list[list[int]]:
    """Return groups of bodies that are tied more among themselves than with others, the largest first.

    Louvain's method; a large network is first shrunk by passing labels on, five times as fast.
    """
    if not graph.number_of_edges():
        return []
    if graph.number_of_edges() <= LOUVAIN_ALONE:
        found = nx.community.louvain_communities(graph, weight="weight", seed=SEED)
    else:
        found = _shrunk_first(graph)
    return sorted((sorted(group) for group in found), key=lambda group: (-len(group), group))


def _shrunk_first(graph: Any) -> list[set[int]]:
    seeds = [sorted(one) for one in nx.community.fast_label_propagation_communities(graph, seed=SEED)]
    home = {body: number for number, seed in enumerate(seeds) for body in seed}
    weights: Counter[tuple[int, int]] = Counter()
    for one, other, weight in graph.edges(data="weight"):
        weights[min(home[one], home[other]), max(home[one], home[other])] += weight
    shrunk: Any = nx.Graph()
    shrunk.add_nodes_from(range(len(seeds)))
    shrunk.add_weighted_edges_from((one, other, weight) for (one, other), weight in sorted(weights.items()))
    joined = nx.community.louvain_communities(shrunk, weight="weight", seed=SEED)
    return [{body for number in group for body in seeds[number]} for group in joined]


def parts_of(ties: Collection[Tie]) -> list[list[int]]:
    """Return the connected parts of the ties, the largest first."""
    graph: Any = nx.Graph((tie.a, tie.b) for tie in ties)
    return sorted(
        (sorted(part) for part in nx.connected_components(graph)), key=lambda part: (-len(part), part)
    )
