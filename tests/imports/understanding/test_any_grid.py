"""No grid whatever crashes the reader, and no row of it is lost."""

import datetime
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nakhonchai.geography.matching import Matcher, national_gazetteer
from nakhonchai.geography.matching.finding import PlaceFinder
from nakhonchai.imports.sheets import KINDS, Grid, Vocabulary, understand
from nakhonchai.imports.values import Interpreter

WORDS = sorted({word.lstrip("~") for kind in KINDS.values() for one in kind.fields for word in one.words})
MESS = [
    "รวม",
    "รวมทั้งสิ้น",
    "หมายเหตุ",
    "ตำบลไพล",
    "อำเภอปราสาท",
    "แผนงานการศึกษา",
    '"',
    "-",
    "ไม่มี",
    "#REF!",
    "นายก ข",
    "๑๒ คน",
]
CELLS = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(MESS),
    st.sampled_from(["", None, True, False, 0, 4.0, 2567, 812345678.0, 1e20, float("nan"), float("inf"), -1]),
    st.text(max_size=12),
    st.integers(-(10**15), 10**15),
    st.floats(),
    st.dates(datetime.date(1900, 1, 1), datetime.date(2700, 1, 1)),
)
SMALL = st.integers(-1, 9)
GRIDS = st.builds(
    Grid,
    st.text(max_size=5),
    st.lists(st.lists(CELLS, max_size=7), max_size=14),
    st.lists(st.tuples(SMALL, SMALL, SMALL, SMALL), max_size=4),
    hidden_rows=st.frozensets(SMALL, max_size=3),
)
FINDER = PlaceFinder(Matcher(national_gazetteer(frozenset({"32"}))))
VOCABULARY = Vocabulary()


@given(GRIDS)
@settings(max_examples=250, deadline=None)
def test_every_row_of_any_grid_has_a_fate(grid):
    reading = understand(grid, VOCABULARY)
    seen = {row.index for table in reading.tables for row in table.rows} | {
        row.index for row in reading.outside
    }
    assert seen == set(range(len(grid.rows)))
    for table in reading.tables:
        indexes = [row.index for row in table.rows]
        assert indexes == sorted(set(indexes))
        for read in Interpreter(table, finder=FINDER).rows(hidden=True):
            assert read.row in table.rows


@given(GRIDS)
@settings(max_examples=60, deadline=None)
def test_the_same_grid_is_understood_the_same_way(grid):
    assert repr(understand(grid, Vocabulary())) == repr(understand(grid, VOCABULARY))


@pytest.mark.parametrize("package", ["sheets", "values"])
def test_neither_models_nor_settings_are_needed(package):
    found = "[m for m in sys.modules if m.partition('.')[0] == 'django']"
    code = f"import sys, nakhonchai.imports.{package}; print({found})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
