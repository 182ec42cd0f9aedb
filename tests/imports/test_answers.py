"""What the reader's process answers: written in pieces, the same as all at once."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from nakhonchai.imports.files import child

CELLS = st.one_of(st.text(max_size=6), st.integers(), st.booleans(), st.floats(allow_nan=False), st.none())
SHEETS = st.fixed_dictionaries(
    {"name": st.text(max_size=5), "hidden": st.booleans(), "rows": st.lists(st.lists(CELLS, max_size=3))}
)


@given(st.lists(SHEETS, max_size=3), st.integers(min_value=1, max_value=4))
def test_pieces_are_the_whole_answer(sheets: list[dict[str, Any]], at_once: int) -> None:
    whole = json.loads(json.dumps({"kind": "xlsx", "sheets": sheets}))
    before, child.AT_ONCE = child.AT_ONCE, at_once
    try:
        said = "".join(child._pieces({"kind": "xlsx", "sheets": sheets}))
    finally:
        child.AT_ONCE = before
    assert json.loads(said) == whole


def test_a_refusal_is_an_answer() -> None:
    assert json.loads("".join(child._pieces({"refused": "อ่านไม่ได้"})))["refused"] == "อ่านไม่ได้"
