"""Networks in the search of the portal."""

from nakhonchai.records.search import Searchable, register_search
from network.models import Network

register_search(
    Searchable(
        model=Network,
        heading="เครือข่าย",
        icon="network",
        meta=lambda one: str(one.get_level_display()),
        fields=("name", "level"),
        order=15,
    )
)
