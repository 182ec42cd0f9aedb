"""Roles, as in the table of rights."""

from django.db import models


class Role(models.TextChoices):
    """What an account may do. What it may do it to is said by the areas it holds."""

    VIEWER = "viewer", "ผู้ดูข้อมูล"
    RECORDER = "recorder", "ผู้บันทึกข้อมูล"
    COORDINATOR = "coordinator", "ผู้ประสานงานจังหวัด"
    CODI = "codi", "เจ้าหน้าที่ พอช."
    ADMINISTRATOR = "administrator", "ผู้ดูแลระบบ"


# Roles that keep records, invite others, and see every area when they hold none.
WRITERS = {Role.RECORDER, Role.COORDINATOR, Role.CODI, Role.ADMINISTRATOR}
MANAGERS = {Role.COORDINATOR, Role.CODI, Role.ADMINISTRATOR}
STAFF = {Role.CODI, Role.ADMINISTRATOR}
# Applications whose tables only an administrator touches in the admin site.
ADMINISTRATOR_APPS = {"sessions", "mfa", "account", "auth", "contenttypes", "django_tasks_database"}
