"""Filling posts by the API: the same services, table of steps and scopes as the pages."""
