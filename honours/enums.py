"""Choices about honours."""

from django.db import models


class HonourLevel(models.TextChoices):
    """How wide an honour is given."""

    SUBDISTRICT = "6", "ตำบล"
    DISTRICT = "4", "อำเภอ"
    PROVINCE = "2", "จังหวัด"
    CLUSTER = "1", "กลุ่มจังหวัด"
    REGION = "r", "ภาค"
    NATION = "n", "ประเทศ"


class HonourStatus(models.TextChoices):
    """How far an honour has come."""

    NOMINATED = "nominated", "เสนอชื่อ"
    SELECTED = "selected", "ผ่านการคัดเลือก"
    HONOURED = "honoured", "ได้รับเชิดชู"
    NOT_SELECTED = "passed", "ไม่ได้รับคัดเลือก"


STATUS_TONES = {
    HonourStatus.NOMINATED: "info",
    HonourStatus.SELECTED: "warn",
    HonourStatus.HONOURED: "good",
    HonourStatus.NOT_SELECTED: "",
}


class RecipientKind(models.TextChoices):
    """Who is honoured."""

    PERSON = "person", "บุคคล"
    BODY = "body", "องค์กร"
    PLACE = "place", "ตำบล"
