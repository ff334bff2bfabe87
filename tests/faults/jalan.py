"""The road of one file through the pages, and what must be true at its end whatever happened."""

import time
from dataclasses import dataclass

from tests.faults.keadaan import Isi, isi, riwayat
from tests.faults.panggung import Panggung, tunggu
from tests.faults.petugas import Petugas

PULIH = 60
HITUNGAN = ("dibaca", "baru", "berubah", "sama", "ditolak", "peringatan")


@dataclass(frozen=True)
class Tolok:
    """An import without any fault: counts of the preview, people before and after, the number of
    history rows it adds, seconds from the upload to the preview and from there to the end."""

    hitungan: dict[str, int]
    sebelum: Isi
    sesudah: Isi
    riwayat_sebelum: int
    riwayat_sesudah: int
    detik_periksa: float
    detik_terap: float


@dataclass(frozen=True)
class Pekerjaan:
    nomor: int
    status: str
    percobaan: int
    galat: str
    langkah: str
    selesai_n: int


class Jalan:
    """One stage, one officer, one measure to compare with."""

    def __init__(self, p: Panggung, petugas: Petugas) -> None:
        self.p, self.petugas = p, petugas

    def unggah(self, nama: str = "pegawai.csv", petugas: Petugas | None = None) -> int:
        """Upload the file; return the number of the import."""
        return (petugas or self.petugas).unggah(nama, self.p.berkas.read_bytes()).nomor

    def terapkan(self, impor: int, petugas: Petugas | None = None) -> None:
        """Ask for the applying, as the button does."""
        hasil = (petugas or self.petugas).kirim(f"/impor/{impor}/terapkan/")
        assert hasil.status == 200, hasil.kata

    def status(self, impor: int) -> str:
        return str(self.p.satu("SELECT status FROM impor_impor WHERE id = %s", impor))

    def pekerjaan(self, impor: int) -> Pekerjaan:
        """The latest job of an import."""
        [baris] = self.p.tanya(
            "SELECT k.id, k.status, percobaan, k.galat, langkah, selesai_n FROM inti_pekerjaan k "
            "JOIN impor_impor i ON i.pekerjaan_id = k.id WHERE i.id = %s",
            impor,
        )
        return Pekerjaan(*baris)

    def tunggu(self, impor: int, status: str, batas: float = PULIH) -> float:
        """Wait for a status of the import and the end of its job; return the seconds."""

        def selesai() -> bool:
            kerja = self.pekerjaan(impor)
            assert kerja.status != "GAGAL", kerja
            return self.status(impor) == status and kerja.status == "SELESAI"

        return tunggu(selesai, f"import {impor} to become {status}", batas)

    def siap(self, impor: int | None = None) -> int:
        """An import whose preview is ready."""
        impor = impor or self.unggah()
        self.tunggu(impor, "SIAP", 120)
        return impor

    def hitungan(self, impor: int) -> dict[str, int]:
        [baris] = self.p.tanya(
            f"SELECT {', '.join(HITUNGAN)} FROM impor_impor WHERE id = %s", impor
        )
        return dict(zip(HITUNGAN, baris, strict=True))

    def rekam(self) -> Tolok:
        """Import without any fault and note what happens."""
        sebelum, riwayat_sebelum = isi(self.p), riwayat(self.p)
        mulai = time.monotonic()
        impor = self.siap()
        detik_periksa = time.monotonic() - mulai
        hitungan = self.hitungan(impor)
        mulai = time.monotonic()
        self.terapkan(impor)
        self.tunggu(impor, "DITERAPKAN", 120)
        return Tolok(
            hitungan=hitungan,
            sebelum=sebelum,
            sesudah=isi(self.p),
            riwayat_sebelum=riwayat_sebelum,
            riwayat_sesudah=riwayat(self.p),
            detik_periksa=detik_periksa,
            detik_terap=time.monotonic() - mulai,
        )

    def belum_berubah(self, tolok: Tolok) -> None:
        """Nobody's record has changed."""
        assert isi(self.p) == tolok.sebelum
        assert riwayat(self.p) == tolok.riwayat_sebelum

    def pratinjau_benar(self, impor: int, tolok: Tolok) -> None:
        """The preview says what it would have said without the fault, and nothing is written."""
        assert self.hitungan(impor) == tolok.hitungan
        self.belum_berubah(tolok)
        halaman = self.petugas.buka(f"/impor/{impor}/")
        assert halaman.status == 200
        assert "Periksa sebelum diterapkan" in halaman.kata

    def diterapkan_utuh(self, impor: int, tolok: Tolok) -> None:
        """Everything is written once: people, history, audit; the page says so."""
        assert self.hitungan(impor) == tolok.hitungan
        assert isi(self.p) == tolok.sesudah
        assert riwayat(self.p) == tolok.riwayat_sesudah
        assert (
            self.p.satu(
                "SELECT count(*) FROM inti_catatanaudit WHERE tindakan = 'impor.terapkan' "
                "AND objek_id = %s",
                str(impor),
            )
            == 1
        )
        halaman = self.petugas.buka(f"/impor/{impor}/")
        assert "Diterapkan" in halaman.kata

    def sampai_utuh(self, impor: int, tolok: Tolok) -> None:
        """From a preview to the end, without a further fault."""
        self.pratinjau_benar(impor, tolok)
        self.terapkan(impor)
        self.tunggu(impor, "DITERAPKAN", 120)
        self.diterapkan_utuh(impor, tolok)
