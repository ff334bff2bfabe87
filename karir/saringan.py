"""Whom the home page counts, as filters of the list of people: the same rows behind both."""

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef

from karir.mesin.aturan import muat
from karir.selectors.hasil import proses_tampil
from karir.selectors.rencana import asesmen_segera_berakhir
from kinerja.models import PredikatBerlaku
from talenta.pegawai.kode import BERHENTI
from talenta.pegawai.querysets import PegawaiQuerySet
from talenta.pegawai.saringan import SaringanSayap, daftarkan


def tahun_predikat(hari: date) -> int:
    """The year whose predikat should be there by now."""
    return hari.year - 1


def tanpa_predikat(daftar: PegawaiQuerySet, pengguna: Any, hari: date) -> PegawaiQuerySet:
    """People who still serve and have no predikat for last year."""
    punya = PredikatBerlaku.objects.berlaku().filter(
        pegawai_id=OuterRef("pk"), tahun=tahun_predikat(hari)
    )
    return daftar.exclude(kedudukan_hukum__in=BERHENTI).filter(~Exists(punya))


def asesmen_berakhir(daftar: PegawaiQuerySet, pengguna: Any, hari: date) -> PegawaiQuerySet:
    """People whose competency assessment leaves the window of the rule set shown soon."""
    proses = proses_tampil(pengguna=pengguna)
    if proses is None:
        return daftar.none()
    berakhir = asesmen_segera_berakhir(pengguna=pengguna, aturan=muat(proses.isi_aturan), hari=hari)
    return daftar.filter(pk__in=berakhir)


TANPA_PREDIKAT = SaringanSayap(
    kode="tanpa-predikat",
    judul=lambda hari: f"Belum mempunyai predikat kinerja {tahun_predikat(hari)}",
    terapkan=tanpa_predikat,
)
ASESMEN_BERAKHIR = SaringanSayap(
    kode="asesmen-berakhir",
    judul=lambda _: "Penilaian kompetensi berakhir dalam 90 hari",
    terapkan=asesmen_berakhir,
    izin="hasil.lihat",
)
daftarkan(TANPA_PREDIKAT, ASESMEN_BERAKHIR)
