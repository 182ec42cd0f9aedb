"""Commands of the base."""
