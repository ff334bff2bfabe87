"""Hostile files, each through the road of an officer: upload, check, pages, downloads, apply.

Each ends as a clear refusal or with findings on every row, in bounded memory and time, without an
unhandled exception and without a changed row. The first of each family runs with every test run;
the thousand run with `make test-faults`.
"""

import resource
import shutil
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.urls import reverse

from talenta.akun.izin import Peran
from talenta.impor.baca import BerkasTidakTerbaca
from talenta.impor.models import Impor
from talenta.impor.services.unggah import impor_unggah
from talenta.inti.services.audit import Pelaku
from talenta.inti.services.pekerjaan import GalatPekerjaan
from tests.bench.ukur import _lupakan_puncak, _puncak
from tests.faults.berkas_jahat import MACAM, Harap, Jahat, berkas_jahat
from tests.fixtures.dunia import Dunia, bangun
from tests.fixtures.klien import klien
from tests.impor.bantu import kerjakan

DETIK_TERLAMA = 90
PUNCAK_MB = 700
# What the client of the tests holds in memory several times over goes in by the service.
_LEWAT_HALAMAN = 4 << 20
_BUKAN_KATA_PETUGAS = ("Error", "Exception", "Traceback", "None", "object at", "errno")


@pytest.fixture
def dunia(db) -> Dunia:
    return bangun()


@pytest.mark.benih
def test_satu_dari_setiap_macam(dunia, tmp_path, settings):
    _uji_semua(len(MACAM), False, dunia, tmp_path, settings)


def test_seribu_berkas(dunia, tmp_path, settings, catat):
    awal = time.monotonic()
    hasil = _uji_semua(1_000, True, dunia, tmp_path, settings)
    assert min(hasil.values()) > 100
    catat(
        "1.000 berkas jahat",
        "unggah sampai terapkan",
        f"{hasil['TOLAK']} ditolak dengan alasan, {hasil['BACA']} terbaca dengan temuan pada "
        "setiap baris; tidak satu baris data pun berubah",
        time.monotonic() - awal,
    )


def _uji_semua(banyak: int, besar: bool, dunia: Dunia, folder: Path, settings: Any) -> Counter[str]:
    """Try them all, and name every one that went wrong."""
    hasil, gagal = Counter[str](), []
    for jahat in berkas_jahat(banyak, besar=besar):
        try:
            hasil[_uji(dunia, jahat, folder / jahat.nama, settings)] += 1
        except Exception as galat:
            gagal.append(f"{jahat}: {type(galat).__name__} {galat}"[:400])
    assert gagal == []
    return hasil


def _uji(dunia: Dunia, jahat: Jahat, jalur: Path, settings: Any) -> str:
    """Try one file and undo all of it; return how it ended."""
    jahat.tulis(jalur)
    sebelum = _data()
    _lupakan_puncak()
    awal = time.monotonic()
    with transaction.atomic():
        akhir = _jalani(dunia, jahat, jalur)
        assert _data() == sebelum, f"{jahat}: data berubah"
        transaction.set_rollback(True)
    lama, puncak = time.monotonic() - awal, _puncak()
    anak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    assert lama < DETIK_TERLAMA, f"{jahat}: {lama:.0f} s"
    assert puncak is None or puncak < PUNCAK_MB, f"{jahat}: {puncak} MB"
    assert anak <= settings.TALENTA_LEMBAR_MEMORI >> 20, f"{jahat}: {anak} MB di proses pembaca"
    shutil.rmtree(settings.MEDIA_ROOT)
    settings.MEDIA_ROOT.mkdir(parents=True)
    jalur.unlink()
    if jahat.harap is not Harap.SALAH_SATU:
        assert akhir == jahat.harap.name, f"{jahat}: {akhir}"
    return akhir


def _jalani(dunia: Dunia, jahat: Jahat, jalur: Path) -> str:
    admin = klien(dunia.prov.akun[Peran.ADMIN_BKD])
    # By turns the kind is told from the header and chosen.
    jenis = "kinerja" if jahat.nomor // len(MACAM) % 2 == 0 else ""
    impor = _unggah(dunia, admin, jahat, jalur, jenis)
    if impor is None:
        return Harap.TOLAK.name
    try:
        kerjakan(impor)
    except GalatPekerjaan as galat:
        _pastikan_jelas(jahat, str(galat))
    impor.refresh_from_db()
    for nama in ("rinci", "ditolak", "laporan", "berkas"):
        jawaban = admin.get(reverse(f"impor:{nama}", args=[impor.pk]))
        assert jawaban.status_code in (200, 404), f"{jahat}: {nama} {jawaban.status_code}"
        if jawaban.streaming:
            assert jawaban["X-Content-Type-Options"] == "nosniff"
            assert any(jawaban.streaming_content) or not jalur.stat().st_size
    if impor.status == Impor.Status.TIDAK_TERBACA:
        _pastikan_jelas(jahat, impor.galat)
        return Harap.TOLAK.name
    assert impor.status == Impor.Status.SIAP, f"{jahat}: {impor.status}"
    assert (impor.baru, impor.berubah, impor.sama) == (0, 0, 0), str(jahat)
    assert impor.dibaca == impor.ditolak
    assert bool(impor.dibaca) == impor.temuan.filter(tingkat="ditolak").exists()
    admin.post(reverse("impor:terapkan", args=[impor.pk]))
    kerjakan(impor)
    return Harap.BACA.name if impor.dibaca else Harap.TOLAK.name


def _unggah(dunia: Dunia, admin: Any, jahat: Jahat, jalur: Path, jenis: str) -> Impor | None:
    if jalur.stat().st_size > _LEWAT_HALAMAN:
        try:
            with jalur.open("rb") as isi:
                return impor_unggah(
                    instansi=dunia.prov.instansi,
                    jenis=jenis,
                    nama=jahat.nama,
                    isi=isi,
                    pelaku=Pelaku.sistem(),
                )
        except BerkasTidakTerbaca as galat:
            _pastikan_jelas(jahat, str(galat))
            return None
    terakhir = Impor.objects.order_by("id").values_list("id", flat=True).last() or 0
    berkas = SimpleUploadedFile(jahat.nama, jalur.read_bytes())
    jawaban = admin.post(reverse("impor:unggah"), {"jenis": jenis, "berkas": berkas})
    if jawaban.status_code == 422:
        [pesan] = jawaban.context["form"].errors["berkas"]
        _pastikan_jelas(jahat, pesan)
        return None
    assert jawaban.status_code == 302, f"{jahat}: {jawaban.status_code}"
    return Impor.objects.get(id__gt=terakhir)


def _pastikan_jelas(jahat: Jahat, pesan: str) -> None:
    assert len(pesan) > 10, str(jahat)
    assert pesan.endswith("."), f"{jahat}: {pesan}"
    assert "\n" not in pesan, f"{jahat}: {pesan}"
    assert not any(kata in pesan for kata in _BUKAN_KATA_PETUGAS), f"{jahat}: {pesan}"


def _data() -> tuple[Any, ...]:
    """Fingerprint of every table that an import may write."""
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT md5(coalesce(string_agg(t::text, '' ORDER BY id), '')) FROM pegawai_pegawai t "
            "UNION ALL SELECT md5(coalesce(string_agg(t::text, '' ORDER BY id), '')) "
            "FROM kinerja_predikattahunan t "
            "UNION ALL SELECT count(*)::text FROM pegawai_unitorganisasi"
        )
        return tuple(kursor.fetchall())
