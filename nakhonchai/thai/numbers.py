"""Numbers as people read them."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Final

Number = int | float | Decimal

NO_DATA: Final = "–"  # shown where nothing is known; 0 is shown as 0
MILLION: Final = 1_000_000


def _rounded(n: Number, places: int) -> Decimal:
    """Rounded as schools teach it: half goes up. A float counts as it is printed."""
    exact = n if isinstance(n, Decimal) else Decimal(str(n))
    return exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def format_number(n: Number | None) -> str:
    """Whole and with commas: 1,234,567."""
    return NO_DATA if n is None else f"{_rounded(n, 0):,}"


def format_decimal(n: Number | None, places: int = 2) -> str:
    """With commas and always ``places`` decimals: 1,234.50."""
    return NO_DATA if n is None else f"{_rounded(n, places):,}"


def format_compact(n: Number | None) -> str:
    """Short from a million on: 6.77 ล้าน; below that as :func:`format_number`."""
    if n is None or -MILLION < n < MILLION:
        return format_number(n)
    millions = f"{_rounded(Decimal(str(n)) / MILLION, 2):,}"
    return f"{millions.rstrip('0').rstrip('.')} ล้าน"


def format_baht(n: Number | None) -> str:
    """Money; satang only where there are some: 1,200 บาท, 1,200.50 บาท."""
    if n is None:
        return NO_DATA
    exact = _rounded(n, 2)
    return f"{exact:,.0f} บาท" if exact == exact.to_integral_value() else f"{exact:,} บาท"


def format_percent(numerator: Number | None, denominator: Number | None, places: int = 1) -> str:
    """A share: 12.5%. Never 0% where there is something, and never 100% where something is missing."""
    if numerator is None or not denominator:
        return NO_DATA
    share = Decimal(str(numerator)) * 100 / Decimal(str(denominator))
    step = Decimal(1).scaleb(-places)
    if 0 < share < step:
        return f"<{step}%"
    shown = _rounded(share, places)
    if shown == 100 > share:
        shown = 100 - step
    return f"{shown:,.0f}%" if shown == shown.to_integral_value() else f"{shown:,}%"
