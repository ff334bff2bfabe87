"""Counts of the map by office, and results of one run, agree with what is counted row by row."""

import pytest
from pytest_django import DjangoAssertNumQueries

from karir.models import HasilPeringkat
from karir.selectors.hasil import hasil_menurut_opd, hasil_ringkas, hasil_terlihat
from talenta.akun.izin import Peran
from talenta.akun.models import Pengguna
from talenta.pegawai.lingkup import lingkup_pilihan
from tests.karir.bahan import ACUAN, Sampel


def _akun(contoh: Sampel, peran: Peran) -> Pengguna:
    akun = contoh.daerah.akun[peran]
    akun.lingkup = lingkup_pilihan(pengguna_id=akun.pk, hari=ACUAN).aktif
    return akun


def test_hitungan_menurut_opd(
    contoh: Sampel, db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    hasil = hasil_terlihat(pengguna=_akun(contoh, Peran.ADMIN_BKD), proses=contoh.proses)
    with django_assert_num_queries(2):
        ringkasan, opd = hasil_menurut_opd(hasil=hasil)
    assert ringkasan == hasil_ringkas(hasil=hasil)
    harap: dict[tuple[int, str], list[bool]] = {}
    for nomor, nama, krs in hasil.filter(kotak__isnull=False).values_list(
        "opd_id", "opd_nama", "krs"
    ):
        harap.setdefault((nomor, nama), []).append(krs)
    assert len(opd) > 1
    assert {(satu.opd_id, satu.opd_nama): (satu.dipetakan, satu.krs) for satu in opd} == {
        kunci: (len(semua), sum(semua)) for kunci, semua in harap.items()
    }
    assert opd == sorted(opd, key=lambda satu: (-satu.krs, satu.opd_nama, satu.opd_id))
    kosong, tiada = hasil_menurut_opd(hasil=hasil.none())
    assert (kosong.jumlah, tiada) == (0, [])


@pytest.mark.parametrize("peran", [Peran.ADMIN_BKD, Peran.AUDITOR, Peran.PENGELOLA_OPD, Peran.ASN])
def test_satu_proses_ialah_bagian_dari_semua(contoh: Sampel, db: None, peran: Peran) -> None:
    akun = _akun(contoh, peran)
    semua = HasilPeringkat.objects.terlihat_oleh(akun).filter(proses_id=contoh.proses.pk)
    satu = HasilPeringkat.objects.terlihat_oleh(akun, proses_id=contoh.proses.pk)
    terlihat = set(satu.values_list("proses_id", "pegawai_id"))
    assert terlihat
    assert terlihat == set(semua.values_list("proses_id", "pegawai_id"))
    assert not HasilPeringkat.objects.terlihat_oleh(akun, proses_id=0).exists()
