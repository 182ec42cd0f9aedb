"""Work in the background about records."""

from django.core.cache import cache
from django_tasks import task

from nakhonchai.records.merging.finding import is_stale, refresh_duplicates

ASKED = "duplicates:asked"
AT_MOST_EVERY = 60  # seconds


@task(queue_name="long")
def search_duplicates() -> None:
    """Compare anew what changed; nothing to do is done at once."""
    refresh_duplicates()


def ask_for_search() -> None:
    """Have duplicates searched where records changed since: once, however many look at the page."""
    if is_stale() and cache.add(ASKED, "yes", AT_MOST_EVERY):
        search_duplicates.enqueue()
