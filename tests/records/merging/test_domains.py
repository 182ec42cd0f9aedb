"""What other packages hang on people and bodies: it moves, says each thing once, and comes back."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from leaders.models import LeaderTie
from learning.models import Event, Participation
from nakhonchai.records.merging.actions import undo_merge
from network.models import Link
from tests.factories import LeaderFactory, OrganizationFactory
from tests.factories.network import LinkFactory
from tests.factories.persons import ConsentFactory, HonourFactory, HonourTypeFactory, PurposeFactory
from tests.factories.records import RecordFactory
from tests.records.merging.test_merge import everything, join, references

pytestmark = pytest.mark.django_db


class EventFactory(RecordFactory):
    class Meta:
        model = Event

    name = "เวทีทดสอบ"
    started = date(2025, 5, 1)


class ParticipationFactory(RecordFactory):
    class Meta:
        model = Participation


def test_who_came_twice_to_one_event_came_once(people: Any) -> None:
    kept, lost, event = LeaderFactory(), LeaderFactory(), EventFactory()
    first = ParticipationFactory(event=event, leader=kept, result="")
    ParticipationFactory(event=event, leader=lost, result="ทำแผนได้")
    other = ParticipationFactory(event=EventFactory(name="อีกเวที"), leader=lost)
    before = everything()
    done = join(kept, lost, people.surin)
    alive = Participation.objects.unscoped("test").alive()
    assert alive.filter(leader=kept, event=event).count() == 1
    first.refresh_from_db()
    other.refresh_from_db()
    assert first.result == "ทำแผนได้"  # the blank was filled
    assert other.leader_id == kept.pk
    assert references(lost) == []
    assert undo_merge(done, by=people.surin) == []
    assert everything() == before


def test_a_link_between_the_two_goes_and_comes_back(people: Any) -> None:
    kept, lost, third = OrganizationFactory(), OrganizationFactory(), OrganizationFactory()
    LinkFactory(source=kept, target=lost)
    moved = LinkFactory(source=lost, target=third)
    LinkFactory(source=kept, target=third)
    before = everything()
    done = join(kept, lost, people.surin)
    assert references(lost) == []
    found = Link.objects.unscoped("test").alive()
    assert not found.filter(source=kept, target=kept).exists()
    assert found.filter(source=kept, target=third).count() == 1
    assert undo_merge(done, by=people.surin) == []
    assert everything() == before
    moved.refresh_from_db()
    assert moved.source_id == lost.pk


def test_the_same_honour_typed_twice_is_one(people: Any) -> None:
    kept, lost, kind = OrganizationFactory(), OrganizationFactory(), HonourTypeFactory()
    HonourFactory(organization=kept, type=kind)
    HonourFactory(organization=lost, type=kind)
    HonourFactory(organization=lost, type=kind, year=2567)
    before = everything()
    done = join(kept, lost, people.surin)
    assert references(lost) == []
    assert undo_merge(done, by=people.surin) == []
    assert everything() == before


def test_a_consent_that_was_withdrawn_under_the_other_record_is_withdrawn(people: Any) -> None:
    kept, lost, purpose = LeaderFactory(), LeaderFactory(), PurposeFactory(publish=True)
    today = timezone.localdate()
    standing = ConsentFactory(leader=lost, purpose=purpose, given_on=today - timedelta(days=30))
    ConsentFactory(leader=kept, purpose=purpose, given_on=today - timedelta(days=60), withdrawn_on=today)
    before = everything()
    done = join(kept, lost, people.surin)
    standing.refresh_from_db()
    assert (standing.leader_id, standing.withdrawn_on) == (kept.pk, today)
    assert undo_merge(done, by=people.surin) == []
    assert everything() == before


def test_a_consent_given_anew_after_a_withdrawal_stands(people: Any) -> None:
    kept, lost, purpose = LeaderFactory(), LeaderFactory(), PurposeFactory()
    today = timezone.localdate()
    early = today - timedelta(days=60)
    ConsentFactory(leader=kept, purpose=purpose, given_on=early, withdrawn_on=today - timedelta(days=50))
    standing = ConsentFactory(leader=lost, purpose=purpose, given_on=today - timedelta(days=10))
    join(kept, lost, people.surin)
    standing.refresh_from_db()
    assert standing.withdrawn_on is None


def test_skills_of_both_are_kept(people: Any) -> None:
    kept, lost = LeaderFactory(skills="ทอผ้า\nบัญชี"), LeaderFactory(skills="บัญชี\nวิทยากร")
    join(kept, lost, people.surin)
    kept.refresh_from_db()
    assert kept.skills.splitlines() == ["ทอผ้า", "บัญชี", "วิทยากร"]


def test_a_person_who_was_their_own_mentor_is_nobodys(people: Any) -> None:
    kept, lost = LeaderFactory(), LeaderFactory()
    kind = LeaderTie._meta.get_field("kind").choices[0][0]
    tie = LeaderTie(leader=kept, other=lost, kind=kind, area_id="320501")
    tie.fill_derived_fields()
    tie.save()
    before = everything()
    done = join(kept, lost, people.surin)
    assert references(lost) == []
    assert not LeaderTie.objects.unscoped("test").alive().filter(leader=kept, other=kept).exists()
    assert undo_merge(done, by=people.surin) == []
    assert everything() == before
