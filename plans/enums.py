"""States of plans and projects."""

from django.db import models


class PlanKind(models.TextChoices):
    """Whose plan it is."""

    SUBDISTRICT = "subdistrict", "แผนพัฒนาตำบล"
    COMMUNITY = "community", "แผนชุมชน/หมู่บ้าน"


class PlanStatus(models.TextChoices):
    """How far a plan has come."""

    PREPARING = "preparing", "เตรียมทีม/เก็บข้อมูล"
    DRAFTING = "drafting", "ยกร่างแผน"
    ENDORSED = "endorsed", "เวทีรับรองแล้ว"
    LINKED = "linked", "เชื่อมแผนท้องถิ่น/จังหวัด"
    RUNNING = "running", "กำลังดำเนินการ"
    REVIEWED = "reviewed", "ทบทวน/ถอดบทเรียนแล้ว"

    @classmethod
    def of_doing(cls) -> tuple["PlanStatus", ...]:
        """Return the states that speak of doing: a step that has begun is enough for them."""
        return (cls.PREPARING, cls.DRAFTING, cls.RUNNING)

    @property
    def place(self) -> int:
        """How far the state is: later states have greater numbers."""
        return list(PlanStatus).index(self)


class StepState(models.TextChoices):
    """How far a step of a plan is, by its dates."""

    PLANNED = "planned", "กำหนดไว้"
    GOING = "going", "กำลังทำ"
    DONE = "done", "เสร็จแล้ว"


STEP_TONES = {StepState.PLANNED: "stone", StepState.GOING: "info", StepState.DONE: "good"}

# What counts as made of a plan that records no step that counts (see ``PlanQuerySet.made``).
MADE = (PlanStatus.ENDORSED, PlanStatus.LINKED, PlanStatus.RUNNING, PlanStatus.REVIEWED)


class ProjectStatus(models.TextChoices):
    """How far a project has come."""

    PROPOSED = "proposed", "เสนอ"
    APPROVED = "approved", "ได้รับอนุมัติ"
    RUNNING = "running", "กำลังดำเนินการ"
    BLOCKED = "blocked", "ติดขัด"
    DONE = "done", "แล้วเสร็จ"
    CANCELLED = "cancelled", "ยกเลิก"


# In these states something should be heard of a project now and then.
AT_WORK = (ProjectStatus.APPROVED, ProjectStatus.RUNNING, ProjectStatus.BLOCKED)


class Achieved(models.TextChoices):
    """Whether a project reached what it aimed at."""

    YES = "yes", "บรรลุเป้าหมาย"
    PARTLY = "partly", "บรรลุบางส่วน"
    NO = "no", "ไม่บรรลุ"


class PartnerRole(models.TextChoices):
    """How a partner helps with a project."""

    DOES = "does", "ร่วมดำเนินการ"
    MONEY = "money", "สนับสนุนงบประมาณ"
    KNOWLEDGE = "knowledge", "สนับสนุนความรู้/วิชาการ"
    THINGS = "things", "สนับสนุนวัสดุ แรงงาน หรือสถานที่"
    PERMITS = "permits", "อนุญาต/ประสานงาน"


class PersonRole(models.TextChoices):
    """As what a leader works in a project."""

    HEAD = "head", "ผู้รับผิดชอบหลัก"
    CONTACT = "contact", "ผู้ประสานงาน"
    TEAM = "team", "คณะทำงาน"


# The tone of each state's badge: the word says it, the colour helps.
PLAN_TONES = {
    PlanStatus.PREPARING: "stone",
    PlanStatus.DRAFTING: "info",
    PlanStatus.ENDORSED: "good",
    PlanStatus.LINKED: "good",
    PlanStatus.RUNNING: "good",
    PlanStatus.REVIEWED: "stone",
}
ACHIEVED_TONES = {Achieved.YES: "good", Achieved.PARTLY: "info", Achieved.NO: "warn"}
PROJECT_TONES = {
    ProjectStatus.PROPOSED: "stone",
    ProjectStatus.APPROVED: "info",
    ProjectStatus.RUNNING: "good",
    ProjectStatus.BLOCKED: "warn",
    ProjectStatus.DONE: "good",
    ProjectStatus.CANCELLED: "bad",
}
