"""From cells to typed values with reasons: names, dates, money, places, choices. Knows no model."""

from nakhonchai.imports.values.choices import Choices
from nakhonchai.imports.values.interpreter import STATE_WORDS, Interpreter, ReadRow
from nakhonchai.imports.values.people import Likelihood, PersonMatch, compare_people
from nakhonchai.imports.values.places import find_place
from nakhonchai.imports.values.result import Interpreted

__all__ = [
    "STATE_WORDS",
    "Choices",
    "Interpreted",
    "Interpreter",
    "Likelihood",
    "PersonMatch",
    "ReadRow",
    "compare_people",
    "find_place",
]
