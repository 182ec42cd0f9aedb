"""Every page, as every person, about every object: the answers of the rights table, and no other."""

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import NoReverseMatch, reverse

from nakhonchai import urls
from tests.architecture import world as worlds
from tests.architecture.answers import finished
from tests.architecture.pages import PAGES, Page
from tests.architecture.rights import OBJECTS, PERSONAS, Person, expected

SENT = {200, 302, 303, 400, 409, 413, 422}  # what a form that may be sent is answered with


@pytest.fixture
def world(people: Any, places: Any) -> Any:
    return worlds.build(places)


@pytest.fixture(autouse=True)
def bare_refusals(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse without drawing a page: here only the status counts, and four in five answers are refusals.

    What the pages of refusals say is tested with the pages of errors.
    """
    for status in (403, 404):
        monkeypatch.setattr(
            urls, f"handler{status}", lambda request, exception=None, s=status: HttpResponse(status=s)
        )


def addresses(world: Any, name: str, page: Page) -> Any:
    for where in OBJECTS:
        arguments = worlds.arguments(world, page.about, where)
        if arguments is None:
            continue
        try:
            yield where, reverse(name, args=arguments) + page.query
        except NoReverseMatch:
            return  # the model has no such page


def status_of(answer: Any) -> int:
    """Close what the answer streams, too."""
    finished(answer)
    return answer.status_code


@pytest.mark.django_db
@pytest.mark.parametrize("name", PERSONAS)
def test_every_page_answers_this_person_as_the_rights_table_says(name: str, world: Any, people: Any) -> None:
    person, client = Person(name), Client(raise_request_exception=False)
    account = getattr(people, name)
    if person.signed_in:
        client.force_login(account)
    elif name == "disabled":
        client.force_login(account)  # a session from before the account was disabled
    wrong, asked = [], 0
    for url_name, page in PAGES.items():
        for where, address in addresses(world, url_name, page):
            allowed = expected(page.kind, person, where)
            status = status_of(client.get(address))
            asked += 1
            if status not in allowed:
                wrong.append(f"GET {address} ({where}): {status}, not {sorted(allowed)}")
            if page.post:
                posted = status_of(client.post(address))
                asked += 1
                right = SENT if allowed <= {200, 302} and person.signed_in else allowed
                if posted not in right:
                    wrong.append(f"POST {address} ({where}): {posted}, not {sorted(right)}")
    assert not wrong, "\n" + "\n".join(wrong)
    assert asked > 300
