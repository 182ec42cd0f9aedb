"""Accounts, roles, and scope: the only statement of who sees and who edits what."""
