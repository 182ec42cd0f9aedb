"""Fields that behave alike on both databases."""

from typing import Any

from django.db import models


class ByteOrderField(models.CharField[Any, Any]):
    """Text that is compared character by character: sort keys, and codes asked for in ranges.

    SQLite compares so by nature. PostgreSQL follows the language of its database unless
    the column says ``COLLATE "C"``; SQLite knows no collation of that name, so the word
    is added where the column is made and not in the migration. Foreign keys that point
    to such a column take its collation over.
    """

    def db_parameters(self, connection: Any) -> dict[str, Any]:
        """Add the collation where it is needed."""
        parameters: dict[str, Any] = dict(super().db_parameters(connection))
        if connection.vendor == "postgresql":
            parameters["collation"] = "C"
        return parameters
