"""Where a record came from."""

from django.db import models


class Origin(models.TextChoices):
    """How a record entered the system."""

    TYPED = "typed", "พิมพ์เข้าระบบ"
    IMPORTED = "imported", "นำเข้าจากไฟล์"
    EXAMPLE = "example", "ข้อมูลตัวอย่าง"


class ScopeRule(models.TextChoices):
    """Who finds a record of a model at all. Which of its fields are shown is a matter of their classes."""

    HOME = "home", "ผู้ที่ดูแลพื้นที่ของรายการ"
    DIRECTORY = "directory", "ทุกคนที่เข้าสู่ระบบ (เฉพาะข้อมูลทำเนียบ)"
    PERSON = "person", "ผู้ที่ดูแลพื้นที่ของบุคคลหรือตำแหน่งปัจจุบันของบุคคล"
    WORK = "work", "ผู้ที่บันทึกข้อมูลของพื้นที่"
