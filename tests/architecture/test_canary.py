"""A word that stands in everything private of one province is met nowhere by another."""

import io
import re
import zipfile
from collections import Counter, deque
from collections.abc import Callable
from html import unescape
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from django.db import models
from django.test import Client

from nakhonchai.base.personal_data import DataClass, data_class
from tests.architecture.answers import finished
from tests.factories import (
    AdoptionFactory,
    BoardSeatFactory,
    BreachFactory,
    ConsentFactory,
    ContactFactory,
    CoverageFactory,
    EventFactory,
    GuideFactory,
    HonourFactory,
    IndicatorFactory,
    LeaderFactory,
    LeaderTieFactory,
    LessonFactory,
    LinkFactory,
    MeetingFactory,
    MemberFactory,
    MoneyLineFactory,
    NetworkFactory,
    NodeFactory,
    OrganizationFactory,
    ParticipationFactory,
    PlanFactory,
    PlanStepFactory,
    PolicyIssueFactory,
    PolicyStepFactory,
    PositionFactory,
    ProjectFactory,
    ProjectUpdateFactory,
    ProposalFactory,
    RoundFactory,
    SeriesFactory,
    StatusChangeFactory,
    StrategyFactory,
    SubjectRequestFactory,
    SupportRequestFactory,
    TargetFactory,
    TaskFactory,
    ValueFactory,
    VisitFactory,
)

CANARY = "นกกางเขนดงดอย"
NUMBER = "0899999123"  # a telephone is digits
MOST_PAGES = 500
ALIKE = 2  # so many addresses of one page that differ only in the values of their parameters
OF_ONE_PAGE = 8  # and so many of one page in all
# Addresses that do something, or leave the portal.
NOT_FOLLOWED = re.compile(r"^/(admin/logout|account/logout|static/|-/)|/(trash|done|apply|disable|renew)/$")
TEXT = (models.CharField, models.TextField)
OWN = [
    OrganizationFactory,
    StatusChangeFactory,
    CoverageFactory,
    LeaderFactory,
    PlanFactory,
    ProjectFactory,
    PlanStepFactory,
    ProjectUpdateFactory,
    TaskFactory,
    SeriesFactory,
    EventFactory,
    ParticipationFactory,
    LinkFactory,
    NetworkFactory,
    MemberFactory,
    BoardSeatFactory,
    MoneyLineFactory,
    AdoptionFactory,
    StrategyFactory,
    NodeFactory,
    IndicatorFactory,
    TargetFactory,
    ValueFactory,
    RoundFactory,
    ProposalFactory,
    VisitFactory,
    SupportRequestFactory,
    PolicyIssueFactory,
    PolicyStepFactory,
    GuideFactory,
    LessonFactory,
    MeetingFactory,
]
HOME = {"area_id": "310102"}


def _leader() -> Any:
    return LeaderFactory(**HOME, family_name=CANARY)


def _event() -> Any:
    return EventFactory(**HOME)


# What the record needs beside its private texts; the home of those that stand on another record is its own.
MAKERS: list[tuple[Any, Callable[[], dict[str, Any]]]] = [
    (OrganizationFactory, lambda: HOME),
    (ContactFactory, lambda: HOME | {"kind": "telephone", "value": NUMBER}),
    (ContactFactory, lambda: HOME | {"kind": "line"}),
    (LeaderFactory, lambda: HOME),
    (PositionFactory, lambda: HOME | {"leader": _leader()}),
    (LeaderTieFactory, lambda: {"leader": _leader(), "other": _leader()}),
    (PlanFactory, lambda: HOME | {"name": f"ชื่อ{CANARY}"}),  # a stranger does not find these at all
    (ProjectFactory, lambda: HOME | {"name": f"ชื่อ{CANARY}"}),
    (PlanStepFactory, lambda: HOME),
    (MoneyLineFactory, lambda: HOME),
    (AdoptionFactory, lambda: HOME),
    (ProjectUpdateFactory, lambda: HOME),
    (TaskFactory, lambda: HOME),
    (EventFactory, lambda: HOME),
    (ParticipationFactory, lambda: HOME | {"event": _event(), "leader": _leader(), "guest_name": ""}),
    (ParticipationFactory, lambda: HOME | {"event": _event(), "leader": None}),
    (LinkFactory, lambda: HOME),
    (NetworkFactory, lambda: HOME),
    (MemberFactory, lambda: HOME),
    (BoardSeatFactory, lambda: HOME | {"leader": _leader()}),
    (StrategyFactory, lambda: HOME),
    (ValueFactory, lambda: HOME | {"narrative": f"เล่า{CANARY}"}),
    (ProposalFactory, lambda: HOME),
    (VisitFactory, lambda: HOME),
    (SupportRequestFactory, lambda: HOME | {"state": "given"}),
    (PolicyIssueFactory, lambda: HOME),
    (MeetingFactory, lambda: HOME | {"name": f"ชื่อ{CANARY}"}),
    (HonourFactory, lambda: {"organization": OrganizationFactory(**HOME)}),
    (HonourFactory, lambda: {"organization": None, "leader": _leader()}),
    (ConsentFactory, lambda: {"leader": _leader(), "withdrawn_why": ""}),
    (SubjectRequestFactory, lambda: HOME),
    (BreachFactory, lambda: HOME),
]


def private_texts(model: Any) -> list[str]:
    """The fields of a model that only the people of its area may read."""
    return [
        field.name
        for field in model._meta.local_fields
        if isinstance(field, TEXT)
        and field.editable
        and not field.choices
        and data_class(model, field.name) in {DataClass.INTERNAL, DataClass.PERSONAL}
    ]


def hide_canaries() -> int:
    """Make one record of each kind in Buriram with the word in every private text; return how many fields."""
    count = 0
    for factory, needed in MAKERS:
        names = private_texts(factory._meta.model)
        values = {name: NUMBER if name.endswith("telephone") else CANARY for name in names}
        factory(**values | needed())
        count += len(names)
    return count


def fill_surin() -> None:
    """Make records of the reader's own, so that the crawl comes to every kind of page."""
    for factory in OWN:
        factory(area_id="320501")
    leader = LeaderFactory(area_id="320501")
    LeaderTieFactory(leader=leader, other=LeaderFactory(area_id="320501"))
    ConsentFactory(leader=leader)
    HonourFactory(given=True)


def unpacked(content: bytes) -> str:
    """The text of an answer; of a workbook, the text of all its parts."""
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    return content.decode("utf-8", "replace")


def shape(address: str) -> tuple[str, tuple[str, ...]]:
    """The page and the names of its parameters; refs and codes of the path count as one."""
    parts = urlsplit(address)
    path = re.sub(r"/[2-9A-Z]{8}/", "/REF/", parts.path)
    return re.sub(r"/\d{8}/", "/VILLAGE/", path), tuple(sorted(re.findall(r"(\w+)=", parts.query)))


def crawl(client: Client, starts: list[str]) -> dict[str, str]:
    """Follow every link from *starts*; return what each address answered, headers included."""
    waiting, seen, shapes = deque(starts), {}, Counter()  # type: ignore[var-annotated]
    while waiting and len(seen) < MOST_PAGES:
        address = waiting.popleft()
        if address in seen or NOT_FOLLOWED.search(urlsplit(address).path):
            continue
        kind = shape(address)
        shapes[kind] += 1
        shapes[kind[0]] += 1
        if (shapes[kind] > ALIKE or shapes[kind[0]] > OF_ONE_PAGE) and address not in starts:
            continue
        answer = client.get(address)
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        finished(answer)
        text = unpacked(content)
        seen[address] = f"{answer.headers}\n{text}"
        if "Location" in answer:
            waiting.append(urljoin(address, answer["Location"]))
        if answer.get("Content-Type", "").startswith("text/html"):
            found = re.findall(r'(?:href|src|action|data-source)="([^"#]+)"', text)
            waiting.extend(
                urljoin(address, unescape(link))
                for link in found
                if not link.startswith(("http", "data:", "mailto"))
            )
    return seen


LISTS = [
    "organizations",
    "organizations/statuses",
    "organizations/contacts",
    "organizations/coverages",
    "leaders",
    "leaders/positions",
    "leaders/ties",
    "plans",
    "plans/projects",
    "plans/money",
    "plans/adoptions",
    "learning",
    "learning/series",
    "learning/attendance",
    "honours",
    "network/links",
    "network/networks",
    "network/members",
    "network/board",
    "support/visits",
    "support/requests",
    "support/issues",
    "support/issues/steps",
    "support/toolbox",
    "support/lessons",
    "support/meetings",
    "strategy/documents",
    "strategy/lines",
    "strategy/indicators",
    "strategy/targets",
    "strategy/reports",
    "strategy/rounds",
    "strategy/proposals",
]
NOT_PICKED = {
    "leaders/ties",
    "learning/attendance",
    "strategy/targets",
    "strategy/reports",
    "strategy/rounds",
}
NOT_EXPORTED = {"support/issues", "support/issues/steps", "support/toolbox", "support/meetings"}
STARTS = [
    "/",
    *(f"/{kind}/?page_size=100" for kind in LISTS),
    "/organizations/directory/",
    "/organizations/council/",
    "/organizations/work/",
    "/organizations/governance/",
    "/organizations/figures/",
    "/leaders/young/",
    "/leaders/young/radar/",
    "/leaders/young/urgent/",
    "/learning/coverage/",
    "/honours/roll/",
    "/honours/round/",
    "/network/",
    "/network/matrix/",
    "/network/bodies/?answer=isolated",
    "/network/ties/",
    "/network/gaps/",
    "/network/reach/",
    "/strategy/",
    "/strategy/closing/",
    *(f"/strategy/score/{code}/" for code in ("all", "31", "310102")),
    "/support/",
    "/support/unvisited/",
    "/support/public-issues/",
    "/consents/",
    "/consents/requests/",
    "/consents/breaches/",
    "/consents/purposes/",
    "/consents/retention/",
    "/consents/erasures/",
    "/records/tasks/",
    "/records/trash/",
    "/records/duplicates/",
    "/records/merges/",
    "/imports/",
    *(f"/{page}/{code}/" for page in ("places", "quality", "meeting", "share") for code in ("31", "310102")),
    *(
        f"/{kind}/export/?format={suffix}"
        for kind in ("organizations", "leaders", "plans", "plans/projects")
        for suffix in ("csv", "xlsx", "ods")
    ),
    *(f"/{kind}/export/?format=csv" for kind in LISTS if kind not in NOT_EXPORTED),
    *(f"/{kind}/pick/?q=ทดสอบ" for kind in LISTS if kind not in NOT_PICKED),
]
SEARCHES = ["/search/?q={}", "/organizations/directory/?q={}", "/honours/roll/?q={}"]
SEARCHES += [f"/{kind}/?q={{}}" for kind in LISTS]
SEARCHES += ["/leaders/pick/?q={}", "/organizations/pick/?q={}", "/learning/pick/?q={}"]


@pytest.mark.django_db
@pytest.mark.lenient_templates
@pytest.mark.parametrize("name", ["surin", "viewer", "staff_of_korat", "signed_out"])
def test_nothing_private_of_another_province_is_found_anywhere(
    name: str, people: Any, client_of: Any, caplog: pytest.LogCaptureFixture
) -> None:
    assert hide_canaries() >= 40
    fill_surin()
    client = client_of(getattr(people, name))
    starts = STARTS + (["/admin/"] if name == "staff_of_korat" else [])
    pages = crawl(client, starts)
    assert len(pages) > 30
    leaks = [
        address for address, text in pages.items() if CANARY in text or NUMBER in text or NUMBER[1:] in text
    ]
    assert leaks == []
    for search in SEARCHES:
        for word in (CANARY, NUMBER):
            answer = client.get(search.format(word))
            assert "310102" not in answer.content.decode(), search  # no link to what the word would find
    assert CANARY not in caplog.text
    assert NUMBER not in caplog.text


@pytest.mark.django_db
def test_the_crawl_finds_the_word_for_who_may_read_it(people: Any, client_of: Any) -> None:
    """The same crawl by the province's own coordinator meets the word: it looks where things are."""
    hide_canaries()
    pages = crawl(client_of(people.buriram), STARTS)
    found = {urlsplit(address).path.split("/")[1] for address, text in pages.items() if CANARY in text}
    assert {
        "organizations",
        "leaders",
        "plans",
        "records",
        "learning",
        "network",
        "honours",
        "consents",
        "support",
    } <= found
