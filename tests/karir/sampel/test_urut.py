"""The list sorted by a column: every row once, forward and back, whoever has no value at the end,
and never by sorting a million rows."""

import re
from typing import Any

import pytest
from django.db import connection

from karir.models import HasilPeringkat
from karir.selectors.urut import KOLOM, UKURAN, Urutan, hasil_halaman, urutan_baca
from talenta.akun.izin import Peran
from tests.karir.bahan import Sampel

HASIL = "/karir/hasil/"
SEMUA = [Urutan(nama=nama, turun=turun) for nama in KOLOM for turun in (False, True)]


def harap(contoh: Sampel, urutan: Urutan) -> list[str]:
    """NIP in the order asked for, worked out in Python."""
    baris = list(
        HasilPeringkat.objects.filter(proses=contoh.proses).values_list(urutan.kolom, "nip")
    )
    ada = sorted((b for b in baris if b[0] is not None), reverse=urutan.turun)
    kosong = sorted((nip for nilai, nip in baris if nilai is None), reverse=urutan.turun)
    return [nip for _, nip in ada] + kosong


def jelajah(contoh: Sampel, urutan: Urutan) -> tuple[list[list[str]], list[list[str]]]:
    """All pages forward, and then back from the last."""
    hasil = HasilPeringkat.objects.filter(proses=contoh.proses)
    kini = hasil_halaman(hasil=hasil, urutan=urutan)
    maju = [kini]
    while kini.sesudah:
        nomor = str(kini.mulai + UKURAN)
        kini = hasil_halaman(hasil=hasil, urutan=urutan, sesudah=kini.sesudah, nomor=nomor)
        maju.append(kini)
    assert [lembar.mulai for lembar in maju] == list(range(1, 50 * len(maju), UKURAN))
    mundur = [kini]
    while kini.sebelum:
        kini = hasil_halaman(hasil=hasil, urutan=urutan, sebelum=kini.sebelum)
        mundur.append(kini)
    return tuple([[b.nip for b in satu.baris] for satu in arah] for arah in (maju, mundur))  # type: ignore[return-value]


@pytest.mark.parametrize("urutan", SEMUA, ids=lambda u: u.kode)
def test_setiap_baris_sekali_maju_dan_mundur(contoh: Sampel, db: None, urutan: Urutan) -> None:
    maju, mundur = jelajah(contoh, urutan)
    assert [nip for lembar in maju for nip in lembar] == harap(contoh, urutan)
    assert mundur[::-1] == maju


@pytest.mark.parametrize("urutan", SEMUA, ids=lambda u: u.kode)
def test_urutan_memakai_indeks(contoh: Sampel, db: None, urutan: Urutan) -> None:
    """Asked to avoid a sort of all, the planner can: an index gives each order, its last page too;
    only those equal in the column are put in order among themselves."""
    hasil = HasilPeringkat.objects.filter(proses=contoh.proses)
    akhir = hasil_halaman(hasil=hasil, urutan=urutan, sebelum="" if urutan.nama == "nama" else ":0")
    with connection.cursor() as kursor:
        for setelan in ("seqscan", "sort", "bitmapscan"):
            kursor.execute(f"SET LOCAL enable_{setelan} = off")
    with connection.execute_wrapper(_jelaskan(rencana := [])):
        hasil_halaman(hasil=hasil, urutan=urutan)
        hasil_halaman(hasil=hasil, urutan=urutan, sesudah=akhir.sesudah, nomor="51")
    assert rencana
    assert not [satu for satu in rencana if "->  Sort" in satu]


def _jelaskan(rencana: list[str]) -> Any:
    def bungkus(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        with connection.connection.cursor() as kursor:
            kursor.execute(f"EXPLAIN {sql}", params)
            rencana.append("\n".join(satu for (satu,) in kursor.fetchall()))
        return execute(sql, params, many, context)

    return bungkus


def test_kepala_tabel_mengurutkan_dan_mengatakannya(contoh: Sampel, sebagai: Any) -> None:
    k = sebagai(Peran.ADMIN_BKD)
    awal = k.get(HASIL).content.decode()
    assert re.search(r'aria-sort="ascending"[^>]*><a href="\?urut=-peringkat">Peringkat', awal)
    assert '<a href="?urut=-y">Y</a>' in awal
    teks = k.get(f"{HASIL}?urut=-y&kotak=9").content.decode()
    assert re.search(r'aria-sort="descending"[^>]*><a href="\?urut=y&amp;kotak=9">Y', teks) or (
        re.search(r'aria-sort="descending"[^>]*><a href="\?kotak=9&amp;urut=y">Y', teks)
    )
    assert '<input type="hidden" name="urut" value="-y">' in teks
    y = [satu.y_eksak for satu in k.get(f"{HASIL}?urut=-y").context["halaman"].baris]
    assert y == sorted(y, reverse=True)
    assert urutan_baca("-tak;ada") == Urutan()


def test_letak_halaman_dalam_daftar(contoh: Sampel, sebagai: Any) -> None:
    k = sebagai(Peran.ADMIN_BKD)
    pertama = k.get(HASIL)
    assert "1–50 dari 1.145" in pertama.content.decode()
    kedua = k.get(HASIL + pertama.context["berikutnya"])
    assert "51–100 dari 1.145" in kedua.content.decode()
    assert "1–50 dari" in k.get(HASIL + kedua.context["sebelumnya"]).content.decode()
    tanpa_nomor = re.sub(r"&nomor=\d+", "", pertama.context["berikutnya"])
    assert "Seluruhnya 1.145 pegawai" in k.get(HASIL + tanpa_nomor).content.decode()
    satu = k.get(f"{HASIL}?cari={contoh.daerah.pegawai['C00'][0].nip}").content.decode()
    assert "1–1 dari 1" in satu


def test_opd_di_samping_unit(contoh: Sampel, sebagai: Any) -> None:
    hasil = (
        HasilPeringkat.objects.filter(proses=contoh.proses, peringkat__isnull=False)
        .extra(where=["unit_nama <> opd_nama"])
        .order_by("peringkat", "nip")[0]
    )
    teks = sebagai(Peran.ADMIN_BKD).get(f"{HASIL}?cari={hasil.nip}").content.decode()
    assert f"{hasil.unit_nama}, {hasil.opd_nama}" in teks
