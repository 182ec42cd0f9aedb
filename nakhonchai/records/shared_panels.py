"""The panels that every record has: files and work to be done."""

from typing import Any
from urllib.parse import urlencode

from django.contrib.contenttypes.models import ContentType
from django.urls import reverse

from nakhonchai.accounts.prepared import prepared
from nakhonchai.accounts.scope import scope_of
from nakhonchai.base.personal_data import DataClass
from nakhonchai.records.attachments import files_of, may_attach, reads_files
from nakhonchai.records.belongings import belongings
from nakhonchai.records.kinds import kind_of_record
from nakhonchai.records.merging.asking import waiting_of
from nakhonchai.records.models import Merge, Record, Task
from nakhonchai.records.panels import Panel, panel_for
from nakhonchai.records.tables import may_edit


@prepared
def _tasks_about(scope: Any, kind: Any, key: Any) -> Any:
    found = Task.objects.visible_to(scope).alive().filter(about_type=kind, about_id=key)
    return found.select_related("assignee").order_by("done_at", "due", "pk")[:20]


@panel_for("", order=90)
def files(record: Record, person: Any) -> Panel | None:
    """Show the files of a record to those who read its internal fields."""
    if not reads_files(record, person):
        return None
    found = list(files_of(record)) if belongings(record).files else []
    may = may_attach(record, person)
    url = reverse("records:attachment-create", args=[kind_of_record(record), record.ref]) if may else ""
    return Panel(
        "ไฟล์แนบ",
        "records/panels/files.html",
        {"files": found, "may_remove": may, "anchor": "files"},
        count=len(found),
        action="แนบไฟล์" if may else "",
        action_url=url,
    )


@panel_for("", order=80)
def tasks(record: Record, person: Any) -> Panel | None:
    """Show the open work about a record, and let more be added."""
    if isinstance(record, Task) or not reads_files(record, person):
        return None
    kind = ContentType.objects.get_for_model(type(record)).pk
    shown = _tasks_about(person, kind=kind, key=record.pk) if belongings(record).tasks else []
    may = scope_of(person).may_write and not record.is_trashed
    query = urlencode({"kind": kind_of_record(record), "ref": record.ref})
    return Panel(
        "งานที่ต้องทำ",
        "records/panels/tasks.html",
        {"tasks": shown, "anchor": "tasks"},
        count=len(shown),
        action="ตั้งงาน" if may else "",
        action_url=f"{Task.list_url('create')}?{query}" if may else "",
    )


@panel_for("", order=3)
def twins(record: Record, person: Any) -> Panel | None:
    """Show those who merge what may be the same as this record, and what was merged into it."""
    there = belongings(record)
    may = scope_of(person).may_manage and may_edit(record, scope_of(person))
    if not (there.twins or there.merges) or not may or record.is_trashed:
        return None
    kind = kind_of_record(record)
    likely = waiting_of(record, person) if there.twins else []
    merges = Merge.objects.standing().filter(kind=kind, kept_ref=record.ref).order_by("-merged_at")
    found = list(merges[:20]) if there.merges else []
    if not likely and not found:
        return None
    context = {
        "likely": likely,
        "merges": found,
        "kind": kind,
        "ref": record.ref,
        "may_merge": may,
        "anchor": "twins",
    }
    return Panel(
        "อาจซ้ำกับ" if likely else "รวมมาจาก", "records/panels/twins.html", context, count=len(likely) or None
    )


@panel_for("", order=5)
def facts_of_files(record: Record, person: Any) -> Panel | None:
    """Show what a file's own columns said, to those who read personal fields there."""
    readable = record.readable_classes(scope_of(person))
    if not record.extra or DataClass.PERSONAL not in readable:
        return None
    facts = [(heading, str(text)) for heading, text in record.extra.items()]
    return Panel("ข้อมูลอื่นจากไฟล์", "records/panels/facts.html", {"facts": facts, "anchor": "facts"})
