"""Facts of a type of organization, without code: definitions, stored values, form fields, rows to count."""
