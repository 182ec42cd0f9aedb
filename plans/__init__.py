"""Subdistrict plans and their projects."""
