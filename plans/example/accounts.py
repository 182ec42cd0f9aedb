"""The example accounts: one of each kind, with passwords nobody can guess, on this machine only."""

import secrets
from dataclasses import dataclass

from django.conf import settings

from nakhonchai.accounts.enums import Role
from nakhonchai.accounts.models import Account, Grant
from nakhonchai.geography.models import Area

# Letters and digits that are not mistaken for each other when read aloud or copied.
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


class NotLoopbackError(Exception):
    """Other machines reach this portal: example accounts must not exist on it."""


@dataclass(frozen=True, slots=True)
class Example:
    """One account to be made."""

    username: str
    full_name: str
    role: Role
    areas: tuple[str, ...] = ()


ACCOUNTS = (
    Example("korat", "ผู้ประสานงานโคราช (ตัวอย่าง)", Role.COORDINATOR, ("30",)),
    Example("chaiyaphum", "ผู้ประสานงานชัยภูมิ (ตัวอย่าง)", Role.COORDINATOR, ("36",)),
    Example("buriram", "ผู้ประสานงานบุรีรัมย์ (ตัวอย่าง)", Role.COORDINATOR, ("31",)),
    Example("surin", "ผู้ประสานงานสุรินทร์ (ตัวอย่าง)", Role.COORDINATOR, ("32",)),
    Example("recorder", "ผู้บันทึกตำบลกังแอน (ตัวอย่าง)", Role.RECORDER, ("320501",)),
    Example("codi", "เจ้าหน้าที่ พอช. (ตัวอย่าง)", Role.CODI),
    Example("viewer", "ผู้ดูข้อมูลสุรินทร์ (ตัวอย่าง)", Role.VIEWER, ("32",)),
)


def new_password() -> str:
    """Return three groups of four: 59 bits, and easy to type."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(4)) for _ in range(3))


def make_accounts() -> dict[str, str]:
    """Make the accounts that are missing; return the password of each that was made."""
    if not settings.LOOPBACK:
        raise NotLoopbackError
    taken = Account.objects.exclude(is_example=True, is_active=False).values_list("username", flat=True)
    present = set(taken)
    return {example.username: _make(example) for example in ACCOUNTS if example.username not in present}


def _make(example: Example) -> str:
    """Make the account, or wake the one that was there before."""
    password = new_password()
    account = Account.objects.filter(username=example.username).first() or Account(username=example.username)
    account.full_name, account.role = example.full_name, example.role
    account.is_example = account.is_active = True
    account.set_password(password)
    account.save()
    areas = Area.objects.filter(code__in=example.areas)
    Grant.objects.bulk_create(Grant(account=account, area=area) for area in areas)
    return password


def remove_accounts() -> int:
    """Take everything from the example accounts; return how many there were.

    They are closed, not deleted: the log of who read what keeps its rows as they are.
    """
    accounts = list(Account.objects.filter(is_example=True, is_active=True))
    Grant.objects.filter(account__in=accounts).delete()
    for account in accounts:
        account.is_active = False
        account.set_unusable_password()
        account.save()
    return len(accounts)
