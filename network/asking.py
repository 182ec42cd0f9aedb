"""What a reader asks of the map: a place, and which ties count. The same words make the same picture."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from network.facts import Facts, Tie


@dataclass(frozen=True)
class Asked:
    """A place ("" is the whole cluster) and filters; empty filters let every tie count.

    ``kind`` is the slug of a kind of link or of a source of derived ties; ``group`` keeps ties of which
    one body is of that group of types; ``partner`` those of which one is a partner.
    """

    area: str = ""
    kind: str = ""
    issue: int = 0
    year: int = 0
    group: str = ""
    partner: bool = False

    @property
    def filters(self) -> dict[str, str]:
        """What narrows the ties, as it stands in addresses."""
        named = {
            "kind": self.kind,
            "issue": str(self.issue or ""),
            "year": str(self.year or ""),
            "group": self.group,
            "partner": "yes" if self.partner else "",
        }
        return {name: value for name, value in named.items() if value}

    @property
    def key(self) -> str:
        """One text for place and filters."""
        return urlencode({"area": self.area, **self.filters})

    def query(self, **more: object) -> str:
        """Return the query string of this question, with something added."""
        place = {"area": self.area} if self.area else {}
        return urlencode({**place, **self.filters, **{name: value for name, value in more.items() if value}})

    @property
    def narrows_kind(self) -> bool:
        """Whether only some kinds of ties count: then looking after a place is not one of them."""
        return bool(self.kind or self.issue or self.year)

    def ties(self, facts: Facts) -> list[Tie]:
        """Return the ties that count, everywhere."""
        return list(self._kept(facts))

    def _kept(self, facts: Facts) -> Iterable[Tie]:
        bodies, group = facts.bodies, self.group
        for tie in facts.ties:
            if self.kind and tie.by != self.kind:
                continue
            if (self.issue and tie.issue != self.issue) or (self.year and tie.year != self.year):
                continue
            one, other = bodies[tie.a], bodies[tie.b]
            if self.partner and not (one.partner or other.partner):
                continue
            if group and group not in (one.group, other.group):
                continue
            yield tie
