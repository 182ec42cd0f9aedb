"""The pages of organizations and partners."""
