"""The tree of areas, their aliases, figures and boundaries; matching text to places."""
