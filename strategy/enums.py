"""Choices of strategies, indicators and reports."""

from django.db import models


class StrategyKind(models.TextChoices):
    """Whose strategy it is."""

    CLUSTER = "cluster", "ยุทธศาสตร์ขบวนระดับกลุ่มจังหวัด"
    PROVINCE = "province", "ยุทธศาสตร์ขบวนระดับจังหวัด"
    ISAN = "isan", "ยุทธศาสตร์อีสานหนึ่งเดียว"
    STATE_PROVINCE = "state_province", "แผนพัฒนาจังหวัด (ภาครัฐ)"
    STATE_CLUSTER = "state_cluster", "แผนพัฒนากลุ่มจังหวัด (ภาครัฐ)"
    STATE_NATION = "state_nation", "ยุทธศาสตร์ชาติ (ภาครัฐ)"


# The strategies that the state made; the others are the people's.
STATE = (StrategyKind.STATE_PROVINCE, StrategyKind.STATE_CLUSTER, StrategyKind.STATE_NATION)


class NodeKind(models.TextChoices):
    """What a line of a strategy is, in the order in which a strategy is read."""

    VISION = "vision", "วิสัยทัศน์"
    OBJECTIVE = "objective", "วัตถุประสงค์"
    TARGET = "target", "เป้าหมาย"
    STRATEGY = "strategy", "ยุทธศาสตร์"
    TACTIC = "tactic", "กลยุทธ์"
    RESULT = "result", "ผลที่คาดว่าจะได้รับ"


NODE_ORDER = {kind.value: place for place, kind in enumerate(NodeKind)}


class LinkType(models.TextChoices):
    """How a line of one strategy stands to a line of another."""

    SUPPORTS = "supports", "หนุนเสริม"
    SAME = "same", "ไปทางเดียวกัน"
    PART = "part", "เป็นส่วนหนึ่งของ"
    GAP = "gap", "ยังไม่สอดคล้อง ต้องผลักดัน"


class Source(models.TextChoices):
    """Where an indicator's numbers come from."""

    RECORDS = "records", "ระบบนับจากรายการที่บันทึก"
    REPORTED = "reported", "ผู้ดูแลพื้นที่รายงาน"


class Direction(models.TextChoices):
    """Which way is better."""

    MORE = "more", "ยิ่งมากยิ่งดี"
    LESS = "less", "ยิ่งน้อยยิ่งดี"


class OverTime(models.TextChoices):
    """How the numbers of the quarters become the number of a year."""

    SUM = "sum", "บวกทุกไตรมาส"
    LAST = "last", "ใช้ไตรมาสล่าสุดที่มีตัวเลข"
    DISTINCT = "distinct", "นับไม่ซ้ำทั้งปี"


class OverArea(models.TextChoices):
    """How the numbers of areas become the number of what lies above them."""

    SUM = "sum", "บวกทุกพื้นที่"
    DISTINCT = "distinct", "นับไม่ซ้ำข้ามพื้นที่"
    AVERAGE = "average", "ค่าเฉลี่ยของพื้นที่ที่มีตัวเลข"
    RATIO = "ratio", "ร้อยละจากผลรวม (ตัวตั้ง ÷ ตัวหาร)"


class Period(models.TextChoices):
    """How often an indicator is reported."""

    YEAR = "year", "ปีละครั้ง"
    QUARTER = "quarter", "ทุกไตรมาส"


class Quarter(models.IntegerChoices):
    """The part of the fiscal year, which begins in October."""

    YEAR = 0, "ทั้งปี"
    FIRST = 1, "ไตรมาส 1 (ต.ค.–ธ.ค.)"
    SECOND = 2, "ไตรมาส 2 (ม.ค.–มี.ค.)"
    THIRD = 3, "ไตรมาส 3 (เม.ย.–มิ.ย.)"
    FOURTH = 4, "ไตรมาส 4 (ก.ค.–ก.ย.)"


class ReportLevel(models.IntegerChoices):
    """Who reports: the level of the areas whose numbers are added up."""

    CLUSTER = 0, "กลุ่มจังหวัด"
    PROVINCE = 2, "จังหวัด"
    DISTRICT = 4, "อำเภอ"
    SUBDISTRICT = 6, "ตำบล"


class State(models.TextChoices):
    """What a report says: a number (0 is one), or why there is none."""

    VALUE = "value", "ตัวเลขจริง"
    ESTIMATE = "estimate", "ค่าประมาณ"
    NOT_APPLICABLE = "na", "ไม่เกี่ยวกับพื้นที่นี้"
    MISSING = "missing", "ยังไม่มีตัวเลข"


NUMBERS = (State.VALUE, State.ESTIMATE)


class Status(models.TextChoices):
    """How far a report has come."""

    OPEN = "open", "ยังไม่ส่ง"
    SUBMITTED = "submitted", "ส่งแล้ว รอจังหวัดยืนยัน"
    RETURNED = "returned", "ส่งกลับให้แก้"
    CONFIRMED = "confirmed", "จังหวัดยืนยันแล้ว"
    ACCEPTED = "accepted", "กลุ่มจังหวัดรับแล้ว"


# What was sent counts in the figures; what waits keeps a year from being closed.
COUNTED = (Status.SUBMITTED, Status.CONFIRMED, Status.ACCEPTED)
WAITING = (Status.OPEN, Status.SUBMITTED, Status.RETURNED)
OWED = (Status.OPEN, Status.RETURNED)
STATUS_TONES = {
    Status.OPEN: "warn",
    Status.SUBMITTED: "info",
    Status.RETURNED: "bad",
    Status.CONFIRMED: "good",
    Status.ACCEPTED: "good",
}


class RoundKind(models.TextChoices):
    """Which period a round of reports is about."""

    QUARTER = "quarter", "รายไตรมาส"
    YEAR = "year", "รายปีงบประมาณ"


class PlanOf(models.TextChoices):
    """Into whose plan the movement wants something."""

    DISTRICT = "district", "แผนพัฒนาอำเภอ"
    PROVINCE = "province", "แผนพัฒนาจังหวัด"
    CLUSTER = "cluster", "แผนพัฒนากลุ่มจังหวัด"
    PAO = "pao", "แผนพัฒนา อบจ."
    AGENCY = "agency", "แผนของหน่วยงาน"
    OTHER = "other", "แผนอื่น"


class ProposalStatus(models.TextChoices):
    """How far a proposal has come; its dates say so."""

    DRAFT = "draft", "กำลังเตรียม"
    MADE = "made", "เสนอแล้ว"
    ACCEPTED = "accepted", "รับหลักการแล้ว"
    ADOPTED = "adopted", "บรรจุในแผนแล้ว"
    DECLINED = "declined", "ไม่รับ"


PROPOSAL_TONES = {
    ProposalStatus.DRAFT: "stone",
    ProposalStatus.MADE: "info",
    ProposalStatus.ACCEPTED: "good",
    ProposalStatus.ADOPTED: "good",
    ProposalStatus.DECLINED: "warn",
}
