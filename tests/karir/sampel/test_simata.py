"""Our own export in SIMATA's layout, a few cells changed, laid beside the run it came from."""

import csv
import io
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.urls import reverse
from openpyxl import load_workbook

from karir.kode import StatusHasil
from karir.mesin.aturan import muat
from karir.models import AcuanSimata, BarisSimata, HasilPeringkat, TemuanSimata
from karir.simata.baris import (
    BEDA,
    HANYA_PORTAL,
    HANYA_SIMATA,
    SAMA,
    Saringan,
)
from karir.simata.cocok import Cocok
from karir.simata.services import SimataDitolak, simata_cabut, simata_ulangi
from karir.simata.tata import Angka, desimal_tertulis
from karir.simata.unsur import kotak_menurut_sumbu, toleransi
from talenta.akun.izin import Peran
from talenta.inti.models import CatatanAudit
from talenta.inti.services.audit import Pelaku
from talenta.pegawai.lingkup import lingkup_pilihan
from talenta.pegawai.models import Pegawai
from tests.fixtures.klien import Klien
from tests.karir.bahan import ACUAN, Sampel

pytestmark = pytest.mark.django_db
ASING = "199001012015031009"


def _baris(contoh: Sampel) -> list[list[Any]]:
    return [list(satu) for satu in load_workbook(contoh.simata).worksheets[0].values]


def _csv(folder: Path, baris: list[list[Any]]) -> Path:
    tujuan = folder / "simata.csv"
    with tujuan.open("w", encoding="utf-8", newline="") as keluar:
        csv.writer(keluar, delimiter=";").writerows(baris)
    return tujuan


def _impor(berkas: Path, capsys: pytest.CaptureFixture[str]) -> tuple[AcuanSimata, dict[str, int]]:
    call_command("impor_simata", str(berkas), "--instansi=contoh", f"--tanggal={ACUAN}")
    hitungan = json.loads(capsys.readouterr().out.strip().splitlines()[-1])
    return AcuanSimata.objects.get(pk=hitungan.pop("acuan")), hitungan


def _cocok(contoh: Sampel, acuan: AcuanSimata, peran: Peran = Peran.ADMIN_BKD) -> Cocok:
    akun = contoh.daerah.akun[peran]
    akun.lingkup = lingkup_pilihan(pengguna_id=akun.pk, hari=ACUAN).aktif
    return Cocok(akun, acuan, contoh.proses)


def test_ekspor_sendiri_sama_seluruhnya(
    contoh: Sampel, sebagai: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    """What the portal writes as SIMATA's sheet comes back without a single difference."""
    acuan, hitungan = _impor(contoh.simata, capsys)
    dipetakan = contoh.proses.ringkasan["status"]["DIPETAKAN"]
    assert hitungan == {
        "dibaca": dipetakan, "disimpan": dipetakan, "ditolak": 0, "peringatan": 0, "tak_dikenal": 0,
    }  # fmt: skip
    assert acuan.berkas.sha256
    assert acuan.pengenalan["bentuk"] == "XLSX"
    admin: Klien = sebagai(Peran.ADMIN_BKD)
    jawaban = admin.get(reverse("karir:simata_cocok", args=[acuan.pk, contoh.proses.pk]))
    ringkas = jawaban.context["ringkas"]
    assert ringkas.keadaan == {BEDA: 0, HANYA_PORTAL: 0, HANYA_SIMATA: 0, SAMA: dipetakan}
    assert "sama untuk semua" in jawaban.content.decode()


def _ubah(contoh: Sampel) -> tuple[list[list[Any]], dict[str, str]]:
    """The sheet with a few cells changed: whom, by what."""
    kepala, *isi = _baris(contoh)
    letak = {nama: n for n, nama in enumerate(kepala)}
    siapa = {}
    for nama, n in (("kotak", 0), ("penghargaan", 1), ("kosong", 2), ("bulat", 3), ("hilang", 4)):
        siapa[nama] = isi[n][0]
    isi[0][letak["Box"]] = 1 + isi[0][letak["Box"]] % 9
    isi[1][letak["Y - Penghargaan"]] = Decimal("33.25")
    isi[2][letak["X - Penilaian Potensi"]] = None
    # One hundredth is what rounding may do on either side; two are not.
    isi[3][letak["X - Penilaian Kompetensi"]] = _geser(isi[3][letak["X - Penilaian Kompetensi"]], 1)
    del isi[4]
    tiada = HasilPeringkat.objects.filter(
        proses=contoh.proses, status=StatusHasil.BELUM_LENGKAP
    ).first()
    assert tiada is not None
    siapa["belum"] = tiada.nip
    isi.append([tiada.nip, *isi[0][1:]])
    isi.append([ASING, "Orang Lain, S.Sos.", *isi[0][2:]])
    return [kepala, *isi], siapa


def _geser(nilai: Any, ratusan: int) -> Decimal:
    return Decimal(str(nilai)) + Decimal(ratusan).scaleb(-2)


def test_selisih_ditemukan_satu_per_satu(
    contoh: Sampel, sebagai: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    baris, siapa = _ubah(contoh)
    acuan, hitungan = _impor(_csv(tmp_path, baris), capsys)
    assert hitungan["tak_dikenal"] == hitungan["peringatan"] == 1
    cocok = _cocok(contoh, acuan)
    semua = {satu.nip: satu for satu in cocok.semua(Saringan())}
    keadaan = {nip: satu.keadaan for nip, satu in semua.items()}
    assert keadaan == {
        siapa["kotak"]: BEDA, siapa["penghargaan"]: BEDA, siapa["kosong"]: BEDA,
        siapa["hilang"]: HANYA_PORTAL, siapa["belum"]: HANYA_SIMATA, ASING: HANYA_SIMATA,
    }  # fmt: skip
    beda = {nip: [s.unsur.kode for s in satu.selisih] for nip, satu in semua.items()}
    assert beda[siapa["kotak"]] == ["kotak"]
    assert beda[siapa["penghargaan"]] == ["penghargaan"]
    assert beda[siapa["kosong"]] == ["potensi"]
    [selisih] = semua[siapa["kosong"]].selisih
    assert (selisih.simata, selisih.simata_tampil) == (None, "tidak ada")
    assert "Belum lengkap di portal" in semua[siapa["belum"]].sebab
    assert "NIP tidak ada di portal" in semua[ASING].sebab
    ringkas = cocok.ringkas(Saringan())
    assert {k: n for k, n in ringkas.unsur.items() if n} == {
        "kotak": 1, "penghargaan": 1, "potensi": 1,
    }  # fmt: skip
    assert sum(satu["jumlah"] for satu in ringkas.unit) == ringkas.jumlah
    _halaman_seseorang(contoh, sebagai, acuan, siapa["penghargaan"])
    _daftar_dan_berkas(contoh, sebagai, acuan)


def _halaman_seseorang(contoh: Sampel, sebagai: Any, acuan: AcuanSimata, nip: str) -> None:
    """The person's page says who mends what, and opens the record."""
    pk = Pegawai.objects.get(nip=nip).pk
    jawaban = sebagai(Peran.ANALIS_BKD).get(
        reverse("karir:simata_pegawai", args=[acuan.pk, contoh.proses.pk, pk])
    )
    isi = jawaban.content.decode()
    assert "33,25" in isi
    assert "riwayat penghargaan lima tahun terakhir" in isi
    assert reverse("pegawai:orang_perbaikan", args=[pk]) in isi


def _daftar_dan_berkas(contoh: Sampel, sebagai: Any, acuan: AcuanSimata) -> None:
    """Pages by key hold everybody once; a file holds what the list holds."""
    cocok = _cocok(contoh, acuan)
    semua = [satu.nip for satu in cocok.semua(Saringan(jenis="semua"))]
    terlewati, kunci = [], ""
    hitungan = cocok.ringkas(Saringan(jenis="semua"))
    while True:
        lembar = cocok.halaman(Saringan(jenis="semua"), sesudah=kunci)
        # Counted and listed at once it is the same, forwards and back.
        assert cocok.lembar(Saringan(jenis="semua"), sesudah=kunci) == (hitungan, lembar)
        balik = cocok.halaman(Saringan(jenis="semua"), sebelum=lembar.sebelum)
        assert cocok.lembar(Saringan(jenis="semua"), sebelum=lembar.sebelum)[1] == balik
        terlewati += [satu.nip for satu in lembar.baris]
        if not (kunci := lembar.sesudah):
            break
    assert terlewati == semua == sorted(set(semua))
    tiada = cocok.lembar(Saringan(cari="199901012020011999"))
    assert (tiada[0].jumlah, tiada[1].baris) == (0, [])
    alamat = reverse("karir:simata_ekspor", args=[acuan.pk, contoh.proses.pk, "csv"])
    jawaban = sebagai(Peran.AUDITOR).get(f"{alamat}?jenis=penghargaan")
    isi = b"".join(jawaban.streaming_content).decode("utf-8-sig")
    [satu] = list(csv.DictReader(io.StringIO(isi)))
    assert satu["BERBEDA PADA"] == "Y - Penghargaan"
    assert satu["Y - Penghargaan (SIMATA)"] == "33.25"
    xlsx = sebagai(Peran.ADMIN_BKD).get(alamat.replace(".csv", ".xlsx"))
    lembar = load_workbook(io.BytesIO(b"".join(xlsx.streaming_content))).worksheets[0]
    assert lembar.max_row == 1 + 6


def test_yang_datang_sesudah_acuan_dibaca(
    contoh: Sampel, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever the portal did not know when the file was read, and does by now, stands there once,
    by NIP; a snapshot points at nobody's record, so that no import is kept from being undone."""
    acuan, _ = _impor(contoh.simata, capsys)
    satu = BarisSimata.objects.filter(acuan=acuan).order_by("nip")[0]
    luar = Pegawai.objects.exclude(
        pk__in=HasilPeringkat.objects.filter(proses=contoh.proses).values("pegawai_id")
    ).first()
    BarisSimata.objects.filter(acuan=acuan).update(pegawai_id=None, unit_lft=0)
    cocok = _cocok(contoh, acuan)
    semua = [s.nip for s in cocok.semua(Saringan(jenis="semua"))]
    assert len(semua) == len(set(semua)) == contoh.proses.ringkasan["status"]["DIPETAKAN"]
    orang = Pegawai.objects.get(nip=satu.nip)
    assert cocok.orang(orang.pk).keadaan == SAMA  # type: ignore[union-attr]
    HasilPeringkat.objects.filter(proses=contoh.proses, pegawai_id=orang.pk).delete()
    kini = cocok.orang(orang.pk)
    assert kini is not None
    assert (kini.keadaan, kini.pegawai_id) == (HANYA_SIMATA, orang.pk)
    assert "Tidak ikut pada perhitungan ini" in kini.sebab
    assert luar is None or cocok.orang(luar.pk) is None
    sisi = _cocok(contoh, acuan, Peran.PENGELOLA_OPD).semua(Saringan())
    assert "di luar lingkup Anda" in next(sisi).sebab
    menunjuk = [b for m in (AcuanSimata, BarisSimata) for b in m._meta.concrete_fields]
    assert not [b for b in menunjuk if b.related_model is Pegawai]


def test_dibaca_lagi_tercatat(contoh: Sampel, capsys: pytest.CaptureFixture[str]) -> None:
    acuan, _ = _impor(contoh.simata, capsys)
    AcuanSimata.objects.filter(pk=acuan.pk).update(status=AcuanSimata.Status.DIUNGGAH)
    simata_ulangi(acuan_id=acuan.pk, pelaku=Pelaku.sistem())
    assert CatatanAudit.objects.filter(tindakan="simata.ulangi", objek_id=str(acuan.pk)).exists()


def test_lingkup_unit(contoh: Sampel, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Who manages an office compares its people, and nobody the portal does not know."""
    baris, _ = _ubah(contoh)
    acuan, _ = _impor(_csv(tmp_path, baris), capsys)
    milik = {satu.nip for satu in contoh.daerah.pegawai["C00"]}
    cocok = _cocok(contoh, acuan, Peran.PENGELOLA_OPD)
    terlihat = {satu.nip for satu in cocok.semua(Saringan(jenis="semua"))}
    assert terlihat
    assert terlihat <= milik


def test_baris_yang_ditolak(
    contoh: Sampel, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each refusal names row, column, value and remedy; repeats and double keys are told apart."""
    kepala, satu, dua, tiga, empat, *_ = _baris(contoh)
    rusak = list(satu)
    rusak[kepala.index("Box")], rusak[kepala.index("Nilai X")] = 12, "delapan puluh"
    lain = [tiga[0], *tiga[1:]]
    lain[kepala.index("Nilai Y")] = 1
    ilmiah = ["1.98E+17", *empat[1:]]
    acuan, hitungan = _impor(
        _csv(tmp_path, [kepala, rusak, dua, dua, tiga, lain, ilmiah, empat]), capsys
    )
    assert hitungan == {
        "dibaca": 7, "disimpan": 2, "ditolak": 4, "peringatan": 1, "tak_dikenal": 0,
    }  # fmt: skip
    temuan = TemuanSimata.objects.filter(acuan=acuan).values_list("baris", "kode")
    assert sorted(temuan) == [
        (2, "NILAI_DI_LUAR_RENTANG"), (2, "NILAI_DI_LUAR_RENTANG"), (4, "BARIS_GANDA"),
        (5, "KUNCI_GANDA"), (6, "KUNCI_GANDA"), (7, "NIP_NOTASI_ILMIAH"),
    ]  # fmt: skip
    pesan = TemuanSimata.objects.get(acuan=acuan, baris=2, kolom="Nilai X").pesan
    assert pesan == (
        'Baris 2, kolom Nilai X: "delapan puluh" bukan angka 0 sampai 120. '
        "Betulkan nilainya, lalu unggah lagi."
    )
    assert set(BarisSimata.objects.filter(acuan=acuan).values_list("nip", flat=True)) == {
        dua[0], empat[0],
    }  # fmt: skip


def test_kolom_wajib_kurang_ditolak(
    contoh: Sampel, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as akhir:
        _impor(_csv(tmp_path, [["NIP", "Nama", "Nilai X"], ["1", "A", 80]]), capsys)
    assert akhir.value.code == 2
    assert "Nilai Y, Box" in capsys.readouterr().err
    assert AcuanSimata.objects.get().status == AcuanSimata.Status.TIDAK_TERBACA


def test_dicabut_tidak_dicocokkan_lagi(
    contoh: Sampel, sebagai: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    acuan, _ = _impor(contoh.simata, capsys)
    analis: Klien = sebagai(Peran.ANALIS_BKD)
    alamat = reverse("karir:simata_cabut", args=[acuan.pk])
    assert analis.post(alamat, {"alasan": " "}).status_code == 422
    assert analis.post(alamat, {"alasan": "Salah berkas."}).status_code == 302
    cocok = reverse("karir:simata_cocok", args=[acuan.pk, contoh.proses.pk])
    assert analis.get(cocok).status_code == 404
    assert (
        "Salah berkas."
        in analis.get(reverse("karir:simata_rinci", args=[acuan.pk])).content.decode()
    )
    with pytest.raises(SimataDitolak, match="sudah dicabut"):
        simata_cabut(acuan_id=acuan.pk, alasan="Lagi", pelaku=Pelaku.sistem())


@pytest.mark.parametrize(
    ("tulisan", "persejuta", "desimal"),
    [("80", 80_000_000, 0), ("80,5", 80_500_000, 1), ("86.67", 86_670_000, 2),
     ("86.66666666666667", 86_666_667, 6), ("79.99999999999", 80_000_000, 0)],
)  # fmt: skip
def test_angka_dibaca_tanpa_pecahan_biner(tulisan: str, persejuta: int, desimal: int) -> None:
    nilai, kode = Angka()(tulisan)
    assert (int(nilai), kode, desimal_tertulis(nilai)) == (persejuta, "", desimal)


def test_pembulatan_bukan_selisih() -> None:
    """Half of the last printed decimal, and half a hundredth of our own."""
    assert [toleransi(n) for n in (0, 1, 2)] == [505_000, 55_000, 10_000]


def test_kotak_menurut_ambang(contoh: Sampel) -> None:
    aturan = muat(contoh.proses.isi_aturan)
    for satu in HasilPeringkat.objects.filter(proses=contoh.proses, kotak__isnull=False):
        assert satu.y_eksak is not None
        assert satu.x_eksak is not None
        kotak = kotak_menurut_sumbu(aturan=aturan, y=satu.y_eksak, x=satu.x_eksak)
        assert kotak == satu.kotak
