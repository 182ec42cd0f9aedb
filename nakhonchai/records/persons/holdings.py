"""Everything that is held about a person, in words: what the law lets them ask for."""

from collections.abc import Iterator
from typing import Any

from django.db import models

from nakhonchai.accounts.enums import Role
from nakhonchai.accounts.models.access import AccessLog
from nakhonchai.accounts.scope import EVERYWHERE, Scope
from nakhonchai.base.personal_data import data_class
from nakhonchai.records.history import RelatedNames, entries, shown_value
from nakhonchai.records.models import Record
from nakhonchai.records.models.merging import Merge
from nakhonchai.records.personal import Holding, parts_of
from nakhonchai.records.persons.related import attached, related_rows, tasks_about
from nakhonchai.thai import format_datetime

NOT_TOLD = {"id", "search_key", "sort_key"}  # machinery: made from the other fields
_OWNER = Scope(Role.ADMINISTRATOR, EVERYWHERE)  # whose data it is may read all of it


def everything_about(person: Record) -> list[Holding]:
    """Return all that is held: the record, what hangs on it, the parts, files, tasks, history, who looked."""
    made = [
        Holding(
            str(person._meta.verbose_name), [{"ช่อง": label, "ค่า": value} for label, value in _facts(person)]
        )
    ]
    mine = [(type(person), [person]), *related_rows(person)]
    for model, rows in mine[1:]:
        if rows:
            made.append(Holding(str(model._meta.verbose_name_plural), _table(model, rows)))
    for part in parts_of(person):
        made.extend(part.gather(person))
    made.append(Holding("รายการที่รวมเข้ามา", list(_merged(person))))
    made.append(Holding("ไฟล์แนบ", list(_files(mine))))
    made.append(Holding("งานที่ต้องทำ", list(_tasks(mine))))
    made.append(Holding("ประวัติการแก้ไข", list(_history(mine))))
    made.append(Holding("การเข้าถึง", list(_access(mine))))
    return [holding for holding in made if holding.rows]


def _facts(person: Any) -> Iterator[tuple[str, str]]:
    names = RelatedNames([_AsHistory(person)])
    for column in person._meta.local_concrete_fields:
        if column.name not in NOT_TOLD:
            yield str(column.verbose_name), _words(column, person, names)
    for column in person._meta.local_many_to_many:
        chosen = " · ".join(str(one) for one in getattr(person, column.name).all())
        yield str(column.verbose_name), chosen or "—"


def _table(model: Any, rows: list[Any]) -> list[dict[str, Any]]:
    columns = [column for column in model._meta.local_concrete_fields if column.name not in NOT_TOLD]
    names = RelatedNames([_AsHistory(row) for row in rows])
    return [{str(column.verbose_name): _words(column, row, names) for column in columns} for row in rows]


class _AsHistory:
    """Lets ``RelatedNames``, which reads rows of history, read a row itself."""

    def __init__(self, row: Any) -> None:
        self._row, self.instance_type = row, type(row)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._row, name)


def _words(column: Any, row: Any, names: RelatedNames) -> str:
    value = getattr(row, column.attname)
    if column.is_relation:
        return names.name(column, value)
    if column.choices:
        return str(dict(column.flatchoices).get(value, value) or "—")
    if isinstance(column, models.FileField):
        return str(value or "—")
    return shown_value(value)


def _merged(person: Record) -> Iterator[dict[str, Any]]:
    for one in Merge.objects.filter(kind=person._meta.label_lower, kept_ref=person.ref).order_by("pk"):
        yield {"รหัส": one.lost_ref, "ชื่อ": one.lost_name, "เมื่อ": format_datetime(one.merged_at)}


def _files(mine: list[tuple[Any, list[Any]]]) -> Iterator[dict[str, Any]]:
    for model, rows in mine:
        about = {row.pk: str(row) for row in rows}
        for file in attached(model, list(about)):
            yield {
                "ไฟล์": file.name,
                "คำอธิบาย": file.caption,
                "ของรายการ": about[file.about_id],
                "ขนาด (ไบต์)": file.size,
                "แนบเมื่อ": format_datetime(file.uploaded_at),
                "ในถังขยะ": "ใช่" if file.is_trashed else "ไม่ใช่",
            }


def _tasks(mine: list[tuple[Any, list[Any]]]) -> Iterator[dict[str, Any]]:
    for model, rows in mine:
        for task in tasks_about(model, [row.pk for row in rows]):
            yield {"งาน": task.name, "รายละเอียด": task.detail, "เสร็จแล้ว": "ใช่" if task.is_done else "ไม่ใช่"}


def _history(mine: list[tuple[Any, list[Any]]]) -> Iterator[dict[str, Any]]:
    for model, rows in mine:
        if not hasattr(model, "history"):
            continue
        for row in rows:
            for entry in entries(row, _OWNER, limit=1000):
                said = " · ".join(f"{label}: {before} → {after}" for label, before, after in entry.changes)
                yield {
                    "เมื่อ": format_datetime(entry.when),
                    "รายการ": f"{model._meta.verbose_name} {row}",
                    "ทำอะไร": entry.title,
                    "โดย": entry.who,
                    "เหตุผล": entry.reason,
                    "สิ่งที่เปลี่ยน": said,
                }


def _access(mine: list[tuple[Any, list[Any]]]) -> Iterator[dict[str, Any]]:
    refs = [row.ref for _model, rows in mine for row in rows if hasattr(row, "ref")]
    for seen in AccessLog.objects.filter(subject_ref__in=refs).select_related("account").order_by("at", "pk"):
        yield {
            "เมื่อ": format_datetime(seen.at),
            "ใคร": str(seen.account or "—"),
            "ทำอะไร": seen.get_kind_display(),
            "เพื่ออะไร": seen.purpose,
        }


def visibility(model: type[Record]) -> list[tuple[str, str]]:
    """Return each field of a kind of person and who may read it, in words."""
    return [
        (str(column.verbose_name), data_class(model, column.name).label)
        for column in model._meta.local_concrete_fields
        if column.editable and column.name not in NOT_TOLD
    ]
