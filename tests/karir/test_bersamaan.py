"""What happens at the same moment: a run beside a reorganisation, a page beside a job."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from typing import Any

import pytest
from django.db import IntegrityError, connection, connections, transaction

from karir.models import HasilPeringkat
from karir.services import proses as layanan
from karir.services.proses import proses_jalankan
from talenta.akun.izin import Peran
from talenta.impor.models import Impor
from talenta.impor.services.terapkan import impor_ajukan, impor_batalkan
from talenta.impor.services.unggah import TidakDapat, impor_periksa_lagi
from talenta.inti.models import CatatanAudit
from talenta.inti.services.audit import Pelaku
from talenta.pegawai.models import Jabatan, Pegawai, UnitOrganisasi
from talenta.pegawai.services.pohon import pohon_perbarui
from talenta.pegawai.views import daftar
from tests.fixtures.dunia import ACUAN, Dunia
from tests.fixtures.klien import klien

SEBENTAR = 1.0


def test_penataan_unit_selama_perhitungan_tidak_meninggalkan_lingkup_lama(
    dunia: Dunia, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The run reads before the new unit shifts every interval, and stores after it."""
    prov = dunia.prov.instansi

    def tata_ulang() -> None:
        with transaction.atomic():
            UnitOrganisasi.objects.create(
                instansi=prov, kode="AAA", nama="Dinas Baru", atasan=dunia.prov.unit["AKAR"]
            )
            pohon_perbarui(instansi_id=prov.pk)
        connections.close_all()

    penata = Thread(target=tata_ulang)
    asli = layanan.hitung

    def hitung_sementara_ditata(*isi: Any) -> Any:
        penata.start()
        penata.join(SEBENTAR)
        return asli(*isi)

    monkeypatch.setattr(layanan, "hitung", hitung_sementara_ditata)
    proses = proses_jalankan(instansi=prov, tanggal_acuan=ACUAN, pelaku=Pelaku.sistem())
    penata.join()
    kini = dict(UnitOrganisasi.objects.filter(instansi=prov).values_list("pk", "lft"))
    assert kini[dunia.prov.unit["DINAS_A"].pk] != dunia.prov.unit["DINAS_A"].lft
    letak = set(HasilPeringkat.objects.filter(proses=proses).values_list("unit_id", "unit_lft"))
    assert letak
    assert letak == {(unit, kini[unit]) for unit, _ in letak}


def test_halaman_selama_penataan_unit(dunia: Dunia, monkeypatch: pytest.MonkeyPatch) -> None:
    """The scope is read before the tree is renumbered, the list after: still one moment."""
    prov = dunia.prov.instansi

    def tata_ulang() -> None:
        with transaction.atomic():
            UnitOrganisasi.objects.create(
                instansi=prov, kode="AAA", nama="Dinas Baru", atasan=dunia.prov.unit["AKAR"]
            )
            pohon_perbarui(instansi_id=prov.pk)
        connections.close_all()

    asli = daftar.pegawai_daftar

    def sesudah_ditata(**isi: Any) -> Any:
        penata = Thread(target=tata_ulang)
        penata.start()
        penata.join()
        return asli(**isi)

    harap = set(
        Pegawai.objects.filter(
            unit__in=[dunia.prov.unit[k] for k in ("DINAS_A", "BIDANG_A")]
        ).values_list("nip", flat=True)
    )
    pembaca = klien(dunia.prov.akun[Peran.PENGELOLA_OPD])
    monkeypatch.setattr(daftar, "pegawai_daftar", sesudah_ditata)
    jawaban = pembaca.get("/pegawai/")
    dinas = dunia.prov.unit["DINAS_A"]
    letak = UnitOrganisasi.objects.get(pk=dinas.pk).lft
    assert letak != dinas.lft
    assert {satu.nip for satu in jawaban.context["halaman"].baris} == harap
    monkeypatch.setattr(daftar, "pegawai_daftar", asli)
    assert {satu.nip for satu in pembaca.get("/pegawai/").context["halaman"].baris} == harap


def test_halaman_yang_membaca_tetap_mencatat_audit(dunia: Dunia) -> None:
    """A file is a GET that adds to the audit, in the snapshot of its own."""
    pembaca = klien(dunia.prov.akun[Peran.ADMIN_BKD])
    assert pembaca.get("/pegawai/pegawai.csv").status_code == 200
    assert CatatanAudit.objects.filter(tindakan="pegawai.ekspor").count() == 1


@contextmanager
def dipegang(impor: Impor) -> Iterator[None]:
    """The row of an import locked by a job on another connection."""
    lain = connection.copy()
    try:
        with lain.cursor() as kursor:
            kursor.execute("BEGIN")
            kursor.execute("SELECT 1 FROM impor_impor WHERE id = %s FOR UPDATE", [impor.pk])
            yield
    finally:
        lain.close()


def test_halaman_tidak_menunggu_pekerjaan(dunia: Dunia) -> None:
    impor = dunia.prov.impor
    Impor.objects.filter(pk=impor.pk).update(status=Impor.Status.SIAP)
    pelaku = Pelaku.sistem()
    with dipegang(impor), connection.cursor() as kursor:
        kursor.execute("SET lock_timeout = '5s'")
        for perbuatan in (
            lambda: impor_ajukan(impor_id=impor.pk, pelaku=pelaku),
            lambda: impor_batalkan(impor_id=impor.pk, pelaku=pelaku),
            lambda: impor_periksa_lagi(impor_id=impor.pk, jenis="unor", pelaku=pelaku),
        ):
            with pytest.raises(TidakDapat, match="sedang dikerjakan"):
                perbuatan()
        kursor.execute("RESET lock_timeout")
    assert impor_batalkan(impor_id=impor.pk, pelaku=pelaku).status == Impor.Status.DIBATALKAN


def test_penghapusan_menunggu_baris_yang_sedang_menunjuk(dunia: Dunia) -> None:
    """A post given to a person in one transaction cannot go in another at the same time."""
    jabatan = Jabatan.objects.create(instansi=dunia.prov.instansi, kode="LEPAS", nama="Lepas")
    galat: list[Exception] = []

    def hapus() -> None:
        try:
            Jabatan.objects.filter(pk=jabatan.pk)._raw_delete(using="default")
        except IntegrityError as satu:
            galat.append(satu)
        finally:
            connections.close_all()

    penghapus = Thread(target=hapus)
    with transaction.atomic():
        orang = Pegawai.objects.filter(instansi=dunia.prov.instansi).first()
        assert orang is not None
        Pegawai.objects.filter(pk=orang.pk).update(jabatan=jabatan)
        penghapus.start()
        penghapus.join(SEBENTAR)
        assert penghapus.is_alive(), "the delete did not wait"
    penghapus.join()
    assert len(galat) == 1
    assert Jabatan.objects.filter(pk=jabatan.pk).exists()
