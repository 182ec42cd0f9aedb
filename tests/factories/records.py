"""Records of every kind, at home in Surin unless said otherwise; saved as our own code saves."""

from datetime import date, timedelta
from typing import Any

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from leaders.enums import Gender, RoleLevel
from leaders.models import Leader, LeaderTie, Position, RoleType, Skill
from learning.models import Event, Participation, Series
from nakhonchai.base.writing import write
from nakhonchai.records.models import Task
from organizations.models import (
    Contact,
    Coverage,
    Membership,
    Organization,
    OrganizationType,
    Registration,
    RegistrationScheme,
    StatusChange,
    TypeGroup,
)
from plans.enums import PlanStatus, ProjectStatus
from plans.models import Plan, PlanStep, PlanStepType, Project, ProjectUpdate


class WrittenFactory(DjangoModelFactory):
    """Writes through the one versioned write, so that stamps and history are as in real life."""

    class Meta:
        abstract = True

    @classmethod
    def _create(cls, model_class: Any, *args: Any, **kwargs: Any) -> Any:
        one = model_class(*args, **kwargs)
        write(one, by=kwargs.get("created_by"))
        return one


class RecordFactory(WrittenFactory):
    """What every record factory shares."""

    class Meta:
        abstract = True

    class Params:
        trashed = factory.Trait(
            trashed_at=factory.LazyFunction(timezone.now),
            trash_reason="ทดสอบถังขยะ",
        )

    area_id = "320501"


class TypeGroupFactory(DjangoModelFactory):
    class Meta:
        model = TypeGroup
        django_get_or_create = ("slug",)

    slug = "testing"
    name = factory.LazyAttribute(lambda one: f"กลุ่ม {one.slug}")


class OrganizationTypeFactory(DjangoModelFactory):
    class Meta:
        model = OrganizationType
        django_get_or_create = ("name",)

    name = "กลุ่มทดสอบ"
    group = factory.SubFactory(TypeGroupFactory)


class OrganizationFactory(RecordFactory):
    class Meta:
        model = Organization

    class Params:
        published = factory.Trait(is_published=True)

    name = factory.Sequence("กลุ่มออมทรัพย์ทดสอบที่ {}".format)
    type = factory.SubFactory(OrganizationTypeFactory)


class PartFactory(WrittenFactory):
    """A row of an organization, at home where that is; ``area_id`` and ``cluster`` say where."""

    class Meta:
        abstract = True

    class Params:
        trashed = factory.Trait(trashed_at=factory.LazyFunction(timezone.now), trash_reason="ทดสอบถังขยะ")

    @classmethod
    def _create(cls, model_class: Any, *args: Any, **kwargs: Any) -> Any:
        home = {name: kwargs.pop(name) for name in ("area_id", "cluster") if name in kwargs}
        kwargs.setdefault("organization", None)
        if kwargs["organization"] is None:
            kwargs["organization"] = OrganizationFactory(**home)
        return super()._create(model_class, *args, **kwargs)


class StatusChangeFactory(PartFactory):
    class Meta:
        model = StatusChange

    status = "registered"
    since = date(2010, 5, 1)
    evidence = "หนังสือรับรองทดสอบ"


class RegistrationSchemeFactory(DjangoModelFactory):
    class Meta:
        model = RegistrationScheme
        django_get_or_create = ("name",)

    name = "ทะเบียนทดสอบ"


class RegistrationFactory(PartFactory):
    class Meta:
        model = Registration

    scheme = factory.SubFactory(RegistrationSchemeFactory)
    number = factory.Sequence("ท-{:04}".format)


class ContactFactory(PartFactory):
    class Meta:
        model = Contact

    kind = "telephone"
    value = factory.Sequence("08123{:05}".format)


class MembershipFactory(PartFactory):
    class Meta:
        model = Membership

    member = factory.SubFactory(OrganizationFactory)


class CoverageFactory(PartFactory):
    class Meta:
        model = Coverage

    covered_id = "320501"


class LeaderFactory(RecordFactory):
    class Meta:
        model = Leader

    class Params:
        young = factory.Trait(birth_year=factory.LazyFunction(lambda: timezone.localdate().year + 543 - 25))
        old = factory.Trait(birth_year=factory.LazyFunction(lambda: timezone.localdate().year + 543 - 60))

    prefix = "นาง"
    given_name = factory.Sequence("สมมุติ{}".format)
    family_name = "ทดสอบดี"
    gender = Gender.FEMALE


class RoleTypeFactory(DjangoModelFactory):
    class Meta:
        model = RoleType
        django_get_or_create = ("name",)

    name = "ประธานทดสอบ"
    level = RoleLevel.HEAD


class PositionFactory(RecordFactory):
    class Meta:
        model = Position

    leader = factory.SubFactory(LeaderFactory)
    role = factory.SubFactory(RoleTypeFactory)


class SkillFactory(DjangoModelFactory):
    class Meta:
        model = Skill
        django_get_or_create = ("name",)

    name = "ทักษะทดสอบ"


class LeaderTieFactory(RecordFactory):
    class Meta:
        model = LeaderTie

    leader = factory.SubFactory(LeaderFactory)
    other = factory.SubFactory(LeaderFactory)


class PlanFactory(RecordFactory):
    class Meta:
        model = Plan

    name = factory.Sequence("แผนพัฒนาตำบลทดสอบ {}".format)
    first_year = factory.Sequence(lambda n: 2500 + n % 190)
    last_year = factory.LazyAttribute(lambda one: one.first_year + 4)
    status = PlanStatus.DRAFTING


class ProjectFactory(RecordFactory):
    class Meta:
        model = Project

    name = factory.Sequence("โครงการทดสอบ {}".format)
    status = ProjectStatus.PROPOSED
    fiscal_year = 2569


class PlanStepFactory(WrittenFactory):
    """A step of a plan, at home where that is; ``area_id`` and ``cluster`` say where."""

    class Meta:
        model = PlanStep

    class Params:
        trashed = factory.Trait(trashed_at=factory.LazyFunction(timezone.now), trash_reason="ทดสอบถังขยะ")

    started = date(2024, 3, 1)

    @classmethod
    def _create(cls, model_class: Any, *args: Any, **kwargs: Any) -> Any:
        home = {name: kwargs.pop(name) for name in ("area_id", "cluster") if name in kwargs}
        if kwargs.get("plan") is None:
            away = {"kind": "community"} if home.get("cluster") else {}
            kwargs["plan"] = PlanFactory(**home, **away)
        if kwargs.get("type") is None:
            kwargs["type"] = PlanStepType.objects.get_or_create(name="ขั้นทดสอบ", defaults={"order": 15})[0]
        return super()._create(model_class, *args, **kwargs)


class ProjectUpdateFactory(WrittenFactory):
    """A report of a project, at home where that is; ``area_id`` and ``cluster`` say where."""

    class Meta:
        model = ProjectUpdate

    class Params:
        trashed = factory.Trait(trashed_at=factory.LazyFunction(timezone.now), trash_reason="ทดสอบถังขยะ")

    happened = factory.LazyFunction(timezone.localdate)
    text = factory.Sequence("รายงานทดสอบที่ {}".format)

    @classmethod
    def _create(cls, model_class: Any, *args: Any, **kwargs: Any) -> Any:
        home = {name: kwargs.pop(name) for name in ("area_id", "cluster") if name in kwargs}
        if kwargs.get("project") is None:
            kwargs["project"] = ProjectFactory(**home)
        return super()._create(model_class, *args, **kwargs)


class TaskFactory(RecordFactory):
    class Meta:
        model = Task

    name = factory.Sequence("งานทดสอบ {}".format)


class SeriesFactory(RecordFactory):
    class Meta:
        model = Series

    name = factory.Sequence("หลักสูตรทดสอบที่ {}".format)


class EventFactory(RecordFactory):
    class Meta:
        model = Event

    class Params:
        training = factory.Trait(kind="training")
        future = factory.Trait(
            started=factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=20))
        )

    name = factory.Sequence("เวทีทดสอบที่ {}".format)
    started = factory.LazyFunction(timezone.localdate)


class ParticipationFactory(RecordFactory):
    """At home where its event is."""

    class Meta:
        model = Participation

    class Params:
        guest = factory.Trait(leader=None, guest_name="แขกสมมุติ ทดสอบดี")

    event = factory.SubFactory(EventFactory, area_id=factory.SelfAttribute("..area_id"))
    leader = factory.SubFactory(LeaderFactory, area_id=factory.SelfAttribute("..area_id"))
