"""Links, networks and their members."""

from typing import Any

import factory
from factory.django import DjangoModelFactory

from network.enums import NetworkLevel
from network.models import BoardSeat, Issue, Link, LinkKind, Member, Network
from tests.factories.records import LeaderFactory, OrganizationFactory, RecordFactory


class LinkKindFactory(DjangoModelFactory):
    class Meta:
        model = LinkKind
        django_get_or_create = ("slug",)

    slug = "testing"
    name = factory.LazyAttribute(lambda one: f"เชื่อมแบบ {one.slug} กับ")
    reverse_name = factory.LazyAttribute(lambda one: f"ถูกเชื่อมแบบ {one.slug} โดย")


class IssueFactory(DjangoModelFactory):
    class Meta:
        model = Issue
        django_get_or_create = ("name",)

    name = "ประเด็นทดสอบ"


class LinkFactory(RecordFactory):
    """``area_id`` is the home of the first body, unless one of the bodies is given."""

    class Meta:
        model = Link

    source = factory.LazyAttribute(lambda one: OrganizationFactory(**_home(one)))
    target = factory.LazyAttribute(lambda one: OrganizationFactory(**_home(one)))
    kind = factory.SubFactory(LinkKindFactory)


class NetworkFactory(RecordFactory):
    class Meta:
        model = Network

    name = factory.Sequence("เครือข่ายทดสอบที่ {}".format)
    level = factory.LazyAttribute(lambda one: _level(one.area_id))


class MemberFactory(RecordFactory):
    class Meta:
        model = Member

    network = factory.LazyAttribute(lambda one: NetworkFactory(**_home(one)))
    organization = factory.LazyAttribute(lambda one: OrganizationFactory(**_home(one)))


class BoardSeatFactory(RecordFactory):
    """At home where its network is."""

    class Meta:
        model = BoardSeat

    network = factory.LazyAttribute(lambda one: NetworkFactory(**_home(one)))
    leader = factory.LazyAttribute(lambda one: LeaderFactory(**_home(one)))


def _home(one: Any) -> dict[str, Any]:
    return {"area_id": one.area_id, "cluster": getattr(one, "cluster", None)}


def _level(area: str | None) -> str:
    levels = {6: NetworkLevel.SUBDISTRICT, 4: NetworkLevel.DISTRICT, 2: NetworkLevel.PROVINCE}
    return levels[len(area)] if area else NetworkLevel.CLUSTER
