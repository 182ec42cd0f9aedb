"""What is done to networks beyond saving a record."""

from typing import Any

from django.db import transaction

from learning.models import Event
from nakhonchai.base.writing import stamp, stamp_history, write
from nakhonchai.records.actions import check_reach
from network.models import Network, NetworkEvent


def network_of(event: Any) -> Network | None:
    """Return the network of which an event is a meeting."""
    found = NetworkEvent.objects.filter(event=event.pk, network__trashed_at=None)
    one = found.select_related("network__area", "network__cluster").first() if event.pk else None
    return one.network if one else None


@transaction.atomic
def set_network(event: Event, network: Network | None, *, by: Any) -> bool:
    """Say of which network an event is a meeting (None: of none); return whether that changed."""
    check_reach(event, by)
    stored = NetworkEvent.objects.select_for_update().filter(event=event.pk).first()
    if (stored.network_id if stored else None) == (network.pk if network else None):
        return False
    if network is None:
        stamp_history(stored, by=by, reason="เอากิจกรรมออกจากเครือข่าย")
        stored.delete()
        stamp(NetworkEvent(event=event))
    else:
        one = stored or NetworkEvent(event=event)
        one.network = network
        write(one, by=by, reason="ระบุเครือข่ายของกิจกรรม")
    return True
