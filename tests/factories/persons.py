"""Consents, requests, breaches and honours. All people are invented."""

from datetime import timedelta

import factory
from django.utils import timezone

from consents.enums import PurposeRole, RequestKind
from consents.models import Breach, Consent, Purpose, SubjectRequest
from honours.enums import HonourStatus
from honours.models import Honour, HonourType
from tests.factories.records import LeaderFactory, OrganizationFactory, RecordFactory, WrittenFactory


class PurposeFactory(WrittenFactory):
    class Meta:
        model = Purpose

    class Params:
        publish = factory.Trait(role=PurposeRole.PUBLISH)

    name = factory.Sequence("วัตถุประสงค์ทดสอบ {}".format)
    wording = "ข้าพเจ้ายินยอมให้ทดสอบ"
    covers = "ชื่อ"


class ConsentFactory(WrittenFactory):
    class Meta:
        model = Consent

    class Params:
        publish = factory.Trait(purpose=factory.SubFactory(PurposeFactory, publish=True))

    leader = factory.SubFactory(LeaderFactory)
    purpose = factory.SubFactory(PurposeFactory)
    edition = factory.LazyAttribute(lambda one: one.purpose.edition)
    wording = factory.LazyAttribute(lambda one: one.purpose.wording)
    given_on = factory.LazyFunction(lambda: timezone.localdate() - timedelta(days=30))


class SubjectRequestFactory(RecordFactory):
    class Meta:
        model = SubjectRequest

    kind = RequestKind.ACCESS
    asked_by = factory.Sequence("ผู้ขอทดสอบ {}".format)
    asked_on = factory.LazyFunction(timezone.localdate)


class BreachFactory(RecordFactory):
    class Meta:
        model = Breach

    name = factory.Sequence("เหตุทดสอบ {}".format)
    found_at = factory.LazyFunction(lambda: timezone.now() - timedelta(hours=5))


class HonourTypeFactory(WrittenFactory):
    class Meta:
        model = HonourType

    name = factory.Sequence("รางวัลทดสอบ {}".format)
    giver = "ขบวนองค์กรชุมชนทดสอบ"


class HonourFactory(RecordFactory):
    """For a body in Surin, unless another recipient is named."""

    class Meta:
        model = Honour

    class Params:
        given = factory.Trait(status=HonourStatus.HONOURED, is_public=True)
        of_person = factory.Trait(organization=None, leader=factory.SubFactory(LeaderFactory))
        of_place = factory.Trait(organization=None, place_id="320501")

    type = factory.SubFactory(HonourTypeFactory)
    year = 2568
    organization = factory.SubFactory(OrganizationFactory)
