"""A QR code as one path, for an SVG in the page: no picture of its own, no inline style."""

from dataclasses import dataclass

import segno

TEPI = 4


@dataclass(frozen=True)
class Qr:
    """`jalur` is the SVG path of the dark squares, `sisi` the width with the quiet edge."""

    jalur: str
    sisi: int


def qr(isi: str) -> Qr:
    """Draw `isi`; squares have side 1, the quiet edge of four squares is left white."""
    matriks = segno.make_qr(isi, error="m").matrix
    jalur = "".join(
        f"M{kolom + TEPI} {baris + TEPI}h1v1h-1z"
        for baris, satu in enumerate(matriks)
        for kolom, gelap in enumerate(satu)
        if gelap
    )
    return Qr(jalur, len(matriks) + 2 * TEPI)
