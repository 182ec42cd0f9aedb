"""Links between organizations, networks of every level, and what was worked out of them."""

from network.models.boards import BoardSeat, NetworkEvent
from network.models.kinds import Issue, LinkKind
from network.models.link import Link
from network.models.networks import Member, Network
from network.models.snapshot import Picture, Snapshot

__all__ = [
    "BoardSeat",
    "Issue",
    "Link",
    "LinkKind",
    "Member",
    "Network",
    "NetworkEvent",
    "Picture",
    "Snapshot",
]
