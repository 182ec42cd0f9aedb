"""The pages of plans and projects."""
