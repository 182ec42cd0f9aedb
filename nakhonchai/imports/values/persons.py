"""Cells of people: names with glued titles, two people in one cell, roles, telephones."""

import re
from typing import Any

from nakhonchai.imports.values.choices import Choices
from nakhonchai.imports.values.result import DESTROYED, Interpreted, nothing_in, problem
from nakhonchai.imports.values.texts import as_text
from nakhonchai.thai import (
    Telephone,
    ThaiValueError,
    looks_destroyed,
    normalise,
    parse_person,
    parse_telephones,
    split_people,
    split_roles,
    split_title,
)
from nakhonchai.thai.telephone import LOST_ZERO

NO_FAMILY = "ไม่มีนามสกุล"
# A title and two words: one person for sure, by far the most common cell.
_PLAIN = re.compile(r"(?:นาย|นางสาว|นาง|น\.ส\.) ?[ก-ฮเแโใไ][ก-์]+ [ก-ฮเแโใไ][ก-์]+")
_MOBILE = re.compile(r"0[689]\d{8}", re.ASCII)


def read_person(cell: Any) -> Interpreted:
    """Read title, given and family name. Two people in one cell are a problem with both as alternatives."""
    empty = nothing_in(cell)
    if empty is not None:
        return empty
    text = as_text(cell)
    if _PLAIN.fullmatch(text) and (person := parse_person(text)).family:
        return Interpreted(person)
    if looks_destroyed(text):
        return problem(DESTROYED)
    if any(sign.isdigit() for sign in normalise(text)[2:]):
        return _with_digits(text)
    people = [parse_person(one) for one in split_people(text)]
    people = [one for one in people if one.given]
    if len(people) > 1:
        return problem(f"ช่องนี้มี {len(people)} คน โปรดแยกเป็นคนละแถว", *people)
    if not people:
        return problem(f"อ่านชื่อ “{normalise(text)[:40]}” ไม่ได้")
    return Interpreted(people[0], () if people[0].family else (NO_FAMILY,))


def _with_digits(text: str) -> Interpreted:
    """Read a name that has digits in it: numbers before it go, and two numbered people are two."""
    people = [parse_person(one) for one in split_people(text) if not any(sign.isdigit() for sign in one)]
    people = [one for one in people if one.given]
    if len(people) == 1 and len(split_people(text)) == 1:
        return Interpreted(people[0], () if people[0].family else (NO_FAMILY,))
    return problem(f"ชื่อ “{normalise(text)[:40]}” มีตัวเลขหรือข้อมูลอื่นปน โปรดแยกช่อง", *people)


def read_people(cell: Any) -> Interpreted:
    """Read all people of a cell, for fields that may hold several."""
    one = read_person(cell)
    if one.is_value:
        return Interpreted((one.value,), one.warnings)
    if one.alternatives:
        return Interpreted(one.alternatives, (f"ช่องนี้มี {len(one.alternatives)} คน",))
    return one


def read_prefix(cell: Any) -> Interpreted:
    """Read a title alone, in its full spelling."""
    empty = nothing_in(cell)
    if empty is not None:
        return empty
    text = normalise(as_text(cell))
    title, rest = split_title(f"{text} กกก")
    if title and rest == "กกก":
        return Interpreted(title)
    title, rest = split_title(f"{text}. กกก")
    return Interpreted(title if title and rest == "กกก" else text)


def read_roles(cell: Any, choices: Choices | None = None) -> Interpreted:
    """Read the roles of a cell: "ผู้ใหญ่บ้าน/เลขานุการสภาฯ/กรรมการ" are three.

    With *choices* each becomes one of them; what is not among them is a problem with what comes near.
    """
    empty = nothing_in(cell)
    if empty is not None:
        return empty
    roles = split_roles(as_text(cell))
    if not roles:
        return problem("อ่านตำแหน่งไม่ได้")
    if choices is None:
        return Interpreted(tuple(roles))
    read = [choices.read(role) for role in roles]
    bad = [one for one in read if one.problem]
    values = tuple(dict.fromkeys(one.value for one in read if one.is_value))
    warnings = tuple(text for one in read for text in one.warnings)
    if bad:
        known = (("known", values),) if values else ()
        return Interpreted(None, warnings, bad[0].problem, bad[0].alternatives, extra=known)
    return Interpreted(values, warnings)


def read_telephones(cell: Any) -> Interpreted:
    """Read all numbers of a cell. A lost zero is put back with a warning; what was rounded is refused."""
    if cell.__class__ is str and _MOBILE.fullmatch(cell):
        return Interpreted((Telephone(cell),))
    if (
        cell.__class__ is float
        and 6e8 <= cell < 1e9
        and cell == int(cell)
        and _MOBILE.fullmatch(f"0{int(cell)}")
    ):
        return Interpreted((Telephone(f"0{int(cell)}", warnings=(LOST_ZERO,)),), (LOST_ZERO,))
    empty = nothing_in(cell)
    if empty is not None:
        return empty
    try:
        found = parse_telephones(cell)
    except ThaiValueError as error:
        return problem(error)
    if not found:
        return nothing_in("") or problem("ไม่มีหมายเลข")
    warnings = tuple(dict.fromkeys(text for one in found for text in one.warnings))
    return Interpreted(tuple(found), warnings)
