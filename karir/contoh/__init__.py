"""A synthetic regional government: people who do not exist, in the layout of the import files.

Plain columns in memory (numpy), drawn from one seed per instansi; nothing here touches a database
except `muat` and `akun`. The same seed gives the same files byte for byte.
"""
