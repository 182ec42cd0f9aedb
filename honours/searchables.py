"""Honours in the search of the portal."""

from honours.models import Honour
from nakhonchai.records.search import Searchable, register_search

register_search(
    Searchable(
        model=Honour,
        heading="การเชิดชู",
        icon="honour",
        meta=lambda one: one.get_status_display(),
        related=("type", "leader", "organization", "place"),
        order=60,
    )
)
