"""Home, global search, pages of places and accounts, help, error pages."""
