"""Tables of history: found by the key of their record, with no index beside it."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

pytestmark = pytest.mark.django_db

HISTORIES = [model for model in apps.get_models() if hasattr(model, "instance_type")]
MIGRATION = import_module("nakhonchai.base.migrations.0006_find_history_by_its_record")


def indexed(model):
    """Return the lists of columns that are indexed without being unique."""
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, model._meta.db_table)
    return {tuple(one["columns"]) for one in found.values() if one["index"] and not one["unique"]}


def test_there_are_histories():
    assert len(HISTORIES) > 50


@pytest.mark.parametrize("model", HISTORIES, ids=lambda model: model._meta.label)
def test_only_the_key_of_the_record_is_indexed(model):
    assert indexed(model) == {(model.instance_type._meta.pk.column,)}


@pytest.mark.django_db(transaction=True)  # SQLite changes no tables within one
def test_indexes_of_earlier_releases_are_taken_away():
    table = "organizations_historicalorganization"
    with connection.schema_editor() as editor:
        editor.execute(f"CREATE INDEX an_earlier_one ON {table} (area_id)")
        editor.execute(f"CREATE INDEX another_earlier_one ON {table} (history_date)")
    model = apps.get_model("organizations", "HistoricalOrganization")
    assert indexed(model) == {("id",), ("area_id",), ("history_date",)}
    with connection.schema_editor() as editor:
        MIGRATION.take_away(apps, editor)
    assert indexed(model) == {("id",)}
