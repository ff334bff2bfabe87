"""Sessions: listed in plain words, ended one by one or all others, and dead afterwards."""

from datetime import timedelta

import pytest
from django.utils import timezone

from talenta.akun.izin import Peran
from talenta.akun.models import Pengguna, Sesi
from talenta.akun.sesi import perangkat
from talenta.inti.models import CatatanAudit
from tests.fixtures.dunia import SANDI, Dunia
from tests.fixtures.klien import Klien, klien, masuk

SAYA, AKHIRI = "/akun/saya/", "/akun/sesi/akhiri/"
PONSEL = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/131.0 Mobile Safari/537.36"


@pytest.fixture
def akun(dunia: Dunia) -> Pengguna:
    return dunia.prov.akun[Peran.ASN]


def di_ponsel(akun: Pengguna) -> Klien:
    k = klien(HTTP_USER_AGENT=PONSEL, REMOTE_ADDR="10.0.0.7")
    assert masuk(k, akun.nip, SANDI).status_code == 302
    return k


@pytest.mark.parametrize(
    ("agen", "kata"),
    [
        (PONSEL, "Chrome di Android"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/131.0 Safari/537.36 Edg/131.0", "Edge di Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Firefox/132.0", "Firefox di Linux"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18) Version/18 Safari/604", "Safari di iPhone"),
        ("Mozilla/5.0 (Macintosh; Intel) Version/18 Safari/605", "Safari di Mac"),
        ("curl/8.0", "Peramban lain di perangkat lain"),
        ("", "Peramban lain di perangkat lain"),
    ],
)
def test_perangkat_dengan_kata_biasa(agen: str, kata: str) -> None:
    assert perangkat(agen) == kata


def test_daftar_dan_akhiri_satu(akun: Pengguna) -> None:
    k, ponsel = klien(akun), di_ponsel(akun)
    asing = klien(akun.instansi.pengguna.exclude(pk=akun.pk).first())
    sesi = k.get(SAYA).context["sesi"]
    assert [satu.sesi_ini for satu in sesi] == [True, False]
    assert (sesi[1].perangkat, sesi[1].alamat) == ("Chrome di Android", "10.0.0.7")
    assert asing.post(AKHIRI, {"sesi": sesi[1].tanda}).status_code == 404
    assert k.post(AKHIRI, {"sesi": sesi[0].tanda}).status_code == 404
    assert k.post(AKHIRI, {"sesi": "bukan-tanda"}).status_code == 404
    assert ponsel.get(SAYA).status_code == 200
    assert k.post(AKHIRI, {"sesi": sesi[1].tanda}).status_code == 302
    assert ponsel.get(SAYA).status_code == 302
    assert k.get(SAYA).status_code == 200
    assert CatatanAudit.objects.get(tindakan="sesi.akhiri").rincian == {
        "perangkat": "Chrome di Android",
        "alamat": "10.0.0.7",
    }


def test_akhiri_semua_yang_lain(akun: Pengguna) -> None:
    k, lain = klien(akun), [di_ponsel(akun), klien(akun)]
    asing = klien(akun.instansi.pengguna.exclude(pk=akun.pk).first())
    assert k.post(AKHIRI).status_code == 302
    assert [satu.get(SAYA).status_code for satu in lain] == [302, 302]
    assert k.get(SAYA).status_code == asing.get(SAYA).status_code == 200


def test_kunci_sesi_tidak_ada_di_halaman(akun: Pengguna) -> None:
    k, ponsel = klien(akun), di_ponsel(akun)
    isi = k.get(SAYA).content.decode()
    assert ponsel.session.session_key not in isi
    assert k.session.session_key not in isi


def test_keluar_sandi_baru_dan_penonaktifan_menghapus_baris(akun: Pengguna) -> None:
    k, lain = klien(akun), klien(akun)
    k.post("/akun/keluar/")
    assert Sesi.objects.filter(pengguna_id=akun.pk).count() == 1
    baru = "sawah-hijau-2026"
    k = klien(akun)
    isi = {"sandi_lama": SANDI, "sandi_baru": baru, "sandi_ulang": baru}
    assert k.post("/akun/sandi/", isi).status_code == 302
    assert Sesi.objects.filter(pengguna_id=akun.pk).count() == 1
    assert lain.get(SAYA).status_code == 302
    assert k.get(SAYA).status_code == 200


def test_terakhir_terlihat_dicatat_tiap_beberapa_menit(akun: Pengguna) -> None:
    k = klien(akun)
    lama = timezone.now() - timedelta(minutes=4)
    for mundur, berubah in ((4, False), (6, True)):
        lama = timezone.now() - timedelta(minutes=mundur)
        Sesi.objects.update(terakhir_pada=lama)
        k.get("/akun/sandi/")
        assert (Sesi.objects.get(pengguna_id=akun.pk).terakhir_pada != lama) is berubah
