"""Strategies, indicators, targets, reporting rounds, and the movement's voice in the plans of others."""
