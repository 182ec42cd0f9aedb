"""The pages of a record. A domain names its model, form, filters and columns; the rest is here."""

from nakhonchai.records.panels import Panel
from nakhonchai.records.views.base import Crumb, OneRecordView, RecordView
from nakhonchai.records.views.bulk import RecordBulk
from nakhonchai.records.views.detail import RecordDetail
from nakhonchai.records.views.edit import FormPage, RecordCreate, RecordEdit
from nakhonchai.records.views.export import RecordExport
from nakhonchai.records.views.history import RecordHistory
from nakhonchai.records.views.lists import FilteredView, RecordList
from nakhonchai.records.views.pick import RecordPick
from nakhonchai.records.views.trash import RecordRestore, RecordTrash

__all__ = [
    "Crumb",
    "FilteredView",
    "FormPage",
    "OneRecordView",
    "Panel",
    "RecordBulk",
    "RecordCreate",
    "RecordDetail",
    "RecordEdit",
    "RecordExport",
    "RecordHistory",
    "RecordList",
    "RecordPick",
    "RecordRestore",
    "RecordTrash",
    "RecordView",
]
