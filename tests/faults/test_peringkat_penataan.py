"""Units are moved and people go to other units between two rankings, by files as officers send
them: the old run, who may read whom in it, and what was handed out of it stay right."""

import csv
import html
import io
import json
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from karir import periksa_tanda_terima
from tests.faults.jalan import PULIH
from tests.faults.panggung import tunggu
from tests.faults.peringkat import Peringkat, Sidik
from tests.faults.petugas import Petugas

Catat = Callable[..., None]
# BIDANG_A goes from DINAS_A to DINAS_B, a new office takes people of DINAS_A.
UNOR = (
    ("AKAR", "Pemerintah daerah", ""),
    ("DINAS_A", "Dinas Pendidikan dan Kebudayaan", "AKAR"),
    ("BIDANG_A", "Bidang Kurikulum", "DINAS_B"),
    ("DINAS_B", "Dinas Kesehatan", "AKAR"),
    ("DINAS_C", "Badan Riset", "AKAR"),
)


def berkas(kepala: tuple[str, ...], baris: list[tuple[str, ...]]) -> bytes:
    """A file as an officer has it."""
    teks = io.StringIO()
    csv.writer(teks).writerows([kepala, *baris])
    return teks.getvalue().encode()


def impor(peringkat: Peringkat, jenis: str, isi: bytes) -> None:
    """Upload, look, apply."""
    p, petugas = peringkat.p, peringkat.petugas
    nomor = petugas.unggah(f"{jenis}.csv", isi, jenis).nomor

    def status() -> str:
        return str(p.satu("SELECT status FROM impor_impor WHERE id = %s", nomor))

    tunggu(lambda: status() == "SIAP", f"the preview of {jenis}")
    assert p.satu("SELECT ditolak FROM impor_impor WHERE id = %s", nomor) == 0
    assert petugas.kirim(f"/impor/{nomor}/terapkan/").status == 200
    tunggu(lambda: status() == "DITERAPKAN", f"{jenis} to be applied", PULIH)


def tampilkan(peringkat: Peringkat, proses: int, menggantikan: str) -> None:
    hasil = peringkat.petugas.kirim(f"/karir/proses/{proses}/tampilkan/", menggantikan=menggantikan)
    assert "sekarang dilihat seluruh instansi" in hasil.kata


def dilihat(petugas: Petugas, proses: int) -> set[int]:
    """Everybody a reader finds in the list of a run, page by page."""
    orang: set[int] = set()
    kueri = f"?proses={proses}"
    while kueri:
        hasil = petugas.buka(f"/karir/hasil/{kueri}")
        assert hasil.status == 200, hasil.kata
        orang |= {int(nomor) for nomor in re.findall(r'href="/pegawai/(\d+)/\?proses', hasil.isi)}
        lagi = re.search(r'href="(\?[^"#]*)[^"]*" rel="next"', hasil.isi)
        kueri = html.unescape(lagi[1]) if lagi else ""
    return orang


def orang_hasil(peringkat: Peringkat, proses: int, *unit: str) -> set[int]:
    """Those who stood in the units when the run was made, by the units' codes."""
    return {
        nomor
        for (nomor,) in peringkat.p.tanya(
            "SELECT h.pegawai_id FROM karir_hasilperingkat h JOIN pegawai_unitorganisasi u "
            "ON u.id = h.unit_id WHERE h.proses_id = %s AND u.kode = ANY (%s)",
            proses,
            list(unit),
        )
    }


def tanda_terima(petugas: Petugas, proses: int) -> str:
    hasil = petugas.buka(f"/karir/tanda-terima/{proses}.json")
    assert hasil.status == 200, hasil.kata
    return hasil.isi


def diperiksa(tanda: str, kode: str, folder: Path) -> int:
    """The exit status of the program that anybody runs."""
    tujuan = folder / "tanda.json"
    tujuan.write_text(tanda, encoding="utf-8")
    program = [sys.executable, "-I", str(periksa_tanda_terima.__file__)]
    return subprocess.run(
        [*program, str(tujuan), kode], capture_output=True, check=False
    ).returncode


def kode_sertifikat(peringkat: Peringkat, proses: int) -> str:
    return str(
        peringkat.p.satu("SELECT kode FROM karir_sertifikatproses WHERE proses_id = %s", proses)
    )


def test_penataan_unit_di_antara_dua_perhitungan(
    peringkat: Peringkat,
    sidik: Sidik,
    pembaca: Mapping[str, Petugas],
    catat: Catat,
    tmp_path: Path,
) -> None:
    lama = peringkat.minta()
    peringkat.tuntas(lama)
    proses = peringkat.utuh(lama, sidik)
    tampilkan(peringkat, proses, "")
    dinas_a, dinas_b, asn = pembaca["dinas_a"], pembaca["dinas_b"], pembaca["asn"]
    assert dilihat(dinas_a, proses) == orang_hasil(peringkat, proses, "DINAS_A", "BIDANG_A")
    assert dilihat(dinas_b, proses) == orang_hasil(peringkat, proses, "DINAS_B")
    tanda, kode = tanda_terima(asn, proses), kode_sertifikat(peringkat, proses)
    assert diperiksa(tanda, kode, tmp_path) == 0

    pindah = ditata(peringkat)

    # The run keeps what it says; only who may read whom follows the tree.
    assert peringkat.sidik(proses) == sidik
    assert dilihat(dinas_a, proses) == orang_hasil(peringkat, proses, "DINAS_A")
    assert dilihat(dinas_b, proses) == orang_hasil(peringkat, proses, "DINAS_B", "BIDANG_A")
    assert pindah <= dilihat(dinas_a, proses), "whoever went stands where he or she stood then"
    assert tanda_terima(asn, proses) == tanda
    assert diperiksa(tanda, kode, tmp_path) == 0
    assert "Bidang Kurikulum" in json.loads(tanda)["isi"]["unit"]
    assert json.loads(tanda)["isi"]["opd"] == "Dinas Pendidikan"
    peringkat.identik(proses)

    baru = peringkat.minta()
    detik = peringkat.tuntas(baru)
    kedua = peringkat.proses(baru)
    assert peringkat.sidik(kedua).masukan != sidik.masukan
    tampilkan(peringkat, kedua, str(proses))
    assert orang_hasil(peringkat, kedua, "DINAS_C") == pindah
    assert not pindah & dilihat(dinas_a, kedua)
    tanda_baru = tanda_terima(asn, kedua)
    assert json.loads(tanda_baru)["isi"]["opd"] == "Dinas Kesehatan"
    assert diperiksa(tanda_baru, kode_sertifikat(peringkat, kedua), tmp_path) == 0
    assert diperiksa(tanda_baru, kode, tmp_path) == 1, "a receipt belongs to one certificate"
    for satu in (proses, kedua):
        peringkat.identik(satu)
    assert tanda_terima(asn, proses) == tanda
    catat(
        "unit dipindah, berganti nama, dan orang berpindah unit oleh impor (unor, pegawai, "
        "riwayat jabatan)",
        "di antara dua perhitungan",
        "hasil lama, sertifikat, dan tanda terimanya tetap; yang boleh membacanya mengikuti "
        "susunan unit sekarang",
        detik,
    )


def ditata(peringkat: Peringkat) -> set[int]:
    """Reorganise by three files; those who went to the new office."""
    impor(peringkat, "unor", berkas(("ID", "NAMA UNOR", "ID ATASAN"), list(UNOR)))
    orang = peringkat.p.tanya(
        "SELECT p.id, p.nip, p.nama, to_char(p.tanggal_lahir, 'DD-MM-YYYY') FROM pegawai_pegawai p "
        "JOIN pegawai_unitorganisasi u ON u.id = p.unit_id WHERE p.instansi_id = %s "
        "AND u.kode = 'DINAS_A' ORDER BY p.id DESC LIMIT 30",
        peringkat.instansi,
    )
    impor(
        peringkat,
        "pegawai",
        berkas(
            (
                *("NIP BARU", "NAMA", "TANGGAL LAHIR", "JENIS KELAMIN", "KEDUDUKAN HUKUM ID"),
                *("GOL AKHIR NAMA", "JABATAN ID", "TMT JABATAN", "UNOR ID"),
            ),
            [
                (nip, nama, lahir, "M", "01", "III/c", "J1", "01-07-2026", "DINAS_C")
                for _, nip, nama, lahir in orang
            ],
        ),
    )
    impor(
        peringkat,
        "riwayat-jabatan",
        berkas(
            ("NIP", "JENIS PENUGASAN", "JABATAN ID", "UNOR ID", "TMT MULAI"),
            [(nip, "DEFINITIF", "J1", "DINAS_A", "01-01-2020") for _, nip, _, _ in orang],
        ),
    )
    return {nomor for nomor, *_ in orang}
