"""Somebody with an account in a cell: by user name, or by the full name where only one bears it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from nakhonchai.accounts.enums import WRITERS
from nakhonchai.accounts.models import Account
from nakhonchai.accounts.scope import scope_of
from nakhonchai.accounts.usernames import clean_username
from nakhonchai.base.personal_data import DataClass
from nakhonchai.records.widgets import SheetWidget
from nakhonchai.thai import ThaiValueError, normalise

# The same words whether there is no such account or it works elsewhere: a file does not tell who has one.
NOT_THERE = "ไม่พบผู้ใช้นี้ในผู้ที่ดูแลพื้นที่ของแถวนี้ โปรดใส่ชื่อผู้ใช้ให้ตรง หรือเว้นว่าง"


class AccountWidget(SheetWidget):
    """An account. All are read once; :func:`refuse_strangers` says who may stand in a row."""

    hint = "ชื่อผู้ใช้ (หรือชื่อ–นามสกุลตามบัญชี) ของผู้ที่ดูแลพื้นที่ของแถวนี้"

    def __init__(self) -> None:
        super().__init__()
        self._known: dict[str, list[Any]] | None = None

    def known(self) -> dict[str, list[Any]]:
        """Return the accounts by user name and by full name."""
        if self._known is None:
            self._known = defaultdict(list)
            for one in Account.objects.order_by("pk"):
                for key in {one.username, f"/{normalise(one.full_name)}"}:
                    self._known[key].append(one)
        return self._known

    def read(self, value: Any) -> Any:
        """Return the account that the cell names."""
        text = str(value)
        known = self.known()
        found = known.get(clean_username(text)) or known.get(f"/{normalise(text)}") or []
        if len(found) != 1:
            raise ThaiValueError(NOT_THERE)
        return found[0]

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str | None:
        """Return the user name."""
        return None if value is None else value.username


def refuse_strangers(
    values: Mapping[str, Any], record: Any, name: str, heading: str
) -> Iterator[tuple[str, str]]:
    """Yield what is wrong where a row newly names somebody who does not see its place in full."""
    account = values.get(name)
    if account is None or (record is not None and getattr(record, f"{name}_id") == account.pk):
        return
    able = account.is_active and account.role in WRITERS
    if not able or DataClass.INTERNAL not in scope_of(account).classes_at(values.get("area_id")):
        yield heading, NOT_THERE
