"""Competency over 100,000 people: the pages of the heat map with its needs, of the technical map,
of the queue of who should be assessed, of digital talent with who is alone at a level, and the
matches of an agency at once.

Each page against its bound of a second and against a bare pass over the same rows that counts
nothing, taken in the same run; the matches against the same arithmetic person by person.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import numpy as np
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from kompetensi import rumus
from kompetensi.kode import AREA_DIGITAL, KOMPETENSI
from kompetensi.models import PenilaianKompetensi, StandarTeknis, VersiStandar
from kompetensi.selectors.kamus import nama_teknis
from kompetensi.services.standar import standar_sahkan
from kompetensi.services.standar_draf import standar_buat_draf, standar_teknis
from talenta.inti.services.audit import Pelaku
from talenta.pegawai.models import Jabatan, Pegawai
from tests.bench.juta import gandakan
from tests.bench.panggung import KECIL, Panggung
from tests.bench.ukur import Ukuran, detik, ukur
from tests.fixtures.klien import klien

# Of 100,000 people and nine competencies.
BATAS = 1.0
ORANG = 100_000
# Requests of a page: enough for a 95th percentile.
KALI = 20


def bench_kompetensi(p: Panggung) -> Iterator[Ukuran]:
    """Last: it leaves the small instansi larger."""
    kali = ORANG // KECIL - 1 if p.skala.salinan else 1
    instansi_id = p.kecil.instansi.pk
    jumlah = gandakan(instansi_id=instansi_id, kali=kali)
    hari = timezone.localdate()
    _isi_teknis(instansi_id, hari)
    _isi_digital(instansi_id, hari)

    def polos(fungsi: Callable[..., None]) -> Callable[[], None]:
        return lambda: fungsi(instansi_id, hari)

    sembilan = ("menjumlahkan tingkat semua penilaian sekali baca", polos(_polos))
    teknis = ("menjumlahkan tingkat teknis sekali baca", polos(_polos_teknis))
    orang = ("menggabungkan pegawai, unit, dan jabatan sekali baca", polos(_polos_orang))
    digital = ("menjumlahkan tingkat digital semua sumber sekali baca", polos(_polos_digital))
    peta = f"peta kesenjangan {jumlah:,} orang x {len(KOMPETENSI)} kompetensi"
    for nama, tujuan, kueri, dasar in (
        (f"{peta} menurut unit, dengan kebutuhannya", "kesenjangan", {}, sembilan),
        (f"{peta} menurut jabatan", "kesenjangan", {"menurut": "jabatan"}, sembilan),
        (f"peta kesenjangan teknis {jumlah:,} orang", "gap_teknis", {"menurut": "unit"}, teknis),
        (f"antrean asesmen kompetensi {jumlah:,} orang", "antrean", {}, orang),
        (f"antrean asesmen teknis {jumlah:,} orang", "antrean", {"jenis": "teknis"}, orang),
        (f"talenta digital dan pemegang tunggal {jumlah:,} orang", "digital", {}, digital),
    ):
        yield _halaman(p, nama, reverse(f"kompetensi:{tujuan}"), kueri, dasar)
    yield _jpm(p, jumlah, instansi_id)


def _isi_teknis(instansi_id: int, hari: date) -> None:
    """Every post asks for the dictionary's technical competencies; most people hold results."""
    umum: dict[str, Any] = {"instansi_id": instansi_id, "pelaku": Pelaku.sistem()}
    standar_buat_draf(hari=hari, **umum)
    kode = list(nama_teknis(instansi_id=instansi_id, hari=hari))
    for satu in kode:
        standar_teknis(
            jabatan=Jabatan.objects.filter(instansi_id=instansi_id), kode=satu, tingkat=3, **umum
        )
    standar_sahkan(judul="Bench", dasar="Bench", berlaku_mulai=hari, hari=hari, **umum)
    assert StandarTeknis.objects.filter(versi__in=VersiStandar.objects.pada(hari)).exists()
    _ganti_isi(
        "kompetensi_penilaianteknis",
        """(instansi_id, unit_lft, pegawai_id, kode, tanggal, tingkat, penyelenggara,
            diperbarui_pada, alasan_cabut)
           SELECT instansi_id, unit_lft, p.id, k, %s::date - (p.id %% 900)::int,
               ((p.id + n) %% 6)::int, 'UPT', now(), ''
           FROM pegawai_pegawai p, unnest(%s::text[]) WITH ORDINALITY AS u (k, n)
           WHERE instansi_id = %s AND (p.id + n) %% 5 > 0""",
        [hari, kode, instansi_id],
    )


def _isi_digital(instansi_id: int, hari: date) -> None:
    """Two sources of four people in five."""
    _ganti_isi(
        "kompetensi_keterampilandigital",
        f"""(instansi_id, unit_lft, pegawai_id, sumber, tanggal, {", ".join(AREA_DIGITAL)},
             diperbarui_pada, alasan_cabut)
            SELECT instansi_id, unit_lft, p.id, s, %s::date - (p.id %% 900 + n)::int,
                {", ".join(f"((p.id + n + {i}) %% 9)::int" for i in range(len(AREA_DIGITAL)))},
                now(), ''
            FROM pegawai_pegawai p, unnest(%s::text[]) WITH ORDINALITY AS u (s, n)
            WHERE instansi_id = %s AND p.id %% 5 > 0""",
        [hari, ["ASESMEN", "ATASAN"], instansi_id],
    )


def _ganti_isi(tabel: str, pilih: str, parameter: list[Any]) -> None:
    """Other rows in a table of results: copies of the sample's took numbers past the sequence."""
    with connection.cursor() as kursor:
        kursor.execute(f"ALTER TABLE {tabel} DISABLE TRIGGER USER")
        kursor.execute(f"DELETE FROM {tabel}")
        kursor.execute(f"INSERT INTO {tabel} {pilih}", parameter)
        kursor.execute(f"ALTER TABLE {tabel} ENABLE TRIGGER USER")
        kursor.execute(f"VACUUM ANALYZE {tabel}")


def _halaman(
    p: Panggung, nama: str, url: str, kueri: dict[str, str], dasar: tuple[str, Callable[[], None]]
) -> Ukuran:
    """A page as its officer gets it, with row-level security and all."""
    k = klien(p.kecil.admin)

    def sekali() -> None:
        assert k.get(url, kueri).status_code == 200

    waktu = ukur(sekali, kali=KALI, pemanasan=3)
    polos = ukur(dasar[1], kali=p.skala.kali, pemanasan=1)
    return Ukuran(
        nama=f"{nama}, halaman",
        angka=detik(waktu.median),
        dasar=dasar[0],
        angka_dasar=detik(polos.median),
        rasio=waktu.median / polos.median,
        target=None,
        sekurangnya=False,
        puncak=waktu.puncak,
        juga=((f"p95 {detik(waktu.p95)} <= {detik(BATAS)}", waktu.p95 <= BATAS),),
    )


def _jpm(p: Panggung, jumlah: int, instansi_id: int) -> Ukuran:
    """The matches of everybody as columns, and the same person by person."""
    nilai = PenilaianKompetensi.objects.filter(instansi_id=instansi_id).order_by("pegawai_id")
    tingkat = np.array(list(nilai.values_list(*KOMPETENSI)), np.int64)
    standar = np.tile(np.array([3] * len(KOMPETENSI), np.int64), (len(tingkat), 1))
    semua = [(t, s) for t, s in zip(tingkat.tolist(), standar.tolist(), strict=True)]

    def satu_satu() -> None:
        for t, s in semua:
            rumus.jpm_mentah(t, s)

    kolom = ukur(lambda: rumus.jpm_kolom(tingkat, standar), kali=p.skala.halaman, pemanasan=1)
    dasar = ukur(satu_satu, kali=p.skala.kali, pemanasan=1)
    return Ukuran(
        nama=f"JPM {len(semua):,} penilaian dari {jumlah:,} orang sekaligus",
        angka=detik(kolom.median),
        dasar="rumus yang sama orang demi orang",
        angka_dasar=detik(dasar.median),
        rasio=dasar.median / kolom.median,
        target=10 if p.skala.salinan else None,
        sekurangnya=True,
        puncak=kolom.puncak,
    )


def _jalankan(sql: str, parameter: list[Any]) -> None:
    with connection.cursor() as kursor:
        kursor.execute(sql, parameter)
        kursor.fetchall()


def _polos(instansi_id: int, hari: date) -> None:
    jumlah = ", ".join(f"sum({kode})" for kode in KOMPETENSI)
    _jalankan(
        f"SELECT {jumlah} FROM kompetensi_penilaiankompetensi "
        "WHERE instansi_id = %s AND tanggal <= %s",
        [instansi_id, hari],
    )


def _polos_teknis(instansi_id: int, hari: date) -> None:
    _jalankan(
        "SELECT kode, sum(tingkat) FROM kompetensi_penilaianteknis "
        "WHERE instansi_id = %s AND tanggal <= %s GROUP BY kode",
        [instansi_id, hari],
    )


def _polos_digital(instansi_id: int, hari: date) -> None:
    jumlah = ", ".join(f"sum({kode})" for kode in AREA_DIGITAL)
    _jalankan(
        f"SELECT sumber, {jumlah} FROM kompetensi_keterampilandigital "
        "WHERE instansi_id = %s AND tanggal <= %s GROUP BY sumber",
        [instansi_id, hari],
    )


def _polos_orang(instansi_id: int, _hari: date) -> None:
    _jalankan(
        f"""SELECT u.opd_id, j.jenjang, count(*) FROM {Pegawai._meta.db_table} p
            JOIN pegawai_unitorganisasi u ON u.id = p.unit_id
            LEFT JOIN pegawai_jabatan j ON j.id = p.jabatan_id
            WHERE p.instansi_id = %s GROUP BY 1, 2""",
        [instansi_id],
    )
