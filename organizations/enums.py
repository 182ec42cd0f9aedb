"""States of an organization."""

from django.db import models


class OrganizationStatus(models.TextChoices):
    """Where a body stands in its life."""

    FORMING = "forming", "กำลังก่อตั้ง"
    REGISTERED = "registered", "จดแจ้ง/จดทะเบียนแล้ว"
    ACTIVE = "active", "ดำเนินงานอยู่"
    RESTING = "resting", "พักงาน"
    CLOSED = "closed", "เลิกแล้ว"


# The tone of each state's badge: the word says it, the colour helps.
TONES = {
    OrganizationStatus.FORMING: "info",
    OrganizationStatus.REGISTERED: "good",
    OrganizationStatus.ACTIVE: "good",
    OrganizationStatus.RESTING: "warn",
    OrganizationStatus.CLOSED: "stone",
}


class FactKind(models.TextChoices):
    """What kind of answer a fact takes."""

    NUMBER = "number", "จำนวน"
    MONEY = "money", "จำนวนเงิน (บาท)"
    PERCENT = "percent", "ร้อยละ"
    TEXT = "text", "ข้อความ"
    CHOICE = "choice", "เลือกหนึ่งข้อ"
    YES_NO = "yesno", "ใช่/ไม่ใช่"
    CHECK = "check", "มี/มีบางส่วน/ไม่มี"
    DATE = "date", "วันที่"


# Kinds whose values are numbers.
NUMERIC = frozenset({FactKind.NUMBER, FactKind.MONEY, FactKind.PERCENT})


class FactState(models.TextChoices):
    """What a value means: 0 is a number, and a blank is none of these."""

    REPORTED = "reported", "ตามรายงาน"
    ESTIMATE = "estimate", "ประมาณการ"
    NOT_APPLICABLE = "none", "ไม่เกี่ยวข้อง"
    NOT_REPORTED = "unreported", "ยังไม่มีรายงาน"


VALUED = frozenset({FactState.REPORTED, FactState.ESTIMATE})


class YesNo(models.TextChoices):
    """An answer to a plain question."""

    YES = "yes", "ใช่"
    NO = "no", "ไม่ใช่"


class Check(models.TextChoices):
    """An answer to a question of the self-check."""

    YES = "yes", "มี"
    PARTLY = "partly", "มีบางส่วน"
    NO = "no", "ไม่มี"


class Adds(models.TextChoices):
    """How values of many organizations become one figure of a place."""

    SUM = "sum", "รวมค่าล่าสุดของทุกองค์กร"
    MEAN = "mean", "เฉลี่ยค่าล่าสุดขององค์กรที่รายงาน"
    COUNT = "count", "นับองค์กรตามคำตอบ"
    NOT = "not", "ไม่รวมเป็นตัวเลขของพื้นที่"


class ContactKind(models.TextChoices):
    """How an organization is reached."""

    TELEPHONE = "telephone", "โทรศัพท์"
    EMAIL = "email", "อีเมล"
    LINE = "line", "LINE"
    FACEBOOK = "facebook", "เฟซบุ๊ก"
    WEBSITE = "website", "เว็บไซต์"
    ADDRESS = "address", "ที่อยู่ส่งเอกสาร"
    OTHER = "other", "อื่น ๆ"
