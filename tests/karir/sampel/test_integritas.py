"""Over the sample: swapped for everybody, the digits stay; figures by group agree with a count."""

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from karir.models import HasilPeringkat, IntegritasProses, PenayanganHasil, ProsesPeringkat
from karir.rumus_kelompok import BATAS, wilson
from karir.services.integritas import (
    angka_kelompok,
    integritas_uji,
    susun_penilai,
    tukar_beku,
    tukar_catatan,
)
from karir.services.kelompok_disabilitas import angka_disabilitas, susun_disabilitas
from talenta.akun.izin import Peran
from talenta.inti.models import Pekerjaan
from talenta.pegawai.models import Pegawai, PernyataanDisabilitas
from talenta.pegawai.services.pernyataan import pernyataan_contoh
from tests.fixtures.dunia import hitung_proses
from tests.fixtures.klien import klien
from tests.karir.bahan import Sampel

pytestmark = pytest.mark.django_db


def test_identitas_ditukar_digitnya_tetap(contoh: Sampel) -> None:
    hasil = tukar_beku(proses=contoh.proses)
    assert hasil["sama"]
    assert hasil["sidik_tukar"] == contoh.proses.sidik_hasil
    assert hasil["jumlah"] == contoh.proses.jumlah
    # The swap is real: names hardly ever agree, and half of the people got the other sex.
    assert hasil["berubah"]["nama"] > hasil["jumlah"] * 9 // 10
    assert hasil["jumlah"] // 4 < hasil["berubah"]["jenis_kelamin"] < hasil["jumlah"]


def test_atribut_pada_catatan_ditukar_masukannya_tetap(contoh: Sampel) -> None:
    sebelum = list(Pegawai.objects.order_by("pk").values_list("pk", "jenis_kelamin", "nama"))
    hasil = tukar_catatan(proses=contoh.proses)
    assert hasil["sama"]
    assert hasil["sidik_semula"] == contoh.proses.sidik_masukan
    assert hasil["pernyataan"] == len(sebelum)
    assert sebelum == list(
        Pegawai.objects.order_by("pk").values_list("pk", "jenis_kelamin", "nama")
    )


def test_angka_kelompok_sama_dengan_menghitung(contoh: Sampel) -> None:
    kelamin = dict(Pegawai.objects.values_list("pk", "jenis_kelamin"))
    dipetakan: Counter[str] = Counter()
    krs: Counter[str] = Counter()
    for orang, masuk in HasilPeringkat.objects.filter(
        proses=contoh.proses, status="DIPETAKAN"
    ).values_list("pegawai_id", "krs"):
        nama = "Perempuan" if kelamin[orang] == "F" else "Laki-laki"
        dipetakan[nama] += 1
        krs[nama] += masuk
    semua = angka_kelompok(proses=contoh.proses)
    assert [d["judul"] for d in semua] == [
        "Jenis kelamin", "Kelompok usia", "PNS dan PPPK", "Disabilitas", "Perangkat daerah",
    ]  # fmt: skip
    for baris in semua[0]["baris"]:
        nama = baris["kelompok"]
        assert (baris["jumlah"], baris["krs"]) == (dipetakan[nama], krs[nama])
        assert (baris["bawah"], baris["atas"]) == wilson(krs[nama], dipetakan[nama])
    for dimensi in semua:
        assert all(b["tersamar"] or b["jumlah"] >= BATAS for b in dimensi["baris"])


def test_pernyataan_disabilitas_dihitung_tanpa_nama(contoh: Sampel) -> None:
    """Group figures as a count gives them; nothing at all while few have declared."""
    [kosong] = [d for d in angka_kelompok(proses=contoh.proses) if "isabilitas" in d["judul"]]
    assert (kosong["cakupan"], [b["tersamar"] for b in kosong["baris"]]) == (None, [True] * 3)
    pernyataan_contoh(instansi_id=contoh.instansi.pk, pada=timezone.now())
    nyata = dict(PernyataanDisabilitas.objects.values_list("pegawai_id", "isi"))
    hitung: Counter[str] = Counter()
    krs: Counter[str] = Counter()
    for orang, masuk in HasilPeringkat.objects.filter(
        proses=contoh.proses, status="DIPETAKAN"
    ).values_list("pegawai_id", "krs"):
        hitung[nyata.get(orang, "")] += 1
        krs[nyata.get(orang, "")] += masuk
    assert min(hitung.values()) >= BATAS
    pokok = angka_kelompok(proses=contoh.proses)[3]
    assert [(b["jumlah"], b["krs"], b["kukuh"]) for b in pokok["baris"]] == [
        (hitung[isi], krs[isi], None) for isi in ("PENYANDANG", "BUKAN", "")
    ]
    assert pokok["cakupan"]["menyatakan"] == hitung["PENYANDANG"] + hitung["BUKAN"]


def _uji(proses: ProsesPeringkat, nomor: int) -> list[dict[str, Any]]:
    """What an audit stores of disability."""
    dimensi = angka_disabilitas(proses=proses)
    IntegritasProses.objects.create(
        instansi=proses.instansi, proses=proses, pekerjaan_id=nomor, isi={"kelompok": dimensi},
        oleh_nama="Auditor",
    )  # fmt: skip
    return dimensi


def test_selisih_dua_hasil_tidak_menunjuk_orang(contoh: Sampel) -> None:
    """Counted once for the same or nearly the same people, and never for a trial."""
    # While nothing was shown, nothing binds.
    assert all(b["tersamar"] for b in _uji(contoh.proses, 901)[0]["baris"])
    pernyataan_contoh(instansi_id=contoh.instansi.pk, pada=timezone.now())
    pertama = _uji(contoh.proses, 902)
    assert not all(b["tersamar"] for b in pertama[0]["baris"])
    dipetakan = HasilPeringkat.objects.filter(proses=contoh.proses, status="DIPETAKAN")
    krs = list(dipetakan.filter(krs=True).order_by("pk").values_list("pegawai_id", flat=True))
    PernyataanDisabilitas.objects.filter(pegawai_id__in=krs[:3]).delete()
    lain = hitung_proses(replace(contoh.daerah), tampilkan=False)
    [percobaan] = _uji(lain, 903)
    assert "percobaan" in percobaan["catatan"]
    assert all(b["tersamar"] for b in percobaan["baris"])
    PenayanganHasil.objects.create(
        instansi=contoh.instansi, proses=lain, mulai_pada=timezone.now(),
        selesai_pada=timezone.now(), selesai_sebab=PenayanganHasil.Sebab.DITARIK, alasan="Salah",
    )  # fmt: skip
    HasilPeringkat.objects.filter(proses=lain, pegawai_id__in=krs[: BATAS - 1]).update(krs=False)
    for nomor, proses in ((904, contoh.proses), (905, lain)):
        salinan = _uji(proses, nomor)
        assert [d["baris"] for d in salinan] == [d["baris"] for d in pertama]
        assert salinan[0]["catatan"].count("dihitung sekali") == 1
    # As many in the pool as it takes, but the same are mapped; then both.
    HasilPeringkat.objects.filter(proses=lain, pegawai_id__in=krs[:BATAS]).update(krs=False)
    assert "dihitung sekali" in _uji(lain, 906)[0]["catatan"]
    sisa = list(dipetakan.exclude(pegawai_id__in=krs).values_list("pegawai_id", flat=True)[:BATAS])
    HasilPeringkat.objects.filter(proses=lain, pegawai_id__in=sisa).delete()
    baru = _uji(lain, 907)
    assert "dihitung sekali" not in baru[0]["catatan"]
    assert [d["baris"] for d in baru] != [d["baris"] for d in pertama]


def test_cakupan_yang_disembunyikan_tidak_disebut_sedikit() -> None:
    """Few may be those who did not declare."""
    [pokok] = susun_disabilitas(
        {("BUKAN", ""): (900, 90), ("PENYANDANG", "fisik"): (9, 2), ("", ""): (50, 8)}
    )
    assert pokok["cakupan"] is None
    assert [b["tersamar"] for b in pokok["baris"]] == [True, False, True]


def test_ragam_hanya_bila_cukup_banyak() -> None:
    banyak = {("BUKAN", ""): (500, 90), ("", ""): (900, 160), ("PENYANDANG", "mental"): (11, 2)}
    fisik, ganda = ("PENYANDANG", "fisik"), ("PENYANDANG", "GANDA")
    pokok, ragam = susun_disabilitas(banyak | {fisik: (30, 6), ganda: (3, 0)})
    assert pokok["baris"][0]["jumlah"] == 44
    # Three people of several kinds would follow from 44, so the next smallest goes with them.
    assert [b.get("jumlah") for b in ragam["baris"]] == [30, None, None, None, None, None]
    assert len(susun_disabilitas(banyak | {fisik: (9, 1)})) == 1
    [sedikit] = susun_disabilitas({("BUKAN", ""): (500, 90), fisik: (9, 2), ("", ""): (900, 160)})
    assert [b["tersamar"] for b in sedikit["baris"]] == [True, True, False]


def test_hanya_pekerjaan_ini_yang_membaca_pernyataan() -> None:
    """No other module so much as names the declarations: not the engine, not what feeds it."""
    akar = Path(__file__).resolve().parents[3]
    menyebut = {
        str(berkas.relative_to(akar))
        for wing in ("karir", "kinerja", "kompetensi", "talenta")
        for berkas in (akar / wing).rglob("*.py")
        if "pernyataandisabilitas" in berkas.read_text("utf-8").lower()
    }
    milik = {satu for satu in menyebut if satu.startswith("talenta/pegawai/")}
    assert menyebut - milik == {
        "karir/services/kelompok_disabilitas.py", "karir/services/tukar_catatan.py",
    }  # fmt: skip
    assert {Path(satu).stem for satu in milik} == {
        "0009_pernyataan", "__init__", "pernyataan", "forms_pernyataan",
    }  # fmt: skip


def test_halaman_auditor(contoh: Sampel) -> None:
    pernyataan_contoh(instansi_id=contoh.instansi.pk, pada=timezone.now())
    auditor = klien(contoh.daerah.akun[Peran.AUDITOR])
    url = reverse("karir:integritas")
    assert "belum diuji" in auditor.get(url).content.decode()
    auditor.post(reverse("karir:integritas_uji", args=[contoh.proses.pk]))
    auditor.post(reverse("karir:integritas_uji", args=[contoh.proses.pk]))
    pekerjaan = Pekerjaan.objects.get(jenis="karir.integritas")
    for _ in range(2):
        integritas_uji(
            proses=contoh.proses, pekerjaan_id=pekerjaan.pk, oleh_nama="Auditor",
            lapor=lambda **_: None,
        )  # fmt: skip
    assert IntegritasProses.objects.count() == 1
    halaman = auditor.get(url).content.decode()
    assert "Semua digit sama" in halaman
    assert "Masukannya sama" in halaman
    assert halaman.count(contoh.proses.sidik_hasil) == 2
    assert "orang yang dipetakan menyatakan sesuatu" in halaman
    assert "Menyatakan penyandang disabilitas" in halaman
    assert klien(contoh.daerah.akun[Peran.ANALIS_BKD]).get(url).status_code == 404


def test_penilai_yang_menyimpang_disebut() -> None:
    hasil = susun_penilai([("A", 40, 38), ("B", 60, 20), ("C", 50, 17)])
    assert ("A", True) in [(b["nama"], b["lebih"]) for b in hasil["baris"]]
    assert hasil["diperiksa"] == 3
    rata = susun_penilai([("A", 40, 10), ("B", 60, 15), ("C", 50, 12)])
    assert rata["baris"] == []
