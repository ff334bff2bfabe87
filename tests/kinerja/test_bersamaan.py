"""Two connections at once: nothing is overwritten silently, nothing is done twice."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier
from typing import Any

import pytest
from django.db import connections

from kinerja.models import PenilaianTahunan, TinjauanPeriodik
from kinerja.services.tahunan import IsiTahunan, tahunan_simpan
from kinerja.services.tinjauan import IsiNilai, tinjauan_nilai
from kinerja.services.umum import BentrokVersi
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
