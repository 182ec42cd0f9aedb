"""What tests of organizations share with those of the importer: a browser that sends workbooks."""

from tests.imports.conftest import confirm, lists, send

__all__ = ["confirm", "lists", "send"]
