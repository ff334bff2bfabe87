"""The invented files: the same for the same seed, and sound before any import sees them."""

import csv
import datetime as dt
import hashlib
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from karir.contoh.bahan import ACUAN
from karir.contoh.berkas import JENIS, Contoh, reka, tulis
from karir.contoh.nama import PencatatNip
from karir.contoh.wilayah import PermintaanTidakSah, susun_wilayah
from talenta.pegawai.kode import GOLONGAN_PPPK, PANGKAT
from talenta.pegawai.rumus import nip_sah

AKAR = Path(__file__).resolve().parents[2]
KUNCI = {
    "kinerja": ("NIP", "TAHUN"),
    "kompetensi": ("NIP", "TANGGAL"),
    "potensi": ("NIP", "TANGGAL"),
    "umpan-balik": ("NIP", "TANGGAL"),
    "digital": ("NIP", "TANGGAL", "SUMBER"),
    "riwayat-jabatan": ("NIP", "JENIS PENUGASAN", "JABATAN ID", "UNOR ID", "TMT MULAI"),
    "penghargaan": ("NIP", "NAMA PENGHARGAAN", "TINGKAT", "TANGGAL"),
    "tim-kerja": ("NIP", "NAMA TIM", "PERAN", "LINGKUP", "TANGGAL"),
    "bangkom": ("NIP", "NAMA KEGIATAN", "JP", "TANGGAL"),
    "hukdis": ("NIP", "TINGKAT", "TMT"),
    "pegawai": ("NIP BARU",),
    "unor": ("ID",),
    "jabatan": ("ID",),
    "pendidikan": ("ID",),
}


def _sidik(folder: Path) -> dict[str, str]:
    return {
        str(b.relative_to(folder)): hashlib.sha256(b.read_bytes()).hexdigest()
        for b in sorted(folder.rglob("*.csv"))
    }


def _tanggal(teks: str) -> dt.date:
    return dt.date(int(teks[6:]), int(teks[3:5]), int(teks[:2]))


def _tulis_di_proses_lain(folder: Path, benih_hash: str, benih: int) -> dict[str, str]:
    program = (
        "import sys; from pathlib import Path\n"
        "from karir.contoh.berkas import reka, tulis; from karir.contoh.nama import PencatatNip\n"
        "from karir.contoh.wilayah import susun_wilayah\n"
        "p = PencatatNip()\n"
        "for s in susun_wilayah(pegawai=900, instansi_banyak=2, benih=int(sys.argv[2])):\n"
        "    list(tulis(reka(s, p), Path(sys.argv[1]) / s.kode))\n"
    )
    lingkungan = {**os.environ, "PYTHONHASHSEED": benih_hash}
    subprocess.run(
        [sys.executable, "-c", program, str(folder), str(benih)],
        cwd=AKAR,
        env=lingkungan,
        check=True,
    )
    return _sidik(folder)


def test_benih_yang_sama_memberi_berkas_yang_sama(tmp_path: Path) -> None:
    satu = _tulis_di_proses_lain(tmp_path / "satu", "1", 7)
    dua = _tulis_di_proses_lain(tmp_path / "dua", "2", 7)
    lain = _tulis_di_proses_lain(tmp_path / "lain", "1", 8)
    assert len(satu) == 2 * len(JENIS)
    assert satu == dua
    assert satu["contoh/pegawai.csv"] != lain["contoh/pegawai.csv"]


def test_jumlah_orang_tepat_seperti_diminta(daerah: list[Contoh]) -> None:
    assert sum(len(c.orang) for c in daerah) == 2400
    for contoh in daerah:
        assert len(contoh.berkas["pegawai"]["NIP BARU"]) == contoh.spek.pegawai


def test_nip_sah_unik_dan_cocok_dengan_kolomnya(daerah: list[Contoh]) -> None:
    semua: list[str] = []
    for contoh in daerah:
        p = contoh.berkas["pegawai"]
        kolom = ("NIP BARU", "TANGGAL LAHIR", "JENIS KELAMIN", "KEDUDUKAN HUKUM ID", "TMT CPNS")
        for nip, lahir, kelamin, kedudukan, tmt in zip(*(p[k] for k in kolom), strict=True):
            assert nip_sah(nip)
            assert f"{_tanggal(lahir):%Y%m%d}" == nip[:8]
            assert {"M": "1", "F": "2"}[kelamin] == nip[14]
            assert nip[8:12] == tmt[6:]
            if kedudukan in ("71", "101"):
                assert nip[12:14] in ("21", "22")
            else:
                assert nip[12:14] == tmt[3:5]
        semua += p["NIP BARU"].tolist()
    assert len(set(semua)) == len(semua)


def test_nik_tidak_mengenai_orang_sungguhan(provinsi: Contoh) -> None:
    p = provinsi.berkas["pegawai"]
    assert all(len(nik) == 16 and nik.startswith("99") and nik.isdigit() for nik in p["NIK"])
    assert len(set(p["NIK"])) == len(p["NIK"])
    assert all(e == "" or e.endswith("@example.invalid") for e in p["EMAIL"])


def test_kunci_tidak_berulang_dan_rujukan_dikenal(daerah: list[Contoh]) -> None:
    for contoh in daerah:
        b = contoh.berkas
        for jenis, kunci in KUNCI.items():
            isi = list(zip(*(b[jenis][k] for k in kunci), strict=True))
            assert len(set(isi)) == len(isi), jenis
        unit, jabatan = set(b["unor"]["ID"]), set(b["jabatan"]["ID"])
        assert set(b["pegawai"]["UNOR ID"]) | set(b["riwayat-jabatan"]["UNOR ID"]) <= unit
        assert set(b["pegawai"]["JABATAN ID"]) | set(b["riwayat-jabatan"]["JABATAN ID"]) <= jabatan
        assert set(b["pegawai"]["PENDIDIKAN ID"]) <= set(b["pendidikan"]["ID"])
        assert set(b["unor"]["ID ATASAN"]) - {""} <= unit


def test_tidak_ada_catatan_sebelum_masuk_atau_sesudah_tanggal_acuan(provinsi: Contoh) -> None:
    p = provinsi.berkas["pegawai"]
    masuk = dict(zip(p["NIP BARU"], map(_tanggal, p["TMT CPNS"]), strict=True))
    acuan = dt.date(1970, 1, 1) + dt.timedelta(days=ACUAN)
    kolom_tanggal = {"riwayat-jabatan": "TMT MULAI", "hukdis": "TMT"}
    for jenis in KUNCI:
        isi = provinsi.berkas[jenis]
        if jenis in ("kinerja", "pegawai") or "NIP" not in isi:
            continue
        for nip, teks in zip(isi["NIP"], isi[kolom_tanggal.get(jenis, "TANGGAL")], strict=True):
            assert masuk[nip] <= _tanggal(teks) <= acuan, (jenis, nip)


def test_riwayat_definitif_menyambung_sampai_jabatan_kini(provinsi: Contoh) -> None:
    r = provinsi.berkas["riwayat-jabatan"]
    kini = dict(
        zip(
            provinsi.berkas["pegawai"]["NIP BARU"],
            provinsi.berkas["pegawai"]["TMT JABATAN"],
            strict=True,
        )
    )
    terbuka: Counter[str] = Counter()
    sebelumnya: dict[str, str] = {}
    for nip, jenis, mulai, selesai in zip(
        *(r[k] for k in ("NIP", "JENIS PENUGASAN", "TMT MULAI", "TMT SELESAI")), strict=True
    ):
        if jenis != "DEFINITIF":
            continue
        if nip in sebelumnya:
            assert _tanggal(mulai) == _tanggal(sebelumnya[nip]) + dt.timedelta(days=1)
        sebelumnya[nip] = selesai
        if selesai == "":
            terbuka[nip] += 1
            assert mulai == kini[nip]
    assert set(terbuka.values()) == {1}
    assert len(terbuka) == len(kini)


def test_jabatan_lowong_ada_pelaksana_tugasnya(provinsi: Contoh) -> None:
    b = provinsi.berkas
    lowong = {j for j in b["jabatan"]["ID"] if j.startswith("ST-")} - set(
        b["pegawai"]["JABATAN ID"]
    )
    r = b["riwayat-jabatan"]
    plt = {
        jabatan
        for jabatan, jenis, akhir in zip(
            r["JABATAN ID"], r["JENIS PENUGASAN"], r["TMT SELESAI"], strict=True
        )
        if jenis == "PLT" and akhir == ""
    }
    assert lowong
    assert lowong == plt


def test_susunan_orang_wajar(provinsi: Contoh) -> None:
    o, p = provinsi.orang, provinsi.berkas["pegawai"]
    assert 0.50 < o.wanita.mean() < 0.62
    assert o.umur.min() >= 18
    assert o.umur.max() < 65
    jenjang = dict(
        zip(provinsi.berkas["jabatan"]["ID"], provinsi.berkas["jabatan"]["JENJANG"], strict=True)
    )
    banyak = Counter(jenjang[j] for j in p["JABATAN ID"])
    assert banyak["JPT_MADYA"] == 1
    assert banyak["JPT_PRATAMA"] < banyak["PENGAWAS"] < banyak["PELAKSANA"]
    assert (
        banyak["AHLI_PERTAMA"] > banyak["AHLI_MUDA"] > banyak["AHLI_MADYA"] > banyak["AHLI_UTAMA"]
    )
    status = Counter(p["KEDUDUKAN HUKUM ID"])
    assert 0.15 < status["71"] / len(o) < 0.35
    assert 0.05 < status["101"] / len(o) < 0.20
    for golongan, kedudukan in zip(p["GOL AKHIR NAMA"], p["KEDUDUKAN HUKUM ID"], strict=True):
        assert golongan in (GOLONGAN_PPPK if kedudukan in ("71", "101") else PANGKAT)
    muda = (o.umur < 32).nonzero()[0]
    tua = (o.umur > 50).nonzero()[0]
    assert sum(p["GOL AKHIR NAMA"][i].startswith("IV/") for i in muda) == 0
    assert sum(p["GOL AKHIR NAMA"][i].startswith("IV/") for i in tua) > len(tua) / 5


def test_kecakapan_digital_turun_menurut_umur_tetapi_menyebar(provinsi: Contoh) -> None:
    d = provinsi.berkas["digital"]
    umur = dict(zip(provinsi.orang.nip, provinsi.orang.umur, strict=True))
    muda = [int(v) for n, v in zip(d["NIP"], d["INFORMASI DAN DATA"], strict=True) if umur[n] < 35]
    tua = [int(v) for n, v in zip(d["NIP"], d["INFORMASI DAN DATA"], strict=True) if umur[n] > 48]
    assert sum(muda) / len(muda) > sum(tua) / len(tua) + 0.6
    assert max(tua) >= 6
    assert min(muda) <= 2


def test_berkas_ditulis_tanpa_basis_data(tmp_path: Path) -> None:
    call_command("contoh", "--pegawai=400", f"--berkas={tmp_path}", verbosity=0)
    [spek] = susun_wilayah(pegawai=400, instansi_banyak=1, benih=1)
    list(tulis(reka(spek, PencatatNip()), tmp_path / "ulang"))
    assert _sidik(tmp_path / "contoh") == _sidik(tmp_path / "ulang")
    with (tmp_path / "contoh" / "pegawai.csv").open(encoding="utf-8", newline="") as berkas:
        assert sum(1 for _ in csv.reader(berkas)) == 401


@pytest.mark.parametrize(("pegawai", "banyak"), [(199, 1), (600, 4), (3000, 0), (90000, 61)])
def test_ukuran_yang_tidak_masuk_akal_ditolak(pegawai: int, banyak: int) -> None:
    with pytest.raises(PermintaanTidakSah):
        susun_wilayah(pegawai=pegawai, instansi_banyak=banyak, benih=1)
    with pytest.raises(CommandError):
        call_command("contoh", f"--pegawai={pegawai}", f"--instansi-banyak={banyak}")
