"""States of an organization."""

from django.db import models


class OrganizationStatus(models.TextChoices):
    """Where a body stands in its life."""

    FORMING = "forming", "กำลังก่อตั้ง"
    REGISTERED = "registered", "จดแจ้ง/จดทะเบียนแล้ว"
    ACTIVE = "active", "ดำเนินงานอยู่"
    RESTING = "resting", "พักงาน"
    CLOSED = "closed", "เลิกแล้ว"
