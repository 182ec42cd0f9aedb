"""The one command that starts the portal."""

import sys
from http.client import HTTPConnection
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connections

from nakhonchai.base.locks import hold_running_lock
from nakhonchai.portal.middleware import HEALTH_PATH
from nakhonchai.portal.serving.commands import SECONDS_TO_FINISH, programs
from nakhonchai.portal.serving.ports import port_is_free
from nakhonchai.portal.serving.prepare import prepare
from nakhonchai.portal.serving.supervisor import Supervisor


class Command(BaseCommand):
    """Prepare what is missing, then serve pages and do background work until stopped."""

    help = "เปิดระบบ: เตรียมฐานข้อมูลและไฟล์ที่ยังไม่มี แล้วให้บริการจนกว่าจะสั่งหยุด"
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Prepare, serve, stop as one."""
        if not port_is_free(settings.HOST, settings.PORT):
            raise CommandError(
                f"ที่อยู่ {settings.HOST}:{settings.PORT} ใช้ไม่ได้ หรือมีโปรแกรมอื่นใช้อยู่ "
                f"เลือกพอร์ตอื่นได้ เช่น make run PORT={settings.PORT + 1}"
            )
        lock = hold_running_lock()
        prepare(self.stdout)
        connections.close_all()
        code = Supervisor(programs(), SECONDS_TO_FINISH, self.is_ready).run()
        lock.close()
        self.stdout.write("ปิดระบบแล้ว")
        sys.exit(code)

    def is_ready(self) -> bool:
        """Whether the server answers; when it does, the address is printed."""
        if not self._answers():
            return False
        self.stdout.write(self.style.SUCCESS(f"พร้อมใช้งานที่ {settings.PUBLIC_URL}/"))
        self.stdout.write("กด Ctrl-C เพื่อปิดระบบ")
        self.stdout.flush()
        return True

    def _answers(self) -> bool:
        host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(settings.HOST, settings.HOST)  # noqa: S104
        connection = HTTPConnection(host, settings.PORT, timeout=1)
        try:
            connection.request("GET", HEALTH_PATH)
            return connection.getresponse().status == 200
        except OSError:
            return False
        finally:
            connection.close()
