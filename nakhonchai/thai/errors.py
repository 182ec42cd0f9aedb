"""The one error of the Thai functions: a value that could not be read, said in plain Thai."""


class ThaiValueError(ValueError):
    """A value a person gave cannot be read; the message is Thai, shown as it is, and says what to do."""

    @property
    def message(self) -> str:
        """The sentence to show."""
        return str(self.args[0]) if self.args else ""


def shown(value: object, limit: int = 40) -> str:
    """The value as it may be quoted inside a message: one line, never long."""
    try:
        text = " ".join(str(value).split())
    except ValueError:  # an integer of thousands of digits
        text = "…"
    return text if len(text) <= limit else text[: limit - 1] + "…"
