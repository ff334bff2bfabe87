"""Backups: database, files and the end of the audit's chain in one folder; keys stay apart.

A backup is a folder with `basisdata.dump` (pg_dump's own format), `berkas/` (the stored files under
their stored names) and `manifes.json`, which says what belongs to it. The folder appears under its
name whole or not at all.
"""
