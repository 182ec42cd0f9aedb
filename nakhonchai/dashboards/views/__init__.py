"""Pages of the figures themselves. The pages of areas are the portal's."""
