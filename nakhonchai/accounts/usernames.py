"""What may be a user name, and how one is compared."""

import re
import secrets
import unicodedata

from django.core.exceptions import ValidationError

from nakhonchai.thai import ThaiValueError, normalise, normalise_telephone

# Thai vowels and tone marks are no letters to ``\w``: without this range most Thai names would be refused.
ALLOWED = re.compile(r"[\w\u0e00-\u0e7f.@+-]+")
UNCHOSEN = "new-"


def clean_username(text: str) -> str:
    """Return the one form in which a user name is stored and looked up: telephones write a capital first."""
    return normalise(unicodedata.normalize("NFKC", text)).strip().lower()


def unchosen_username() -> str:
    """Return a name that stands in until the invited person chooses one."""
    return UNCHOSEN + secrets.token_hex(6)


def read_telephone(text: str) -> str:
    """Return the telephone number that *text* is, or nothing."""
    try:
        return normalise_telephone(text)
    except ThaiValueError:
        return ""


def check_username(text: str) -> None:
    """Refuse a user name with other characters, or one that could be read as somebody's telephone number."""
    if not ALLOWED.fullmatch(text):
        raise ValidationError(
            "ชื่อผู้ใช้มีได้เฉพาะตัวอักษร ตัวเลข และเครื่องหมาย . @ + - _ โดยไม่เว้นวรรค", code="characters"
        )
    if text.isdigit() or read_telephone(text):
        raise ValidationError("ชื่อผู้ใช้ต้องไม่เป็นตัวเลขล้วนหรือหมายเลขโทรศัพท์ เติมตัวอักษรด้วย", code="digits")
