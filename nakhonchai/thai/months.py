"""Names of the months, long, short and as they are misspelt."""

from typing import Final

MONTHS: Final = (
    "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน",
    "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม",
)  # fmt: skip
MONTHS_SHORT: Final = (
    "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.",
)  # fmt: skip
_ENGLISH: Final = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MISSPELT: Final = {
    "มกรา": 1, "มค": 1, "กุมภา": 2, "กุมภาพันธุ์": 2, "กุมภาพัน": 2, "มีนา": 3, "เมษา": 4, "พฤษภา": 5, "พฤกษภาคม": 5,
    "พฤศภาคม": 5, "มิถุนา": 6, "มิย": 6, "กรกฏาคม": 7, "กรกฎา": 7, "กรกฏา": 7, "กรกดาคม": 7, "สิงหา": 8,
    "กันยา": 9, "ตุลา": 10, "พฤศจิกา": 11, "พฤษจิกายน": 11, "พฤศจิกายม": 11, "พฤจิกายน": 11, "ธันวา": 12, "sept": 9,
}  # fmt: skip


def _bare(name: str) -> str:
    return name.replace(".", "").replace(" ", "").lower()


_NUMBERS: Final[dict[str, int]] = {
    _bare(name): number
    for names in (MONTHS, MONTHS_SHORT, _ENGLISH, tuple(name[:3] for name in _ENGLISH))
    for number, name in enumerate(names, start=1)
} | _MISSPELT


def month_number(name: str) -> int | None:
    """1-12 for any spelling with or without dots, or None."""
    return _NUMBERS.get(_bare(name))
