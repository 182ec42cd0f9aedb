"""From cells to meaning: kinds of sheets, headings, columns, the fate of every row. Knows no model."""

from nakhonchai.imports.sheets.grid import Grid
from nakhonchai.imports.sheets.headings import Vocabulary, heading_key
from nakhonchai.imports.sheets.por02 import ProjectLine, plan_of, project_lines
from nakhonchai.imports.sheets.results import Column, Row, RowKind, SheetReading, Table
from nakhonchai.imports.sheets.signature import Choice
from nakhonchai.imports.sheets.understand import Chosen, understand
from nakhonchai.imports.sheets.vocabulary import KINDS, Field, Reads, SheetKind

__all__ = [
    "KINDS",
    "Choice",
    "Chosen",
    "Column",
    "Field",
    "Grid",
    "ProjectLine",
    "Reads",
    "Row",
    "RowKind",
    "SheetKind",
    "SheetReading",
    "Table",
    "Vocabulary",
    "heading_key",
    "plan_of",
    "project_lines",
    "understand",
]
