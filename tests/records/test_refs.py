"""References of many new records at once."""

from typing import Any

import pytest

from nakhonchai.records.refs import settle_refs
from organizations.models import Organization
from tests.factories import OrganizationFactory


@pytest.mark.django_db
def test_a_ref_that_is_taken_or_drawn_twice_is_drawn_again(
    places: Any, django_assert_num_queries: Any
) -> None:
    stored = OrganizationFactory()
    many = [
        Organization(ref=stored.ref),
        Organization(ref="22222222"),
        Organization(ref="22222222"),
        Organization(),
    ]
    with django_assert_num_queries(2):  # all of them, then the one that was drawn again for a stored one
        settle_refs(many)
    refs = [one.ref for one in many]
    assert len({*refs, stored.ref}) == len(many) + 1
    assert refs[1] == "22222222"


def test_nothing_to_settle_asks_nothing() -> None:
    settle_refs([])
