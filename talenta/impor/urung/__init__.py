"""Taking an applied import back, from the change history alone, in sets.

`rencana` finds what the import did to each row and what happened to it since, `halangan` what
stands in the way, `kembali` writes. All of it inside the caller's transaction.
"""
