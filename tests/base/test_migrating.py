"""Many tables in one step: made whole, and nothing else."""

import pytest
from django.db import connection, models
from django.db.migrations import AddField, AddIndex, CreateModel, Migration
from django.db.migrations.state import ProjectState

from nakhonchai.base.migrating import AddFieldsAtOnce, CreateTablesAtOnce


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


@pytest.mark.django_db(transaction=True)
def test_fields_are_added_to_rows_that_are_there() -> None:
    state = ProjectState()
    first, second = Migration("first", "base"), Migration("second", "base")
    first.operations = [table("MadeOne"), table("MadeTwo")]
    second.operations = [
        AddFieldsAtOnce(
            [
                AddField("madeone", "said", models.CharField(max_length=9, default="ไม่มี")),
                AddField("madetwo", "much", models.IntegerField(default=7)),
                AddField("madeone", "many", models.IntegerField(null=True)),
                AddField("madeone", "about", models.ForeignKey("base.madetwo", models.CASCADE, null=True)),
                AddField("madeone", "once", models.IntegerField(default=3), preserve_default=False),
            ]
        )
    ]
    try:
        with connection.schema_editor() as editor:
            state = first.apply(state, editor)
        state.apps.get_model("base", "MadeOne").objects.create(word="เดิม")
        with connection.schema_editor() as editor:
            state = second.apply(state, editor)
        one = state.apps.get_model("base", "MadeOne").objects.get()
        assert (one.word, one.said, one.many, one.about_id, one.once) == ("เดิม", "ไม่มี", None, None, 3)
        two = state.apps.get_model("base", "MadeTwo").objects.create(word="ใหม่")
        assert two.much == 7
        one.about = two
        one.save()
    finally:
        with connection.schema_editor() as editor:
            for name in ("MadeOne", "MadeTwo"):
                editor.delete_model(state.apps.get_model("base", name))


def test_what_is_no_column_is_refused() -> None:
    with pytest.raises(ValueError, match="not a column"):
        AddFieldsAtOnce([table("One")])  # type: ignore[list-item]
