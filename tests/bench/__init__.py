"""Measurements of the whole system against named baselines: `make bench`."""
