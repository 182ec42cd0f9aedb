"""Files that belong to records: who finds them, how they are kept, how they are put aside."""

import hashlib
import re
from pathlib import PurePath
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from nakhonchai.accounts.scope import scope_of
from nakhonchai.base.personal_data import DataClass
from nakhonchai.records.filetypes import CheckedFile
from nakhonchai.records.kinds import record_models
from nakhonchai.records.models import Attachment, Record
from nakhonchai.records.tables import may_edit

_UNSAFE = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|\u200b-\u200f\u202a-\u202e\u2066-\u2069]+')


def safe_name(name: str, suffix: str) -> str:
    """Return the name a file came with, without what could mislead, with the ending that fits its content."""
    last = name.replace("\\", "/").rpartition("/")[2]
    stem = " ".join(PurePath(_UNSAFE.sub(" ", last)).stem.split()).strip(". ")[:120]
    return f"{stem or 'ไฟล์แนบ'}.{suffix}"


def files_of(record: Record) -> Any:
    """Return the attachments of a record that are not in the trash, newest first."""
    kind = ContentType.objects.get_for_model(type(record))
    found = Attachment.objects.filter(about_type=kind, about_id=record.pk, trashed_at=None)
    return found.select_related("uploaded_by").order_by("-uploaded_at", "-pk")


def reads_files(record: Record, person: Any) -> bool:
    """Whether *person* reads what is attached to *record*: only who reads its internal fields."""
    return DataClass.INTERNAL in record.readable_classes(scope_of(person))


def record_of(attachment: Attachment, person: Any) -> Record:
    """Return the record that a file belongs to, if *person* may find it; otherwise answer 404."""
    model: Any = attachment.about_type.model_class()
    if model not in record_models():
        raise Http404
    return get_object_or_404(
        model.objects.visible_to(person).select_related("area", "cluster"), pk=attachment.about_id
    )


@transaction.atomic
def attach_file(record: Record, checked: CheckedFile, *, name: str, caption: str, by: Any) -> Attachment:
    """Keep a checked file with *record*."""
    kept = Attachment(
        about=record,
        name=safe_name(name, checked.suffix),
        caption=caption,
        content_type=checked.content_type,
        size=len(checked.content),
        sha256=hashlib.sha256(checked.content).hexdigest(),
        uploaded_by=by,
    )
    kept.file.save(kept.name, ContentFile(checked.content), save=False)
    try:
        kept.save(force_insert=True)
    except BaseException:
        kept.file.delete(save=False)  # a row that was not written must leave no file
        raise
    return kept


def put_aside(attachment: Attachment, *, by: Any, reason: str) -> None:
    """Move a file to the trash."""
    attachment.trashed_at, attachment.trashed_by, attachment.trash_reason = timezone.now(), by, reason
    attachment.save(update_fields=["trashed_at", "trashed_by", "trash_reason"])


def take_back(attachment: Attachment) -> None:
    """Take a file out of the trash."""
    attachment.trashed_at, attachment.trashed_by, attachment.trash_reason = None, None, ""
    attachment.save(update_fields=["trashed_at", "trashed_by", "trash_reason"])


def may_attach(record: Record, person: Any) -> bool:
    """Whether *person* adds and removes files of *record*."""
    return may_edit(record, scope_of(person)) and not record.is_trashed
