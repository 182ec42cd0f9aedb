"""What a person decided under two records: the last word stands."""

from typing import Any

from consents.models import Consent
from nakhonchai.records.merging.journal import Journal, snapshot
from nakhonchai.records.merging.moving import after_merge

WHY = "ถอนไว้แล้วในรายการที่รวมกัน"


@after_merge("leaders.leader")
def last_word_stands(kept: Any, journal: Journal) -> None:
    """End a consent that was withdrawn later under the other record: a merge publishes nobody."""
    own = list(Consent.objects.filter(leader=kept.pk))
    for consent in own:
        if consent.withdrawn_on is not None:
            continue
        later = [
            one.withdrawn_on
            for one in own
            if one.purpose_id == consent.purpose_id
            and one.withdrawn_on is not None
            and one.withdrawn_on >= consent.given_on
        ]
        if later:
            before = snapshot(consent)
            consent.withdrawn_on, consent.withdrawn_why = max(later), WHY
            journal.change(consent, before)
