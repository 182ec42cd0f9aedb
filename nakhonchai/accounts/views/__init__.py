"""Pages of accounts: signing in, one-time links, one's own page, and the people one manages."""
