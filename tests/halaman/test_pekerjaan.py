"""Jobs: whose they are, how far, how they ended, and a broker that is away."""

from typing import Any

import pytest

from talenta.akun.izin import Peran
from talenta.inti import kamus
from talenta.inti.models import Pekerjaan
from tests.fixtures.dunia import Dunia
from tests.halaman.conftest import HTMX


@pytest.fixture
def kerja(dunia: Dunia) -> Pekerjaan:
    pelaku = dunia.prov.akun[Peran.ADMIN_BKD]
    return Pekerjaan.objects.create(
        jenis="karir.hitung",
        judul="Pemeringkatan Provinsi Contoh",
        instansi_id=dunia.prov.instansi.pk,
        pelaku_id=pelaku.pk,
        pelaku=str(pelaku),
    )


def laman(k: Any, kerja: Pekerjaan, akhiran: str = "", **kepala: Any) -> str:
    jawaban = k.get(f"/pekerjaan/{kerja.pk}/{akhiran}", **kepala)
    assert jawaban.status_code == 200
    return str(jawaban.content.decode())


def ubah(kerja: Pekerjaan, **nilai: Any) -> None:
    Pekerjaan.objects.filter(pk=kerja.pk).update(**nilai)


def test_daftar_milik_instansi_dan_saringannya(dunia: Dunia, kerja: Pekerjaan, masuk: Any) -> None:
    k = masuk(Peran.AUDITOR)

    def tampil(**saring: str) -> set[int]:
        return {p.pk for p, _ in k.get("/pekerjaan/", saring).context["baris"]}

    assert tampil() == {kerja.pk, dunia.prov.pekerjaan.pk}
    assert tampil(status="ANTRE") == {kerja.pk}
    assert tampil(jenis="impor.terapkan") == {dunia.prov.pekerjaan.pk}
    assert tampil(status="GAGAL") == set()
    assert masuk(Peran.PENGELOLA_OPD).get("/pekerjaan/").status_code == 404


def test_yang_meminta_boleh_melihat(dunia: Dunia, kerja: Pekerjaan, masuk: Any) -> None:
    k = masuk(Peran.PENGELOLA_OPD)
    assert k.get(f"/pekerjaan/{kerja.pk}/").status_code == 404
    ubah(kerja, pelaku_id=dunia.prov.akun[Peran.PENGELOLA_OPD].pk)
    isi = laman(k, kerja)
    assert kerja.judul in isi
    assert 'href="/pekerjaan/"' not in isi


def test_instansi_lain_tidak_ada(dunia: Dunia, masuk: Any) -> None:
    asing = dunia.kab.pekerjaan
    for akhiran in ("", "kemajuan/"):
        jawaban = masuk(Peran.ADMIN_BKD).get(f"/pekerjaan/{asing.pk}/{akhiran}", **HTMX)
        assert jawaban.status_code == 404


def test_bertanya_lagi_hanya_selama_terbuka(kerja: Pekerjaan, masuk: Any) -> None:
    k = masuk(Peran.ADMIN_BKD)
    ubah(kerja, status="BERJALAN", langkah="Menghitung", selesai_n=25, total_n=100)
    isi = laman(k, kerja, "kemajuan/", **HTMX)
    assert "<html" not in isi
    assert f'hx-get="/pekerjaan/{kerja.pk}/kemajuan/"' in isi
    assert 'value="25"' in isi
    assert "Menghitung" in isi
    ubah(kerja, status="SELESAI", hasil={"proses_id": 77})
    isi = laman(k, kerja, "kemajuan/", **HTMX)
    assert "hx-get" not in isi


def test_tanpa_htmx_ke_halaman_penuh(kerja: Pekerjaan, masuk: Any) -> None:
    jawaban = masuk(Peran.ADMIN_BKD).get(f"/pekerjaan/{kerja.pk}/kemajuan/")
    assert jawaban["Location"] == f"/pekerjaan/{kerja.pk}/"


def test_galat_dengan_kata(kerja: Pekerjaan, masuk: Any) -> None:
    ubah(kerja, status="GAGAL", galat="Berkas tidak dapat dibaca.")
    assert "Berkas tidak dapat dibaca." in laman(masuk(Peran.ADMIN_BKD), kerja)


def test_tautan_hasil(kerja: Pekerjaan, masuk: Any) -> None:
    k = masuk(Peran.ADMIN_BKD)
    tujuan = kamus.JENIS["karir.hitung"].url_hasil({"proses_id": 77})
    assert tujuan
    assert tujuan not in laman(k, kerja)
    ubah(kerja, status="SELESAI", hasil={"proses_id": 77})
    assert f'href="{tujuan}"' in laman(k, kerja)
    ubah(kerja, hasil={})
    assert tujuan not in laman(k, kerja)


def test_antrean_tidak_terjangkau(kerja: Pekerjaan, masuk: Any, settings: Any) -> None:
    k = masuk(Peran.ADMIN_BKD)
    assert "tidak terjangkau" not in laman(k, kerja)
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    assert "Antrean sedang tidak terjangkau; pekerjaan tersimpan" in laman(k, kerja)
    ubah(kerja, status="BERJALAN")
    assert "tidak terjangkau" not in laman(k, kerja)


def test_setiap_jenis_yang_dapat_dijalankan_punya_kata() -> None:
    from talenta.celery import app
    from talenta.inti.services.pekerjaan import _PELAKSANA

    app.autodiscover_tasks(force=True)
    assert set(_PELAKSANA) <= set(kamus.JENIS)
