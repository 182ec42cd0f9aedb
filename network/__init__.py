"""Links between organizations, the networks they form, and the map of both."""
