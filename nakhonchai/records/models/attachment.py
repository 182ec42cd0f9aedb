"""A file that belongs to a record and follows its scope."""

from typing import ClassVar

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone

from nakhonchai.base.models import Referable, Trashable
from nakhonchai.base.personal_data import DataClass


def stored_name(attachment: "Attachment", filename: str) -> str:
    """Return where the file lies: nothing of the name it came with."""
    return f"attachments/{attachment.ref[:2]}/{attachment.ref}"


class Attachment(Referable, Trashable):
    """The type is what the content says; place data was removed from photos before storing."""

    about_type = models.ForeignKey(
        ContentType, on_delete=models.PROTECT, related_name="+", verbose_name="ชนิดของรายการ"
    )
    about_id = models.PositiveBigIntegerField("รายการ")
    about = GenericForeignKey("about_type", "about_id")
    file = models.FileField("ไฟล์", upload_to=stored_name, max_length=200)
    name = models.CharField("ชื่อไฟล์", max_length=160)
    caption = models.CharField("คำอธิบาย", max_length=200, blank=True)
    content_type = models.CharField("ชนิด", max_length=80, editable=False)
    size = models.PositiveBigIntegerField("ขนาด (ไบต์)", editable=False)
    sha256 = models.CharField("ลายนิ้วมือของไฟล์", max_length=64, editable=False)
    uploaded_at = models.DateTimeField("แนบเมื่อ", default=timezone.now, editable=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name="ผู้แนบ"
    )

    data_classes: ClassVar[dict[str, DataClass]] = dict.fromkeys(
        [
            "about_type",
            "about_id",
            "file",
            "name",
            "caption",
            "content_type",
            "size",
            "sha256",
            "uploaded_at",
            "uploaded_by",
        ],
        DataClass.INTERNAL,
    )

    class Meta:
        verbose_name = "ไฟล์แนบ"
        verbose_name_plural = "ไฟล์แนบ"
        indexes = [models.Index(fields=["about_type", "about_id"], name="attachment_about")]

    def __str__(self) -> str:
        return self.name
