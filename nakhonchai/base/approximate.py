"""An approximate date on a model: a date column and a column that says how exactly it is known."""

from typing import Any

from nakhonchai.thai import ApproximateDate, Precision


class Approximate:
    """Joins the columns ``<name>`` and ``<name>_precision`` into one value.

    ``founded_about = Approximate("founded")`` on a model gives and takes an
    ``ApproximateDate`` or None.
    """

    def __init__(self, column: str) -> None:
        self.column = column

    def __get__(self, instance: Any, owner: type | None = None) -> Any:
        """Return the approximate date (or this descriptor, on the class)."""
        if instance is None:
            return self
        date = getattr(instance, self.column)
        if date is None:
            return None
        return ApproximateDate(date, Precision(getattr(instance, f"{self.column}_precision")))

    def __set__(self, instance: Any, value: ApproximateDate | None) -> None:
        """Fill both columns; None empties the date."""
        setattr(instance, self.column, value.date if value else None)
        setattr(instance, f"{self.column}_precision", (value.precision if value else Precision.DAY).value)
