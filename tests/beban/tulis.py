"""The tables of a load run, for docs/kinerja-sistem.md."""

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

DOKUMEN = Path(__file__).resolve().parents[2] / "docs" / "kinerja-sistem.md"
KEPALA = (
    "permintaan", "gagal", "per detik", "median ms", "p95 ms", "memori web MB",
    "memori basis data MB",
)  # fmt: skip


def _angka(nilai: float, desimal: int = 0) -> str:
    return f"{nilai:,.{desimal}f}".replace(",", " ").replace(".", ",").replace(" ", ".")


def _tabel(kepala: Sequence[str], baris: Sequence[Sequence[str]]) -> str:
    semua = [kepala, ["---"] * len(kepala), *baris]
    return "\n".join(f"| {' | '.join(satu)} |" for satu in semua)


def _ringkas(satu: Any) -> list[str]:
    return [
        satu.judul,
        _angka(satu.permintaan),
        _angka(satu.gagal),
        _angka(satu.per_detik, 1),
        _angka(satu.median),
        _angka(satu.p95),
        _angka(satu.web),
        _angka(satu.basis),
    ]


def tulis_dokumen(
    *,
    susunan: Sequence[Any],
    utama: Any,
    delapan: Sequence[Any],
    pegawai: int,
    petugas: int,
    detik: int,
) -> None:
    """Replace what stands between the marks."""
    inti = len(os.sched_getaffinity(0))
    bagian = (
        f"Diukur {date.today():%d-%m-%Y}: {inti} inti untuk semuanya, pembuat beban pun. "  # noqa: DTZ011
        f"{_angka(petugas)} petugas bersamaan, {_angka(pegawai)} pegawai; tiap petugas membaca 5 "
        f"sampai 15 detik antara dua halaman. Tiap susunan server {_angka(detik / 5)} detik:",
        _tabel(("susunan", *KEPALA), [_ringkas(satu) for satu in susunan]),
        f"Yang terbaik, {utama.judul}, {_angka(detik)} detik:",
        _tabel(("susunan", *KEPALA), [_ringkas(utama)]),
        _tabel(
            ("halaman", "permintaan", "median ms", "p95 ms"),
            [
                [nama, _angka(banyak), _angka(median), _angka(p95)]
                for nama, banyak, median, p95 in utama.halaman
            ],
        ),
        f"Delapan klien yang tidak pernah menunggu, {_angka(min(10_000, pegawai))} pegawai, "
        "dua proses sync:",
        _tabel(("halaman", *KEPALA), [_ringkas(satu) for satu in delapan]),
    )
    _ganti("beban", bagian)


def tulis_tenggat(
    *,
    hasil: Sequence[Any],
    pegawai: int,
    penilai: int,
    tahunan: int,
    selesai: int,
    detik: int,
    hari: date,
) -> None:
    """Replace what stands between the marks of the day a review is due."""
    inti = len(os.sched_getaffinity(0))
    seperti_orang, tanpa_jeda = hasil
    bagian = (
        f"Diukur {hari:%d-%m-%Y}: {inti} inti untuk semuanya, pembuat beban pun. "
        f"{_angka(pegawai)} pegawai dengan lima tahun penilaian ({_angka(tahunan)} penilaian "
        f"tahunan), {_angka(penilai)} penilai bersamaan, tiap orang menunggu 5 sampai 15 detik di "
        f"antara dua perbuatan, {_angka(detik)} detik; lalu delapan penilai yang tidak menunggu, "
        f"{_angka(detik / 5)} detik. {_angka(selesai)} tinjauan selesai dinilai.",
        _tabel(("beban", *KEPALA), [_ringkas(satu) for satu in hasil]),
        *(
            _tabel(
                (f"perbuatan ({satu.judul})", "permintaan", "median ms", "p95 ms"),
                [
                    [nama, _angka(banyak), _angka(median), _angka(p95)]
                    for nama, banyak, median, p95 in satu.halaman
                ],
            )
            for satu in (seperti_orang, tanpa_jeda)
        ),
    )
    _ganti("tenggat", bagian)


def _ganti(nama: str, bagian: Sequence[str]) -> None:
    awal, akhir = f"<!-- {nama} -->", f"<!-- /{nama} -->"
    teks = DOKUMEN.read_text(encoding="utf-8")
    depan, _, sisa = teks.partition(awal)
    _, pemisah, ekor = sisa.partition(akhir)
    if not pemisah:
        raise SystemExit(f"{DOKUMEN.name}: tanda {awal} ... {akhir} tidak ada")
    isi = "\n\n".join(bagian)
    DOKUMEN.write_text(f"{depan}{awal}\n{isi}\n{akhir}{ekor}", encoding="utf-8")
