"""All that is held about one person: found by introspection, gathered into a file, forgotten on request."""
