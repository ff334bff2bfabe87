"""Small files made in the test, imported through the same road as an officer's."""

import csv as berkas_csv
import io
from collections.abc import Iterable
from types import SimpleNamespace
from typing import Any

from talenta.akun.models import Instansi
from talenta.impor import tasks
from talenta.impor.baca.teks import PEMISAH
from talenta.impor.laporan import ditolak_berkas
from talenta.impor.models import Impor
from talenta.impor.services.langsung import impor_langsung
from talenta.impor.services.periksa import tanpa_lapor
from talenta.inti.models import Pekerjaan

NIP = "198503172010011001"
NIP_LAIN = "199003172014012002"
BAKU: dict[str, dict[str, str]] = {
    "unor": {"ID": "U9", "NAMA UNOR": "Bidang Baru", "ID ATASAN": "U1"},
    "jabatan": {"ID": "J9", "NAMA": "Analis", "JENJANG": "AHLI_MUDA", "BIDANG ILMU": "HUKUM"},
    "pendidikan": {"ID": "E9", "NAMA": "S-1 Hukum", "TINGKAT PENDIDIKAN ID": "40"},
    "pegawai": {
        "NIP BARU": NIP,
        "NAMA": "Lalu Hidayat",
        "TANGGAL LAHIR": "17-03-1985",
        "JENIS KELAMIN": "M",
        "KEDUDUKAN HUKUM ID": "01",
        "GOL AKHIR NAMA": "III/d",
        "TMT GOLONGAN": "01-04-2020",
        "UNOR ID": "U1",
        "JABATAN ID": "J1",
        "TMT JABATAN": "01-05-2021",
        "TINGKAT PENDIDIKAN ID": "40",
        "PENDIDIKAN ID": "E1",
    },
    "kinerja": {
        "NIP": NIP,
        "TAHUN": "2024",
        "HASIL KERJA": "Sesuai Ekspektasi",
        "PERILAKU KERJA": "Sesuai Ekspektasi",
        "PREDIKAT": "Baik",
    },
    "riwayat-jabatan": {
        "NIP": NIP,
        "JENIS PENUGASAN": "DEFINITIF",
        "JABATAN ID": "J1",
        "UNOR ID": "U1",
        "TMT MULAI": "01-01-2015",
        "TMT SELESAI": "01-01-2018",
    },
    "penghargaan": {
        "NIP": NIP,
        "NAMA PENGHARGAAN": "Satya",
        "TINGKAT": "NASIONAL",
        "TANGGAL": "17-08-2023",
    },
    "umpan-balik": {"NIP": NIP, "TANGGAL": "01-02-2025", "NILAI": "88,5"},
    "bangkom": {"NIP": NIP, "NAMA KEGIATAN": "Pelatihan", "JP": "20", "TANGGAL": "01-02-2025"},
    "hukdis": {"NIP": NIP, "TINGKAT": "RINGAN", "TMT": "01-02-2021", "AKHIR": "01-02-2022"},
    "digital": {
        "NIP": NIP,
        "TANGGAL": "01-02-2025",
        "SUMBER": "MANDIRI",
        "INFORMASI DAN DATA": "3",
        "KOMUNIKASI DAN KOLABORASI": "3",
        "KONTEN DIGITAL": "3",
        "KEAMANAN": "3",
        "PEMECAHAN MASALAH": "3",
    },
}


def kirim(instansi: Instansi, jenis: str, isi: str | bytes, *, terapkan: bool = True) -> Impor:
    """Import a file given as text or bytes."""
    bita = isi if isinstance(isi, bytes) else isi.encode()
    return impor_langsung(
        instansi=instansi, jenis=jenis, berkas=io.BytesIO(bita), terapkan=terapkan
    )


def kerjakan(impor: Impor, pekerjaan: Pekerjaan | None = None) -> dict[str, Any]:
    """Run the handler of the import's open job, or of another, as the worker would."""
    pekerjaan = pekerjaan or Impor.objects.get(pk=impor.pk).pekerjaan
    assert pekerjaan is not None
    pelaksana = {
        "impor.periksa": tasks.periksa,
        "impor.terapkan": tasks.terapkan,
        "impor.urung_periksa": tasks.periksa_urung,
        "impor.urungkan": tasks.urungkan,
    }
    kerja: Any = SimpleNamespace(
        pekerjaan=pekerjaan, parameter=pekerjaan.parameter, lapor=tanpa_lapor
    )
    pekerjaan.status = Pekerjaan.Status.GAGAL
    try:
        hasil = pelaksana[pekerjaan.jenis](kerja)
        pekerjaan.status = Pekerjaan.Status.SELESAI
    finally:
        pekerjaan.save()
    return hasil


def csv(jenis: str, *baris: dict[str, str], pemisah: str = ";") -> str:
    """A file of rows that differ from the usual row of the kind as said."""
    nama = list(dict.fromkeys([*BAKU[jenis], *(n for satu in baris for n in satu)]))
    isi = [pemisah.join(nama)]
    isi += [pemisah.join((BAKU[jenis] | satu).get(n, "") for n in nama) for satu in baris]
    return "\n".join(isi) + "\n"


def temuan(impor: Impor) -> list[tuple[int, str, str, str]]:
    """(baris, kolom, kode, tingkat) in the order of the file."""
    return list(
        impor.temuan.order_by("baris", "id").values_list("baris", "kolom", "kode", "tingkat")
    )


def ditolak(impor: Impor) -> list[list[str]]:
    """Header and rows of the CSV of rejected rows."""
    _, _, tulis = ditolak_berkas(impor)
    wadah = io.BytesIO()
    tulis(wadah)
    teks = io.StringIO(wadah.getvalue().decode("utf-8-sig"), newline="")
    tanda = next(t for t, nama in PEMISAH.items() if nama == impor.pengenalan["pemisah"])
    return list(berkas_csv.reader(teks, delimiter=tanda))


def kode(impor: Impor) -> set[tuple[str, str]]:
    """(kode, tingkat) of all findings."""
    return {(satu[2], satu[3]) for satu in temuan(impor)}


def hitungan(impor: Impor) -> dict[str, int]:
    """The counts that are not zero."""
    nama: Iterable[str] = ("dibaca", "baru", "berubah", "sama", "ditolak", "peringatan")
    semua: dict[str, Any] = {n: getattr(impor, n) for n in nama}
    return {n: isi for n, isi in semua.items() if isi}
