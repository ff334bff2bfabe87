"""Every URL x method x role x place, against the table."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.urls import reverse

from talenta.akun import konfirmasi
from talenta.akun.izin import PERAN_DUA_FAKTOR, Peran, boleh
from tests.akses.halaman import periksa
from tests.akses.tabel import TABEL, TEMPAT, Baris, daerah_dan_unit
from tests.akses.url import semua_url
from tests.fixtures.dunia import Dunia
from tests.fixtures.klien import Klien, KlienRingkas, klien

# Others than a view takes are refused by it before it looks at who asks, so one asks.
METODE_ASING = ("GET", "POST", "PUT", "PATCH", "DELETE")
PEMINTA_ASING = (Peran.ADMIN_BKD.value,)
ANONIM = "ANONIM"
# They ask for the objects of every place, whatever they may do.
TANPA_WEWENANG = (Peran.ASN.value, ANONIM)
MASUK = "/akun/masuk/?next="
# Operations of the API stand in tests/api/tabel.py.
SAYAP_API = ("inti", "akun", "impor", "pegawai", "mutu", "kinerja", "kompetensi", "karir")
AWALAN_API = tuple(f"api_{sayap}:" for sayap in SAYAP_API)


def test_setiap_url_ada_di_tabel() -> None:
    terdaftar = {nama for nama, _ in semua_url() if not nama.startswith(AWALAN_API)}
    tanpa_nama = [pola for nama, pola in semua_url() if not nama]
    assert not tanpa_nama, f"URL tanpa nama: {tanpa_nama}"
    assert terdaftar - set(TABEL) == set(), "URL tanpa baris di tests/akses/tabel.py"
    assert set(TABEL) - terdaftar == set(), "baris tanpa URL"


def test_nama_url_tidak_dipakai_dua_kali() -> None:
    semua = [nama for nama, _ in semua_url()]
    assert len(semua) == len(set(semua))


@contextmanager
def tanpa_bekas() -> Iterator[None]:
    """Undo what a request wrote, so that the next role finds the same world."""
    titik = transaction.savepoint()
    try:
        yield
    finally:
        transaction.savepoint_rollback(titik)


def _minta(klien_: Klien, metode: str, url: str, isi: dict[str, Any], htmx: bool) -> Any:
    kirim = getattr(klien_, metode.lower())
    kepala = {"HX-Request": "true"} if htmx else {}
    kue = klien_.cookies.copy()
    with tanpa_bekas():
        jawaban = (
            kirim(url, isi, headers=kepala) if metode == "POST" else kirim(url, headers=kepala)
        )
    klien_.cookies = kue
    return jawaban


def _klien(dunia: Dunia, peran: str, **lain: Any) -> Klien:
    return klien(dunia.prov.akun[peran], jenis=KlienRingkas, **lain)


@pytest.fixture(scope="module", autouse=True)
def _selama_apa_pun() -> Iterator[None]:
    """However long the walk takes, nobody is asked for the password again."""
    with pytest.MonkeyPatch.context() as tempel:
        tempel.setattr(konfirmasi, "MASA_YAKIN", timedelta(days=1))
        yield


@pytest.fixture(scope="module")
def para_klien(dunia_modul: Dunia, django_db_blocker: Any) -> dict[str, Klien]:
    """Everybody, signed in once, and nobody."""
    with django_db_blocker.unblock():
        semua = {peran: _klien(dunia_modul, peran) for peran in Peran.values}
    return semua | {ANONIM: klien(jenis=KlienRingkas)}


def _salah(baris: Baris, metode: str, peran: str, tempat: str, jawaban: Any) -> str:
    """What is wrong with the status of an answer, or ""."""
    status, tujuan = jawaban.status_code, jawaban.headers.get("Location", "")
    if peran == ANONIM and not baris.publik:
        benar = status == 302 and tujuan.startswith(MASUK)
        if baris.htmx:
            # htmx follows a redirect by itself, so it gets an empty answer that sends the page on.
            ke = jawaban.headers.get("HX-Redirect", "")
            benar = MASUK.startswith(ke or "-") and not jawaban.content
        return "" if benar else f"{status} {tujuan}, harap ke halaman masuk"
    if metode not in baris.metode:
        return "" if status in (404, 405) else f"{status}, metode ini tidak ada"
    if baris.publik or baris.terlihat(peran, tempat):
        benar = status in (200, 204, 302, 303, 422) and not tujuan.startswith(MASUK)
        return "" if benar else f"{status} {tujuan}, harap dijawab"
    return "" if status == 404 else f"{status}, harap 404"


def _tempat(baris: Baris, peran: str) -> tuple[str, ...]:
    """Where the objects are that a role asks for. One without the permission is refused before the
    object is looked at; of those only TANPA_WEWENANG ask for the objects of other places."""
    if baris.lingkup == "bebas":
        return TEMPAT[:1]
    berwenang = any(baris.terlihat(peran, satu) for satu in TEMPAT)
    return TEMPAT if berwenang or peran in TANPA_WEWENANG else TEMPAT[:1]


@pytest.mark.parametrize("nama", sorted(TABEL))
def test_matriks(dunia: Dunia, para_klien: dict[str, Klien], nama: str) -> None:
    baris = TABEL[nama]
    sasaran = {}
    for tempat in _tempat(baris, ANONIM):
        daerah, unit = daerah_dan_unit(dunia, tempat)
        kwargs = baris.objek(daerah, unit) if baris.objek else {}
        sasaran[tempat] = reverse(nama, kwargs=kwargs), baris.isi(daerah, unit)
    cacat = []
    for peran, klien_ in para_klien.items():
        for tempat in _tempat(baris, peran):
            url, isi = sasaran[tempat]
            asing = tempat == TEMPAT[0] and peran in PEMINTA_ASING
            for metode in METODE_ASING if asing else baris.metode:
                jawaban = _minta(klien_, metode, url, isi, baris.htmx)
                salah = [_salah(baris, metode, peran, tempat, jawaban), *periksa(jawaban)]
                cacat += [f"{metode} {peran} {tempat}: {satu}" for satu in salah if satu]
    assert not cacat, "\n".join(cacat)


@pytest.fixture(scope="module")
def admin_bertoken(dunia_modul: Dunia, django_db_blocker: Any) -> Klien:
    """One whose forms are refused without their token."""
    with django_db_blocker.unblock():
        return _klien(dunia_modul, Peran.ADMIN_BKD, enforce_csrf_checks=True)


@pytest.mark.parametrize("nama", sorted(n for n, b in TABEL.items() if "POST" in b.metode))
def test_post_tanpa_token_ditolak(dunia: Dunia, admin_bertoken: Klien, nama: str) -> None:
    baris = TABEL[nama]
    daerah, unit = daerah_dan_unit(dunia, TEMPAT[0])
    url = reverse(nama, kwargs=baris.objek(daerah, unit) if baris.objek else {})
    isi = baris.isi(daerah, unit)
    assert _minta(admin_bertoken, "POST", url, isi, htmx=False).status_code == 403


def test_tak_dikenal_404(dunia: Dunia) -> None:
    jawaban = klien(dunia.prov.akun[Peran.ADMIN_BKD]).get("/tidak/ada/")
    assert jawaban.status_code == 404
    assert not periksa(jawaban)


@pytest.fixture(scope="module")
def tanpa_faktor(dunia_modul: Dunia, django_db_blocker: Any) -> dict[str, Klien]:
    """Roles that ask for a second factor, which was not given."""
    with django_db_blocker.unblock():
        return {p: _klien(dunia_modul, p, berfaktor=False) for p in PERAN_DUA_FAKTOR}


def _membuka(peran: str, nama: str, dunia: Dunia, tanpa: Klien) -> list[str]:
    """What a role opens, beyond plain ASN, though no second factor was given."""
    baris = TABEL[nama]
    daerah, unit = daerah_dan_unit(dunia, TEMPAT[0])
    url = reverse(nama, kwargs=baris.objek(daerah, unit) if baris.objek else {})
    cacat = []
    for metode in sorted(baris.metode):
        jawaban = _minta(tanpa, metode, url, baris.isi(daerah, unit), baris.htmx)
        if jawaban.status_code != 404:
            cacat.append(f"{metode} {peran}: {jawaban.status_code}")
    return cacat


@pytest.mark.parametrize(
    "nama", sorted(n for n, b in TABEL.items() if b.izin and not boleh(Peran.ASN, b.izin))
)
def test_tanpa_faktor_kedua_peran_tidak_membuka_apa_pun(
    dunia: Dunia, tanpa_faktor: dict[str, Klien], nama: str
) -> None:
    """For every page of a role that asks for a second factor: by one of those that open it."""
    izin = TABEL[nama].izin
    peran = [p for p in sorted(PERAN_DUA_FAKTOR, reverse=True) if izin and boleh(p, izin)]
    assert not [satu for p in peran[:1] for satu in _membuka(p, nama, dunia, tanpa_faktor[p])]
