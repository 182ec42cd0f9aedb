"""The pages of links, networks, members, and of the map."""
