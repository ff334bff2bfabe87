"""Many agencies ranked at once: a part each, a whole that waits for them, real workers."""

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from karir.models import ProsesPeringkat
from karir.services import hitung_semua as layanan_semua
from karir.services.hitung_semua import TidakAdaInstansi, semua_minta
from karir.services.proses import proses_jalankan
from karir.tasks import hitung
from talenta.inti.models import CatatanAudit, Pekerjaan
from talenta.inti.services import kelompok, pekerjaan
from talenta.inti.services.audit import Pelaku
from talenta.inti.services.pekerjaan import jalankan, sapu
from talenta.lokal.portal import Portal
from tests.fixtures.dunia import ACUAN, Dunia, bangun
from tests.fixtures.tersimpan import SEBENTAR, di_samping

AKAR = Path(__file__).resolve().parents[2]
SISTEM = Pelaku.sistem()
LAMA = timedelta(minutes=2)


@pytest.fixture
def terkirim(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Groups handed to the queue, which nobody works on here."""
    nomor: list[int] = []
    monkeypatch.setattr(kelompok, "kelompok_kirim", nomor.append)
    return nomor


def bagian(induk: Pekerjaan) -> list[Pekerjaan]:
    return list(Pekerjaan.objects.filter(induk=induk).order_by("pk"))


def test_satu_bagian_tiap_instansi(dunia: Dunia, terkirim: list[int]) -> None:
    diminta = semua_minta(tanggal_acuan=ACUAN, pelaku=SISTEM)
    induk = diminta.pekerjaan
    assert terkirim == [induk.pk]
    assert (induk.instansi_id, induk.total_n, diminta.tanpa_aturan) == (None, 2, ())
    assert {satu.instansi_id for satu in bagian(induk)} == {
        dunia.prov.instansi.pk,
        dunia.kab.instansi.pk,
    }
    catatan = CatatanAudit.objects.filter(tindakan="peringkat.minta_semua", objek_id=str(induk.pk))
    assert set(catatan.values_list("instansi_id", flat=True)) == {
        satu.instansi_id for satu in bagian(induk)
    }
    # Asked for again while it is open: nothing is computed twice.
    lagi = semua_minta(tanggal_acuan=ACUAN, pelaku=SISTEM)
    assert (lagi.pekerjaan, lagi.sudah_ada, terkirim) == (induk, True, [induk.pk])


def test_dua_permintaan_pada_saat_yang_sama_menjadi_satu(
    dunia: Dunia, terkirim: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second one comes while the first has looked and not yet written."""
    asli = layanan_semua._bagian
    lain: list[layanan_semua.Permintaan] = []

    def sekali_lagi() -> None:
        lain.append(semua_minta(tanggal_acuan=ACUAN, pelaku=SISTEM))

    with di_samping(sekali_lagi) as benang:

        def disela(*isi: Any) -> Any:
            if benang.ident is None:
                benang.start()
                benang.join(SEBENTAR)
            return asli(*isi)

        monkeypatch.setattr(layanan_semua, "_bagian", disela)
        pertama = semua_minta(tanggal_acuan=ACUAN, pelaku=SISTEM)
    assert [(satu.pekerjaan, satu.sudah_ada) for satu in lain] == [(pertama.pekerjaan, True)]
    assert Pekerjaan.objects.filter(jenis=layanan_semua.JENIS_SEMUA).count() == 1


def test_keseluruhan_menunggu_bagiannya(dunia: Dunia, terkirim: list[int]) -> None:
    induk = semua_minta(tanggal_acuan=ACUAN, pelaku=SISTEM).pekerjaan
    jalankan(pekerjaan_id=induk.pk)
    induk.refresh_from_db()
    assert (induk.status, induk.percobaan, induk.selesai_pada) == ("ANTRE", 0, None)
    for n, satu in enumerate(bagian(induk), start=1):
        jalankan(pekerjaan_id=satu.pk)
        induk.refresh_from_db()
        assert induk.selesai_n == n
    for _ in range(2):
        jalankan(pekerjaan_id=induk.pk)
    induk.refresh_from_db()
    assert induk.status == "SELESAI"
    assert (induk.hasil["selesai"], induk.hasil["gagal"]) == (2, [])
    proses = ProsesPeringkat.objects.filter(pekerjaan__induk=induk)
    assert induk.hasil["jumlah"] == sum(satu.jumlah for satu in proses) > 0
    for satu in proses:
        sendiri = proses_jalankan(instansi=satu.instansi, tanggal_acuan=ACUAN, pelaku=SISTEM)
        assert (sendiri.sidik_masukan, sendiri.sidik_hasil) == (
            satu.sidik_masukan,
            satu.sidik_hasil,
        )


def test_yang_gagal_tidak_membawa_yang_lain(
    dunia: Dunia, terkirim: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    induk = semua_minta(tanggal_acuan=ACUAN, pelaku=SISTEM).pekerjaan
    pertama, kedua = bagian(induk)
    asli = hitung

    def rusak(kerja: Any) -> Any:
        if kerja.pekerjaan.pk == pertama.pk:
            raise pekerjaan.GalatPekerjaan("Catatan rusak.")
        return asli(kerja)

    monkeypatch.setitem(pekerjaan._PELAKSANA, "karir.hitung", rusak)
    for satu in (pertama, kedua, induk):
        jalankan(pekerjaan_id=satu.pk)
    induk.refresh_from_db()
    assert induk.status == "SELESAI"
    assert induk.hasil["selesai"] == 1
    assert [(satu["pekerjaan_id"], satu["galat"]) for satu in induk.hasil["gagal"]] == [
        (pertama.pk, "Catatan rusak.")
    ]
    assert ProsesPeringkat.objects.filter(pekerjaan=kedua).exists()


def test_penyapu_mengirim_bagian_lalu_keseluruhan(
    dunia: Dunia, terkirim: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The queue was away when the group was asked for."""
    induk = semua_minta(tanggal_acuan=ACUAN, pelaku=SISTEM).pekerjaan
    disapu: list[int] = []
    monkeypatch.setattr(pekerjaan, "kirim", lambda nomor: disapu.append(nomor) or True)
    semua = bagian(induk)
    milik = Pekerjaan.objects.filter(pk__in=[induk.pk, *(satu.pk for satu in semua)])
    milik.update(dibuat_pada=timezone.now() - LAMA)
    sapu()
    assert [nomor for nomor in disapu if nomor >= induk.pk] == [satu.pk for satu in semua]
    for satu in semua:
        jalankan(pekerjaan_id=satu.pk)
    sapu()
    assert induk.pk in disapu


def test_kode_asing_dan_tanpa_aturan(
    dunia: Dunia, terkirim: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(TidakAdaInstansi, match="tak-ada"):
        semua_minta(tanggal_acuan=ACUAN, kode=["prov", "tak-ada"], pelaku=SISTEM)
    asli = layanan_semua.aturan_dalam_kekuatan

    def tanpa_prov(*, instansi_id: int, tanggal: Any) -> Any:
        if instansi_id == dunia.prov.instansi.pk:
            raise layanan_semua.AturanTidakAda("Belum ada aturan.")
        return asli(instansi_id=instansi_id, tanggal=tanggal)

    monkeypatch.setattr(layanan_semua, "aturan_dalam_kekuatan", tanpa_prov)
    diminta = semua_minta(tanggal_acuan=ACUAN, pelaku=SISTEM)
    assert diminta.tanpa_aturan == (("Provinsi Contoh", "Belum ada aturan."),)
    assert [satu.instansi_id for satu in bagian(diminta.pekerjaan)] == [dunia.kab.instansi.pk]
    with pytest.raises(CommandError, match="Tidak ada instansi"):
        call_command("hitung_semua", tanggal=ACUAN, instansi=["prov"])


@pytest.mark.lanjut
def test_oleh_worker_sungguhan(portal: Portal, data_nyata: None, django_db_blocker) -> None:
    """One chord, two processes that compute, one command that waits for them."""
    with django_db_blocker.unblock():
        dunia = bangun()
        selesai = subprocess.run(
            [
                *(sys.executable, "manage.py", "hitung_semua", "--tunggu"),
                *("--tanggal", ACUAN.isoformat()),
            ],
            env={**os.environ, **portal.lingkungan, "TALENTA_LOGIN": "kerja"},
            cwd=AKAR,
            capture_output=True,
            text=True,
            timeout=180,
            check=False,
        )
        assert selesai.returncode == 0, selesai.stderr
        assert "2 dari 2 instansi selesai dihitung." in selesai.stdout
        induk = Pekerjaan.objects.get(jenis="karir.hitung_semua")
        assert induk.status == "SELESAI"
        # By the chord itself, not by the sweeper, which would have noted when it sent it.
        assert induk.dikirim_pada is None
        for daerah in (dunia.prov, dunia.kab):
            baru = ProsesPeringkat.objects.get(instansi=daerah.instansi, pekerjaan__induk=induk)
            assert baru.sidik_hasil == daerah.proses.sidik_hasil
