"""Series, events, who took part, and what they say they can do."""

from learning.models.capability import Assessment, Capability
from learning.models.event import Event, EventBody
from learning.models.participation import Participation
from learning.models.series import Series

__all__ = ["Assessment", "Capability", "Event", "EventBody", "Participation", "Series"]
