"""A number for each row by which SQLite's index of words goes through its rows nearly in Thai order.

FTS5 gives what it finds by the number of the row, and stops when it has enough. Made of the first letters
of the key of order, and of the row's own key behind them, the numbers say where in the order finds begin,
without reading one of them. Rows whose first letters are the same stand in no order among each other: they
are a *group*. Letters that are not Thai end what a number tells, so that no number contradicts the order.
"""

LETTERS = 5
BITS = 7
KEY_BITS = 28  # 268 million rows
THAI = (0x0E01, 0x0E5B)
SHIFT = THAI[0] - 33  # numbers of letters: behind those of whatever stands before Thai
LAST = 127
FARTHEST = (1 << 63) - 1


def order_number(row: str, key: str, column: str = "sort_key") -> str:
    """Return, in SQL, the number of a row; *row* is how its columns are called ("new.", "")."""
    letters = " | ".join(
        f"({_letter(f'{row}{column}', at)} << {KEY_BITS + BITS * (LETTERS - at)})"
        for at in range(1, LETTERS + 1)
    )
    return f"({letters} | {row}{key})"


def _letter(text: str, at: int) -> str:
    """Return, in SQL, the number of one letter; 0 where the text ends, or has ended in Thai, before it."""
    first, last = THAI
    code = f"unicode(substr({text}, {at}, 1))"
    other = f"substr({text}, 1, {at - 1}) GLOB '*[^{chr(first)}-{chr(last)}]*'"
    return (
        f"CASE WHEN {other} THEN 0 WHEN {code} < {first} THEN {code} / 128"
        f" WHEN {code} <= {last} THEN {code} - {SHIFT} WHEN {code} > {last} THEN {LAST} ELSE 0 END"
    )


def key_in(number: str) -> str:
    """Return, in SQL, the key of the row that has this number."""
    return f"({number} & {(1 << KEY_BITS) - 1})"


def last_of_group(number: int) -> int:
    """Return the highest number that a row of the same group can have."""
    return number | ((1 << KEY_BITS) - 1)


def letters_of(number: int) -> str:
    """Return the letters with which the keys of order begin in the group, as far as the number tells."""
    found = ""
    for at in range(1, LETTERS + 1):
        code = (number >> (KEY_BITS + BITS * (LETTERS - at))) & LAST
        if not THAI[0] <= code + SHIFT <= THAI[1]:
            break
        found += chr(code + SHIFT)
    return found
