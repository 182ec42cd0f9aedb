"""The data and the people that parts measure with, made once for a run."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test import Client, RequestFactory

from nakhonchai.accounts.enums import Role
from nakhonchai.accounts.models import Account, Grant
from tests.bench import generate


@dataclass
class Stage:
    """A whole cluster, and a browser in which the coordinator of Surin is signed in."""

    vendor: str
    summary: str
    handler: WSGIHandler
    cookie: str

    @classmethod
    def make(cls, scale: str) -> "Stage":
        """Generate the data and sign in."""
        counts = generate.generate(scale)
        if connection.vendor == "postgresql":  # where autovacuum does this by itself a minute later
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")
        account = Account.objects.create_user("bench", None, full_name="ผู้ประสานงาน", role=Role.COORDINATOR)
        Grant.objects.create(account=account, area_id="32")
        client = Client()
        client.force_login(account)
        summary = ", ".join(f"{count:,} {name}" for name, count in counts.items())
        return cls(
            connection.vendor, summary, WSGIHandler(), client.cookies.output(header="", sep=";").strip()
        )

    def get(self, address: str) -> tuple[int, bytes]:
        """Ask for a page through the whole stack, as the server does; return status and body."""
        path, _, query = quote(address, safe="/?=&").partition("?")
        environ = RequestFactory()._base_environ(  # type: ignore[attr-defined]
            PATH_INFO=path, QUERY_STRING=query, SERVER_NAME="localhost", HTTP_COOKIE=self.cookie
        )
        status: list[str] = []

        def start_response(line: str, headers: Any, problem: Any = None) -> None:
            status.append(line)

        response: Any = self.handler(environ, start_response)
        body = b"".join(response)
        response.close()
        return int(status[0].split()[0]), body
