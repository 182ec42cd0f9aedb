"""Lines of the ledger and entries in the plans of others; at home where their project is."""

from typing import Any

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from plans.enums_money import MoneyKind
from plans.models import Adoption, MoneyLine, MoneySource
from tests.factories.records import ProjectFactory, WrittenFactory


class ProjectPartFactory(WrittenFactory):
    """A row of a project; ``area_id`` and ``cluster`` say where a project is made when none is given."""

    class Meta:
        abstract = True

    class Params:
        trashed = factory.Trait(trashed_at=factory.LazyFunction(timezone.now), trash_reason="ทดสอบถังขยะ")

    @classmethod
    def _create(cls, model_class: Any, *args: Any, **kwargs: Any) -> Any:
        home = {name: kwargs.pop(name) for name in ("area_id", "cluster") if name in kwargs}
        if kwargs.get("project") is None:
            kwargs["project"] = ProjectFactory(**home)
        return super()._create(model_class, *args, **kwargs)


class MoneySourceFactory(DjangoModelFactory):
    class Meta:
        model = MoneySource
        django_get_or_create = ("slug",)

    slug = "codi"
    name = factory.LazyAttribute(lambda one: f"แหล่ง {one.slug}")


class MoneyLineFactory(ProjectPartFactory):
    class Meta:
        model = MoneyLine

    kind = MoneyKind.RECEIVED
    source = factory.SubFactory(MoneySourceFactory)
    amount = 1000
    fiscal_year = 2568
    document = factory.Sequence("ใบสำคัญ {}".format)


class AdoptionFactory(ProjectPartFactory):
    class Meta:
        model = Adoption

    year = 2568
    plan_name = factory.Sequence("แผนทดสอบ {}".format)
