"""Public figures that ship with the product."""
