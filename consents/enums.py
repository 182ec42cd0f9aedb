"""Choices about consent and about what people ask."""

from django.db import models


class Basis(models.TextChoices):
    """On what the law lets us rest."""

    CONSENT = "consent", "ความยินยอม"
    INTEREST = "interest", "ประโยชน์โดยชอบด้วยกฎหมาย"
    TASK = "task", "ภารกิจเพื่อประโยชน์สาธารณะ"
    CONTRACT = "contract", "สัญญา"
    LAW = "law", "หน้าที่ตามกฎหมาย"


class PurposeRole(models.TextChoices):
    """What the system itself does with a purpose."""

    KEEP = "keep", "เก็บข้อมูลและประสานงาน"
    PUBLISH = "publish", "เผยแพร่ต่อสาธารณะ"
    SHARE = "share", "แบ่งปันในเครือข่าย"
    OTHER = "other", "เรื่องอื่น"


class Way(models.TextChoices):
    """How consent was given, or taken back."""

    PAPER = "paper", "ลงชื่อในแบบฟอร์ม"
    MEETING = "meeting", "บอกในที่ประชุม มีผู้บันทึก"
    TELEPHONE = "telephone", "ทางโทรศัพท์"
    ONLINE = "online", "ข้อความออนไลน์หรืออีเมล"


class RequestKind(models.TextChoices):
    """What the law lets a person ask."""

    ACCESS = "access", "ขอดูหรือขอสำเนาข้อมูล"
    CORRECT = "correct", "ขอแก้ไขให้ถูกต้อง"
    ERASE = "erase", "ขอให้ลบ"
    OBJECT = "object", "คัดค้านการใช้ข้อมูล"
    RESTRICT = "restrict", "ขอให้ระงับการใช้"
    PORT = "port", "ขอโอนข้อมูลไปที่อื่น"
    WITHDRAW = "withdraw", "ถอนความยินยอม"


# Days within which we answer, from the day on which we were asked.
DAYS = {kind: 90 if kind is RequestKind.ERASE else 30 for kind in RequestKind}


class RequestStatus(models.TextChoices):
    """How far a request has come."""

    OPEN = "open", "รอดำเนินการ"
    WORKING = "working", "กำลังดำเนินการ"
    DONE = "done", "ดำเนินการแล้ว"
    REFUSED = "refused", "ปฏิเสธ พร้อมเหตุผล"


REQUEST_TONES = {
    RequestStatus.OPEN: "warn",
    RequestStatus.WORKING: "info",
    RequestStatus.DONE: "good",
    RequestStatus.REFUSED: "",
}
CLOSED = (RequestStatus.DONE, RequestStatus.REFUSED)


class Risk(models.TextChoices):
    """How much a breach may harm the people concerned."""

    LOW = "low", "ไม่น่ามีความเสี่ยง"
    SOME = "some", "มีความเสี่ยง ต้องแจ้งสำนักงาน"
    HIGH = "high", "มีความเสี่ยงสูง ต้องแจ้งเจ้าของข้อมูลด้วย"


REPORT_HOURS = 72
ADULT = 20  # years: below it a guardian consents as well
