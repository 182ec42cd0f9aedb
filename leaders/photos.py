"""The photo of a leader: a square picture, kept as an attachment and served with the scope of the person."""

import io
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import transaction
from PIL import Image, ImageOps

from leaders.models import Leader
from nakhonchai.records.actions import check_reach, save_record
from nakhonchai.records.attachments import attach_file, put_aside
from nakhonchai.records.filetypes import IMAGES, CheckedFile, check_file
from nakhonchai.records.models import Attachment

SIDE = 480
NO_PHOTO = "ไฟล์นี้ไม่ใช่รูปถ่าย เลือกรูป JPEG PNG หรือ WebP แล้วส่งอีกครั้ง"
TOO_SMALL = "รูปเล็กเกินไป เลือกรูปที่กว้างและสูงอย่างน้อย 100 จุด"
LEAST = 100
NAME = "รูปประจำตัว.jpg"


def check_photo(content: bytes) -> CheckedFile:
    """Return the picture cut to a square from its upper middle, where faces are; refuse what is no photo."""
    try:
        checked = check_file(content)
    except ValidationError as error:
        # A broken or huge picture says so itself; of anything else it is enough that it is no photo.
        raise (
            error if error.code in ("broken", "huge") else ValidationError(NO_PHOTO, code="photo")
        ) from error
    if checked.content_type not in IMAGES.values():
        raise ValidationError(NO_PHOTO, code="photo")
    with Image.open(io.BytesIO(checked.content), formats=list(IMAGES)) as image:
        if min(image.size) < LEAST:
            raise ValidationError(TOO_SMALL, code="small")
        square = ImageOps.fit(image.convert("RGB"), (SIDE, SIDE), centering=(0.5, 0.35))
    out = io.BytesIO()
    square.save(out, format="JPEG", quality=85)
    return CheckedFile("image/jpeg", out.getvalue())


@transaction.atomic
def set_photo(leader: Leader, checked: CheckedFile | None, *, by: Any, version: int | None = None) -> None:
    """Give the leader a photo, or take it away (None); the photo before goes to the trash."""
    check_reach(leader, by)
    before = leader.photo
    leader.photo = None
    if checked is not None:
        leader.photo = attach_file(leader, checked, name=NAME, caption="รูปประจำตัว", by=by)
    reason = "เปลี่ยนรูปประจำตัว" if checked else "เอารูปประจำตัวออก"
    save_record(leader, by=by, reason=reason, version=version)
    if before is not None and before.trashed_at is None:
        put_aside(before, by=by, reason=reason)


def photo_of(leader: Leader) -> Attachment | None:
    """Return the photo unless it was put aside or belongs to somebody else by now.

    Needs ``photo`` at hand to cost no query.
    """
    photo = leader.photo
    if photo is None or photo.trashed_at is not None or photo.about_id != leader.pk:
        return None
    kind = ContentType.objects.get_for_model(Leader)
    return photo if photo.about_type_id == kind.pk else None
