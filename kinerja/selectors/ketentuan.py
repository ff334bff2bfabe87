"""Figures in force: an agency's own row goes before what was delivered."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from kinerja.ketentuan import BILANGAN, kata_bilangan, ketentuan_bawaan
from kinerja.kode import Capaian, Ekspektasi, HubunganUmpan, Predikat
from kinerja.models import KetentuanKinerja
from talenta.pegawai.kode import KedudukanHukum

J = KetentuanKinerja.Jenis


def ketentuan_berlaku(*, instansi_id: int, hari: date) -> dict[str, dict[str, Any]]:
    """Kind -> figures as they stand for an agency on a day; one query."""
    berlaku = {jenis: satu["isi"] for jenis, satu in ketentuan_bawaan().items()}
    milik = KetentuanKinerja.objects.filter(instansi_id=instansi_id, mulai__lte=hari)
    for satu in milik.order_by("mulai", "id"):
        berlaku[satu.jenis] = satu.isi
    return berlaku


@dataclass(frozen=True)
class BarisKetentuan:
    """One kind: what is in force, where it comes from, and all it has been."""

    jenis: str
    judul: str
    isi: dict[str, Any]
    sumber: str
    kepastian: str
    sejak: date | None
    riwayat: list[KetentuanKinerja]

    @property
    def butir(self) -> list[tuple[str, str]]:
        """Its figures in words; none for the distribution, which is a table."""
        match self.jenis:
            case J.WAJIB_SKP:
                nama = [str(KedudukanHukum(satu).label) for satu in self.isi["kedudukan"]]
                return [("Kedudukan hukum", ", ".join(nama))]
            case J.CAPAIAN_PIMPINAN:
                return [
                    (str(Capaian(satu).label), str(Ekspektasi(rating).label))
                    for satu, rating in self.isi.items()
                ]
            case J.SEBARAN:
                return []
            case J.UMPAN_BALIK:
                nama = [str(HubunganUmpan(satu).label) for satu in self.isi["anonim"]]
                return [
                    ("Boleh tanpa nama", ", ".join(nama) or "tidak seorang pun"),
                    ("Terbit bila sedikitnya", f"{self.isi['minimal']} jawaban"),
                ]
        return [
            (kata, kata_bilangan(self.isi[nama], satuan))
            for nama, (kata, satuan, _, _) in BILANGAN[self.jenis].items()
        ]

    @property
    def tabel(self) -> dict[str, Any] | None:
        """The distribution expected: a row a unit's achievement, a column a predikat."""
        if self.jenis != J.SEBARAN:
            return None
        baris = [
            (satu.label, [_rentang(self.isi.get(satu, {}).get(p)) for p in Predikat])
            for satu in Capaian
        ]
        return {"kepala": [satu.label for satu in Predikat], "baris": baris}


def _rentang(nilai: list[int] | None) -> str:
    if nilai is None:
        return "–"
    rendah, tinggi = nilai
    return f"{rendah}%" if rendah == tinggi else f"{rendah}–{tinggi}%"


def ketentuan_daftar(*, oleh: Any, hari: date) -> list[BarisKetentuan]:
    """Every kind with its history, the latest first; one query."""
    semua = KetentuanKinerja.objects.terlihat_oleh(oleh).select_related("oleh")
    milik = list(semua.order_by("-mulai", "-id"))
    hasil = []
    for jenis, bawaan in ketentuan_bawaan().items():
        riwayat = [satu for satu in milik if satu.jenis == jenis]
        kini = next((satu for satu in riwayat if satu.mulai <= hari), None)
        hasil.append(
            BarisKetentuan(
                jenis=jenis,
                judul=str(J(jenis).label),
                isi=kini.isi if kini else bawaan["isi"],
                sumber=kini.sumber if kini else bawaan["sumber"],
                kepastian="" if kini else bawaan["kepastian"],
                sejak=kini.mulai if kini else None,
                riwayat=riwayat,
            )
        )
    return hasil
