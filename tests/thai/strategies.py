"""Text as Thai people and worksheets make it, well formed and broken."""

import random

from hypothesis import strategies as st

THAI = "".join(chr(code) for code in range(0x0E01, 0x0E5C) if code not in range(0x0E3B, 0x0E3F))
DIRT = (
    "\u200b\u200d\ufeff\u00ad\u00a0\u3000\x00\x1f\x85\u2028\t\r\n \uf70a\uf711\ud800"
    "_?-.,()/0123456789aAZé\u0301"
)

messy_text = st.one_of(
    st.text(alphabet=THAI + DIRT, max_size=40),
    st.lists(
        st.sampled_from(
            ["_x000D_", "เเ", "ํ", "า", "ำ", "้", "่", "ิ", "ุ", "ก", "น", "เ", " ", "\n", "_x000d_", "ฯ"]
        ),
        max_size=16,
    ).map("".join),
    st.text(max_size=40),
)

CONSONANTS = "กขคงจชซญดตถทธนบปผพฟภมยรลวศษสหอฮ"
syllables = st.builds(
    lambda lead, first, vowel, tone, last: lead + first + vowel + tone + last,
    st.sampled_from(["", "", "เ", "แ", "โ", "ใ", "ไ"]),
    st.sampled_from(CONSONANTS),
    st.sampled_from(["", "", "ิ", "ี", "ุ", "ู", "ั"]),
    st.sampled_from(["", "", "่", "้", "๊", "๋", "์", "็"]),
    st.sampled_from(["", "น", "ง", "า", "ำ", "ะ"]),
)
words = st.lists(syllables, min_size=1, max_size=5).map("".join)


def shuffled(items):
    """The items in another order, the same in each run: what sorts them must do the work."""
    return random.Random(7).sample(items, len(items))
