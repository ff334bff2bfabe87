"""Every address of the API x method x role x place x scope, against the table."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import get_resolver, reverse

from talenta.akun.izin import Peran
from talenta.inti.api.operasi import BACA, BERSYARAT
from tests.akses.halaman import CSP, kebijakan
from tests.akses.tabel import DALAM, TEMPAT, daerah_dan_unit
from tests.akses.test_url import tanpa_bekas
from tests.akses.url import semua_url
from tests.api.bantu import CAKUPAN, Peminta, token
from tests.api.tabel import API, ISI, berkas_baru
from tests.fixtures.dunia import Dunia
from tests.fixtures.klien import KlienRingkas, klien

TERBUKA = frozenset({200, 201, 202, 204, 304, 409, 422, 428})


def _alamat_api() -> dict[str, Any]:
    """Name -> operations by method, of every address below /api/v1/."""
    hasil = {}
    for nama, _ in semua_url():
        if nama.startswith("api_") and ":" in nama:
            ruang, pendek = nama.split(":")
            [pola] = [
                p
                for r in get_resolver().url_patterns
                if getattr(r, "namespace", None) == ruang
                for p in r.url_patterns
                if p.name == pendek
            ]
            hasil[nama] = pola.callback.cls.semua
    return hasil


def test_setiap_alamat_punya_baris() -> None:
    alamat = _alamat_api()
    assert set(alamat) == set(API)
    beda = {n: set(alamat[n]) ^ set(API[n].izin) for n in API if set(alamat[n]) != set(API[n].izin)}
    assert not beda, "metode tanpa baris, atau baris tanpa metode"


def _peminta(rahasia: str) -> Peminta:
    return Peminta(rahasia, klien(jenis=KlienRingkas))


@pytest.fixture(scope="module")
def para_peminta(dunia_modul: Dunia, django_db_blocker: Any) -> dict[str, dict[str, Peminta]]:
    """By role: "penuh" with every scope; by area one that lacks it, and "baca" that only reads."""
    with django_db_blocker.unblock():
        semua = {}
        for peran in Peran.values:
            pengguna = dunia_modul.prov.akun[peran]
            semua[peran] = {"penuh": _peminta(token(pengguna).rahasia)}
        admin = dunia_modul.prov.akun[Peran.ADMIN_BKD]
        baca = [satu for satu in CAKUPAN if satu.endswith(f":{BACA}")]
        semua[Peran.ADMIN_BKD][BACA] = _peminta(token(admin, cakupan=baca).rahasia)
        for area in {satu.area for satu in API.values()}:
            lain = [satu for satu in CAKUPAN if not satu.startswith(f"{area}:")]
            semua[Peran.ADMIN_BKD][area] = _peminta(token(admin, cakupan=lain).rahasia)
    return semua


@pytest.fixture(autouse=True)
def _tanpa_batas(settings: Any) -> None:
    settings.TALENTA_API_BATAS = 10**9


def _minta(peminta: Peminta, nama: str, metode: str, kwargs: dict[str, Any]) -> Any:
    with tanpa_bekas():
        return peminta(
            metode,
            reverse(nama, kwargs=kwargs),
            ISI.get((nama, metode)),
            berkas=berkas_baru(nama, metode),
        )


def _salah(metode: str, terlihat: bool, jawaban: Any) -> str:
    status = jawaban.status_code
    if kebijakan(jawaban.headers.get("Content-Security-Policy", "")) != CSP:
        return "CSP"
    if not terlihat:
        return "" if status == 404 else f"{status}, harap 404"
    if metode in BERSYARAT and status != 428:
        return f"{status}, harap 428 tanpa If-Match"
    if status == 404 and b"Belum ada" in jawaban.content:
        return ""
    return "" if status in TERBUKA else f"{status} {jawaban.content[:300]!r}, harap dijawab"


SAYAP = sorted({nama.partition(":")[0] for nama in API})


def _milik(sayap: str) -> list[str]:
    return sorted(nama for nama in API if nama.startswith(f"{sayap}:"))


def _cacat(dunia: Dunia, para_peminta: dict[str, Any], nama: str) -> Iterator[str]:
    baris = API[nama]
    for tempat in TEMPAT if baris.lingkup != "bebas" else TEMPAT[:1]:
        daerah, unit = daerah_dan_unit(dunia, tempat)
        kwargs = baris.objek(daerah, unit) if baris.objek else {}
        for metode in baris.izin:
            for peran, milik in para_peminta.items():
                if tempat != DALAM and not baris.terlihat(metode, peran, DALAM):
                    continue
                jawaban = _minta(milik["penuh"], nama, metode, kwargs)
                terlihat = baris.terlihat(metode, peran, tempat)
                if kata := _salah(metode, terlihat, jawaban):
                    yield f"{nama} {metode} {peran} {tempat}: {kata}"


@pytest.mark.parametrize("sayap", SAYAP)
def test_matriks(dunia: Dunia, para_peminta: dict[str, Any], sayap: str) -> None:
    cacat = [kata for nama in _milik(sayap) for kata in _cacat(dunia, para_peminta, nama)]
    assert not cacat, "\n".join(cacat)


@pytest.mark.parametrize("sayap", SAYAP)
def test_tanpa_token_dan_tanpa_cakupan(
    dunia: Dunia, para_peminta: dict[str, Any], sayap: str
) -> None:
    """401 without a token, even with a session; 403 with a token of other areas, and for what
    changes something with one that may only read."""
    bersesi = Peminta("", klien(dunia.prov.akun[Peran.ADMIN_BKD]))
    daerah, unit = daerah_dan_unit(dunia, DALAM)
    for nama in _milik(sayap):
        baris = API[nama]
        kwargs = baris.objek(daerah, unit) if baris.objek else {}
        for metode in baris.izin:
            tanpa = _minta(bersesi, nama, metode, kwargs)
            assert tanpa.status_code == 401, (nama, metode)
            assert tanpa.headers["WWW-Authenticate"].startswith("Bearer")
            if not baris.terlihat(metode, Peran.ADMIN_BKD, DALAM) or baris.bebas:
                continue
            kurang = {baris.area: baris.area} | ({baris.juga: baris.juga} if baris.juga else {})
            if metode != "GET" or baris.juga:
                kurang[BACA] = f"{baris.juga or baris.area}:tulis"
            for cakupan, disebut in kurang.items():
                ditolak = _minta(para_peminta[Peran.ADMIN_BKD][cakupan], nama, metode, kwargs)
                assert ditolak.status_code == 403, (nama, metode, cakupan, ditolak.status_code)
                assert disebut in ditolak.json()["detail"]
