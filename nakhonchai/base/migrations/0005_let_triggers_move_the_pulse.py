from typing import Any

from django.db import migrations

# Steps by chance: what a transaction that was taken back remembered has no pulse that comes again.
SQLITE = (
    "CREATE TRIGGER base_freshness_{event} AFTER {kind} ON base_freshness BEGIN"
    " UPDATE base_pulse SET count = count + (random() & 4294967295) + 1"
    " WHERE id = (SELECT MIN(id) FROM base_pulse);"
    " INSERT INTO base_pulse (count) SELECT (random() & 4294967295) + 1"
    " WHERE NOT EXISTS (SELECT 1 FROM base_pulse);"
    " END"
)
# In a row that nobody holds, or in a new one where each is held: savers do not wait for each other.
FUNCTION = """
CREATE FUNCTION base_pulse_beat() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE step bigint := floor(random() * 4294967296)::bigint + 1;
BEGIN
    UPDATE base_pulse SET count = count + step
    WHERE id = (SELECT id FROM base_pulse ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED);
    IF NOT FOUND THEN
        INSERT INTO base_pulse (count) VALUES (step);
    END IF;
    RETURN NULL;
END $$
"""
POSTGRESQL = (
    "CREATE TRIGGER base_freshness_{event} AFTER {kind} ON base_freshness"
    " FOR EACH ROW EXECUTE FUNCTION base_pulse_beat()"
)
EVENTS = {"added": "INSERT", "changed": "UPDATE"}


def make(apps: Any, schema_editor: Any) -> None:
    """Have each stamp move the pulse, whoever writes it."""
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    if not is_sqlite:
        schema_editor.execute(FUNCTION, params=None)
    for event, kind in EVENTS.items():
        schema_editor.execute(
            (SQLITE if is_sqlite else POSTGRESQL).format(event=event, kind=kind), params=None
        )


def remove(apps: Any, schema_editor: Any) -> None:
    """Take the triggers away again."""
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    for event in EVENTS:
        schema_editor.execute(
            f"DROP TRIGGER base_freshness_{event}{'' if is_sqlite else ' ON base_freshness'}"
        )
    if not is_sqlite:
        schema_editor.execute("DROP FUNCTION base_pulse_beat()")


class Migration(migrations.Migration):
    dependencies = [
        ("base", "0004_give_the_stamps_a_pulse"),
    ]

    operations = [migrations.RunPython(make, remove)]
