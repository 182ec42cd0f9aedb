"""Many tables in one step: made whole, and nothing else."""

import pytest
from django.db import connection, models
from django.db.migrations import AddField, AddIndex, CreateModel, Migration
from django.db.migrations.state import ProjectState

from nakhonchai.base.migrating import CreateTablesAtOnce


def table(name: str) -> CreateModel:
    return CreateModel(name, [("id", models.BigAutoField(primary_key=True)), ("word", models.CharField())])


@pytest.mark.django_db(transaction=True)
def test_tables_are_made_with_what_is_added_to_them_and_taken_away_again() -> None:
    about = models.ForeignKey("base.madetwo", models.CASCADE)
    step = CreateTablesAtOnce(
        [
            table("MadeOne"),
            table("MadeTwo"),
            AddField("madeone", "about", about),
            AddIndex("madeone", models.Index(fields=["word"], name="made_by_word")),
        ]
    )
    migration = Migration("made", "base")
    migration.operations = [step]
    with connection.schema_editor(collect_sql=True) as editor:
        migration.apply(ProjectState(), editor, collect_sql=True)
    made = "\n".join(editor.collected_sql)
    assert made.count("CREATE TABLE") == 2
    assert "made_by_word" in made
    assert "about_id" in made
    with connection.schema_editor(collect_sql=True) as editor:
        before = ProjectState()
        migration.unapply(before, editor, collect_sql=True)
    gone = "\n".join(editor.collected_sql)
    assert gone.count("DROP TABLE") == 2


def test_a_table_made_elsewhere_is_refused() -> None:
    with pytest.raises(ValueError, match="not about a table"):
        CreateTablesAtOnce([table("One"), AddField("other", "word", models.CharField())])
