"""The pages of series, events, attendance and coverage."""
