"""Choices about leaders."""

from django.db import models


class Gender(models.TextChoices):
    """As the person says; empty is not reported."""

    FEMALE = "female", "หญิง"
    MALE = "male", "ชาย"
    OTHER = "other", "อื่น ๆ"


class RoleLevel(models.TextChoices):
    """How much a role carries: what "key posts" counts."""

    HEAD = "head", "ประธาน/หัวหน้า"
    OFFICER = "officer", "กรรมการบริหาร"
    MEMBER = "member", "กรรมการ/สมาชิก"
    ADVISER = "adviser", "ที่ปรึกษา/ผู้รู้"
    STATE = "state", "ตำแหน่งทางปกครอง/ท้องถิ่น"


class Education(models.TextChoices):
    """The highest level finished; empty is not reported."""

    PRIMARY = "primary", "ประถมศึกษา"
    LOWER = "lower", "มัธยมศึกษาตอนต้น"
    UPPER = "upper", "มัธยมศึกษาตอนปลาย/ปวช."
    DIPLOMA = "diploma", "ปวส./อนุปริญญา"
    BACHELOR = "bachelor", "ปริญญาตรี"
    HIGHER = "higher", "สูงกว่าปริญญาตรี"
    INFORMAL = "informal", "เรียนรู้ด้วยตนเอง/นอกระบบ"


class ContactFor(models.TextChoices):
    """Who, of those who find a person, reads the telephone number and LINE."""

    FINDERS = "finders", "ทุกคนที่ดูแลพื้นที่ซึ่งเห็นบุคคลนี้"
    HOME = "home", "เฉพาะผู้ดูแลพื้นที่ที่บุคคลนี้อยู่"
    MANAGERS = "managers", "เฉพาะผู้ประสานงานจังหวัดและเจ้าหน้าที่ พอช."


class Committee(models.TextChoices):
    """A table at which strategy is set; a seat there is a position of a place or of the cluster."""

    PROVINCE = "province", "ขบวนองค์กรชุมชนระดับจังหวัด"
    CLUSTER = "cluster", "ขบวนองค์กรชุมชนระดับกลุ่มจังหวัดหรือภาค"
    STATE = "state", "คณะกรรมการของรัฐหรือท้องถิ่น"


class TieKind(models.TextChoices):
    """What one leader is to another."""

    MENTORS = "mentors", "เป็นพี่เลี้ยงของ"
    SUCCEEDS = "succeeds", "สืบทอดงานต่อจาก"
