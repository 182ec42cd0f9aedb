"""Tests of events, attendance, capabilities and coverage."""
