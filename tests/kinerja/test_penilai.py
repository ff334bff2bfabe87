"""Who appraises whom: by structure, by hand, and the problems that are never silent."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from kinerja.models import PenugasanPenilai, Skp
from kinerja.selectors.penilai import masalah_penilai, penugasan_berlaku
from kinerja.services.penilai import (
    PenilaiDitolak,
    penilai_akhiri,
    penilai_tetapkan,
)
from kinerja.services.turunan import penilai_turunkan
from talenta.akun.izin import Peran
from talenta.inti.services.audit import Pelaku
from talenta.pegawai.lingkup import lingkup_pilihan
from talenta.pegawai.models import Jabatan, Pegawai, RiwayatJabatan
from tests.fixtures.dunia import orang
from tests.kinerja.conftest import HARI, Kantor, jadikan


def _penilai(pegawai: Pegawai, hari: date = HARI) -> set[int | None]:
    return set(penugasan_berlaku(hari).filter(pegawai=pegawai).values_list("penilai_id", flat=True))


def _tetapkan(kantor: Kantor, **lain: Any) -> PenugasanPenilai:
    isi: dict[str, Any] = {
        "pegawai": kantor.staf[0],
        "penilai": kantor.staf[1],
        "penilai_luar": "",
        "dasar": "PLT",
        "mulai": HARI,
        "selesai": None,
        "alasan": "Surat perintah 12/2026.",
        "hari": HARI,
        "pelaku": Pelaku.sistem(),
    }
    return penilai_tetapkan(**(isi | lain))


def _masalah(kantor: Kantor) -> dict[str, set[int]]:
    admin = kantor.dunia.prov.akun[Peran.ADMIN_BKD]
    admin.lingkup = lingkup_pilihan(pengguna_id=admin.pk, hari=HARI).aktif
    return {
        satu.kode: set(satu.orang.values_list("pk", flat=True))
        for satu in masalah_penilai(oleh=admin, hari=HARI)
    }


def test_menurut_struktur(kantor: Kantor) -> None:
    assert _penilai(kantor.staf[0]) == {kantor.kabid.pk}
    assert _penilai(kantor.kabid) == {kantor.kepala.pk}
    # Staff of the office itself have its head; nobody stands above the head.
    assert _penilai(kantor.dunia.prov.pegawai["DINAS_A"][0]) == {kantor.kepala.pk}
    assert _penilai(kantor.kepala) == set()


def test_skp_disiapkan_dengan_penilainya(kantor: Kantor) -> None:
    skp = kantor.skp(kantor.staf[0])
    assert (skp.penilai_id, skp.penilai_nama) == (kantor.kabid.pk, kantor.kabid.nama)
    assert (skp.mulai, skp.selesai) == (date(2026, 1, 1), date(2027, 1, 1))
    assert kantor.skp(kantor.kabid).unit_pimpinan_id == kantor.kabid.unit_id
    assert skp.unit_pimpinan_id is None
    assert not Skp.objects.filter(pegawai=kantor.kepala).exists()


def test_dua_kali_tidak_mengubah_apa_pun(kantor: Kantor) -> None:
    sebelum = list(PenugasanPenilai.objects.order_by("pk").values())
    hasil = penilai_turunkan(tahun=kantor.tahun, hari=HARI + timedelta(days=1))
    assert set(hasil.values()) == {0}
    assert list(PenugasanPenilai.objects.order_by("pk").values()) == sebelum


def test_kueri_tidak_bertambah_dengan_orang(kantor: Kantor) -> None:
    def jumlah() -> int:
        with CaptureQueriesContext(
            connection,
        ) as kueri:
            penilai_turunkan(tahun=kantor.tahun, hari=HARI)
        return len(kueri)

    sedikit = jumlah()
    orang(kantor.dunia.prov, "BIDANG_A", 20, 7201)
    assert jumlah() == sedikit


def test_pimpinan_berganti(kantor: Kantor) -> None:
    besok = HARI + timedelta(days=1)
    jadikan(kantor.staf[2], "ADMINISTRATOR", "Kepala Bidang Baru")
    Pegawai.objects.filter(pk=kantor.kabid.pk).update(kedudukan_hukum="99")
    penilai_turunkan(tahun=kantor.tahun, hari=besok)
    assert _penilai(kantor.staf[0], HARI) == {kantor.kabid.pk}
    assert _penilai(kantor.staf[0], besok) == {kantor.staf[2].pk}
    assert kantor.skp(kantor.staf[0]).penilai_id == kantor.staf[2].pk


def test_plt_menilai_unit_tanpa_pimpinan(kantor: Kantor) -> None:
    Pegawai.objects.filter(pk=kantor.kabid.pk).update(kedudukan_hukum="99")
    jabatan = Jabatan.objects.get(nama="Kepala Bidang Kurikulum")
    plt = kantor.dunia.prov.pegawai["DINAS_A"][0]
    RiwayatJabatan.objects.create(
        instansi=kantor.dunia.prov.instansi,
        unit_lft=plt.unit_lft,
        pegawai=plt,
        jenis_penugasan="PLT",
        jabatan=jabatan,
        jabatan_kode=jabatan.kode,
        unit=kantor.dunia.prov.unit["BIDANG_A"],
        unit_kode="BIDANG_A",
        tmt_mulai=HARI,
    )
    penilai_turunkan(tahun=kantor.tahun, hari=HARI)
    assert _penilai(kantor.staf[0]) == {plt.pk}


def test_penetapan_mendahului_struktur_dan_bertahan(kantor: Kantor) -> None:
    satu = _tetapkan(kantor)
    assert kantor.skp(kantor.staf[0]).penilai_id == kantor.staf[1].pk
    penilai_turunkan(tahun=kantor.tahun, hari=HARI)
    assert kantor.skp(kantor.staf[0]).penilai_id == kantor.staf[1].pk
    besok = HARI + timedelta(days=1)
    penilai_akhiri(
        penugasan=satu, selesai=besok, alasan="Definitif dilantik.", hari=besok,
        pelaku=Pelaku.sistem(),
    )  # fmt: skip
    assert kantor.skp(kantor.staf[0]).penilai_id == kantor.kabid.pk


def test_penetapan_yang_ditolak(kantor: Kantor) -> None:
    with pytest.raises(PenilaiDitolak, match="dirinya sendiri"):
        _tetapkan(kantor, penilai=kantor.staf[0])
    with pytest.raises(PenilaiDitolak, match="alasannya"):
        _tetapkan(kantor, alasan=" ")
    _tetapkan(kantor)
    with pytest.raises(PenilaiDitolak, match="penetapan lain"):
        _tetapkan(kantor, dasar="DELEGASI", penilai=kantor.kepala)
    # A leader of a team appraises nobody and stands beside.
    _tetapkan(kantor, dasar="KETUA_TIM", penilai=kantor.staf[2])
    assert kantor.skp(kantor.staf[0]).penilai_id == kantor.staf[1].pk


def test_basis_data_menolak_menilai_diri(kantor: Kantor) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Skp.objects.filter(pegawai=kantor.staf[0]).update(penilai=kantor.staf[0])


def test_masalah_tidak_pernah_diam(kantor: Kantor) -> None:
    masalah = _masalah(kantor)
    assert kantor.kepala.pk in masalah["tanpa"]
    assert kantor.staf[0].pk not in masalah["tanpa"]
    assert masalah["lingkaran"] == masalah["tidak-aktif"] == masalah["kepala-ganda"] == set()
    # The head of the division is appraised by one whom he appraises himself.
    _tetapkan(kantor, pegawai=kantor.kabid, penilai=kantor.staf[0])
    assert _masalah(kantor)["lingkaran"] == {kantor.kabid.pk, kantor.staf[0].pk}
    Pegawai.objects.filter(pk=kantor.staf[0].pk).update(kedudukan_hukum="99")
    assert _masalah(kantor)["tidak-aktif"] == {kantor.kabid.pk}
    jadikan(kantor.staf[1], "ADMINISTRATOR", "Kepala Bidang Kembar")
    assert _masalah(kantor)["kepala-ganda"] == {kantor.kabid.pk, kantor.staf[1].pk}


def test_pejabat_di_luar_data(kantor: Kantor) -> None:
    _tetapkan(kantor, pegawai=kantor.kepala, penilai=None, penilai_luar="Gubernur Contoh")
    assert kantor.kepala.pk not in _masalah(kantor)["tanpa"]
    penilai_turunkan(tahun=kantor.tahun, hari=HARI)
    skp = kantor.skp(kantor.kepala)
    assert (skp.penilai_id, skp.penilai_nama) == (None, "Gubernur Contoh")


def test_jabatan_baru_skp_baru(kantor: Kantor) -> None:
    pindah = date(2026, 7, 1)
    lain = Jabatan.objects.create(
        instansi=kantor.dunia.prov.instansi, kode="J2", nama="Analis", jenjang="PELAKSANA"
    )
    Skp.objects.filter(pegawai=kantor.staf[0]).update(
        status="DISEPAKATI", disepakati_pada="2026-01-20T00:00:00Z"
    )
    Pegawai.objects.filter(pk=kantor.staf[0].pk).update(jabatan=lain, tmt_jabatan=pindah)
    for hari in (date(2026, 6, 30), date(2026, 7, 2), date(2026, 7, 3)):
        penilai_turunkan(tahun=kantor.tahun, hari=hari)
    lama, baru = Skp.objects.filter(pegawai=kantor.staf[0]).order_by("mulai")
    assert (lama.selesai, lama.status) == (pindah, "DIAKHIRI")
    assert (baru.mulai, baru.selesai, baru.status) == (pindah, date(2027, 1, 1), "DRAF")
    assert (baru.jabatan_nama, baru.penilai_id) == ("Analis", kantor.kabid.pk)
