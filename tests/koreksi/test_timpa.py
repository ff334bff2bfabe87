"""A file that takes approved corrections back: said in the preview, on the correction, on the
person."""

import io
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from kinerja.models import PredikatTahunan, UmpanBalik
from talenta.akun.izin import Peran
from talenta.impor.models import BarisImpor, Impor, Temuan
from talenta.impor.services.giliran import giliran_kini
from talenta.impor.services.langsung import impor_langsung
from talenta.impor.services.terapkan import impor_terapkan
from talenta.inti.services.audit import Pelaku
from talenta.pegawai.impor_perbaikan import perbaikan_tertimpa
from talenta.pegawai.models import Pegawai, UsulPerbaikan
from talenta.pegawai.perbaikan import jenis_perbaikan
from talenta.pegawai.services.perbaikan import usul_cabut
from talenta.pegawai.services.perbaikan_putus import usul_putuskan
from tests.fixtures.dunia import Dunia
from tests.koreksi.conftest import dasar, pelaku, setujui, usulkan

KODE = "MENIMPA_PERBAIKAN"
KEPALA = "NIP BARU,NAMA,TANGGAL LAHIR,JENIS KELAMIN,KEDUDUKAN HUKUM ID,GOL AKHIR NAMA,UNOR ID"


def _impor(
    orang: Pegawai, jenis: str, *baris: str, berkas: str = "", terapkan: bool = True
) -> Impor:
    return impor_langsung(
        instansi=orang.instansi, jenis=jenis, nama=berkas, terapkan=terapkan,
        berkas=io.BytesIO("\n".join(baris).encode()),
    )  # fmt: skip


def _profil(
    orang: Pegawai,
    nama: str = "Siti Aminah",
    golongan: str = "III/c",
    tambah: tuple[str, ...] = (),
    **lain: Any,
) -> Impor:
    """A profile of one row; `tambah` is a further column and its value."""
    isi = (orang.nip, nama, "1980-01-01", "M", "01", golongan, "BIDANG_A", *tambah[1:])
    return _impor(orang, "pegawai", ",".join((KEPALA, *tambah[:1])), ",".join(isi), **lain)


def _predikat(orang: Pegawai, predikat: str, tahun: int = 2023, **lain: Any) -> Impor:
    baris = f"{orang.nip},{tahun},{predikat}"
    return _impor(orang, "kinerja", "NIP,TAHUN,PREDIKAT", baris, **lain)


def _pesan(impor: Impor) -> list[str]:
    return list(Temuan.objects.filter(impor=impor, kode=KODE).values_list("pesan", flat=True))


def _perbaiki(dunia: Dunia, orang: Pegawai, **isian: str) -> UsulPerbaikan:
    return setujui(dunia, usulkan(dunia, Pegawai.objects.get(pk=orang.pk), "pegawai", **isian))


def test_setiap_jenis_yang_dapat_diperbaiki_memeriksanya() -> None:
    assert {jenis.periksa_perubahan for jenis in jenis_perbaikan()} == {perbaikan_tertimpa}


def test_perbaikan_mengambil_giliran(dunia: Dunia, orang: Pegawai) -> None:
    """What a preview said before it is checked again."""
    _profil(orang)
    sebelum = giliran_kini(instansi_id=orang.instansi_id)
    _perbaiki(dunia, orang, NAMA="Siti Aminah Utama")
    assert giliran_kini(instansi_id=orang.instansi_id) == sebelum + 1


def test_berkas_lama_menimpa_dengan_peringatan(dunia: Dunia, orang: Pegawai, masuk: Any) -> None:
    """Counted among the causes, leading to its row, named before applying."""
    _profil(orang)
    usul = _perbaiki(dunia, orang, NAMA="Siti Aminah Utama")
    impor = _profil(orang, terapkan=False)
    assert _pesan(impor) == [
        f"Baris 2: baris ini menimpa perbaikan nomor {usul.pk} yang disetujui (kolom NAMA). "
        "Bila isi berkas memang lebih baru, terapkan. Bila perbaikannya yang benar, betulkan atau "
        "hapus baris ini dari berkas dan sumbernya, lalu unggah lagi."
    ]
    assert [KODE, "peringatan", 1] in impor.kelompok_temuan
    assert (impor.berubah, impor.ditolak, impor.peringatan) == (1, 0, 1)
    assert BarisImpor.objects.get(impor=impor).peringatan
    admin, url = masuk(Peran.ADMIN_BKD), reverse("impor:rinci", args=[impor.pk])
    halaman = " ".join(admin.get(url).content.decode().split())
    assert "Menimpa perbaikan yang disetujui" in halaman
    kalimat = "1 baris diubah. 1 baris di antaranya menimpa perbaikan yang disetujui."
    assert kalimat in halaman
    tersaring = admin.get(url, {"temuan": f"{KODE}-peringatan"})
    assert [satu.baris.baris for satu in tersaring.context["baris"]] == [2]
    # Applying checks everything again, and says it once.
    impor = impor_terapkan(impor_id=impor.pk, pelaku=Pelaku.sistem())
    assert (impor.status, impor.peringatan, len(_pesan(impor))) == ("DITERAPKAN", 1, 1)


def test_tanpa_perbaikan_satu_kueri_dan_tanpa_kata(
    dunia: Dunia, orang: Pegawai, masuk: Any
) -> None:
    _profil(orang)
    with CaptureQueriesContext(connection) as kueri:
        impor = _profil(orang, nama="Siti Rahma", terapkan=False)
    bertanya = [satu for satu in kueri.captured_queries if "pegawai_usulperbaikan" in satu["sql"]]
    assert len(bertanya) == 1
    assert (impor.berubah, _pesan(impor)) == (1, [])
    url = reverse("impor:rinci", args=[impor.pk])
    halaman = " ".join(masuk(Peran.ADMIN_BKD).get(url).content.decode().split())
    assert "1 baris diubah. " in halaman
    assert "menimpa perbaikan" not in halaman


def test_yang_tidak_mengembalikan_apa_pun_tanpa_peringatan(dunia: Dunia, orang: Pegawai) -> None:
    _profil(orang)
    usul = _perbaiki(dunia, orang, GOL_AKHIR_NAMA="III/d")
    # Another column changes, and the corrected one stays.
    assert _pesan(_profil(orang, nama="Siti Rahma", golongan="III/d")) == []
    [pesan] = _pesan(_profil(orang, nama="Siti Rahma", golongan="III/c"))
    assert f"perbaikan nomor {usul.pk} yang disetujui (kolom GOL AKHIR NAMA)" in pesan
    # The correction is gone by now, so the next change takes nothing back.
    berikut = _profil(orang, nama="Siti Rahma", golongan="IV/a")
    assert (berikut.berubah, _pesan(berikut)) == (1, [])


def test_usul_yang_belum_diterapkan_tidak_disebut(dunia: Dunia, orang: Pegawai) -> None:
    _profil(orang)
    usulkan(dunia, Pegawai.objects.get(pk=orang.pk), "pegawai", GOL_AKHIR_NAMA="III/d")
    assert _pesan(_profil(orang, golongan="IV/a", terapkan=False)) == []


def test_yang_terbaru_disebut_dan_setiap_kolom(dunia: Dunia, orang: Pegawai) -> None:
    _profil(orang)
    _perbaiki(dunia, orang, GOL_AKHIR_NAMA="III/d")
    nama = _perbaiki(dunia, orang, NAMA="Siti Aminah Utama")
    golongan = _perbaiki(dunia, orang, GOL_AKHIR_NAMA="IV/a")
    [pesan] = _pesan(_profil(orang, terapkan=False))
    assert pesan.startswith(
        f"Baris 2: baris ini menimpa perbaikan nomor {nama.pk} yang disetujui (kolom NAMA) dan "
        f"perbaikan nomor {golongan.pk} yang disetujui (kolom GOL AKHIR NAMA). "
    )


@pytest.mark.parametrize(
    ("kolom", "lama", "baru"),
    [
        ("NOMOR HP", "081100000001", "081234567890"),
        ("JABATAN ID", "", "J1"),
        ("TMT JABATAN", "2020-03-01", "2021-02-01"),
    ],
)
def test_nilai_tersandi_rujukan_dan_tanggal(
    dunia: Dunia, orang: Pegawai, kolom: str, lama: str, baru: str
) -> None:
    """Compared as they are stored; a masked value stays out of the words."""
    _profil(orang, tambah=(kolom, lama))
    usul = _perbaiki(dunia, orang, **{kolom.replace(" ", "_"): baru})
    [pesan] = _pesan(_profil(orang, tambah=(kolom, lama), terapkan=False))
    assert f"perbaikan nomor {usul.pk} yang disetujui (kolom {kolom})" in pesan
    assert baru not in pesan
    assert _pesan(_profil(orang, tambah=(kolom, baru), terapkan=False)) == []


def test_perseratus(dunia: Dunia, orang: Pegawai) -> None:
    baris = ("NIP,TANGGAL,NILAI", f"{orang.nip},2025-12-31,88.50")
    _impor(orang, "umpan-balik", *baris)
    satu = UmpanBalik.objects.get(pegawai=orang, tanggal=date(2025, 12, 31))
    usul = setujui(dunia, usulkan(dunia, satu, "umpan-balik", NILAI="90.5"))
    [pesan] = _pesan(_impor(orang, "umpan-balik", *baris))
    assert f"perbaikan nomor {usul.pk} yang disetujui (kolom NILAI)" in pesan


def test_kunci_yang_diperbaiki_membawa_perbaikan_sebelumnya(dunia: Dunia, orang: Pegawai) -> None:
    """The corrected value stands in the row that took the old key's place."""
    _predikat(orang, "Baik", 2022)
    satu = PredikatTahunan.objects.get(pegawai=orang, tahun=2022)
    nilai = setujui(dunia, usulkan(dunia, satu, "kinerja", PREDIKAT="sangat baik"))
    satu.refresh_from_db()
    setujui(dunia, usulkan(dunia, satu, "kinerja", TAHUN="2021"))
    # The withdrawn row counts nowhere, so nothing is taken back there.
    lama = _predikat(orang, "Kurang", 2022, terapkan=False)
    assert (lama.berubah, _pesan(lama)) == (1, [])
    [pesan] = _pesan(_predikat(orang, "Baik", 2021, terapkan=False))
    assert f"perbaikan nomor {nilai.pk} yang disetujui (kolom PREDIKAT)" in pesan


def test_baris_yang_dicabut_tidak_disebut(dunia: Dunia, orang: Pegawai) -> None:
    _predikat(orang, "Baik")
    satu = PredikatTahunan.objects.get(pegawai=orang, tahun=2023)
    setujui(dunia, usulkan(dunia, satu, "kinerja", PREDIKAT="sangat baik"))
    satu.refresh_from_db()
    [kinerja] = [jenis for jenis in jenis_perbaikan() if jenis.kode == "kinerja"]
    usul = usul_cabut(
        jenis=kinerja, baris=satu, cabut=True, dasar=dasar(),
        pelaku=pelaku(dunia.prov.akun[Peran.PENGELOLA_OPD]),
    )  # fmt: skip
    setujui(dunia, usul)
    impor = _predikat(orang, "Baik")
    assert (impor.berubah, _pesan(impor)) == (1, [])


def _baca(klien: Any, nama: str, *argumen: Any) -> str:
    return " ".join(klien.get(reverse(nama, args=argumen)).content.decode().split())


def _tautan(impor: Impor, berkas: str) -> str:
    return f'<a href="{reverse("impor:rinci", args=[impor.pk])}">{berkas}</a> baris 2,'


def test_halaman_perbaikan_sesudah_ditimpa(dunia: Dunia, orang: Pegawai, masuk: Any) -> None:
    """Where the old value came from stays true; what replaced the new one is named."""
    januari = _profil(orang, berkas="januari.csv")
    usul = _perbaiki(dunia, orang, NAMA="Siti Aminah Utama")
    admin = masuk(Peran.ADMIN_BKD)
    rinci = _baca(admin, "pegawai:usul_rinci", usul.pk)
    assert "Sumber nilai lama" in rinci
    assert f"Nama: {_tautan(januari, 'januari.csv')}" in rinci
    assert "sudah diganti lagi" not in rinci
    maret = _profil(orang, berkas="maret.csv")
    rinci = _baca(admin, "pegawai:usul_rinci", usul.pk)
    assert f"Nama: {_tautan(januari, 'januari.csv')}" in rinci
    assert f"Nama sudah diganti lagi oleh {_tautan(maret, 'maret.csv')}" in rinci
    # The next correction of the same value: its old one came from that file.
    lagi = _perbaiki(dunia, orang, NAMA="Siti Aminah Utami")
    assert f"Nama: {_tautan(maret, 'maret.csv')}" in _baca(admin, "pegawai:usul_rinci", lagi.pk)
    url = reverse("pegawai:usul_rinci", args=[lagi.pk])
    kata = f'Nama sudah diganti lagi oleh <a href="{url}">Perbaikan nomor {lagi.pk}</a>,'
    assert kata in _baca(admin, "pegawai:usul_rinci", usul.pk)


def test_sumber_lama_usul_yang_ditolak(dunia: Dunia, orang: Pegawai, masuk: Any) -> None:
    """A file after the proposal gave none of its old values."""
    januari = _profil(orang, berkas="januari.csv")
    usul = usulkan(dunia, Pegawai.objects.get(pk=orang.pk), "pegawai", NAMA="Siti Aminah Utama")
    usul_putuskan(
        usul_id=usul.pk, setuju=False, alasan="SK tidak terbaca",
        pelaku=pelaku(dunia.prov.akun[Peran.ANALIS_BKD]),
    )  # fmt: skip
    # All events of a test bear the time of its transaction; move the file's after it.
    maret = _profil(orang, nama="Siti Rahma", berkas="maret.csv")
    peristiwa = orang.peristiwa.model.objects.filter(pgh_context__metadata__impor=maret.pk)
    assert peristiwa.update(pgh_created_at=timezone.now()) == 1
    rinci = _baca(masuk(Peran.ADMIN_BKD), "pegawai:usul_rinci", usul.pk)
    assert f"Nama: {_tautan(januari, 'januari.csv')}" in rinci
    assert "maret.csv" not in rinci


def test_halaman_orang_menyebut_perbaikannya(dunia: Dunia, orang: Pegawai, masuk: Any) -> None:
    """The list of a person's data and the form name a correction until a file replaces it."""
    _predikat(orang, "Baik", berkas="januari.csv")
    satu = PredikatTahunan.objects.get(pegawai=orang, tahun=2023)
    usul = setujui(dunia, usulkan(dunia, satu, "kinerja", PREDIKAT="sangat baik"))
    url = reverse("pegawai:usul_rinci", args=[usul.pk])
    sumber = f'<a href="{url}">Perbaikan nomor {usul.pk}</a>, <span class="utuh">'
    opd = masuk(Peran.PENGELOLA_OPD)
    halaman = (
        ("pegawai:orang_perbaikan", orang.pk),
        ("pegawai:perbaikan_ubah", orang.pk, "kinerja", satu.pk),
        ("pegawai:perbaikan_cabut", orang.pk, "kinerja", satu.pk),
    )
    for nama, *argumen in halaman:
        assert sumber in _baca(opd, nama, *argumen), nama
    _predikat(orang, "Baik", berkas="maret.csv")
    for nama, *argumen in halaman:
        kini = _baca(opd, nama, *argumen)
        assert sumber not in kini, nama
        assert "maret.csv" in kini, nama
