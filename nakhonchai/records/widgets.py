"""How a value stands in a cell of a workbook, and how it is read back. One widget for each kind of value.

``clean`` takes a cell that holds something (empty cells are not asked about) and gives the value, or raises
``ThaiValueError`` with a sentence for the person. ``render`` gives the cell: text, a number, or None.
"""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db import models
from import_export.widgets import Widget

from nakhonchai.thai import (
    ApproximateDate,
    Emptiness,
    Precision,
    ThaiValueError,
    be_year,
    clean_ref,
    code_text,
    emptiness,
    format_date,
    format_telephone,
    looks_destroyed,
    normalise,
    normalise_lines,
    parse_birth_year,
    parse_date,
    parse_decimal,
    parse_int,
    parse_telephones,
    search_key,
)

YES, NO = "ใช่", "ไม่ใช่"
_YES = frozenset({"ใช่", "จริง", "yes", "y", "true", "1", "✓", "✔"})
_NO = frozenset({"ไม่ใช่", "ไม่", "เท็จ", "no", "n", "false", "0", "✗"})


class SheetWidget(Widget):
    """A value as text."""

    is_text = True  # whether the cell is written as text rather than as a number
    is_kept = False  # whether values are few, and the cell of one may stand for that of an equal one
    hint = ""
    choices: tuple[str, ...] = ()

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        """Return the value of a cell that is not empty; None where it says "none" or "unknown" in words."""
        return None if emptiness(value) is not Emptiness.VALUE else self.read(value)

    def read(self, value: Any) -> Any:
        """Return the value of a cell."""
        raise LookupError  # each kind of value says how

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> Any:
        """Return the cell of a value; the cell of None is always empty."""
        return None if value is None else str(value)

    def same(self, old: Any, new: Any) -> bool:
        """Whether two values say the same."""
        return old == new


class TextWidget(SheetWidget):
    """One line of text. Words such as "None" are text: only a blank is empty."""

    def __init__(self, max_length: int | None = None) -> None:
        super().__init__()
        self.max_length = max_length

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str:
        """Return the text, normalised."""
        text = self.tidy(value if isinstance(value, str) else code_text(value))
        if looks_destroyed(text):
            raise ThaiValueError("ตัวอักษรเสียหาย (อ่านเป็นภาษาไทยไม่ได้) โปรดพิมพ์ใหม่")
        if self.max_length and len(text) > self.max_length:
            raise ThaiValueError(f"ยาว {len(text):,} ตัวอักษร ใส่ได้ไม่เกิน {self.max_length:,} โปรดย่อให้สั้นลง")
        return text

    def tidy(self, text: str) -> str:
        """Return the text in one spelling."""
        return normalise(text)

    def same(self, old: Any, new: Any) -> bool:
        """Whether two texts say the same."""
        return self.tidy(old or "") == self.tidy(new or "")


class LinesWidget(TextWidget):
    """Text of several lines."""

    def __init__(self, max_length: int = 20_000) -> None:
        super().__init__(max_length)

    def tidy(self, text: str) -> str:
        """Return the text in one spelling, its lines kept."""
        return normalise_lines(text)


class RefWidget(SheetWidget):
    """The reference of a record."""

    def read(self, value: Any) -> str:
        """Return the ref, its check character proved."""
        return clean_ref(str(value))


class CodeWidget(SheetWidget):
    """An official code: text that a worksheet may have made a number."""

    def read(self, value: Any) -> str:
        """Return the digits as text."""
        return code_text(value)


class YesNoWidget(SheetWidget):
    """ใช่ or ไม่ใช่."""

    is_kept = True
    hint = f"{YES} หรือ {NO}"
    choices = (YES, NO)

    def read(self, value: Any) -> bool:
        """Return whether the cell says yes; anything that is neither is an error, never a guess."""
        word = normalise(str(value)).lower().removesuffix(".0")
        if word in _YES:
            return True
        if word in _NO:
            return False
        raise ThaiValueError(f"อ่าน “{word[:30]}” ไม่ได้ โปรดใส่ {YES} หรือ {NO}")

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str | None:
        """Return the Thai word."""
        return None if value is None else YES if value else NO


class ChoiceWidget(SheetWidget):
    """One of an enum's values, by its Thai label."""

    is_kept = True

    def __init__(self, choices: type[models.TextChoices]) -> None:
        super().__init__()
        self.choices = tuple(str(label) for label in choices.labels)
        self.labels = {value: str(label) for value, label in choices.choices}
        self.values = {search_key(label): value for value, label in self.labels.items()}
        self.hint = "เลือกจากรายการ: " + " / ".join(self.choices)

    def read(self, value: Any) -> str:
        """Return the value whose label the cell holds."""
        known = self.values.get(search_key(str(value)))
        if known is None:
            listed = " / ".join(self.choices)
            raise ThaiValueError(f"ไม่รู้จัก “{str(value)[:40]}” โปรดใส่อย่างใดอย่างหนึ่ง: {listed}")
        return known

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str | None:
        """Return the label."""
        return self.labels.get(value) if value else None


class ListWidget(SheetWidget):
    """A row of one of the lists that staff keep (types, roles), by its name. The list is read once."""

    def __init__(self, rows_in_use: models.QuerySet[Any], name: str) -> None:
        super().__init__()
        self.rows_in_use, self.name = rows_in_use, name
        self._rows: dict[str, Any] | None = None
        self.hint = f"เลือกจากรายการ{name} (แผ่น “ตัวเลือก”)"

    def rows(self) -> dict[str, Any]:
        """Return the rows in use, by the key of their names."""
        if self._rows is None:
            self._rows = {search_key(str(row)): row for row in self.rows_in_use.all()}
        return self._rows

    def read(self, value: Any) -> Any:
        """Return the row that the cell names."""
        row = self.rows().get(search_key(str(value)))
        if row is None:
            raise ThaiValueError(f"ไม่รู้จัก{self.name} “{str(value)[:60]}” โปรดเลือกจากแผ่น “ตัวเลือก” ของแบบฟอร์ม")
        return row


class NamesWidget(ListWidget):
    """Some of the rows of a list, by their names, stored as text: one name a line."""

    is_kept = True

    def __init__(self, rows_in_use: models.QuerySet[Any], name: str) -> None:
        super().__init__(rows_in_use, name)
        self.hint = f"เลือกจากรายการ{name} (แผ่น “ตัวเลือก”) หลายอย่างคั่นด้วย ; หรือขึ้นบรรทัดใหม่"

    def read(self, value: Any) -> str:
        """Return the names as the list writes them, one a line."""
        parts = [part for part in normalise_lines(str(value)).replace(";", "\n").split("\n") if part.strip()]
        return "\n".join(dict.fromkeys(str(super(NamesWidget, self).read(part.strip())) for part in parts))

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str | None:
        """Return the names, one a line."""
        return value or None

    def same(self, old: Any, new: Any) -> bool:
        """Whether the same names are meant, in whatever order."""
        return sorted((old or "").split("\n")) == sorted((new or "").split("\n"))


class DateWidget(SheetWidget):
    """A date of which perhaps only the month or the year is known, in the Buddhist era."""

    is_kept = True
    hint = "วัน เดือน ปี พ.ศ. เช่น 12 ก.ค. 2551, ก.ค. 2551 หรือ 2551"

    def read(self, value: Any) -> ApproximateDate:
        """Return the date."""
        return parse_date(value)

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str | None:
        """Return it in Thai, short."""
        return value.th(short=True) if value else None

    def same(self, old: Any, new: Any) -> bool:
        """Whether two dates say the same: "2556" is no change of 1 June 2556 known by its year."""
        if not (isinstance(old, ApproximateDate) and isinstance(new, ApproximateDate)):
            return bool(old == new)
        return (old.precision, old.th()) == (new.precision, new.th())


class DayWidget(SheetWidget):
    """A day: a month or a year alone would be no date to keep."""

    hint = "วัน เดือน ปี พ.ศ. เช่น 12 ก.ค. 2568"

    def read(self, value: Any) -> date:
        """Return the day."""
        found = parse_date(value)
        if found.precision is not Precision.DAY:
            raise ThaiValueError("ใส่วันที่ให้ครบทั้งวัน เดือน และปี เช่น 12 ก.ค. 2568")
        return found.date

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str | None:
        """Return it in Thai, short."""
        return format_date(value, short=True) if value else None


class YearWidget(SheetWidget):
    """A year in the Buddhist era."""

    is_text = False
    hint = "ปี พ.ศ. เช่น 2567"

    def read(self, value: Any) -> int:
        """Return the year."""
        return be_year(parse_date(value).date)

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> int | None:
        """Return the year as a number."""
        return None if value is None else int(value)


class BirthYearWidget(YearWidget):
    """The year in which a living person was born."""

    hint = "ปี พ.ศ. ที่เกิด เช่น 2530"

    def read(self, value: Any) -> int:
        """Return the year."""
        return parse_birth_year(value)


class IntegerWidget(SheetWidget):
    """A whole number."""

    is_text = False
    hint = "ตัวเลข"

    def read(self, value: Any) -> int:
        """Return the number."""
        return int(value) if value.__class__ is int else parse_int(value)

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> Any:
        """Return the number."""
        return value


class DecimalWidget(SheetWidget):
    """A number with decimals: money, coordinates."""

    is_text = False
    hint = "ตัวเลข"

    def __init__(self, places: int) -> None:
        super().__init__()
        self.step = Decimal(1).scaleb(-places)

    def read(self, value: Any) -> Decimal:
        """Return the exact number; decimals that cannot be kept are an error, unless a sheet made them."""
        number = parse_decimal(value)
        if number.adjusted() > 20:
            raise ThaiValueError("ตัวเลขใหญ่เกินไป โปรดตรวจอีกครั้ง")
        kept = number.quantize(self.step)
        if kept != number and isinstance(value, str):
            raise ThaiValueError(f"มีทศนิยมมากกว่า {-int(self.step.adjusted())} ตำแหน่ง โปรดปัดเศษ")
        return kept

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> Any:
        """Return the number."""
        return value


class TelephoneWidget(SheetWidget):
    """One telephone number, as text, so that its zero stays."""

    hint = "หนึ่งหมายเลข เช่น 081-234-5678"

    def read(self, value: Any) -> str:
        """Return the digits. What the field cannot hold is refused, not dropped."""
        found = parse_telephones(value)
        if len(found) > 1:
            raise ThaiValueError("มีมากกว่าหนึ่งหมายเลข โปรดใส่หมายเลขเดียว ที่เหลือใส่ในช่องบันทึก")
        if found and found[0].extension:
            raise ThaiValueError("มีเบอร์ต่อ โปรดใส่เบอร์ต่อในช่องบันทึก")
        return found[0].number if found else ""

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str | None:
        """Return the number in groups: a dash keeps Excel from making it a number."""
        return format_telephone(value) if value else None


class YearSumsWidget(SheetWidget):
    """Sums of money by Buddhist year in one cell: "2566: 100000; 2567: 50000"."""

    hint = "ปี พ.ศ. และจำนวนเงิน เช่น 2566: 100000; 2567: 50000"

    def read(self, value: Any) -> dict[str, str]:
        """Return year → sum as exact text."""
        found: dict[str, str] = {}
        for part in str(value).split(";"):
            year, _, amount = part.partition(":")
            if not part.strip():
                continue
            number = parse_decimal(amount)
            when = be_year(parse_date(year.strip()).date)
            if number < 0 or number.adjusted() > 12 or str(when) in found:
                raise ThaiValueError(f"อ่าน “{str(value)[:40]}” ไม่ได้ โปรดใส่{self.hint}")
            found[str(when)] = str(number.quantize(Decimal("0.01")))
        return found

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str | None:
        """Return the sums in the order of the years."""
        return "; ".join(f"{year}: {value[year]}" for year in sorted(value)) if value else None

    def same(self, old: Any, new: Any) -> bool:
        """Whether the sums are equal; nothing stored is no sum."""
        return (old or {}) == (new or {})


class FactsWidget(SheetWidget):
    """What a file's own columns said: a line "heading: text" for each."""

    hint = "จากคอลัมน์อื่นของไฟล์ที่เคยนำเข้า บรรทัดละหนึ่งเรื่อง เช่น “ที่ประชุม: ศาลาวัด”"

    def read(self, value: Any) -> dict[str, str]:
        """Return heading → text."""
        found = {}
        for line in normalise_lines(str(value)).splitlines():
            heading, colon, text = line.partition(": ")
            if not (heading and colon):
                raise ThaiValueError(f"อ่าน “{line[:40]}” ไม่ได้ โปรดใส่{self.hint}")
            found[heading] = text
        return found

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str | None:
        """Return the lines."""
        return "\n".join(f"{heading}: {text}" for heading, text in value.items()) if value else None

    def same(self, old: Any, new: Any) -> bool:
        """Whether the facts are the same; nothing stored is no fact."""
        return (old or {}) == (new or {})
