"""What is held of a person's learning goes into their file, and goes when they ask for it."""

from typing import Any

import pytest

from learning.actions import save_assessment
from learning.models import Assessment, Capability, Participation
from nakhonchai.records.persons.forgetting import forget
from nakhonchai.records.persons.holdings import everything_about
from tests.factories import ParticipationFactory
from tests.learning.conftest import everything

pytestmark = pytest.mark.django_db


def test_attendance_and_assessments_are_gathered_and_forgotten(people: Any) -> None:
    one = ParticipationFactory(result="ผลที่ลับเฉพาะ", next_step="ทำต่อที่บ้านของฉัน")
    capability = Capability.objects.order_by("pk").first()
    assert capability is not None
    for scores in ((2, 4), (2, 5)):
        save_assessment(one, {capability.pk: scores}, by=people.surin)
    held = {holding.title: holding.rows for holding in everything_about(one.leader)}
    assert held["ผลประเมินตนเอง"][0]["หลัง"] == "5 สอนคนอื่นได้"
    assert "ผลที่ลับเฉพาะ" in str(held["การเข้าร่วม"])
    forget(one.leader, by=people.codi, reason="ขอให้ลบ")
    assert not Assessment.objects.exists()
    assert not Assessment.history.exists()
    kept = everything(Participation).get()
    assert (kept.event, kept.attendance, kept.result, kept.next_step) == (one.event, "attended", "", "")
    assert not kept.history.filter(result__contains="ลับเฉพาะ").exists()
