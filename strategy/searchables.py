"""Strategies, their lines, indicators and proposals in the search of the portal."""

from nakhonchai.records.search import Searchable, register_search
from strategy.models import Indicator, Node, Proposal

register_search(
    Searchable(
        model=Node,
        heading="ข้อของยุทธศาสตร์",
        icon="flag",
        meta=lambda one: f"{one.get_kind_display()} · {one.strategy}",
        related=("strategy",),
        order=35,
    )
)
register_search(
    Searchable(
        model=Indicator,
        heading="ตัวชี้วัด",
        icon="overview",
        meta=lambda one: one.unit,
        fields=("name", "unit"),
        order=36,
    )
)
register_search(
    Searchable(
        model=Proposal,
        heading="ข้อเสนอต่อแผน",
        icon="share",
        meta=lambda one: str(one.get_status_display()),
        fields=("name", "status"),
        order=37,
    )
)
