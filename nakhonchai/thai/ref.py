"""Short references that people can read aloud, write down and type again: 8 characters, one a check.

The alphabet has 31 characters, a prime, and none that look alike (no 0 O, no 1 I, no U). The weighted sum of
the eight is 0 modulo 31; weights differ from each other and from 0, so that any one wrong character and any
two exchanged characters give another sum.
"""

import re
import secrets
from itertools import product
from typing import Final

from nakhonchai.thai.errors import ThaiValueError, shown

ALPHABET: Final = "23456789ABCDEFGHJKLMNPQRSTVWXYZ"
LENGTH: Final = 8
_PLACE: Final = {char: n for n, char in enumerate(ALPHABET)}
_SEPARATORS: Final = re.compile(r"[\s\-–—_.]+")


_BODIES: Final = len(ALPHABET) ** (LENGTH - 1)
_INVERSE: Final = pow(LENGTH + 1, -1, len(ALPHABET))  # of the check character's own weight


def _sum(text: str) -> int:
    """Weights 2, 3, 4 … from the left, so that the check character itself, last, weighs 9."""
    return sum(weight * _PLACE[char] for weight, char in enumerate(text, start=2)) % len(ALPHABET)


# Seven characters are three pairs and one: what a pair may be, with its part of the sum. Files make many.
_PAIR: Final = len(ALPHABET) ** 2
_PAIRS: Final = [
    [
        (two, start * _PLACE[two[0]] + (start + 1) * _PLACE[two[1]])
        for two in map("".join, product(ALPHABET, repeat=2))
    ]
    for start in (2, 4, 6)
]
_CHECKS: Final = [ALPHABET[-part * _INVERSE % len(ALPHABET)] for part in range(len(ALPHABET))]


def new_ref() -> str:
    """A new random reference: one of 27 thousand million; the database still keeps it unique."""
    number, last = divmod(secrets.randbelow(_BODIES), len(ALPHABET))
    number, third = divmod(number, _PAIR)
    first, second = divmod(number, _PAIR)
    (one, a), (two, b), (three, c) = _PAIRS[0][first], _PAIRS[1][second], _PAIRS[2][third]
    return f"{one}{two}{three}{ALPHABET[last]}{_CHECKS[(a + b + c + LENGTH * last) % len(ALPHABET)]}"


def is_ref(text: str) -> bool:
    """Whether the text is exactly a reference, check character included."""
    return len(text) == LENGTH and all(char in _PLACE for char in text) and _sum(text) == 0


def clean_ref(text: str) -> str:
    """The reference in what a person typed: any case, with spaces or dashes."""
    ref = _SEPARATORS.sub("", text).upper()
    if not is_ref(ref):
        raise ThaiValueError(f'รหัสอ้างอิง "{shown(text)}" ไม่ถูกต้อง โปรดตรวจตัวอักษรทั้ง {LENGTH} ตัวแล้วพิมพ์อีกครั้ง')
    return ref
