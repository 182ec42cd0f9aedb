"""A record table is never asked in a request before a scope was stated."""

import pytest
from django.test import override_settings

from nakhonchai.accounts.middleware import ScopeTripwireMiddleware
from nakhonchai.accounts.tripwire import ScopeNotStatedError, guarded_tables, state_scope, tripwire
from organizations.models import Organization
from plans.models import Plan


@pytest.mark.django_db
def test_an_ask_without_scope_raises_inside_a_request() -> None:
    with tripwire(), pytest.raises(ScopeNotStatedError):
        Organization._base_manager.count()


@pytest.mark.django_db
def test_history_is_watched_too() -> None:
    with tripwire(), pytest.raises(ScopeNotStatedError):
        Organization.history.count()


@pytest.mark.django_db
@pytest.mark.parametrize("word", ["visible_to", "editable_by"])
def test_stating_a_scope_lets_the_ask_pass(word: str, people: object) -> None:
    with tripwire():
        getattr(Organization.objects, word)(people.surin).count()  # type: ignore[attr-defined]
        Organization._base_manager.count()


@pytest.mark.django_db
def test_a_reason_states_a_scope_and_an_empty_one_does_not() -> None:
    with tripwire():
        with pytest.raises(ValueError):
            Plan.objects.unscoped("")
        Plan.objects.unscoped("the test asks").count()


@pytest.mark.django_db
def test_each_request_starts_anew_and_nothing_is_asked_outside() -> None:
    with tripwire():
        state_scope()
    with tripwire(), pytest.raises(ScopeNotStatedError):
        Plan._base_manager.count()
    state_scope()
    assert Plan._base_manager.count() == 0


def test_all_tables_with_a_scope_are_guarded() -> None:
    names = guarded_tables()
    assert {'"organizations_organization"', '"leaders_leader"', '"plans_plan"', '"records_task"'} <= names
    assert '"geography_area"' not in names


def test_the_wire_is_not_in_production() -> None:
    from django.core.exceptions import MiddlewareNotUsed

    with override_settings(SCOPE_TRIPWIRE=False, DEBUG=False), pytest.raises(MiddlewareNotUsed):
        ScopeTripwireMiddleware(lambda request: None)  # type: ignore[arg-type, return-value]
