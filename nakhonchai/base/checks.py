"""Checks of the installation that Django cannot know about."""

from collections.abc import Sequence
from typing import Any

from django.core import checks
from django.db import DatabaseError, connections

SMALLEST_LOCALES = {"C", "POSIX"}
HOW = (
    "สร้างฐานข้อมูลใหม่: createdb --encoding=UTF8 --locale=C.UTF-8 --template=template0 <ชื่อ> "
    "แล้วกู้คืนข้อมูลจากไฟล์สำรอง"
)


@checks.register(checks.Tags.database)
def database_knows_thai(databases: Sequence[str] | None = None, **kwargs: Any) -> list[checks.CheckMessage]:
    """Refuse a PostgreSQL database in which Thai fails. ``migrate`` asks for this check too.

    Without UTF-8 Thai cannot be stored; under the locale C no Thai character counts as a
    letter, so that a trigram index finds no Thai word and case-blind search is blind.
    """
    found: list[checks.CheckMessage] = []
    for alias in databases or []:
        if connections[alias].vendor == "postgresql":
            found += _check(alias)
    return found


def _check(alias: str) -> list[checks.CheckMessage]:
    try:
        with connections[alias].cursor() as cursor:
            cursor.execute(
                "SELECT pg_encoding_to_char(encoding), datctype, 'กขฮ' ~ '^[[:alpha:]]+$'"
                " FROM pg_database WHERE datname = current_database()"
            )
            encoding, ctype, knows_letters = cursor.fetchone()
    except DatabaseError as error:  # without UTF-8 the question itself cannot be sent
        return [checks.Error(f"ถามฐานข้อมูล {alias} เป็นภาษาไทยไม่ได้: {error}", hint=HOW, id="nakhonchai.E001")]
    if encoding != "UTF8":
        message = f"ฐานข้อมูล {alias} ใช้รหัสอักษร {encoding} ต้องเป็น UTF8"
        return [checks.Error(message, hint=HOW, id="nakhonchai.E001")]
    if ctype in SMALLEST_LOCALES or not knows_letters:
        message = f"ฐานข้อมูล {alias} ใช้ LC_CTYPE {ctype} ซึ่งไม่รู้จักตัวอักษรไทย"
        return [checks.Error(message, hint=HOW, id="nakhonchai.E002")]
    return []
