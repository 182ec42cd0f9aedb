"""The history of records: what a row of it holds, and by what it is found."""

from typing import Any

from django.db import models
from simple_history.models import HistoricalRecords


class Histories(HistoricalRecords):
    """Rows of history that are found by the key of their record, and by nothing else.

    The stock of the library keeps each index of the record, one for each of its relations, and two more:
    fourteen for a row of an organization, of which every save pays all and a reader asks one.
    """

    def copy_fields(self, model: type[models.Model]) -> dict[str, Any]:
        """Return the fields of the record as its history keeps them: only its key is indexed."""
        fields: dict[str, Any] = super().copy_fields(model)
        for field in fields.values():
            field.db_index = field.name == model._meta.pk.name
        return fields

    def get_extra_fields(self, model: type[models.Model], fields: dict[str, Any]) -> dict[str, Any]:
        """Return what history adds to them: who and when are told, not searched by."""
        extra: dict[str, Any] = super().get_extra_fields(model, fields)
        extra["history_date"].db_index = False
        extra["history_user"].db_index = False
        return extra
