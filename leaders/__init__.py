"""Leaders and the positions they hold."""
