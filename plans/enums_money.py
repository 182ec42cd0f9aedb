"""What a line of the ledger may be, and how far a project has come in the plans of others."""

from django.db import models


class MoneyKind(models.TextChoices):
    """What happened to the money. The four are never added to each other."""

    ASKED = "asked", "เสนอขอ"
    PROMISED = "promised", "รับปาก/อนุมัติ"
    RECEIVED = "received", "ได้รับ"
    SPENT = "spent", "ใช้ไป"


class MoneyForm(models.TextChoices):
    """Money, or what was worth money: the two are never added to each other."""

    CASH = "cash", "เงิน"
    IN_KIND = "in_kind", "สิ่งของ/แรงงาน (ตีมูลค่า)"


class Quarter(models.IntegerChoices):
    """A quarter of the fiscal year."""

    FIRST = 1, "ไตรมาส 1 (ต.ค.–ธ.ค.)"
    SECOND = 2, "ไตรมาส 2 (ม.ค.–มี.ค.)"
    THIRD = 3, "ไตรมาส 3 (เม.ย.–มิ.ย.)"
    FOURTH = 4, "ไตรมาส 4 (ก.ค.–ก.ย.)"


class AdoptingPlan(models.TextChoices):
    """Whose plan a project may come to stand in."""

    LOCAL = "local", "แผน อบต./เทศบาล"
    ORDINANCE = "ordinance", "ข้อบัญญัติ/เทศบัญญัติงบประมาณ"
    DISTRICT = "district", "แผนอำเภอ"
    PROVINCE = "province", "แผนจังหวัด"
    CLUSTER = "cluster", "แผนกลุ่มจังหวัด"
    CODI = "codi", "แผน/งบประมาณ พอช."
    AGENCY = "agency", "แผนหน่วยงานอื่น"


class AdoptionState(models.TextChoices):
    """How far an entry has come."""

    PROPOSED = "proposed", "เสนอแล้ว"
    CONSIDERED = "considered", "รับไว้พิจารณา"
    ADOPTED = "adopted", "บรรจุในแผน"
    FUNDED = "funded", "ได้งบประมาณ"
    REFUSED = "refused", "ไม่ได้รับ"


# From what is least to what is most: a project has come as far as the furthest of its entries.
# What is still open counts for more than what was refused.
REACH = (
    AdoptionState.REFUSED,
    AdoptionState.PROPOSED,
    AdoptionState.CONSIDERED,
    AdoptionState.ADOPTED,
    AdoptionState.FUNDED,
)
# A project stands in another's plan once it was entered there, with money or without.
ADOPTED = (AdoptionState.ADOPTED, AdoptionState.FUNDED)

ADOPTION_TONES = {
    AdoptionState.PROPOSED: "info",
    AdoptionState.CONSIDERED: "info",
    AdoptionState.ADOPTED: "good",
    AdoptionState.FUNDED: "good",
    AdoptionState.REFUSED: "bad",
}
MONEY_TONES = {
    MoneyKind.ASKED: "stone",
    MoneyKind.PROMISED: "info",
    MoneyKind.RECEIVED: "good",
    MoneyKind.SPENT: "warn",
}
