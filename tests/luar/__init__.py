"""Tools of others that look for holes, on this machine only: `make audit`."""
