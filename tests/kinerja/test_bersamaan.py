"""Two connections at once: nothing is overwritten silently, nothing is done twice."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier
from typing import Any

import pytest
from django.db import connection, connections

from kinerja.models import MasukanKetua, PenilaianTahunan, PenugasanPenilai, TinjauanPeriodik
from kinerja.services.masukan import masukan_simpan
from kinerja.services.tahunan import IsiTahunan, tahunan_simpan
from kinerja.services.tinjauan import IsiNilai, tinjauan_nilai
from kinerja.services.umum import BentrokVersi, KinerjaDitolak
from talenta.inti.models import CatatanAudit
from tests.fixtures.tersimpan import dunia_tersimpan
from tests.kinerja.conftest import Kantor, bangun
from tests.kinerja.langkah import sebagai, sepakati

HARI = date(2026, 12, 1)


@pytest.fixture
def tersimpan(django_db_setup: None, django_db_blocker: Any) -> Iterator[Any]:
    """The office, committed, with an agreed plan."""
    with dunia_tersimpan(django_db_blocker) as dunia:
        kantor = bangun(dunia)
        skp = sepakati(kantor.skp(kantor.staf[0]), kantor.staf[0], kantor.kabid)
        yield kantor, skp, kantor.tahun.periode.get(nomor=1)


def _serentak(kerja: list[Callable[[], Any]]) -> list[Any]:
    """Run all at once, each with a connection of its own; results or the errors."""
    mulai = Barrier(len(kerja))

    def satu(apa: Callable[[], Any]) -> Any:
        try:
            mulai.wait(20)
            return apa()
        except Exception as galat:
            return galat
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(kerja)) as kolam:
        return list(kolam.map(satu, kerja))


def _nilai(kantor: Kantor, skp: Any, periode: Any, catatan: str) -> Callable[[], Any]:
    def kerja() -> Any:
        with sebagai(kantor.kabid) as oleh:
            return tinjauan_nilai(
                skp_id=skp.pk, periode_id=periode.pk, versi=0, selesai=True, hari=HARI, oleh=oleh,
                isi=IsiNilai("SESUAI", "SESUAI", catatan),
            )  # fmt: skip

    return kerja


def test_dua_tab_berbeda_satu_menang(tersimpan: Any) -> None:
    kantor, skp, periode = tersimpan
    hasil = _serentak([_nilai(kantor, skp, periode, f"tab {n}") for n in range(2)])
    gagal = [satu for satu in hasil if isinstance(satu, Exception)]
    assert len(gagal) == 1
    menang = next(satu for satu in hasil if not isinstance(satu, Exception))
    assert TinjauanPeriodik.objects.get().catatan == menang.catatan


def test_kirim_empat_kali_sekali_jadi(tersimpan: Any) -> None:
    kantor, skp, periode = tersimpan
    hasil = _serentak([_nilai(kantor, skp, periode, "sama") for _ in range(4)])
    assert not [satu for satu in hasil if isinstance(satu, Exception)]
    satu = TinjauanPeriodik.objects.get()
    assert (satu.status, satu.versi) == ("DINILAI", 1)
    assert CatatanAudit.objects.filter(tindakan="tinjauan_periodik.nilai").count() == 1


def test_penilaian_tahunan_serentak(tersimpan: Any) -> None:
    kantor, _, _ = tersimpan

    def kerja(alasan: str) -> Callable[[], Any]:
        def apa() -> Any:
            with sebagai(kantor.kabid) as oleh:
                return tahunan_simpan(
                    pegawai_id=kantor.staf[0].pk, tahun_id=kantor.tahun.pk, versi=0,
                    isi=IsiTahunan(alasan_hasil=alasan), tetapkan=False, oleh=oleh,
                )  # fmt: skip

        return apa

    hasil = _serentak([kerja("satu"), kerja("dua"), kerja("satu")])
    assert any(isinstance(satu, BentrokVersi) for satu in hasil)
    satu = PenilaianTahunan.objects.get()
    assert satu.versi == 1
    menang = [s.alasan_hasil for s in hasil if not isinstance(s, Exception)]
    assert set(menang) == {satu.alasan_hasil}


def _menunggu_giliran() -> bool:
    with connection.cursor() as kursor:
        kursor.execute("SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
        return bool(kursor.rowcount)


def test_masukan_menunggu_tinjauan_yang_sedang_diselesaikan(tersimpan: Any) -> None:
    """Input that comes while the review just ends waits for it, and is refused."""
    kantor, skp, periode = tersimpan
    anggota, ketua = kantor.staf[0], kantor.staf[2]
    PenugasanPenilai.objects.create(
        instansi=anggota.instansi, unit_lft=anggota.unit_lft, pegawai=anggota, penilai=ketua,
        dasar="KETUA_TIM", mulai=date(2026, 1, 1), alasan="SK tim 4/2026.",
    )  # fmt: skip
    isi = {"catatan": "Tepat waktu.", "rating_hasil": "", "rating_perilaku": ""}

    def tulis() -> Any:
        try:
            with sebagai(ketua) as oleh:
                return masukan_simpan(
                    pegawai_id=anggota.pk, periode_id=periode.pk, versi=0, isi=isi, oleh=oleh
                )
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as kolam:
        with sebagai(kantor.kabid) as oleh:
            tinjauan_nilai(
                skp_id=skp.pk, periode_id=periode.pk, versi=0, selesai=True, hari=HARI, oleh=oleh,
                isi=IsiNilai("SESUAI", "SESUAI", "cukup"),
            )  # fmt: skip
            masukan = kolam.submit(tulis)
            while not masukan.done() and not _menunggu_giliran():
                pass
        with pytest.raises(KinerjaDitolak, match="sudah menyelesaikan"):
            masukan.result()
    assert not MasukanKetua.objects.exists()
