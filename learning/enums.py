"""Choices about events and those who take part."""

from django.db import models


class EventKind(models.TextChoices):
    """What people come together for."""

    FORUM = "forum", "เวที"
    MEETING = "meeting", "ประชุม"
    TRAINING = "training", "อบรม"
    STUDY = "study", "ศึกษาดูงาน"
    VISIT = "visit", "เยี่ยม/ติดตาม"
    LESSONS = "lessons", "ถอดบทเรียน"
    OTHER = "other", "กิจกรรมอื่น"


# Kinds after which a person counts as trained.
TRAINING_KINDS = (EventKind.TRAINING, EventKind.STUDY, EventKind.LESSONS)


class EventLevel(models.TextChoices):
    """How wide an event reaches."""

    VILLAGE = "village", "หมู่บ้าน/ชุมชน"
    SUBDISTRICT = "subdistrict", "ตำบล"
    DISTRICT = "district", "อำเภอ"
    PROVINCE = "province", "จังหวัด"
    CLUSTER = "cluster", "กลุ่มจังหวัด"
    REGION = "region", "ภาค"
    NATION = "nation", "ชาติ"


class BodyPart(models.TextChoices):
    """What an organization or partner does in an event."""

    ORGANIZER = "organizer", "ผู้จัด"
    PARTNER = "partner", "ภาคีร่วมจัด"
    VISITED = "visited", "ผู้รับการเยี่ยมหรือดูงาน"


class Attendance(models.TextChoices):
    """Whether a person came."""

    REGISTERED = "registered", "ลงชื่อไว้"
    ATTENDED = "attended", "มาร่วม"
    ABSENT = "absent", "ไม่ได้มา"


ATTENDANCE_TONES = {Attendance.ATTENDED: "good", Attendance.REGISTERED: "info", Attendance.ABSENT: "stone"}


class PartRole(models.TextChoices):
    """As what a person takes part."""

    PARTICIPANT = "participant", "ผู้เข้าร่วม"
    SPEAKER = "speaker", "วิทยากร"
    FACILITATOR = "facilitator", "ผู้ดำเนินกระบวนการ"
    TEAM = "team", "คณะทำงาน"
    OBSERVER = "observer", "ผู้สังเกตการณ์"


class Score(models.IntegerChoices):
    """How a person sees their own capability; no row or an empty cell is "not reported"."""

    NOT_APPLICABLE = 0, "ไม่เกี่ยวกับงานของฉัน"
    NEW = 1, "ยังไม่เคยทำ"
    AWARE = 2, "พอรู้ ยังไม่เคยทำเอง"
    HELPED = 3, "ทำได้เมื่อมีคนช่วย"
    ABLE = 4, "ทำได้เอง"
    TEACHES = 5, "สอนคนอื่นได้"
