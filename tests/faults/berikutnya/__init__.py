"""The next version of the portal, as far as a migration of it is concerned."""
