"""Strategies, their lines, indicators, targets, reports, rounds and proposals."""

from datetime import date
from decimal import Decimal
from typing import Any

import factory

from strategy.models import Indicator, Node, Proposal, Round, Strategy, Target, Value
from tests.factories.records import RecordFactory


def _home(one: Any) -> dict[str, Any]:
    return {"area_id": one.area_id, "cluster": getattr(one, "cluster", None)}


class StrategyFactory(RecordFactory):
    class Meta:
        model = Strategy

    name = factory.Sequence("ยุทธศาสตร์ทดสอบที่ {}".format)
    first_year, last_year = 2560, 2580


class NodeFactory(RecordFactory):
    class Meta:
        model = Node

    name = factory.Sequence("ข้อทดสอบที่ {}".format)
    strategy = factory.LazyAttribute(lambda one: StrategyFactory(**_home(one)))


class IndicatorFactory(RecordFactory):
    """``everywhere`` belongs to everybody, as what the cluster watches does."""

    class Meta:
        model = Indicator

    class Params:
        everywhere = factory.Trait(
            area_id=None,
            node=factory.LazyAttribute(lambda one: NodeFactory(area_id=None)),
        )

    name = factory.Sequence("ตัวชี้วัดทดสอบที่ {}".format)
    definition = "นับทุกอย่างที่ทดสอบ"
    unit = "เรื่อง"
    node = factory.LazyAttribute(lambda one: NodeFactory(**_home(one)))


class TargetFactory(RecordFactory):
    class Meta:
        model = Target

    indicator = factory.SubFactory(IndicatorFactory, everywhere=True)
    fiscal_year = 2569
    value = Decimal(10)


class RoundFactory(RecordFactory):
    class Meta:
        model = Round

    kind, fiscal_year, quarter = "year", 2569, 0
    opens, due = date(2026, 10, 1), date(2026, 10, 31)


class ValueFactory(RecordFactory):
    class Meta:
        model = Value

    indicator = factory.SubFactory(IndicatorFactory, everywhere=True)
    fiscal_year = 2569
    state = "value"
    value = Decimal(3)
    status = "submitted"


class ProposalFactory(RecordFactory):
    class Meta:
        model = Proposal

    name = factory.Sequence("ข้อเสนอทดสอบที่ {}".format)
