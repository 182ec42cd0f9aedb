"""Dates go through the Thai filters; here only what Django writes by itself."""

DECIMAL_SEPARATOR = "."
THOUSAND_SEPARATOR = ","
NUMBER_GROUPING = 3
