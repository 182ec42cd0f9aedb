"""A small data set to look around in: real places, invented people and bodies, each marked as an example."""
