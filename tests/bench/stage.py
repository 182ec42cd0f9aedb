"""The data and the people that parts measure with, made once for a run."""

from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test import Client, RequestFactory

from nakhonchai.accounts.enums import Role
from nakhonchai.accounts.models import Account, Grant
from tests.bench import generate


class Handler(WSGIHandler):
    """Takes forms without the token of their page: it is not what is measured."""

    def get_response(self, request: Any) -> Any:
        """Answer."""
        request._dont_enforce_csrf_checks = True
        return super().get_response(request)


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
        return cls(connection.vendor, summary, Handler(), client.cookies.output(header="", sep=";").strip())

    def send(self, address: str, file: Path | None) -> tuple[int, bytes, str]:
        """Send a form, with a file where there is one, through the whole stack."""
        from django.test.client import MULTIPART_CONTENT

        factory: Any = RequestFactory()
        with file.open("rb") if file is not None else nullcontext() as content:
            data = {"file": content} if content is not None else {"mode": "file"}
            request = factory.post(address, data, content_type=MULTIPART_CONTENT, HTTP_COOKIE=self.cookie)
        environ = {**request.environ, "SERVER_NAME": "localhost"}
        said: dict[str, Any] = {}

        def start_response(line: str, headers: Any, problem: Any = None) -> None:
            said.update(line=line, headers=dict(headers))

        response: Any = self.handler(environ, start_response)
        body = b"".join(response)
        response.close()
        return int(said["line"].split()[0]), body, said["headers"].get("Location", "")

    def get(self, address: str, **headers: str) -> tuple[int, bytes]:
        """Ask for a page through the whole stack, as the server does; return status and body."""
        status, body, _ = self.ask(address, **headers)
        return status, body

    def headers(self, address: str) -> dict[str, str]:
        """Return the headers of an answer."""
        return self.ask(address)[2]

    def ask(self, address: str, **headers: str) -> tuple[int, bytes, dict[str, str]]:
        """Ask for a page; return status, body and headers."""
        path, _, query = quote(address, safe="/?=&").partition("?")
        environ = RequestFactory()._base_environ(  # type: ignore[attr-defined]
            PATH_INFO=path, QUERY_STRING=query, SERVER_NAME="localhost", HTTP_COOKIE=self.cookie, **headers
        )
        status: list[str] = []
        said: dict[str, str] = {}

        def start_response(line: str, headers: Any, problem: Any = None) -> None:
            status.append(line)
            said.update(dict(headers))

        response: Any = self.handler(environ, start_response)
        body = b"".join(response)
        response.close()
        return int(status[0].split()[0]), body, said
