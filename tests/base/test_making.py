"""Records that are made quickly are those that Django makes, and whoever listens still hears of them."""

from typing import Any

import pytest
from django.db.models.signals import post_init, pre_init
from hypothesis import given
from hypothesis import strategies as st

from leaders.models import Leader
from nakhonchai.base import making
from nakhonchai.base.making import maker
from nakhonchai.base.prepared import once_made
from nakhonchai.records.models import Attachment
from organizations.models import Organization
from tests.factories import OrganizationFactory

COLUMNS = {
    model: [field.attname for field in model._meta.concrete_fields]
    for model in (Organization, Leader, Attachment)
}


@given(data=st.data(), model=st.sampled_from(list(COLUMNS)))
def test_a_record_is_what_django_makes(data: Any, model: Any) -> None:
    chosen = data.draw(st.sets(st.sampled_from(COLUMNS[model])))
    names = [name for name in COLUMNS[model] if name in chosen]
    values = data.draw(st.tuples(*[st.one_of(st.none(), st.integers(), st.text(max_size=3)) for _ in names]))
    ours, theirs = maker(model, names, "default")(values), model.from_db("default", names, values)
    assert type(ours) is type(theirs)
    assert ours.get_deferred_fields() == theirs.get_deferred_fields()
    for made in (ours, theirs):
        state = made.__dict__.pop("_state")
        assert (state.adding, state.db, state.fields_cache) == (False, "default", {})
    assert {name: str(value) for name, value in ours.__dict__.items()} == {
        name: str(value) for name, value in theirs.__dict__.items()
    }


def test_which_are_made_quickly() -> None:
    assert making._is_plain(Organization, tuple(COLUMNS[Organization]))
    assert not making._is_plain(Attachment, tuple(COLUMNS[Attachment]))  # a file knows its record


class Minded:
    """Reads itself from the database in a way of its own."""

    @classmethod
    def from_db(cls, alias: str, names: list[str], values: list[Any]) -> tuple[Any, ...]:
        """Say what it was given."""
        return (alias, names, values)


def test_a_model_that_reads_itself_does_so() -> None:
    assert maker(Minded, ["id"], "default")([1]) == ("default", ["id"], [1])


@pytest.mark.django_db
@pytest.mark.parametrize("signal", [pre_init, post_init])
def test_who_listens_hears(signal: Any, places: object) -> None:
    @once_made
    def named(name: Any) -> Any:
        found = Organization.objects.unscoped("test").filter(name=name)
        return found.select_related("type").only("ref", "type__name")

    one, heard = OrganizationFactory(name="ก"), []
    assert named(name="ก") == [one]

    def listen(sender: Any, **kwargs: Any) -> None:
        heard.append(sender)

    signal.connect(listen, sender=Organization)
    try:
        assert named(name="ก") == [one]
    finally:
        signal.disconnect(listen, sender=Organization)
    assert heard == [Organization]
