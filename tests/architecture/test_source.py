"""Our source asks for records only in the words of scope."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

PACKAGES = [
    "nakhonchai",
    "organizations",
    "leaders",
    "consents",
    "learning",
    "honours",
    "plans",
    "network",
    "support",
    "strategy",
]
SCOPED_WORDS = {"visible_to", "editable_by", "unscoped"}
# Adding rows reveals none; who may add is checked by the actions that do it.
ADDING = {"bulk_create", "create"}
# Packages below the records: they cannot name one, and what scope itself is made of lies there.
BELOW_SCOPE = ("nakhonchai/thai/", "nakhonchai/base/", "nakhonchai/geography/")
NOT_RECORDS = {
    "nakhonchai/portal/serving/prepare.py": "asks only whether there are areas",
}


def record_models() -> list[type]:
    return [model for model in apps.get_models() if getattr(model, "scope_rule", None) is not None]


def record_names() -> set[str]:
    return {model.__name__ for model in record_models()}


def other_names() -> set[str]:
    return {model.__name__ for model in apps.get_models()} - record_names()


def reverse_names() -> set[str]:
    """The names under which related records hang on a record: plan.projects, leader.positions."""
    names = set()
    for model in record_models():
        for field in model._meta.local_fields:
            if field.is_relation and field.remote_field.related_name not in (None, "+"):
                names.add(field.remote_field.related_name)
    return names


def source_files() -> Iterator[Path]:
    for package in PACKAGES:
        for path in sorted((Path(settings.BASE_DIR) / package).rglob("*.py")):
            relative = path.relative_to(settings.BASE_DIR).as_posix()
            if (
                "/migrations/" not in relative
                and not relative.startswith(BELOW_SCOPE)
                and relative not in NOT_RECORDS
            ):
                yield path


def unscoped_asks(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield the line and text of each ask that names no scope."""
    parents = {id(child): node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    others, reverse = other_names(), reverse_names()
    for node in ast.walk(tree):
        if not isinstance(node, ast.Attribute):
            continue
        holder = node.value
        if node.attr in {"objects", "_default_manager", "_base_manager"}:
            if isinstance(holder, ast.Name) and holder.id in others | {"cls"}:
                continue
        elif not (node.attr in reverse and isinstance(parents.get(id(node)), ast.Attribute)):
            continue
        word = parents.get(id(node))
        if not (isinstance(word, ast.Attribute) and word.attr in SCOPED_WORDS | ADDING):
            yield node.lineno, ast.unparse(word or node)


@pytest.mark.parametrize("path", list(source_files()), ids=lambda path: path.name)
def test_records_are_asked_for_with_a_scope(path: Path) -> None:
    tree = ast.parse(path.read_text())
    asks = [f"{path.name}:{line}: {text}" for line, text in unscoped_asks(tree)]
    assert asks == []


@pytest.mark.parametrize(
    "source",
    [
        "Organization.objects.filter(name='x')",
        "Leader.objects.all()",
        "model.objects.get(pk=1)",
        "type(record).objects.count()",
        "Leader._base_manager.first()",
        "leader.positions.all()",
        "plan.projects.filter(status='done')",
    ],
)
def test_the_reader_of_source_sees_an_ask_without_scope(source: str) -> None:
    assert list(unscoped_asks(ast.parse(source)))


@pytest.mark.parametrize(
    "source",
    [
        "Organization.objects.visible_to(person)",
        "Area.objects.filter(level=1)",
        "plan.projects.editable_by(me).alive()",
    ],
)
def test_the_reader_of_source_lets_scoped_asks_pass(source: str) -> None:
    assert not list(unscoped_asks(ast.parse(source)))
