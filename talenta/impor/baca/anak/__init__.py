"""Reads an XLSX workbook in a process of its own and writes one sheet as CSV.

Run by path (talenta.impor.baca.lembar), never imported by the portal: it knows neither Django nor
the portal, limits its own memory and time before it opens the file, and needs no more than
Python and calamine. What it cannot take it refuses with one sentence for the officer.
"""
