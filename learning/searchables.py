"""Events and series in the search of the portal."""

from learning.models import Event, Series
from nakhonchai.records.search import Searchable, register_search

register_search(
    Searchable(
        model=Event,
        heading="กิจกรรม",
        icon="event",
        meta=lambda one: f"{one.get_kind_display()} · {one.dates}",
        fields=("name", "round", "kind", "started", "started_precision", "ended", "ended_precision"),
        order=50,
    )
)
register_search(
    Searchable(
        model=Series,
        heading="ชุดหลักสูตร",
        icon="event",
        meta=lambda one: one.get_kind_display(),
        fields=("name", "kind"),
        order=51,
    )
)
