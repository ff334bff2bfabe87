"""A measurement beside an import that is about to commit."""

import io
from collections.abc import Iterator
from datetime import timedelta
from threading import Event
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from talenta.impor.models import Impor
from talenta.impor.services import terapkan
from talenta.impor.services.giliran import giliran_ambil
from talenta.impor.services.langsung import impor_langsung
from talenta.mutu.models import TemuanMutu, UkuranMutu
from talenta.mutu.services.ukur import mutu_ukur
from talenta.pegawai.models import Pegawai
from talenta.pegawai.services.pohon import pohon_kunci
from tests.fixtures.dunia import Dunia
from tests.fixtures.tersimpan import SABAR, SEBENTAR, di_samping, dunia_tersimpan

KEPALA = "NIP BARU,NAMA,TANGGAL LAHIR,JENIS KELAMIN,KEDUDUKAN HUKUM ID,GOL AKHIR NAMA,UNOR ID,EMAIL"


@pytest.fixture
def dunia(django_db_setup: None, django_db_blocker: Any) -> Iterator[Dunia]:
    with dunia_tersimpan(django_db_blocker) as satu:
        yield satu


def _berkas(orang: Pegawai) -> io.BytesIO:
    baris = f"{orang.nip},{orang.nama},01-01-1980,M,01,III/c,DINAS_A,siti@contoh.go.id"
    return io.BytesIO(f"{KEPALA}\n{baris}\n".encode())


def test_yang_hampir_disimpan_tidak_terlewat(dunia: Dunia, monkeypatch: pytest.MonkeyPatch) -> None:
    """The import has read its clock and not committed: a measurement with a later time has to
    have seen it, since nothing would ask for another."""
    instansi, orang = dunia.prov.instansi, dunia.prov.pegawai["DINAS_A"][0]
    assert "EMAIL_KOSONG" in TemuanMutu.objects.get(pegawai=orang).gagal
    hampir, lanjut = Event(), Event()
    asli = terapkan._catat

    def tertahan(*isi: Any) -> None:
        asli(*isi)
        hampir.set()
        assert lanjut.wait(SABAR)

    monkeypatch.setattr(terapkan, "_catat", tertahan)
    hari = timezone.localdate() + timedelta(days=1)

    def impor_satu() -> None:
        impor_langsung(instansi=instansi, jenis="pegawai", berkas=_berkas(orang))

    def ukur() -> None:
        mutu_ukur(instansi_id=instansi.pk, hari=hari)

    with di_samping(impor_satu) as pengimpor, di_samping(ukur) as pengukur:
        pengimpor.start()
        assert hampir.wait(SABAR)
        pengukur.start()
        pengukur.join(SEBENTAR)
        lanjut.set()
    ukuran = UkuranMutu.objects.get(instansi=instansi, tanggal=hari)
    impor = Impor.objects.get(instansi=instansi, jenis="pegawai")
    assert ukuran.diukur_pada > impor.diterapkan_pada
    assert "EMAIL_KOSONG" not in TemuanMutu.objects.get(pegawai=orang).gagal


def test_pengukuran_dan_penulis_tidak_saling_menunggu(dunia: Dunia) -> None:
    """A writer holds the records and then needs the tree: a measurement that holds the tree must
    not wait for the records."""
    instansi = dunia.prov.instansi
    hari = timezone.localdate() + timedelta(days=1)

    def ukur() -> None:
        mutu_ukur(instansi_id=instansi.pk, hari=hari)

    with di_samping(ukur) as pengukur, transaction.atomic():
        giliran_ambil(instansi_id=instansi.pk)
        pengukur.start()
        pengukur.join(SEBENTAR)
        assert pengukur.is_alive(), "did not wait for the writer"
        pohon_kunci(instansi.pk)
    assert UkuranMutu.objects.filter(instansi=instansi, tanggal=hari).exists()
