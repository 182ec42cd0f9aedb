"""Choices of following up and supporting."""

from django.db import models


class VisitKind(models.TextChoices):
    """How people were reached."""

    VISIT = "visit", "ลงพื้นที่"
    CALL = "call", "โทร"
    ONLINE = "online", "ออนไลน์"


class VisitState(models.TextChoices):
    """Whether it is still to come."""

    DONE = "done", "ทำแล้ว"
    PLANNED = "planned", "วางแผนไว้"
    CANCELLED = "cancelled", "ไม่ได้ไป"


VISIT_TONES = {VisitState.DONE: "good", VisitState.PLANNED: "info", VisitState.CANCELLED: "stone"}


class RequestState(models.TextChoices):
    """What became of support that was asked for."""

    ASKED = "asked", "ขอแล้ว รอคำตอบ"
    PROMISED = "promised", "รับปากแล้ว"
    PARTLY = "partly", "ได้รับบางส่วน"
    GIVEN = "given", "ได้รับครบแล้ว"
    REFUSED = "refused", "ไม่ได้รับ"
    WITHDRAWN = "withdrawn", "เลิกขอ"


# What still waits for somebody, and what was given at least in part.
WAITING = (RequestState.ASKED, RequestState.PROMISED, RequestState.PARTLY)
GIVEN = (RequestState.PARTLY, RequestState.GIVEN)
REQUEST_TONES = {
    RequestState.ASKED: "warn",
    RequestState.PROMISED: "info",
    RequestState.PARTLY: "info",
    RequestState.GIVEN: "good",
    RequestState.REFUSED: "bad",
    RequestState.WITHDRAWN: "stone",
}


class IssueState(models.TextChoices):
    """How far a joint policy issue is."""

    GATHERING = "gathering", "รวบรวมข้อมูล"
    PROPOSED = "proposed", "เสนอแล้ว"
    ANSWERED = "answered", "ได้รับคำตอบแล้ว"
    ADOPTED = "adopted", "นำไปใช้แล้ว"
    REFUSED = "refused", "ไม่รับ"
    PAUSED = "paused", "พักไว้"


OPEN_ISSUES = (IssueState.GATHERING, IssueState.PROPOSED, IssueState.ANSWERED)
ISSUE_TONES = {
    IssueState.GATHERING: "warn",
    IssueState.PROPOSED: "info",
    IssueState.ANSWERED: "info",
    IssueState.ADOPTED: "good",
    IssueState.REFUSED: "bad",
    IssueState.PAUSED: "stone",
}


class StepKind(models.TextChoices):
    """What was done for a policy issue."""

    FORUM = "forum", "เวที"
    LETTER = "letter", "หนังสือ"
    MEETING = "meeting", "ประชุมหารือ"
    RESOLUTION = "resolution", "มติ"
    OTHER = "other", "อื่น ๆ"


class GuideKind(models.TextChoices):
    """What lies in the toolbox."""

    GUIDE = "guide", "คู่มือ"
    FORM = "form", "แบบฟอร์ม"
    EXAMPLE = "example", "ตัวอย่าง"
    MEDIA = "media", "สื่อ"


class GuideLevel(models.TextChoices):
    """For whom a guide is made."""

    ANY = "any", "ทุกระดับ"
    SUBDISTRICT = "subdistrict", "ตำบล"
    DISTRICT = "district", "อำเภอ"
    PROVINCE = "province", "จังหวัด"


class LessonKind(models.TextChoices):
    """What a note tells."""

    LESSON = "lesson", "บทเรียน"
    SITUATION = "situation", "สถานการณ์"
