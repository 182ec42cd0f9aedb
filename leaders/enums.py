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
