"""What a file is, by its content. A name and a declared type can say anything; the content is looked at."""

import io
import zipfile
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from PIL import Image, ImageOps, UnidentifiedImageError

MAX_PIXELS = 60_000_000
MAX_MEMBERS = 5_000
UNKNOWN = "ไม่รับไฟล์ชนิดนี้ ใช้ PDF รูปภาพ (JPEG PNG WebP) เอกสาร (docx odt) ตาราง (xlsx ods csv) หรือข้อความ (txt)"
BROKEN_IMAGE = "เปิดรูปนี้ไม่ได้ ไฟล์อาจเสีย ลองถ่ายหรือบันทึกรูปใหม่แล้วแนบอีกครั้ง"
HUGE_IMAGE = "รูปนี้มีขนาดภาพใหญ่เกินไป ย่อรูปให้ไม่เกิน 60 ล้านจุดแล้วแนบอีกครั้ง"
MACROS = "ไฟล์นี้มีชุดคำสั่ง (มาโคร) จึงรับไม่ได้ บันทึกเป็นไฟล์ธรรมดา (xlsx docx) แล้วแนบอีกครั้ง"

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ODT = "application/vnd.oasis.opendocument.text"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
SUFFIXES = {
    "application/pdf": "pdf",
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/webp": "webp",
    DOCX: "docx",
    XLSX: "xlsx",
    ODT: "odt",
    ODS: "ods",
    "text/csv": "csv",
    "text/plain": "txt",
}
IMAGES = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}
TEXT_CODES = ("utf-8-sig", "cp874")


@dataclass(frozen=True)
class CheckedFile:
    """The type that the content shows, and the content as it is kept."""

    content_type: str
    content: bytes

    @property
    def suffix(self) -> str:
        """The ending of the name that fits the content."""
        return SUFFIXES[self.content_type]


def check_file(content: bytes, name: str = "") -> CheckedFile:
    """Return the file with its type, photos without what they tell of place and device; refuse all else.

    *name* only tells a table from a text: both are letters.
    """
    if content.startswith(b"%PDF-"):
        return CheckedFile("application/pdf", content)
    if content.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")) or content[8:12] == b"WEBP":
        return _clean_image(content)
    if content.startswith(b"PK\x03\x04"):
        return CheckedFile(_office_type(content), content)
    if _is_text(content):
        return CheckedFile("text/csv" if name.lower().endswith(".csv") else "text/plain", content)
    raise ValidationError(UNKNOWN, code="unknown")


def _clean_image(content: bytes) -> CheckedFile:
    """Draw the picture anew: what is not picture (place, device, hidden data) does not come along."""
    try:
        with Image.open(io.BytesIO(content), formats=list(IMAGES)) as image:
            kind = str(image.format)
            if image.width * image.height > MAX_PIXELS:
                raise ValidationError(HUGE_IMAGE, code="huge")
            turned = ImageOps.exif_transpose(image)
            return CheckedFile(IMAGES[kind], _drawn(turned, kind))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise ValidationError(HUGE_IMAGE, code="huge") from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise ValidationError(BROKEN_IMAGE, code="broken") from error


def _drawn(image: Image.Image, kind: str) -> bytes:
    bare = (
        image.convert("RGB")
        if kind == "JPEG"
        else image.convert("RGBA" if image.has_transparency_data else "RGB")
    )
    bare.info.clear()
    out = io.BytesIO()
    bare.save(out, format=kind, **({} if kind == "PNG" else {"quality": 88}))
    return out.getvalue()


def _office_type(content: bytes) -> str:
    """Read the table of contents only; nothing is unpacked but the first bytes of one small member."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            names = {member.filename for member in members[:MAX_MEMBERS]}
            kind = _open_document(archive) if "mimetype" in names else _open_xml(names)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError) as error:
        raise ValidationError(UNKNOWN, code="unknown") from error
    if any("vbaproject" in name.lower() or name.startswith("Basic/") for name in names):
        raise ValidationError(MACROS, code="macros")
    if kind not in SUFFIXES:
        raise ValidationError(UNKNOWN, code="unknown")
    return kind


def _open_document(archive: zipfile.ZipFile) -> str:
    with archive.open("mimetype") as member:
        return member.read(100).decode("ascii", "replace").strip()


def _open_xml(names: set[str]) -> str:
    if "[Content_Types].xml" not in names:
        return ""
    if "word/document.xml" in names:
        return DOCX
    return XLSX if "xl/workbook.xml" in names else ""


def _is_text(content: bytes) -> bool:
    """Whether these are letters in a code that Thai programs write."""
    if not content or any(byte < 32 and byte not in b"\t\n\r\f" for byte in content):
        return False
    for code in TEXT_CODES:
        try:
            content.decode(code)
        except UnicodeDecodeError:
            continue
        return True
    return False
