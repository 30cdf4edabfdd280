"""Time expressions of news, resolved to closed intervals of days."""
