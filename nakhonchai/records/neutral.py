"""Text that a spreadsheet program would run as a formula, made harmless in csv and got back unchanged."""

DANGEROUS = frozenset("=+-@\t\r\n|%＝＋－＠")
MARK = "'"
_SKIPPED = f"{MARK} \u00a0\u200b\ufeff"  # what may stand before the sign that makes a formula


def _starts_live(text: str) -> bool:
    """Whether a program may run the text, or the text already looks escaped."""
    return text.lstrip(_SKIPPED)[:1] in DANGEROUS


def escape(text: str) -> str:
    """Return *text* with a mark in front where it needs one. ``unescape`` gives exactly *text* back."""
    return MARK + text if _starts_live(text) else text


def unescape(text: str) -> str:
    """Undo :func:`escape`; text that was never escaped stays."""
    return text[1:] if text[:1] == MARK and _starts_live(text[1:]) else text
