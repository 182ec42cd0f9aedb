"""Choices that several packages share."""

from nakhonchai.thai import Precision

# How exactly an approximate date is known, for a model field.
PRECISION_CHOICES = [(precision.value, precision.label) for precision in Precision]
