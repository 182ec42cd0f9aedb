"""Making many tables, or many fields, in one step of a migration.

Django draws all models anew for each table, each index and each constraint that a migration adds. With
a hundred models that are related to each other this makes a first start take minutes instead of seconds.
"""

from collections.abc import Sequence
from typing import Any

from django.db.migrations.operations import AddField, CreateModel
from django.db.migrations.operations.base import Operation


class CreateTablesAtOnce(Operation):
    """Do what *operations* say, drawing the models once.

    Each of them makes a table, or adds a field, an index or a constraint to a table made here;
    anything else is a ``ValueError``. The database is given each table whole.
    """

    reduces_to_sql = True
    reversible = True

    def __init__(self, operations: Sequence[Any]) -> None:
        self.operations = list(operations)
        made = {one.name.lower() for one in self.operations if isinstance(one, CreateModel)}
        for one in self.operations:
            if getattr(one, "model_name", getattr(one, "name", "")).lower() not in made:
                raise ValueError(f"not about a table that is made here: {one.describe()}")

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Add all to the state; the models are drawn when they are next asked for."""
        state.__dict__.pop("apps", None)
        for one in self.operations:
            one.state_forwards(app_label, state)

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Make the tables with all that belongs to them."""
        for model in self._models(app_label, schema_editor, to_state):
            schema_editor.create_model(model)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Take the tables away, the last one first."""
        for model in reversed(self._models(app_label, schema_editor, from_state)):
            schema_editor.delete_model(model)

    def _models(self, app_label: str, schema_editor: Any, state: Any) -> list[Any]:
        names = [one.name for one in self.operations if isinstance(one, CreateModel)]
        models = [state.apps.get_model(app_label, name) for name in names]
        return [one for one in models if self.allow_migrate_model(schema_editor.connection.alias, one)]

    def describe(self) -> str:
        """Say what is done, for who reads the log."""
        return f"Make {len(self.operations)} tables, fields, indexes and constraints at once"


class AddFieldsAtOnce(Operation):
    """Add fields to tables that are there, drawing the models once.

    Each of *operations* is an ``AddField`` of a column; anything else is a ``ValueError``. It cannot be
    undone: who goes back takes a copy made before (``docs/operating.md``).
    """

    reduces_to_sql = True
    reversible = False

    def __init__(self, operations: Sequence[AddField]) -> None:
        self.operations = list(operations)
        for one in self.operations:
            if not isinstance(one, AddField) or one.field.many_to_many:
                raise ValueError(f"not a column that is added: {one.describe()}")

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Add all to the state; the models are drawn when they are next asked for."""
        state.__dict__.pop("apps", None)
        for one in self.operations:
            one.state_forwards(app_label, state)

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Add one after the other. SQLite lays a table out anew for most: the earlier ones belong to it."""
        for one in self.operations:
            one.database_forwards(app_label, schema_editor, from_state, to_state)
            model = from_state.apps.get_model(app_label, one.model_name)
            one.field.clone().contribute_to_class(model, one.name)

    def describe(self) -> str:
        """Say what is done, for who reads the log."""
        return f"Add {len(self.operations)} fields at once"
