"""What any stored thing may have. All abstract, but for the freshness stamps."""

from collections.abc import Sequence
from functools import cache
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models.functions import Length
from django.utils import timezone

from nakhonchai.base.history import Histories
from nakhonchai.base.narrowing import where_empty
from nakhonchai.base.personal_data import DataClass
from nakhonchai.thai import new_ref, normalise

# Codes tell their level by their length, and constraints ask for it.
models.CharField.register_lookup(Length)


@cache
def _typed_texts(model: type[models.Model]) -> tuple[str, ...]:
    """Return the names of the fields that hold what people type in one line."""
    return tuple(
        field.attname
        for field in model._meta.concrete_fields  # a proxy has no local ones
        if type(field) is models.CharField and field.editable and not field.choices
    )


class NormalisedSave(models.Model):
    """Thai text is normalised whenever it is saved; the way it was typed stays in the import's rows."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save with the derived fields filled."""
        self.fill_derived_fields()
        super().save(*args, **kwargs)

    def fill_derived_fields(self) -> None:
        """Fill what follows from other fields. Bulk writers call this too."""
        values = self.__dict__
        for name in _typed_texts(type(self)):
            text = values[name] if name in values else getattr(self, name)
            if text and (clean := normalise(text)) is not text:
                setattr(self, name, clean)


class Versioned(NormalisedSave):
    """A number that goes up by one with each write, so that no editor overwrites another unseen."""

    version = models.PositiveIntegerField("รุ่นข้อมูล", default=1, editable=False)
    created_at = models.DateTimeField("สร้างเมื่อ", default=timezone.now, editable=False)
    updated_at = models.DateTimeField("แก้ไขล่าสุด", auto_now=True, editable=False)

    history = Histories(inherit=True)

    class Meta:
        abstract = True

    @classmethod
    def idle_triggers(cls, records: Sequence[Any]) -> list[str]:
        """Return the names of triggers of the table that do nothing when all of *records* are added."""
        return []


class TrashQuerySet(models.QuerySet):
    """Words for the two states of something that can be trashed."""

    def alive(self) -> Self:
        """Return what is not in the trash."""
        return where_empty(self, "trashed_at")

    def trashed(self) -> Self:
        """Return what lies in the trash."""
        return self.exclude(trashed_at=None)


class Trashable(models.Model):
    """Trash is a state: nothing typed is ever deleted by a press of a button."""

    trashed_at = models.DateTimeField("ทิ้งเมื่อ", null=True, blank=True, editable=False)
    trashed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="ทิ้งโดย",
    )
    trash_reason = models.CharField("เหตุผลที่ทิ้ง", max_length=200, blank=True, editable=False)

    class Meta:
        abstract = True

    @property
    def is_trashed(self) -> bool:
        """Whether this lies in the trash."""
        return self.trashed_at is not None


class Referable(models.Model):
    """A short printable reference for addresses, QR codes and workbooks (see ``thai.ref``)."""

    ref = models.CharField("รหัสอ้างอิง", max_length=8, unique=True, default=new_ref, editable=False)

    class Meta:
        abstract = True


class Freshness(models.Model):
    """How often things of one kind changed in one district: what makes a cached figure right.

    The counters are summed, not compared: a sum changes with every commit, in
    whatever order transactions end, where the latest time might not.
    """

    kind = models.CharField("ชนิด", max_length=60)
    place = models.CharField("อำเภอ", max_length=4)
    count = models.PositiveBigIntegerField("จำนวนครั้งที่เปลี่ยน", default=1)
    # Only told to people ("แก้ไขล่าสุด"); whether a figure holds is for the counter to say.
    changed_at = models.DateTimeField("เปลี่ยนล่าสุด", null=True, blank=True)

    data_classes: ClassVar[dict[str, DataClass]] = {
        "kind": DataClass.PUBLIC,
        "place": DataClass.PUBLIC,
        "count": DataClass.PUBLIC,
        "changed_at": DataClass.PUBLIC,
    }

    class Meta:
        verbose_name = "ตราความสดของตัวเลข"
        verbose_name_plural = "ตราความสดของตัวเลข"
        constraints = [
            models.UniqueConstraint(fields=["kind", "place"], name="freshness_once_per_kind_and_place"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.place} {self.count}"


class Pulse(models.Model):
    """What changes with every stamp: who remembers the stamps asks here whether they are still those.

    The sum of the rows counts, and goes up by chance numbers: no state of the stamps has the sum of another
    one, even where a transaction was taken back between them. There are as many rows as were ever
    stamping at once: nobody waits for a row that somebody else holds.
    """

    count = models.BigIntegerField("ผลรวม", default=0)

    data_classes: ClassVar[dict[str, DataClass]] = {"count": DataClass.PUBLIC}

    class Meta:
        verbose_name = "ชีพจรของตราความสด"
        verbose_name_plural = "ชีพจรของตราความสด"

    def __str__(self) -> str:
        return str(self.count)
