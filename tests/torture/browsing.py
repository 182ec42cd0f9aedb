"""A browser without a screen: cookies, forms, and nothing else. Many of them fit into one test."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.cookiejar import CookieJar
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode, urljoin
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, Request, build_opener


class _NoRedirect(HTTPRedirectHandler):
    def redirect_request(self, *arguments: Any) -> None:
        """Leave redirects to who asked: a redirect after a form is the acknowledgement."""
        return


class _Forms(HTMLParser):
    """Collects the fields of the main form of a page (the one with most fields)."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[dict[str, str]] = []
        self.select = self.textarea = ""
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        name = known.get("name", "")
        if tag == "form":
            self.forms.append({})
            self.inside = True
        if not self.inside:
            return
        if tag == "input" and name and known.get("type") not in {"submit", "file"}:
            if known.get("type") not in {"checkbox", "radio"} or "checked" in known:
                self.forms[-1][name] = known.get("value", "")
        elif tag == "select":
            self.select = name
            self.forms[-1].setdefault(name, "")
        elif tag == "option" and self.select and ("selected" in known or not self.forms[-1][self.select]):
            self.forms[-1][self.select] = known.get("value", "")
        elif tag == "textarea":
            self.textarea = name
            self.forms[-1][name] = ""

    def handle_data(self, data: str) -> None:
        if self.textarea:
            self.forms[-1][self.textarea] += data.removeprefix("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self.select = ""
        elif tag == "textarea":
            self.textarea = ""
        elif tag == "form":
            self.inside = False


@dataclass
class Answer:
    """What the server answered."""

    status: int
    body: str
    location: str

    @property
    def form(self) -> dict[str, str]:
        """Return the fields of the largest form, as a browser would send them."""
        parser = _Forms()
        parser.feed(self.body)
        return max(parser.forms, key=len)


@dataclass
class Browser:
    """One window; several share the cookies of one sign-in."""

    base: str
    cookies: CookieJar = field(default_factory=CookieJar)

    def __post_init__(self) -> None:
        self.opener = build_opener(HTTPCookieProcessor(self.cookies), _NoRedirect)

    def ask(self, address: str, data: dict[str, str] | None = None) -> Answer:
        """Get an address, or post a form to it."""
        url = urljoin(self.base, address)
        request = Request(
            url, data=urlencode(data).encode() if data is not None else None, headers={"Referer": url}
        )
        try:
            with self.opener.open(request, timeout=30) as answer:
                return Answer(answer.status, answer.read().decode(), "")
        except HTTPError as answer:
            with answer:
                return Answer(answer.code, answer.read().decode(), answer.headers.get("Location", ""))

    def sign_in(self, username: str, password: str) -> None:
        """Sign in through the form."""
        form = self.ask("/account/login/").form
        answer = self.ask("/account/login/", form | {"login": username, "password": password})
        assert answer.status == 302, f"sign-in failed with {answer.status}"
