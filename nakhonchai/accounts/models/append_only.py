"""Rows that are only ever added."""

from typing import Any, NoReturn

from django.db import models


class AppendOnlyError(TypeError):
    """Somebody tried to change or remove what must stay as it was written."""


def _refuse() -> NoReturn:
    raise AppendOnlyError("รายการนี้แก้ไขหรือลบไม่ได้")


class AppendOnlyQuerySet(models.QuerySet[Any]):
    """Refuses every change of many rows at once."""

    def update(self, **kwargs: Any) -> int:
        """Refuse."""
        _refuse()

    def bulk_update(self, *args: Any, **kwargs: Any) -> int:
        """Refuse."""
        _refuse()

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refuse."""
        _refuse()

    def bulk_create(self, *args: Any, **kwargs: Any) -> list[Any]:
        """Add rows; refuse to overwrite any."""
        if kwargs.get("update_conflicts"):
            _refuse()
        return super().bulk_create(*args, **kwargs)


class AppendOnly(models.Model):
    """A row that cannot be changed or deleted once it was added."""

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True
        base_manager_name = "objects"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the row; refuse to change one that is there."""
        if not self._state.adding:
            _refuse()
        kwargs["force_insert"] = True
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refuse."""
        _refuse()
