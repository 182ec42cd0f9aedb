"""The pages of a record. A domain names its model, form, filters and columns; the rest is here."""

from nakhonchai.records.views.detail import Panel, RecordDetail
from nakhonchai.records.views.edit import RecordCreate, RecordEdit
from nakhonchai.records.views.history import RecordHistory
from nakhonchai.records.views.lists import RecordList
from nakhonchai.records.views.trash import RecordRestore, RecordTrash

__all__ = [
    "Panel",
    "RecordCreate",
    "RecordDetail",
    "RecordEdit",
    "RecordHistory",
    "RecordList",
    "RecordRestore",
    "RecordTrash",
]
