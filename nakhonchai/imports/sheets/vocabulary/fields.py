"""What a column may hold, and how sheets and their fields are described."""

from dataclasses import dataclass
from enum import StrEnum


class Reads(StrEnum):
    """How the cells of a field are read."""

    TEXT = "text"
    LINES = "lines"
    NAME = "name"  # the name of a body, a plan, a project
    PERSON = "person"  # title, given and family name in one cell
    PREFIX = "prefix"
    ROLE = "role"
    TELEPHONE = "telephone"
    DATE = "date"
    YEAR = "year"
    PERIOD = "period"
    BIRTH = "birth"
    AGE = "age"
    MONEY = "money"
    INTEGER = "integer"
    DECIMAL = "decimal"
    LATITUDE = "latitude"
    LONGITUDE = "longitude"
    POINT = "point"
    PLACE = "place"  # one part of a place; read together with the others
    CODE = "code"
    REF = "ref"
    GENDER = "gender"
    YESNO = "yesno"
    CHOICE = "choice"
    ORDER = "order"  # a running number: known, and not kept
    IGNORED = "ignored"  # places for a signature and the like


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a kind of sheet.

    ``weight`` is how much a column of this heading says about the kind; ``fills``: a blank below a value may
    mean the same value; ``several``: more than one column of it may stand in a sheet.
    """

    name: str
    label: str
    reads: Reads
    words: tuple[str, ...]
    weight: float = 1.0
    required: bool = False
    fills: bool = False
    several: bool = False


@dataclass(frozen=True)
class SheetKind:
    """A kind of sheet. ``needs`` are groups of fields of which one each must be there.

    A ``strict`` kind is not thought of where one of them lacks; where it ``may_lack`` one, title or sheet
    name must speak of it.
    """

    name: str
    label: str
    fields: tuple[Field, ...]
    hints: tuple[str, ...]  # words in the sheet's name or title
    needs: tuple[tuple[str, ...], ...]
    content: str = ""  # a pattern of what stands in its name column
    strict: bool = False
    may_lack: bool = False

    def field(self, name: str) -> Field | None:
        """Return a field by its name."""
        return next((one for one in self.fields if one.name == name), None)


def field(
    name: str,
    label: str,
    reads: Reads,
    words: str,
    *,
    weight: float = 1.0,
    required: bool = False,
    fills: bool = False,
    several: bool = False,
) -> Field:
    """Return a field; its words stand between bars, a word that says little has ~ before it."""
    listed = tuple(word.strip() for word in words.split("|") if word.strip())
    return Field(name, label, reads, listed, weight, required, fills, several)


NUMBER_OF_ROW = field(
    "order",
    "ลำดับ",
    Reads.ORDER,
    "ลำดับ|ลำดับที่|ที่|ลำดับที|ล.ที่|no|no.|number|item|fid|id|objectid|seq",
    weight=0.05,
)
SIGNED = field(
    "signature",
    "ลายมือชื่อ",
    Reads.IGNORED,
    "ลายมือชื่อ|ลงชื่อ|ลายเซ็น|ลงลายมือชื่อ|signature|รูปถ่าย|ภาพถ่าย",
    weight=0.1,
    several=True,
)
REFERENCE = field("ref", "รหัสอ้างอิง", Reads.REF, "รหัสอ้างอิง|รหัสในระบบ|ref|reference", weight=0.3)
ORGANIZATION_REFERENCE = field(
    "organization_ref", "รหัสองค์กร", Reads.REF, "รหัสองค์กร|รหัสอ้างอิงองค์กร", weight=0.2
)
NOTE = field(
    "note",
    "บันทึก",
    Reads.LINES,
    "หมายเหตุ|บันทึก|ข้อสังเกต|อื่นๆ|อื่น ๆ|remark|remarks|note|notes|comment",
    weight=0.1,
    several=True,
)
TELEPHONE = field(
    "telephone",
    "โทรศัพท์",
    Reads.TELEPHONE,
    "โทรศัพท์|โทร|โทร.|เบอร์โทร|เบอร์โทรศัพท์|หมายเลขโทรศัพท์|เบอร์|เบอร์ติดต่อ|เบอร์โทรติดต่อ"
    "|เบอร์โทรศัพท์ติดต่อ|โทรศัพท์มือถือ|มือถือ|เบอร์มือถือ"
    "|เบอร์โทรศัพท์มือถือ|หมายเลขโทรศัพท์ติดต่อ|โทรศัพท์ติดต่อ|ติดต่อ|เบอร์โทร.|โทรศัพท์บ้าน|หมายเลขติดต่อ"
    "|เบอร์โทรผู้ประสานงาน|tel|tel.|phone|mobile"
    "|telephone|phone number|mobile phone|contact number",
    weight=0.5,
    several=True,
)
