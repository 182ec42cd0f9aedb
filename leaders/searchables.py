"""People in the search of the portal, for those who find them."""

from leaders.models import Leader
from nakhonchai.records.search import Searchable, register_search

register_search(
    Searchable(
        model=Leader,
        heading="ผู้นำ",
        icon="leader",
        meta=lambda one: f"ชื่อเล่น {one.nickname}" if one.nickname else "",
        fields=("prefix", "given_name", "family_name", "nickname"),
        order=20,
    )
)
