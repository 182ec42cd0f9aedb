"""Consents of a forgotten person end with them; who was a guardian goes too."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.utils.timezone import localdate

from consents.models import Consent, Review
from nakhonchai.records.personal import Forgetting, Forgotten, PersonalPart, personal_part
from nakhonchai.records.persons.forgetting import empty


@personal_part("leaders.leader", order=30)
class ConsentsPart(PersonalPart):
    """That a consent was given and when stays counted; nothing of it stands any more."""

    covers: ClassVar[tuple[str, ...]] = ("consents.consent", "consents.review")

    def forget(self, forgetting: Forgetting) -> Iterable[Forgotten]:
        """Take the consents back and empty them; remove the reviews."""
        given = list(Consent.objects.filter(leader=forgetting.person.pk).order_by("pk"))
        for consent in given:
            ended = consent.withdrawn_on or max(localdate(), consent.given_on)
            values: dict[str, Any] = {"withdrawn_on": ended, "wording": consent.wording}
            empty(consent, forgetting, **values)
        yield Forgotten("ความยินยอม", len(given))
        yield Forgotten("การทบทวนระยะเวลาเก็บ", Review.objects.filter(leader=forgetting.person.pk).delete()[0])
