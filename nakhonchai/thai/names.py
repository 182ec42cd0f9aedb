"""Names of people and what else stands in the same cell: titles, nicknames, second people, roles."""

import re
from dataclasses import dataclass
from typing import Final

from nakhonchai.thai.spelling import normalise, normalise_lines
from nakhonchai.thai.titles import take_title


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in its parts; a part that is not there is ""."""

    title: str = ""
    given: str = ""
    family: str = ""
    nickname: str = ""

    def __str__(self) -> str:
        """As it is written: a title of Thai words is glued to the name, a short form stands apart."""
        glue = " " if set(self.title) & set(" .ฯ") else ""
        name = f"{self.title}{glue}{self.given} {self.family}".strip()
        return f"{name} ({self.nickname})" if self.nickname else name


_NICKNAME: Final = re.compile(r" ?(?:\((?:ชื่อเล่น ?:? ?)?([^()]*)\)|[,/]? ?ชื่อเล่น ?:? ?([^\s,]+))")
_NUMBERING: Final = re.compile(r"(?:^|(?<=\s))\(?[0-9๐-๙]{1,2}[.)][ \t]*(?![0-9๐-๙])")
_TITLE_AHEAD: Final = (
    r"(?:นาย|นาง|เด็กชาย|เด็กหญิง|พระ|คุณ|ด\.?ช\.|ด\.?ญ\.|น\.?ส\.|ดร\.|ผศ\.|รศ\.|ว่าที่|[พรจสด]\.[ก-ฮ]\.)"
)
_BETWEEN_PEOPLE: Final = re.compile(
    rf"[,;/&\n]|(?<= )และ(?= )|และ ?(?={_TITLE_AHEAD})|(?<= )กับ ?(?={_TITLE_AHEAD})"
)
_NEXT_PERSON: Final = re.compile(rf" (?={_TITLE_AHEAD})")

ROLE_WORDS: Final = (
    "ประธาน", "รองประธาน", "เลขา", "เลขานุการ", "ผู้ช่วยเลขา", "เหรัญญิก", "กรรมการ", "ที่ปรึกษา", "ปฏิคม",
    "ประชาสัมพันธ์",
    "กำนัน", "ผู้ใหญ่บ้าน", "ผู้ช่วยผู้ใหญ่บ้าน", "สารวัตรกำนัน", "แพทย์ประจำตำบล", "นายก", "รองนายก", "สมาชิก", "อสม", "อพม",
    "อปพร", "แกนนำ", "ปราชญ์", "วิทยากร", "ผู้ประสานงาน", "หัวหน้า", "ผู้นำ", "ครู", "ผู้ตรวจสอบ", "บัญชี", "การเงิน",
)  # fmt: skip
_ROLE: Final = "|".join(sorted(ROLE_WORDS, key=len, reverse=True))
_BETWEEN_ROLES: Final = re.compile(rf"[,;/\n]|(?<= )และ(?= )| ?และ ?(?={_ROLE})| ?\+ ?| & ")
_BULLET: Final = re.compile(r"^[-–•*●▪]+ ?")


def split_title(text: str) -> tuple[str, str]:
    """(title, rest): "น.ส.สมศรี ใจดี" → ("นางสาว", "สมศรี ใจดี"). The rules are in ``titles.py``."""
    return take_title(normalise(text))


def _nickname(text: str) -> tuple[str, str]:
    """(text without it, nickname). A role in brackets is taken out of the name and is no nickname."""
    found = _NICKNAME.search(text)
    if not found:
        return text, ""
    rest = normalise(f"{text[: found.start()]} {text[found.end() :]}")
    name = normalise(found[1] or found[2] or "")
    if not rest:
        return text, ""
    return rest, "" if name.startswith(ROLE_WORDS) else name


def parse_person(text: str) -> PersonName:
    """The parts of one person's name. The first word is the given name, all others the family name."""
    rest, nickname = _nickname(normalise(text))
    title, name = take_title(rest)
    given, _, family = name.partition(" ")
    return PersonName(title, given, family, nickname)


def _apart(text: str) -> list[str]:
    """People written one after the other: a title after a given and a family name begins the next person."""
    people: list[str] = []
    for part in _NEXT_PERSON.split(text):
        if people and len(take_title(people[-1])[1].split()) < 2:
            people[-1] += f" {part}"  # "สมชาย นางรอง": a family name that looks like a title
        else:
            people.append(part)
    return people


def _unique(parts: list[str]) -> list[str]:
    return list(dict.fromkeys(part for part in parts if part))


def split_people(text: str) -> list[str]:
    """The people of one cell, in order: by line, comma, "/", "และ", numbers, or the next title."""
    lines = _NUMBERING.sub("\n", normalise_lines(text))
    parts = [_BULLET.sub("", normalise(part)) for part in _BETWEEN_PEOPLE.split(lines)]
    return _unique([person for part in parts for person in _apart(part)])


def split_roles(text: str) -> list[str]:
    """The roles of one cell: "ผู้ใหญ่บ้าน/เลขานุการสภาฯ/กรรมการ" are three.

    "และ" parts roles only before a word that begins a role: "กลุ่มเลี้ยงไก่และเป็ด" stays whole.
    """
    lines = _NUMBERING.sub("\n", normalise_lines(text))
    return _unique([_BULLET.sub("", normalise(part)).rstrip(". ") for part in _BETWEEN_ROLES.split(lines)])
