"""Who gets an account: fitting people of the instansi, one a role."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from karir.contoh.bakat import BERLAKU
from karir.contoh.berkas import Contoh
from karir.contoh.formasi import NO_JENJANG, keluarga
from karir.contoh.orang import PNS
from talenta.akun.izin import Peran

# Records that make a person's own page worth looking at.
_BUKTI = ("umpan-balik", "digital", "bangkom", "penghargaan", "tim-kerja", "riwayat-jabatan")


@dataclass(frozen=True)
class Tokoh:
    """A role and the person who gets it (row in Orang); None for one who is no civil servant.

    `unit` is the code of the unit the role is bound to, where it is bound to one.
    """

    peran: Peran
    orang: int | None
    keterangan: str
    unit: str = ""


def pilih_tokoh(contoh: Contoh) -> list[Tokoh]:
    """People for all roles of a province, for its Admin BKD alone elsewhere; in fixed order."""
    pilih = _Pemilih(contoh)
    bkd = "Badan Kepegawaian Daerah"
    admin = Tokoh(Peran.ADMIN_BKD, pilih.staf(bkd, "ASDMA"), f"Admin BKD, {contoh.spek.nama}")
    if not contoh.spek.provinsi:
        return [admin]
    asn = pilih.asn()
    opd = contoh.unit[contoh.unit[int(contoh.orang.unit[asn])].opd]
    atasan = pilih.atasan(asn)
    bidang = contoh.unit[int(contoh.orang.unit[atasan])]
    return [
        admin,
        Tokoh(Peran.ASN, asn, "Melihat data dan hasilnya sendiri"),
        Tokoh(Peran.ATASAN, atasan, f"Atasan di {bidang.nama}, {opd.nama}", bidang.kode),
        Tokoh(Peran.PENGELOLA_OPD, pilih.tata_usaha(opd.nama), f"Pengelola {opd.nama}", opd.kode),
        Tokoh(Peran.ANALIS_BKD, pilih.staf(bkd, "ASDMA"), "Analis BKD: impor dan peta talenta"),
        Tokoh(Peran.KOMITE, pilih.pejabat("Sekretariat Daerah"), "Ketua Komite Talenta"),
        Tokoh(
            Peran.KOMITE,
            pilih.pejabat("Asisten Administrasi Umum"),
            "Anggota Komite Talenta",
        ),
        Tokoh(Peran.PPK, None, "Gubernur, bukan pegawai"),
        Tokoh(Peran.ADMIN_BKD, pilih.staf(bkd, "ASDMA"), "Admin BKD kedua, untuk pengesahan"),
        Tokoh(Peran.ADMIN_PROVINSI, pilih.staf(bkd, "PRAKOM-A"), "Rekap seluruh kabupaten/kota"),
        Tokoh(Peran.AUDITOR, pilih.staf("Inspektorat", "AUDITOR"), "Auditor, hanya membaca"),
    ]


class _Pemilih:
    """Chooses nobody twice; among the fitting the first in unit order."""

    def __init__(self, contoh: Contoh) -> None:
        self.contoh = contoh
        self.orang = contoh.orang
        self.terpakai: set[int] = set()
        self.aktif = (self.orang.status == PNS) & (self.orang.kedudukan == "01")

    def _ambil(self, nilai: Callable[[int], tuple[float, ...]], calon: list[int]) -> int:
        """The candidate with the highest value, the earliest of equals."""
        terbaik = max((c for c in calon if c not in self.terpakai), key=lambda c: (nilai(c), -c))
        self.terpakai.add(terbaik)
        return terbaik

    def _di_opd(self, nama: str) -> list[int]:
        opd = [i for i, u in enumerate(self.contoh.unit) if u.jenis == "opd" and u.nama == nama]
        return np.flatnonzero(np.isin(self.orang.opd, opd) & self.aktif).tolist()

    def staf(self, opd: str, kode: str) -> int:
        """A functional officer of an office, of the family `kode` if there is one."""
        semua = keluarga()

        def cocok(i: int) -> tuple[float, ...]:
            ke = int(self.orang.keluarga[i])
            return (ke >= 0 and semua[ke].kode == kode, ke >= 0, int(self.orang.jenjang[i]))

        return self._ambil(cocok, self._di_opd(opd))

    def tata_usaha(self, opd: str) -> int:
        """Somebody of the secretariat of an office."""
        unit = self.contoh.unit

        def cocok(i: int) -> tuple[float, ...]:
            di = unit[int(self.orang.unit[i])].jenis
            return (di == "subbagian", di == "sekretariat", not self.orang.kepala[i])

        return self._ambil(cocok, self._di_opd(opd))

    def pejabat(self, unit: str) -> int:
        """The head of a unit."""
        nomor = [i for i, u in enumerate(self.contoh.unit) if u.nama == unit]
        kena = np.isin(self.orang.unit, nomor) & self.orang.kepala
        return self._ambil(lambda _: (0.0,), np.flatnonzero(kena).tolist())

    def asn(self) -> int:
        """An ordinary functional officer under a head, with the richest record."""
        hitung = [Counter(self.contoh.berkas[j]["NIP"].tolist()) for j in _BUKTI]
        berkepala = np.unique(self.orang.unit[self.orang.kepala & self.aktif])
        bidang = np.array([u.jenis == "bidang" for u in self.contoh.unit])
        layak = (
            self.aktif
            & ~self.orang.kepala
            & (self.contoh.bakat.dinilai == BERLAKU)
            & np.isin(self.orang.unit, berkepala)
            & bidang[self.orang.unit]
        )
        muda = NO_JENJANG["AHLI_MUDA"]

        def kaya(i: int) -> tuple[float, ...]:
            nip = self.orang.nip[i]
            ada = sum(h[nip] > 0 for h in hitung)
            return (ada, self.orang.jenjang[i] == muda, sum(min(h[nip], 3) for h in hitung))

        return self._ambil(kaya, np.flatnonzero(layak).tolist())

    def atasan(self, asn: int) -> int:
        """The head of that person's unit."""
        return self.pejabat(self.contoh.unit[int(self.orang.unit[asn])].nama)
