"""Villages and figures of areas: kinds of sheets that hold no records, written by the actions of places."""

from nakhonchai.imports.placekinds.comparing import compare_figures, compare_villages
from nakhonchai.imports.placekinds.handler import PlaceHandler
from nakhonchai.imports.placekinds.undoing import UNDONE_BY

__all__ = ["UNDONE_BY", "PlaceHandler", "compare_figures", "compare_villages"]
