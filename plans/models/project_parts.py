"""What belongs to a project: themes, the places it reaches, who answers for it, who helps with it."""

from typing import ClassVar

from django.db import models

from leaders.models import Leader
from nakhonchai.base.models import Versioned
from nakhonchai.base.personal_data import DataClass
from organizations.models import Organization
from plans.enums import PartnerRole, PersonRole
from plans.models.project import Project


class Theme(Versioned):
    """ประเด็น of projects, kept by CODI staff; projects hold its name."""

    name = models.CharField("ประเด็น", max_length=60, unique=True)
    order = models.PositiveSmallIntegerField("ลำดับ", default=100)
    is_active = models.BooleanField("ยังใช้อยู่", default=True)

    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(
        ["name", "order", "is_active"], DataClass.PUBLIC
    )

    class Meta:
        verbose_name = "ประเด็นของโครงการ"
        verbose_name_plural = "ประเด็นของโครงการ"
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name


class ProjectPlace(Versioned):
    """A place that a project works in, beside its home. Figures count the project once, at its home."""

    project = models.ForeignKey(
        Project, on_delete=models.CASCADE, related_name="places", verbose_name="โครงการ"
    )
    area = models.ForeignKey(
        "geography.Area", on_delete=models.PROTECT, related_name="+", verbose_name="พื้นที่ดำเนินการ"
    )

    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(["project", "area"], DataClass.NETWORK)

    class Meta:
        verbose_name = "พื้นที่ดำเนินการ"
        verbose_name_plural = "พื้นที่ดำเนินการ"
        constraints = [
            models.UniqueConstraint(
                fields=["project", "area"],
                name="project_place_once",
                violation_error_message="ใส่พื้นที่นี้ไว้แล้ว",
            )
        ]

    def __str__(self) -> str:
        return f"{self.area}"


class ProjectPartner(Versioned):
    """An organization that helps with a project, and how."""

    project = models.ForeignKey(
        Project, on_delete=models.CASCADE, related_name="partners", verbose_name="โครงการ"
    )
    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, related_name="project_partners", verbose_name="ภาคี"
    )
    role = models.CharField("บทบาทในโครงการ", max_length=10, choices=PartnerRole, default=PartnerRole.DOES)

    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(
        ["project", "organization", "role"], DataClass.NETWORK
    )

    class Meta:
        verbose_name = "ภาคีของโครงการ"
        verbose_name_plural = "ภาคีของโครงการ"
        constraints = [
            models.UniqueConstraint(
                fields=["project", "organization", "role"],
                name="project_partner_once",
                violation_error_message="ภาคีนี้อยู่ในรายการแล้ว",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} {self.organization}"


class ProjectPerson(Versioned):
    """A leader who answers for a project, or works in it. Shown to those who find the person."""

    project = models.ForeignKey(
        Project, on_delete=models.CASCADE, related_name="people", verbose_name="โครงการ"
    )
    leader = models.ForeignKey(
        Leader, on_delete=models.PROTECT, related_name="project_roles", verbose_name="ผู้นำ"
    )
    role = models.CharField("หน้าที่ในโครงการ", max_length=10, choices=PersonRole, default=PersonRole.HEAD)

    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(
        ["project", "leader", "role"], DataClass.PERSONAL
    )

    class Meta:
        verbose_name = "ผู้รับผิดชอบโครงการ"
        verbose_name_plural = "ผู้รับผิดชอบโครงการ"
        constraints = [
            models.UniqueConstraint(
                fields=["project", "leader"],
                name="project_person_once",
                violation_error_message="คนนี้อยู่ในรายการแล้ว",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} {self.leader}"
