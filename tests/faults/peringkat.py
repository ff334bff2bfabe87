"""The road of one ranking through the pages, and what must be true at its end whatever happened."""

import time
from dataclasses import dataclass
from typing import Any

from tests.faults.isi_peringkat import UTAMA
from tests.faults.jalan import PULIH, Pekerjaan
from tests.faults.keadaan import PARTISI
from tests.faults.panggung import Panggung, tunggu
from tests.faults.petugas import Petugas

ACUAN = "2026-06-30"
SUSULAN = ("karir.sertifikat", "karir.olah")


@dataclass(frozen=True)
class Sidik:
    """What a run without a fault comes to, without the numbers that differ from run to run: the
    hashes it keeps, those of its rows, bands and counts, the pieces of its frozen inputs."""

    aturan: str
    masukan: str
    hasil: str
    identitas: str
    baris: str
    pita: str
    rekap: str
    jumlah: int
    potongan: int


class Peringkat:
    """One stage, one agency, one officer of it."""

    def __init__(self, p: Panggung, petugas: Petugas, kode: str = UTAMA) -> None:
        self.p, self.petugas = p, petugas
        self.instansi = int(p.satu("SELECT id FROM akun_instansi WHERE kode = %s", kode))
        # In the middle of the results, which are written by ascending person.
        self.nip_tengah = str(
            p.satu(
                "SELECT nip FROM pegawai_pegawai WHERE instansi_id = %s ORDER BY id OFFSET "
                "(SELECT count(*) / 2 FROM pegawai_pegawai WHERE instansi_id = %s) LIMIT 1",
                self.instansi,
                self.instansi,
            )
        )

    def minta(self, petugas: Petugas | None = None, **isi: str) -> int:
        """Press the button; the number of the job."""
        jawaban = (petugas or self.petugas).kirim(
            "/karir/hitung/", **{"tanggal_acuan": ACUAN, **isi}
        )
        assert jawaban.status == 200, jawaban.kata
        return jawaban.nomor

    def pekerjaan(self, nomor: int) -> Pekerjaan:
        [baris] = self.p.tanya(
            "SELECT id, status, percobaan, galat, langkah, selesai_n FROM inti_pekerjaan "
            "WHERE id = %s",
            nomor,
        )
        return Pekerjaan(*baris)

    def proses(self, nomor: int) -> int:
        """The run that a job has stored."""
        [(proses,)] = self.p.tanya(
            "SELECT id FROM karir_prosesperingkat WHERE pekerjaan_id = %s", nomor
        )
        return int(proses)

    def selesai(self, nomor: int, batas: float = PULIH) -> float:
        """Wait for a job to end well; return the seconds."""

        def sudah() -> bool:
            kerja = self.pekerjaan(nomor)
            assert kerja.status not in ("GAGAL", "BATAL"), kerja
            return kerja.status == "SELESAI"

        return tunggu(sudah, f"job {nomor} to end", batas)

    def tuntas(self, nomor: int, batas: float = PULIH) -> float:
        """Wait for a run, its certificate and what is worked out of it; return the seconds."""
        mulai = time.monotonic()
        self.selesai(nomor, batas)
        for jenis in SUSULAN:
            sisa = batas - (time.monotonic() - mulai)
            tunggu(lambda jenis=jenis: self.susulan(nomor, jenis), f"a job {jenis}", sisa)
            for satu in self.susulan(nomor, jenis):
                self.selesai(satu, batas - (time.monotonic() - mulai))
        return time.monotonic() - mulai

    def susulan(self, nomor: int, jenis: str) -> list[int]:
        """The jobs of a kind that follow the run of a job."""
        return [
            satu
            for (satu,) in self.p.tanya(
                "SELECT id FROM inti_pekerjaan WHERE jenis = %s AND "
                "(parameter ->> 'proses_id')::bigint = %s ORDER BY id",
                jenis,
                self.proses(nomor),
            )
        ]

    def sidik(self, proses: int) -> Sidik:
        """All that is stored of a run."""
        [(aturan, masukan, hasil, jumlah)] = self.p.tanya(
            "SELECT sidik_aturan, sidik_masukan, sidik_hasil, jumlah FROM karir_prosesperingkat "
            "WHERE id = %s AND selesai_pada IS NOT NULL",
            proses,
        )
        return Sidik(
            aturan=aturan,
            masukan=masukan,
            hasil=hasil,
            identitas=str(self._audit("peringkat.selesai", proses)["identitas"]),
            baris=self._sidik_tabel("karir_hasilperingkat", proses),
            pita=self._sidik_tabel("karir_rentangperingkat", proses),
            rekap=str(
                self.p.satu(
                    "SELECT md5(isi::text) FROM karir_rekapproses WHERE proses_id = %s", proses
                )
            ),
            jumlah=jumlah,
            potongan=int(
                self.p.satu("SELECT count(*) FROM karir_masukanbeku WHERE proses_id = %s", proses)
            ),
        )

    def _sidik_tabel(self, tabel: str, proses: int) -> str:
        return str(
            self.p.satu(
                "SELECT md5(string_agg(md5((to_jsonb(t) - 'proses_id' - 'unit_lft')::text), '' "
                f"ORDER BY pegawai_id)) FROM {tabel} t WHERE proses_id = %s",
                proses,
            )
        )

    def _audit(self, tindakan: str, proses: int) -> Any:
        """The only entry of a kind about a run."""
        [(rincian,)] = self.p.tanya(
            "SELECT rincian FROM inti_catatanaudit WHERE tindakan = %s AND objek_id = %s",
            tindakan,
            str(proses),
        )
        return rincian

    def belum_ada(self) -> None:
        """Nothing of a run stands in the tables, and no page says otherwise."""
        for tabel in ("prosesperingkat", "masukanbeku", "hasilperingkat", "sertifikatproses"):
            assert self.p.satu(f"SELECT count(*) FROM karir_{tabel}") == 0
        assert self.partisi() == []
        halaman = self.petugas.buka("/karir/proses/")
        assert halaman.status == 200
        assert "Belum ada perhitungan" in halaman.kata

    def partisi(self) -> list[tuple[str, bool]]:
        """Every table of results, and whether it is among the others."""
        return self.p.tanya(
            "SELECT relname, EXISTS (SELECT FROM pg_inherits WHERE inhrelid = c.oid) "
            f"FROM pg_class c WHERE relkind = 'r' AND relname ~ '{PARTISI}' ORDER BY c.oid"
        )

    def utuh(self, nomor: int, sidik: Sidik, *, banyak: int = 1) -> int:
        """The run of a job stands whole and once, with the digits of an undisturbed one, among
        `banyak` runs of all agencies; return its number."""
        proses = self.proses(nomor)
        assert self.sidik(proses) == sidik
        semua = [nomor for (nomor,) in self.p.tanya("SELECT id FROM karir_prosesperingkat")]
        assert len(semua) == banyak
        assert sorted(self.partisi()) == sorted((f"karir_hasil_{satu}", True) for satu in semua)
        self._audit("peringkat.sertifikat", proses)
        self._audit("peringkat.olah", proses)
        for jenis in SUSULAN:
            assert len(self.susulan(nomor, jenis)) == 1, jenis
        halaman = self.petugas.buka(f"/karir/proses/{proses}/")
        assert halaman.status == 200
        assert sidik.hasil in halaman.kata
        self.identik(proses)
        return proses

    def identik(self, proses: int) -> None:
        """Recomputed by the button, nothing differs from what is stored and certified."""
        jawaban = self.petugas.kirim(f"/karir/proses/{proses}/verifikasi/")
        assert jawaban.status == 200, jawaban.kata
        self.selesai(jawaban.nomor)
        hasil = self.p.satu("SELECT hasil FROM inti_pekerjaan WHERE id = %s", jawaban.nomor)
        assert hasil["beda"] == ""
        assert "cocok" in hasil["cakupan"], "the certificate was compared too"
