"""Measures, roll-ups, figures and maps."""
