"""Composing a rule set in forms: its sections, its fields and their faults, all of one JSON.

`isian` says what a field is, `bagian` and `ukuran` which fields each section has, `katalog` what
a new component starts from, `ubah` writes into the JSON, `tombol` does what a section's buttons
say, `galat` says its faults in words, `panjang` which texts no field would take, `form` is the
Django form over all of it. Nothing here touches the database.
"""
