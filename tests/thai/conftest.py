"""Hypothesis for this folder: no deadline, as a busy machine says nothing about the code."""

from hypothesis import HealthCheck, settings

settings.register_profile("thai", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("thai")
