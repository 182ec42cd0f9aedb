"""Benchmarks: every bound has a name, a yardstick measured in the same run, and a figure."""
