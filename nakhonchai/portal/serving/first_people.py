"""The first accounts of an installation: example accounts to look around, or the first administrator."""

import getpass
import os
import sys

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.management.base import OutputWrapper
from django.db import transaction
from django.urls import reverse

from nakhonchai.accounts.enums import Role
from nakhonchai.accounts.models import Account, Invitation

FIRST_NAME = "ผู้ดูแลระบบ"


def make_first_people(out: OutputWrapper) -> None:
    """Make accounts when there are none; leave every existing account alone."""
    if Account.objects.exists():
        return
    if settings.EXAMPLE and settings.LOOPBACK:
        call_command("load_example", stdout=out)
        return
    if settings.EXAMPLE:
        out.write("ระบบนี้เปิดจากเครื่องอื่นได้ จึงไม่สร้างบัญชีและข้อมูลตัวอย่าง")
    make_first_administrator(out)


def make_first_administrator(out: OutputWrapper) -> None:
    """Make the administrator from the environment, from the answers of a person, or with a one-time link."""
    username, password = os.environ.get("ADMIN_USERNAME", ""), os.environ.get("ADMIN_PASSWORD", "")
    if password:
        _make(username or "admin", password)
        out.write(f"สร้างผู้ดูแลระบบคนแรกแล้ว: {username or 'admin'}")
    elif sys.stdin.isatty():
        _ask(out)
    else:
        _invite(username or "admin", out)


def _make(username: str, password: str | None) -> Account:
    account = Account(username=username, full_name=FIRST_NAME, role=Role.ADMINISTRATOR)
    account.set_password(password)
    account.full_clean(exclude=["password"])
    if password is not None:
        validate_password(password, account)
    account.save()
    return account


def _ask(out: OutputWrapper) -> None:
    """Ask until the answers make an account."""
    out.write("\nตั้งผู้ดูแลระบบคนแรก")
    while True:
        username = input("  ชื่อผู้ใช้ [admin]: ").strip() or "admin"
        password = getpass.getpass("  รหัสผ่าน (10 ตัวขึ้นไป พิมพ์แล้วไม่แสดง): ")
        if password != getpass.getpass("  พิมพ์รหัสผ่านอีกครั้ง: "):
            out.write("  รหัสผ่านสองครั้งไม่ตรงกัน ลองใหม่")
            continue
        try:
            _make(username, password)
        except ValidationError as problem:
            out.write("  " + "\n  ".join(problem.messages))
        else:
            return


@transaction.atomic
def _invite(username: str, out: OutputWrapper) -> None:
    _, token = Invitation.make(_make(username, None), made_by=None)
    out.write(f"เปิดลิงก์นี้ครั้งเดียวเพื่อตั้งรหัสผ่านของผู้ดูแลระบบคนแรก (ชื่อผู้ใช้ {username}):")
    out.write(f"  {settings.PUBLIC_URL}{reverse('accounts:welcome', args=[token])}")
