"""Take the indexes away that earlier releases gave to tables of history (docs/decisions/0121)."""

from typing import Any

from django.db import migrations

KEYS = {"id", "code", "history_id"}


def take_away(apps: Any, schema_editor: Any) -> None:
    """Drop each index of a table of history but that of its own key and that of its record's.

    Only tables made by an earlier release have others: the migrations that make them no longer say so.
    """
    connection = schema_editor.connection
    with connection.cursor() as cursor:
        named = connection.introspection.table_names(cursor)
        tables = [name for name in named if "_historical" in name]
        found = {table: connection.introspection.get_constraints(cursor, table) for table in tables}
    for constraints in found.values():
        for name, one in constraints.items():
            if one["index"] and not one["unique"] and not KEYS & set(one["columns"]):
                schema_editor.execute(f"DROP INDEX {schema_editor.quote_name(name)}")


class Migration(migrations.Migration):
    dependencies = [
        ("base", "0005_let_triggers_move_the_pulse"),
    ]

    # Who goes back to an earlier release has tables of history without those indexes, and misses nothing.
    operations = [migrations.RunPython(take_away, migrations.RunPython.noop)]
