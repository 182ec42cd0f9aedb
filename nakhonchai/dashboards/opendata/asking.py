"""From the words of an address to what is asked. Whatever cannot be read is refused in Thai."""

import re
from collections.abc import Mapping
from typing import Any

from nakhonchai.accounts.scope import scope_of
from nakhonchai.dashboards.figures import Now
from nakhonchai.dashboards.opendata.declarations import (
    MOST_ROWS,
    USUAL_ROWS,
    Asked,
    Collection,
    Param,
    RefusedError,
)

AFTER = Param(
    "after",
    "ตำแหน่งของแถวสุดท้ายที่ได้ไปแล้ว ใช้ค่า next_after ของคำตอบก่อน",
    r"[0-9A-Za-z:_+-]{1,120}",
    "ใช้ค่า next_after จากคำตอบก่อนหน้าเท่านั้น",
)
LIMIT = Param(
    "limit",
    f"จำนวนแถวต่อหน้า ไม่เกิน {MOST_ROWS}",
    r"[0-9]{1,4}",
    f"limit ต้องเป็นจำนวน 1 ถึง {MOST_ROWS}",
    example=str(USUAL_ROWS),
    is_number=True,
)
SHARED = (LIMIT, AFTER)


def asked_of(collection: Collection, query: Mapping[str, Any], person: Any, now: Now) -> Asked:
    """Return what is asked; raise RefusedError for an unknown question or a value that does not fit."""
    known = {param.name: param for param in (*collection.params, *SHARED)}
    values = {}
    for name, value in query.items():
        if name not in known:
            names = ", ".join(known)
            raise RefusedError(400, f"ไม่รู้จักพารามิเตอร์ “{name}” ใช้ได้: {names}", name)
        if value:
            values[name] = _checked(known[name], value)
    limit = int(values.pop("limit", USUAL_ROWS))
    if not 1 <= limit <= MOST_ROWS:
        raise RefusedError(400, LIMIT.wrong, "limit")
    return Asked(person, scope_of(person), now, values, values.pop("after", ""), limit)


def _checked(param: Param, value: str) -> str:
    fits = value in param.choices if param.choices else re.fullmatch(param.pattern, value, re.ASCII)
    if not fits:
        raise RefusedError(400, param.wrong, param.name)
    return value
