"""Competency over 100,000 people: the heat map with its needs, the technical map, the queue of who
should be assessed, the digital map, and the matches of an agency at once.

Each against its bound of a second, or a baseline taken in the same run: a bare pass over the same
rows that counts nothing, or the same arithmetic person by person.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import numpy as np
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone

from kompetensi import rumus
from kompetensi.digital.selectors.peta import pemegang_tunggal, peta_digital
from kompetensi.kode import AREA_DIGITAL, KOMPETENSI
from kompetensi.models import PenilaianKompetensi, StandarTeknis, VersiStandar
from kompetensi.selectors.antrean import antrean_susun
from kompetensi.selectors.gap_teknis import teknis_menurut_unit
from kompetensi.selectors.kamus import nama_teknis
from kompetensi.selectors.kesenjangan import gap_menurut_unit, parameter_gap
from kompetensi.selectors.ketentuan import ketentuan_berlaku
from kompetensi.services.standar import standar_sahkan
from kompetensi.services.standar_draf import standar_buat_draf, standar_teknis
from talenta.inti.services.audit import Pelaku
from talenta.pegawai.lingkup import lingkup_pilihan
from talenta.pegawai.models import Jabatan, Pegawai, UnitOrganisasi
from tests.bench.juta import gandakan
from tests.bench.panggung import KECIL, Panggung
from tests.bench.ukur import Ukuran, detik, ukur
from tests.fixtures.klien import klien

# Of 100,000 people and nine competencies.
BATAS = 1.0
ORANG = 100_000


def bench_kompetensi(p: Panggung) -> Iterator[Ukuran]:
    """Last: it leaves the small instansi larger."""
    kali = ORANG // KECIL - 1 if p.skala.salinan else 1
    instansi = p.kecil.instansi
    jumlah = gandakan(instansi_id=instansi.pk, kali=kali)
    hari = timezone.localdate()
    _isi_teknis(instansi.pk, hari)
    admin = p.kecil.admin
    admin.lingkup = lingkup_pilihan(pengguna_id=admin.pk, hari=hari).aktif
    yield _halaman(p, jumlah)
    ketentuan = ketentuan_berlaku(instansi_id=instansi.pk, hari=hari)
    parameter = parameter_gap(oleh=admin, unit=None, hari=hari, ketentuan=ketentuan)
    unit = list(UnitOrganisasi.objects.filter(instansi=instansi, kedalaman=1))
    oleh: dict[str, Any] = {"oleh": admin, "unit": None, "hari": hari, "ketentuan": ketentuan}
    yield _bagian(
        p, f"peta kesenjangan {jumlah:,} orang x 9 kompetensi menurut unit, p95",
        lambda: gap_menurut_unit(parameter=parameter, unit=unit),
        ("menjumlahkan tingkat semua penilaian sekali baca", lambda: _polos(instansi.pk, hari)),
    )  # fmt: skip
    yield _bagian(
        p, f"peta kesenjangan teknis {jumlah:,} orang menurut unit, p95",
        lambda: teknis_menurut_unit(parameter=parameter, unit=unit),
        ("menjumlahkan tingkat teknis sekali baca", lambda: _polos_teknis(instansi.pk, hari)),
    )  # fmt: skip
    for jenis in ("kompetensi", "teknis"):
        yield _bagian(
            p, f"antrean asesmen {jenis} {jumlah:,} orang, p95",
            lambda jenis=jenis: antrean_susun(jenis=jenis, **oleh).baris,
            ("menggabungkan pegawai, unit, dan jabatan sekali baca",
             lambda: _polos_orang(instansi.pk)),
        )  # fmt: skip
    yield _bagian(
        p, f"peta talenta digital {jumlah:,} orang x 5 area, p95",
        lambda: peta_digital(oleh=admin, hari=hari),
        ("menjumlahkan tingkat digital semua sumber sekali baca",
         lambda: _polos_digital(instansi.pk, hari)),
    )  # fmt: skip
    yield _bagian(
        p, f"pemegang tunggal tingkat digital {jumlah:,} orang, p95",
        lambda: pemegang_tunggal(oleh=admin, hari=hari) is not None,
        ("menjumlahkan tingkat digital semua sumber sekali baca",
         lambda: _polos_digital(instansi.pk, hari)),
    )  # fmt: skip
    yield _jpm(p, jumlah, instansi.pk)


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
    with connection.cursor() as kursor:
        kursor.execute("ALTER TABLE kompetensi_penilaianteknis DISABLE TRIGGER USER")
        # Copies of the sample's results took numbers past the sequence.
        kursor.execute("DELETE FROM kompetensi_penilaianteknis")
        kursor.execute(
            """INSERT INTO kompetensi_penilaianteknis
                   (instansi_id, unit_lft, pegawai_id, kode, tanggal, tingkat, penyelenggara,
                    diperbarui_pada, alasan_cabut)
               SELECT instansi_id, unit_lft, p.id, k, %s::date - (p.id %% 900)::int,
                   ((p.id + n) %% 6)::int, 'UPT', now(), ''
               FROM pegawai_pegawai p, unnest(%s::text[]) WITH ORDINALITY AS u (k, n)
               WHERE instansi_id = %s AND (p.id + n) %% 5 > 0""",
            [hari, kode, instansi_id],
        )
        kursor.execute("ALTER TABLE kompetensi_penilaianteknis ENABLE TRIGGER USER")
        kursor.execute("VACUUM ANALYZE kompetensi_penilaianteknis")


def _halaman(p: Panggung, jumlah: int) -> Ukuran:
    k = klien(p.kecil.admin)

    def sekali() -> None:
        assert k.get(reverse("kompetensi:kesenjangan")).status_code == 200

    waktu = ukur(sekali, kali=p.skala.halaman, pemanasan=3)
    return Ukuran(
        nama=f"peta kesenjangan {jumlah:,} orang x 9 kompetensi beserta kebutuhannya, halaman, p95",
        angka=detik(waktu.p95),
        dasar="batas yang dijanjikan",
        angka_dasar=detik(BATAS),
        rasio=waktu.p95 / BATAS,
        target=None,
        sekurangnya=False,
        puncak=waktu.puncak,
    )


def _bagian(
    p: Panggung, nama: str, fungsi: Callable[[], object], dasar: tuple[str, Callable[[], None]]
) -> Ukuran:
    """A selector against its bound, and against a bare pass over the same rows."""

    def sekali() -> None:
        with transaction.atomic():
            assert fungsi()

    waktu = ukur(sekali, kali=p.skala.halaman, pemanasan=3)
    polos = ukur(dasar[1], kali=p.skala.kali, pemanasan=1)
    return Ukuran(
        nama=nama,
        angka=detik(waktu.p95),
        dasar=dasar[0],
        angka_dasar=detik(polos.median),
        rasio=waktu.p95 / polos.median,
        target=None,
        sekurangnya=False,
        puncak=waktu.puncak,
        juga=((f"<= {detik(BATAS)}", waktu.p95 <= BATAS),),
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


def _polos_orang(instansi_id: int) -> None:
    _jalankan(
        f"""SELECT u.opd_id, j.jenjang, count(*) FROM {Pegawai._meta.db_table} p
            JOIN pegawai_unitorganisasi u ON u.id = p.unit_id
            LEFT JOIN pegawai_jabatan j ON j.id = p.jabatan_id
            WHERE p.instansi_id = %s GROUP BY 1, 2""",
        [instansi_id],
    )
