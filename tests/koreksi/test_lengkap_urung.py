"""Questions of complete files when a later file is undone: as if that file had never come."""

import pytest

from talenta.impor.models import Impor
from talenta.impor.services.urungkan import impor_urungkan
from talenta.inti.services.audit import Pelaku
from talenta.pegawai.models import Pegawai, TakTercantum
from tests.fixtures.dunia import Dunia
from tests.koreksi.test_lengkap import berkas, impor


@pytest.fixture
def semua(dunia: Dunia) -> list[Pegawai]:
    return list(
        Pegawai.objects.filter(instansi=dunia.prov.instansi).select_related("unit").order_by("pk")
    )


def _diubah(orang: Pegawai, nama: str) -> Pegawai:
    """The person as a file has it, under another name: something to undo."""
    baru = Pegawai.objects.select_related("unit").get(pk=orang.pk)
    baru.nama = nama
    return baru


def _urungkan(satu: Impor) -> None:
    hasil = impor_urungkan(
        impor_id=satu.pk, alasan="Berkas keliru", pelaku=Pelaku(id=None, nama="Rina")
    )
    assert hasil.status == "DIURUNGKAN"


def _pertanyaan() -> list[tuple[int, str, int]]:
    """Person, decision and import of every question that somebody sees."""
    return list(
        TakTercantum.objects.berlaku()
        .order_by("pk")
        .values_list("pegawai_id", "keputusan", "impor_id")
    )


def test_kembali_ke_berkas_lengkap_sebelumnya(dunia: Dunia, semua: list[Pegawai]) -> None:
    x, lain, sisa = semua[0], semua[1], semua[2:]
    pertama = impor(dunia, berkas(lain, *sisa))
    kedua = impor(dunia, berkas(_diubah(lain, "Nama Kedua"), *sisa))
    ketiga = impor(dunia, berkas(_diubah(lain, "Nama Ketiga"), *sisa))
    assert _pertanyaan() == [(x.pk, "", ketiga.pk)]
    _urungkan(ketiga)
    assert _pertanyaan() == [(x.pk, "", kedua.pk)]
    _urungkan(kedua)
    assert _pertanyaan() == [(x.pk, "", pertama.pk)]
    satu = TakTercantum.objects.get()
    assert (satu.dicatat_pada, satu.impor_sebelum) == (pertama.diterapkan_pada, [])


def test_melompati_berkas_lengkap_yang_diurungkan(dunia: Dunia, semua: list[Pegawai]) -> None:
    """The one in between was undone first, so the question skips it."""
    x, lain, lagi, sisa = semua[0], semua[1], semua[2], semua[3:]
    pertama = impor(dunia, berkas(lain, lagi, *sisa))
    kedua = impor(dunia, berkas(_diubah(lain, "Nama Kedua"), lagi, *sisa))
    lain.nama = "Nama Kedua"
    ketiga = impor(dunia, berkas(lain, _diubah(lagi, "Nama Ketiga"), *sisa))
    _urungkan(kedua)
    assert _pertanyaan() == [(x.pk, "", ketiga.pk)]
    _urungkan(ketiga)
    assert _pertanyaan() == [(x.pk, "", pertama.pk)]


def test_yang_dijawab_berkas_yang_diurungkan_ditanyakan_lagi(
    dunia: Dunia, semua: list[Pegawai]
) -> None:
    x, sisa = semua[0], semua[1:]
    pertama = impor(dunia, berkas(*sisa))
    biasa = impor(dunia, berkas(_diubah(x, "Nama Baru")), lengkap=False)
    satu = TakTercantum.objects.get()
    assert (satu.keputusan, satu.dijawab_impor_id) == ("MUNCUL", biasa.pk)
    _urungkan(biasa)
    assert _pertanyaan() == [(x.pk, "", pertama.pk)]
    satu.refresh_from_db()
    assert (satu.tanggal, satu.diputus_pada, satu.dijawab_impor_id) == (None, None, None)


def test_berkas_lain_yang_menyebutnya_tetap_menjawab(dunia: Dunia, semua: list[Pegawai]) -> None:
    x, lain, sisa = semua[0], semua[1], semua[2:]
    pertama = impor(dunia, berkas(lain, *sisa))
    biasa = impor(dunia, berkas(_diubah(x, "Nama Baru")), lengkap=False)
    rusak = f"{x.nip},{x.nama},1980-01-01,M,01,III/c,TIDAK_ADA"
    impor(dunia, berkas(tambahan=(rusak,)), lengkap=False)
    penyama = impor(
        dunia, berkas(_diubah(x, "Nama Baru"), _diubah(lain, "Nama Lain")), lengkap=False
    )
    _urungkan(biasa)
    assert _pertanyaan() == [(x.pk, "MUNCUL", pertama.pk)]
    assert TakTercantum.objects.get().dijawab_impor_id == penyama.pk
    _urungkan(penyama)
    assert _pertanyaan() == [(x.pk, "", pertama.pk)], "a rejected row answers nothing"


def test_pertanyaan_yang_lebih_baru_menerimanya(dunia: Dunia, semua: list[Pegawai]) -> None:
    """Asked, answered, asked again: without the answer it is one question, asked twice."""
    x, lain, sisa = semua[0], semua[1], semua[2:]
    pertama = impor(dunia, berkas(lain, *sisa))
    biasa = impor(dunia, berkas(_diubah(x, "Nama Baru")), lengkap=False)
    kedua = impor(dunia, berkas(_diubah(lain, "Nama Kedua"), *sisa))
    assert _pertanyaan() == [(x.pk, "MUNCUL", pertama.pk), (x.pk, "", kedua.pk)]
    _urungkan(biasa)
    assert _pertanyaan() == [(x.pk, "", kedua.pk)]
    _urungkan(kedua)
    assert _pertanyaan() == [(x.pk, "", pertama.pk)]


def test_keputusan_orang_tetap(dunia: Dunia, semua: list[Pegawai]) -> None:
    x, lain, sisa = semua[0], semua[1], semua[2:]
    impor(dunia, berkas(lain, *sisa))
    biasa = impor(dunia, berkas(_diubah(x, "Nama Baru")), lengkap=False)
    kedua = impor(dunia, berkas(_diubah(lain, "Nama Kedua"), *sisa))
    TakTercantum.objects.filter(keputusan="").update(keputusan="TETAP", tanggal="2026-06-01")
    _urungkan(biasa)
    _urungkan(kedua)
    assert _pertanyaan() == [(x.pk, "TETAP", kedua.pk)]


def test_yang_sudah_pergi_tidak_ditanyakan_lagi(dunia: Dunia, semua: list[Pegawai]) -> None:
    x, lain, sisa = semua[0], semua[1], semua[2:]
    impor(dunia, berkas(x), lengkap=False)
    impor(dunia, berkas(lain, *sisa))
    biasa = impor(dunia, berkas(x, _diubah(lain, "Nama Lain")), lengkap=False)
    Pegawai.objects.filter(pk=x.pk).update(kedudukan_hukum="99")
    _urungkan(biasa)
    assert not TakTercantum.objects.terbuka().exists()


def test_penanya_yang_diurungkan_lebih_dahulu_tidak_bertanya(
    dunia: Dunia, semua: list[Pegawai]
) -> None:
    x, lain, sisa = semua[0], semua[1], semua[2:]
    pertama = impor(dunia, berkas(_diubah(lain, "Nama Lain"), *sisa))
    biasa = impor(dunia, berkas(_diubah(x, "Nama Baru")), lengkap=False)
    _urungkan(pertama)
    _urungkan(biasa)
    assert _pertanyaan() == []
