"""Every write of a place by a person: atomic, with who and why, and with the writer's reach checked inside.

Nothing is deleted: an area ends on a date, and what took its place is noted.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Value
from django.db.models.functions import Concat, Length, Substr

from nakhonchai.base.writing import stamp, write
from nakhonchai.geography.enums import AliasKind, Level
from nakhonchai.geography.models import Area, AreaAlias, AreaFigure, AreaSuccession
from nakhonchai.geography.naming import split_own_word
from nakhonchai.geography.reach import may_change, may_keep_villages, may_redraw
from nakhonchai.thai import format_date, normalise, today_in_bangkok

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class PlaceError(Exception):
    """The place cannot be changed so; the words are for people."""


class PlaceOutOfReachError(PlaceError):
    """The place lies where the writer does not change places."""

    def __init__(self) -> None:
        super().__init__("พื้นที่นี้อยู่นอกเขตที่ท่านดูแล จึงยังไม่ได้บันทึก")


def _check(allowed: bool) -> None:
    if not allowed:
        raise PlaceOutOfReachError


@transaction.atomic
def add_area(area: Area, *, by: Any, reason: str = "") -> Area:
    """Add an area whose code and name are filled in; its level and parent follow from the code."""
    _check(may_change(by, area.code))
    if Area.objects.filter(code=area.code).exists():
        raise PlaceError(f"รหัส {area.code} มีอยู่แล้ว")
    if area.parent_id:
        area.parent = Area.objects.filter(code=area.parent_id).first()
        if area.parent is None or not area.parent.is_current:
            raise PlaceError(f"ไม่มีพื้นที่รหัส {area.code[: len(area.code) - 2]} ที่ใช้อยู่ในปัจจุบัน")
        area.take_path(area.parent)
    area.name_th = split_own_word(Level(area.level), normalise(area.name_th))
    write(area, by=by, reason=reason)
    return area


@transaction.atomic
def add_village(
    *,
    subdistrict: Area,
    moo: int,
    name_th: str,
    by: Any,
    valid_from: date | None = None,
    reason: str = "",
) -> Area:
    """Add หมู่ *moo*; its code is the subdistrict's with the number."""
    _check(may_keep_villages(by, subdistrict.code))
    code = f"{subdistrict.code}{moo:02}"
    taken = Area.objects.filter(code=code).first()
    if taken is not None:
        how = "มีอยู่แล้ว" if taken.is_current else "เคยมีและยกเลิกแล้ว เปิดใช้อีกครั้งแทนการเพิ่มใหม่"
        raise PlaceError(f"หมู่ {moo} {how}: {taken.village_name}")
    village = Area(
        code=code,
        level=Level.VILLAGE,
        parent_id=subdistrict.code,
        name_th=name_th,
        moo=moo,
        valid_from=valid_from,
    )
    return add_area(village, by=by, reason=reason or "เพิ่มหมู่บ้าน")


def add_community(
    *, subdistrict: Area, name_th: str, by: Any, valid_from: date | None = None, reason: str = ""
) -> Area:
    """Add an urban community under the next free code. Two at the same moment get two codes."""
    for _ in range(3):
        try:
            with transaction.atomic():
                community = Area(
                    code=next_community_code(subdistrict.code),
                    level=Level.COMMUNITY,
                    parent_id=subdistrict.code,
                    name_th=name_th,
                    valid_from=valid_from,
                )
                return add_area(community, by=by, reason=reason or "เพิ่มชุมชนเมือง")
        except IntegrityError:
            continue  # somebody else took the code between the look and the write
    raise PlaceError("มีผู้อื่นเพิ่มชุมชนพร้อมกัน ลองบันทึกอีกครั้ง")


def next_community_code(subdistrict: str) -> str:
    """Return the first code never given: the subdistrict's, a letter and a digit from 1 to 9."""
    communities = Area.objects.filter(parent_id=subdistrict, level=Level.COMMUNITY)
    taken = set(communities.values_list("code", flat=True))
    for letter in LETTERS:
        for digit in range(1, 10):
            if (code := f"{subdistrict}{letter}{digit}") not in taken:
                return code
    raise PlaceError("ตำบลนี้มีชุมชนเมืองครบจำนวนรหัสแล้ว")


@transaction.atomic
def save_area(area: Area, *, by: Any, reason: str = "", version: int | None = None) -> list[str]:
    """Save a changed area; a new name leaves the old one as an alias and reaches the paths below."""
    _check(may_change(by, area.code))
    stored = Area.objects.get(code=area.code)
    changed = write(area, by=by, reason=reason, version=version)
    if "name_th" in changed:
        AreaAlias.objects.get_or_create(
            area_id=area.code,
            name=stored.name_th,
            kind=AliasKind.FORMER_NAME,
            defaults={"source": f"เปลี่ยนชื่อเมื่อ {format_date(today_in_bangkok(), short=True)}"},
        )
    if {"name_th", "name_en"} & set(changed):
        _pass_down(stored, area)
    return changed


def _pass_down(old: Area, new: Area) -> None:
    """Put the new name into the path of everything below: one UPDATE, whatever its number of rows.

    The paths below end with the path of this area; their beginnings stay.
    """
    below = Area.objects.under(new.code).exclude(code=new.code)
    below.filter(path_th__endswith=old.path, path_key__endswith=old.path_key_below).update(
        path_th=_with_new_end("path_th", old.path, new.path),
        path_key=_with_new_end("path_key", old.path_key_below, new.path_key_below),
    )


def _with_new_end(column: str, old: str, new: str) -> Concat:
    return Concat(Substr(column, 1, Length(column) - Value(len(old))), Value(new))


def rename_area(
    area: Area,
    *,
    name_th: str,
    by: Any,
    name_en: str | None = None,
    reason: str = "",
    version: int | None = None,
) -> list[str]:
    """Give the area another name; the old one still leads to it."""
    name = normalise(name_th)
    if name != area.name_th:
        area.name_th = split_own_word(Level(area.level), name)
    if name_en is not None:
        area.name_en = normalise(name_en)
    return save_area(area, by=by, reason=reason or "เปลี่ยนชื่อ", version=version)


@transaction.atomic
def close_area(
    area: Area,
    *,
    on: date,
    by: Any,
    reason: str,
    successors: Iterable[Area] = (),
    version: int | None = None,
) -> None:
    """End the area on a date. Records that point to it stay; *successors* are what took its place."""
    _check(may_change(by, area.code))
    if not area.is_current:
        return
    if area.valid_from and on < area.valid_from:
        raise PlaceError("วันที่ยกเลิกต้องไม่มาก่อนวันที่เริ่ม")
    below = area.children.filter(valid_to=None).count()
    if below:
        raise PlaceError(f"ยังมีพื้นที่ที่ใช้อยู่ข้างใน {below} แห่ง ยกเลิกหรือย้ายพื้นที่เหล่านั้นก่อน")
    area.valid_to = on
    save_area(area, by=by, reason=reason, version=version)
    _succeed(area, successors, on, reason)


def _succeed(area: Area, successors: Iterable[Area], on: date, reason: str) -> None:
    AreaSuccession.objects.bulk_create(
        (AreaSuccession(predecessor=area, successor=one, date=on, note=reason) for one in successors),
        ignore_conflicts=True,
    )


@transaction.atomic
def reopen_area(area: Area, *, by: Any, reason: str, version: int | None = None) -> None:
    """Take back an end. What is noted as having taken its place stays noted."""
    _check(may_change(by, area.code))
    if area.is_current:
        return
    if area.parent is not None and not area.parent.is_current:
        raise PlaceError(f"{area.parent.path} ยกเลิกแล้ว เปิดพื้นที่นั้นก่อน")
    area.valid_to = None
    save_area(area, by=by, reason=reason, version=version)


@transaction.atomic
def split_subdistrict(
    old: Area,
    *,
    code: str,
    name_th: str,
    by: Any,
    on: date,
    reason: str,
    name_en: str = "",
    villages: Iterable[Area] = (),
) -> Area:
    """Make a new subdistrict out of a part of *old*, which goes on.

    *villages* move: each ends, and a new one with a new code, numbered in the order of their หมู่,
    takes its place. Records stay with the old codes, which lead on to the new ones.
    """
    _check(may_redraw(by, old.code))
    new = Area(
        code=code,
        level=Level.SUBDISTRICT,
        parent_id=code[:4],
        name_th=name_th,
        name_en=name_en,
        valid_from=on,
    )
    add_area(new, by=by, reason=reason)
    _succeed(old, [new], on, reason)
    for moo, village in enumerate(sorted(villages, key=lambda one: one.code), start=1):
        moved = add_village(
            subdistrict=new, moo=moo, name_th=village.name_th, by=by, valid_from=on, reason=reason
        )
        close_area(village, on=on, by=by, reason=reason, successors=[moved])
    return new


@transaction.atomic
def keep_figures(rows: list[AreaFigure], *, by: Any) -> None:
    """Save figures of areas, new and changed ones. Who wrote them is kept by what they come from."""
    for row in rows:
        _check(may_keep_villages(by, str(row.area_id)))
    AreaFigure.objects.bulk_create([row for row in rows if row.pk is None], batch_size=500)
    stored = [row for row in rows if row.pk is not None]
    AreaFigure.objects.bulk_update(stored, ["value", "source", "estimated", "as_of"], batch_size=300)
    if rows:
        stamp(*rows)


@transaction.atomic
def drop_figures(rows: list[AreaFigure], *, by: Any) -> None:
    """Take figures away that never should have been: "not reported" again."""
    for row in rows:
        _check(may_keep_villages(by, str(row.area_id)))
    keys = [row.pk for row in rows]
    for start in range(0, len(keys), 500):
        AreaFigure.objects.filter(pk__in=keys[start : start + 500]).delete()
    if rows:
        stamp(*rows)
