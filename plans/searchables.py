"""Plans and projects in the search of the portal."""

from nakhonchai.records.search import Searchable, register_search
from plans.models import Plan, Project

register_search(
    Searchable(
        model=Plan,
        heading="แผน",
        icon="plan",
        meta=lambda one: f"{one.years} · {one.get_status_display()}",
        order=30,
    )
)
register_search(
    Searchable(
        model=Project, heading="โครงการ", icon="project", meta=lambda one: one.get_status_display(), order=40
    )
)
