"""Many officers at once, on this machine alone: `make beban`."""
