"""The pages of leaders and of the positions they hold."""
