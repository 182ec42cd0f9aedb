"""Runs of the importer, their sheets and rows, and what was learned from people."""

from nakhonchai.imports.models.memory import NotSame, SheetMemory, Synonym
from nakhonchai.imports.models.row import ProblemGroup, RunRow
from nakhonchai.imports.models.run import Run, RunUpload
from nakhonchai.imports.models.sheet import RunSheet

__all__ = [
    "NotSame",
    "ProblemGroup",
    "Run",
    "RunRow",
    "RunSheet",
    "RunUpload",
    "SheetMemory",
    "Synonym",
]
