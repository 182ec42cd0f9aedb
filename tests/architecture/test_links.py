"""No page leads to nothing: every link of every page that a person can reach is followed."""

import re
from collections import Counter, deque
from html import unescape
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from django.test import Client

from tests.architecture.answers import finished
from tests.factories import (
    LeaderFactory,
    OrganizationFactory,
    PlanFactory,
    PositionFactory,
    ProjectFactory,
    TaskFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.lenient_templates]
LEAVES = re.compile(r"/logout/|/static/|jsi18n")
ALIKE, MOST_PAGES = 1, 300
STARTS = ["/", "/places/320501/", "/help/", "/gallery/", "/places/32050101/"]
NOT_A_PAGE = {404, 500, 503}


def shape(address: str) -> str:
    """The page of an address: refs, codes and numbers in it count as one."""
    parts = urlsplit(address)
    path = re.sub(r"/(?:[2-9A-Z]{8}|[0-9]+|[0-9]{6}[A-Z][0-9]|[0-9a-f-]{36})(?=/)", "/*", parts.path)
    asked = sorted(re.findall(r"(\w+)=", parts.query))
    return f"{path}?{','.join(asked)}"


def links(address: str, html: str) -> list[str]:
    """Where a page leads by links; forms that are sent are not links, forms that ask are."""
    found = re.findall(r'<a\b[^>]*?\bhref="([^"]+)"', html)
    found += re.findall(r'<form\b(?=[^>]*method="get")[^>]*?\baction="([^"]+)"', html)
    found += re.findall(r'(?:data-source|data-area-source)="([^"]+)"', html)
    inner = [unescape(link) for link in found if not re.match(r"https?:|data:|mailto:|tel:|#", link)]
    return [urljoin(address, link).partition("#")[0] for link in inner]


def broken_links(client: Client, starts: list[str]) -> tuple[list[str], int]:
    """Follow what is linked, page by page; return what was not there, and how many pages were asked."""
    waiting, seen, shapes = deque((start, "") for start in starts), set(), Counter()  # type: ignore[var-annotated]
    broken = []
    while waiting and len(seen) < MOST_PAGES:
        address, source = waiting.popleft()
        kind = shape(address)
        if address in seen or LEAVES.search(address) or shapes[kind] >= ALIKE:
            continue
        seen.add(address)
        shapes[kind] += 1
        answer = client.get(address)
        if answer.status_code in NOT_A_PAGE:
            broken.append(f"{address} ({answer.status_code}), linked on {source}")
        elif "Location" in answer:
            waiting.append((urljoin(address, answer["Location"]).removeprefix("http://testserver"), address))
        elif answer.get("Content-Type", "").startswith("text/html"):
            waiting.extend((link, address) for link in links(address, answer.content.decode()))
        finished(answer)
    return broken, len(seen)


@pytest.mark.parametrize("name", ["signed_out", "viewer", "surin", "codi"])
def test_no_link_leads_to_nothing(name: str, people: Any, client_of: Any) -> None:
    body = OrganizationFactory(member_count=12)
    leader = LeaderFactory()
    PositionFactory(leader=leader, organization=body)
    ProjectFactory(plan=PlanFactory(), organization=body)
    TaskFactory(assignee=people.surin)
    OrganizationFactory(trashed=True)
    OrganizationFactory(area_id="32050101")
    starts = STARTS + (["/admin/"] if name == "codi" else [])
    broken, asked = broken_links(client_of(getattr(people, name)), starts)
    assert broken == []
    assert asked > (15 if name == "signed_out" else 60)
