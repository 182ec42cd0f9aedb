"""Strategies as trees of lines, the links between lines, and what projects contribute to."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from nakhonchai.base.models import Versioned
from nakhonchai.base.personal_data import DataClass
from nakhonchai.base.writing import write
from nakhonchai.records.enums import ScopeRule
from nakhonchai.records.models.record import BASE_CLASSES
from plans.models import Project
from strategy.enums import NODE_ORDER, STATE, LinkType, NodeKind, StrategyKind
from strategy.models.shared import SharedRecord, buddhist
from strategy.querysets import NodeManager, StrategyManager

OPEN = BASE_CLASSES | dict.fromkeys(["search_key", "sort_key"], DataClass.NETWORK)


class Strategy(SharedRecord):
    """ยุทธศาสตร์: whose it is and for which years; what it says stands in its lines."""

    name = models.CharField("ชื่อยุทธศาสตร์", max_length=200)
    kind = models.CharField("ของใคร", max_length=16, choices=StrategyKind, default=StrategyKind.PROVINCE)
    first_year = models.PositiveSmallIntegerField("ปีเริ่ม (พ.ศ.)")
    last_year = models.PositiveSmallIntegerField("ปีสิ้นสุด (พ.ศ.)")
    document = models.CharField("เอกสารอ้างอิง", max_length=300, blank=True)
    note = models.TextField("บันทึก", blank=True)
    order = models.PositiveSmallIntegerField("ลำดับ", default=100)

    scope_rule = ScopeRule.DIRECTORY
    url_name = "strategy:strategy"
    data_classes: ClassVar[dict[str, DataClass]] = (
        OPEN
        | dict.fromkeys(["name", "kind", "first_year", "last_year", "document", "order"], DataClass.NETWORK)
        | {"note": DataClass.INTERNAL}
    )

    objects: ClassVar[Any] = StrategyManager()

    class Meta(SharedRecord.Meta):
        verbose_name = "ยุทธศาสตร์"
        verbose_name_plural = "ยุทธศาสตร์"
        constraints = [
            *SharedRecord.Meta.constraints,
            models.CheckConstraint(
                condition=Q(last_year__gte=F("first_year")),
                name="strategy_ends_after_it_begins",
                violation_error_message="ปีสิ้นสุดต้องไม่มาก่อนปีเริ่ม",
            ),
            buddhist("strategy_years_are_buddhist", "first_year", "last_year"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def years(self) -> str:
        """The period in words: 2566–2570."""
        if self.first_year == self.last_year:
            return str(self.first_year)
        return f"{self.first_year}–{self.last_year}"

    @property
    def is_of_state(self) -> bool:
        """Whether government made it."""
        return self.kind in STATE

    def holds(self, year: int | None) -> bool:
        """Whether a year lies within the period; one that is not told contradicts nothing."""
        return year is None or self.first_year <= year <= self.last_year

    @classmethod
    def settle(cls, written: list[tuple[Any, set[str]]], *, by: Any, reason: str) -> None:
        """Lines and their indicators lie where their strategy lies."""
        moved = [one.pk for one, fields in written if set(fields) & {"area", "cluster"}]
        if not moved:
            return
        from strategy.models.indicator import Indicator

        why = "lines and indicators move with their strategy"
        for node in Node.objects.unscoped(why).filter(strategy__in=moved).select_related("strategy"):
            write(node, by=by, reason=reason or "ยุทธศาสตร์ย้ายพื้นที่")
        measured = Indicator.objects.unscoped(why).filter(node__strategy__in=moved)
        for indicator in measured.select_related("node__strategy"):
            write(indicator, by=by, reason=reason or "ยุทธศาสตร์ย้ายพื้นที่")


class Node(SharedRecord):
    """A line of a strategy: its vision, an objective, a target, an expected result, a strategy, a tactic."""

    strategy = models.ForeignKey(
        Strategy, on_delete=models.PROTECT, related_name="nodes", verbose_name="ยุทธศาสตร์"
    )
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="lower_lines",
        verbose_name="อยู่ใต้ข้อ",
    )
    kind = models.CharField("ชนิดของข้อ", max_length=10, choices=NodeKind, default=NodeKind.STRATEGY)
    number = models.CharField("ข้อที่", max_length=20, blank=True)
    name = models.CharField("ข้อความสั้น", max_length=300)
    detail = models.TextField("ข้อความเต็มตามเอกสาร", blank=True)
    first_year = models.PositiveSmallIntegerField("เริ่มปี (พ.ศ.)", null=True, blank=True)
    last_year = models.PositiveSmallIntegerField("ถึงปี (พ.ศ.)", null=True, blank=True)
    order = models.PositiveIntegerField("ลำดับ", default=0, editable=False)

    scope_rule = ScopeRule.DIRECTORY
    url_name = "strategy:node"
    data_classes: ClassVar[dict[str, DataClass]] = OPEN | dict.fromkeys(
        ["strategy", "parent", "kind", "number", "name", "detail", "first_year", "last_year", "order"],
        DataClass.NETWORK,
    )

    objects: ClassVar[Any] = NodeManager()

    class Meta(SharedRecord.Meta):
        verbose_name = "ข้อของยุทธศาสตร์"
        verbose_name_plural = "ข้อของยุทธศาสตร์"
        constraints = [
            *SharedRecord.Meta.constraints,
            models.CheckConstraint(
                condition=Q(parent=None) | ~Q(parent=F("id")),
                name="node_is_not_its_own_parent",
                violation_error_message="ข้อหนึ่งอยู่ใต้ตัวเองไม่ได้",
            ),
            models.CheckConstraint(
                condition=Q(first_year=None) | Q(last_year=None) | Q(last_year__gte=F("first_year")),
                name="node_ends_after_it_begins",
                violation_error_message="ปีสิ้นสุดต้องไม่มาก่อนปีเริ่ม",
            ),
            buddhist("node_years_are_buddhist", "first_year", "last_year"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.name}" if self.number else self.name

    def fill_derived_fields(self) -> None:
        """Lie where the strategy lies; stand where kind and number say."""
        if self.strategy_id:
            self.area_id, self.cluster_id = self.strategy.area_id, self.strategy.cluster_id
        self.order = NODE_ORDER.get(str(self.kind), 9) * 10_000 + _place(self.number)
        super().fill_derived_fields()

    def searchable(self) -> list[str]:
        """Return what the line says, in short and in full."""
        return [str(self), self.detail[:300], self.ref]

    @property
    def words(self) -> str:
        """Kind and text, as a list of many strategies needs it."""
        return f"{NodeKind(self.kind).label} {self}"


def _place(number: str) -> int:
    """Return the place that a number like 2.1 has among its like."""
    parts = [int(part) for part in number.replace("-", ".").split(".") if part.isascii() and part.isdigit()]
    first, second = [*parts, 0, 0][:2]
    return min(first, 98) * 100 + min(second, 99)


class NodeLink(Versioned):
    """How a line of one strategy stands to a line of another, mostly of the people's to the state's."""

    source = models.ForeignKey(Node, on_delete=models.CASCADE, related_name="links", verbose_name="ข้อของเรา")
    target = models.ForeignKey(
        Node, on_delete=models.CASCADE, related_name="links_in", verbose_name="ข้อที่เชื่อมด้วย"
    )
    kind = models.CharField("เชื่อมอย่างไร", max_length=10, choices=LinkType, default=LinkType.SUPPORTS)
    note = models.CharField("อธิบาย", max_length=300, blank=True)

    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(
        ["source", "target", "kind", "note"], DataClass.NETWORK
    )

    class Meta:
        verbose_name = "เส้นเชื่อมยุทธศาสตร์"
        verbose_name_plural = "เส้นเชื่อมยุทธศาสตร์"
        constraints = [
            models.CheckConstraint(
                condition=~Q(source=F("target")),
                name="node_link_joins_two",
                violation_error_message="เชื่อมกับข้อเดียวกันไม่ได้ เลือกข้ออื่น",
            ),
            models.UniqueConstraint(
                fields=["source", "target"],
                name="node_link_once",
                violation_error_message="สองข้อนี้เชื่อมกันอยู่แล้ว",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.get_kind_display()} {self.target}"


class Contribution(Versioned):
    """A line to which a project contributes: one first of all, and perhaps further ones."""

    project = models.ForeignKey(
        Project, on_delete=models.CASCADE, related_name="contributions", verbose_name="โครงการ"
    )
    node = models.ForeignKey(
        Node, on_delete=models.PROTECT, related_name="contributions", verbose_name="ข้อของยุทธศาสตร์"
    )
    is_primary = models.BooleanField("ข้อหลัก", default=False)

    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(
        ["project", "node", "is_primary"], DataClass.NETWORK
    )

    class Meta:
        verbose_name = "โครงการกับยุทธศาสตร์"
        verbose_name_plural = "โครงการกับยุทธศาสตร์"
        constraints = [
            models.UniqueConstraint(
                fields=["project", "node"],
                name="contribution_once",
                violation_error_message="โครงการนี้อยู่ใต้ข้อนี้แล้ว",
            ),
            models.UniqueConstraint(
                fields=["project"],
                condition=Q(is_primary=True),
                name="contribution_has_one_primary",
                violation_error_message="โครงการหนึ่งมีข้อหลักได้ข้อเดียว",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.project} → {self.node}"
