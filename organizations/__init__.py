"""Community organizations and partners: what exists where."""
