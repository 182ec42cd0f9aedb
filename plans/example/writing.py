"""How many example records of one kind are written at once, and taken away with their history."""

from collections.abc import Sequence
from typing import Any

from nakhonchai.base.bulk import create_recorded
from nakhonchai.base.writing import stamp
from nakhonchai.records.enums import Origin
from nakhonchai.records.models import Record
from nakhonchai.records.refs import settle_refs

REASON = "สร้างข้อมูลตัวอย่าง"
OURS: Any = "example records are made and removed as a whole"


def save_many(records: Sequence[Any]) -> None:
    """Write new rows of one model with few statements; records are marked as examples."""
    if not records:
        return
    if isinstance(records[0], Record):
        settle_refs(records)
    for one in records:
        if isinstance(one, Record):
            one.origin = Origin.EXAMPLE
        one.fill_derived_fields()
    create_recorded(records, by=None, reason=REASON)
    stamp(*records)


def examples(model: Any) -> Any:
    """Return the example records of a model."""
    return model.objects.unscoped(OURS).filter(origin=Origin.EXAMPLE)


def forget(rows: Any) -> int:
    """Take *rows* away with their history; return how many there were."""
    keys = list(rows.values_list("pk", flat=True))
    rows.delete()
    rows.model.history.filter(id__in=keys).delete()
    return len(keys)
