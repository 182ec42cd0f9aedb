"""What every record shares, and the records that belong to all domains."""

from nakhonchai.records.models.attachment import Attachment
from nakhonchai.records.models.merging import DuplicatePair, DuplicateSearch, Merge, NotTheSame
from nakhonchai.records.models.record import Record
from nakhonchai.records.models.submission import Submission
from nakhonchai.records.models.task import Task

__all__ = [
    "Attachment",
    "DuplicatePair",
    "DuplicateSearch",
    "Merge",
    "NotTheSame",
    "Record",
    "Submission",
    "Task",
]
