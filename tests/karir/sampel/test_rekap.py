"""The sheet for the PPK and the minutes: their figures are the run's, and nobody is named."""

import io
import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.urls import reverse

from karir.kode import ALASAN
from karir.models import PenayanganHasil, RekapProses, SertifikatProses
from karir.selectors.rekap import SELEMBAR, rekap_susun
from karir.services import berita_acara
from karir.services.berita_acara import BahanBeritaAcara, berita_acara_tulis
from karir.services.sertifikat import sertifikat_buat
from talenta.akun.izin import Peran
from talenta.inti import kertas
from talenta.inti.models import CatatanAudit
from talenta.inti.services.audit import Pelaku
from talenta.inti.templatetags.tampilan import angka
from talenta.pegawai.models import Pegawai
from tests.fixtures.dunia import akun
from tests.fixtures.klien import klien
from tests.karir.bahan import Sampel

pytestmark = pytest.mark.django_db


@pytest.fixture
def terbit(contoh: Sampel, db: None) -> SertifikatProses:
    return sertifikat_buat(proses=contoh.proses, pelaku=Pelaku.sistem())


@pytest.fixture
def ppk(contoh: Sampel, db: None) -> Any:
    """A client of the agency's PPK, for this test only."""
    orang = contoh.daerah.pegawai["C00"][20]
    semula = dict(contoh.daerah.akun)
    baru = klien(akun(contoh.daerah, orang, Peran.PPK))
    contoh.daerah.akun = semula
    return baru


def test_ppk_membaca_rekap_tanpa_nama(ppk: Any, terbit: SertifikatProses, contoh: Sampel) -> None:
    isi = ppk.get(reverse("karir:rekap")).content.decode()
    ringkasan = contoh.proses.ringkasan
    assert f"<b>{angka(ringkasan['status']['DIPETAKAN'])}</b>" in isi
    for kode, jumlah in ringkasan["alasan"].items():
        if kode != "HUKDIS_BERJALAN":
            assert f"{ALASAN[kode]}: <b>{angka(jumlah)}</b>" in isi
    assert ALASAN["HUKDIS_BERJALAN"] not in isi
    assert terbit.kode_tertulis in isi
    assert f'href="{reverse("karir:proses")}"' not in isi
    for nip, nama in Pegawai.objects.filter(instansi=contoh.instansi).values_list("nip", "nama")[
        :50
    ]:
        assert nip not in isi
        assert f">{nama}<" not in isi


def test_jumlah_baris_sama_dengan_seluruhnya(terbit: SertifikatProses) -> None:
    isi = RekapProses.objects.get(proses=terbit.proses)
    rekap = rekap_susun(proses=terbit.proses, rekap=isi)
    assert len(rekap.baris) == len(isi.isi) > 3
    for nama in ("jumlah", "dipetakan", "belum", "tidak", "krs"):
        assert sum(getattr(satu, nama) for satu in rekap.baris) == getattr(rekap.seluruh, nama)
    assert rekap.seluruh.jumlah == terbit.proses.jumlah
    assert [sum(kotak) for kotak in zip(*(b.kotak for b in rekap.baris), strict=True)] == (
        rekap.seluruh.kotak
    )


def test_terlalu_banyak_opd_digabung(terbit: SertifikatProses) -> None:
    isi = RekapProses.objects.get(proses=terbit.proses)
    satu = isi.isi[0]
    isi.isi = [{**satu, "id": di, "nama": f"OPD {di:03}", "jumlah": di + 1} for di in range(60)]
    rekap = rekap_susun(proses=terbit.proses, rekap=isi)
    assert len(rekap.baris) == SELEMBAR
    assert rekap.baris[-1].nama == f"{60 - SELEMBAR + 1} perangkat daerah lain"
    assert rekap.baris[-1].jumlah == sum(di + 1 for di in range(60 - SELEMBAR + 1))
    assert sum(b.jumlah for b in rekap.baris) == rekap.seluruh.jumlah


def test_rekap_menunggu_dan_kosong(ppk: Any, contoh: Sampel) -> None:
    assert "Rekap belum siap" in ppk.get(reverse("karir:rekap")).content.decode()
    PenayanganHasil.objects.filter(proses=contoh.proses).delete()
    assert "Belum ada hasil yang ditampilkan" in ppk.get(reverse("karir:rekap")).content.decode()


def test_berita_acara_diunduh_dan_tercatat(
    ppk: Any, terbit: SertifikatProses, sebagai: Callable[..., Any], contoh: Sampel
) -> None:
    url = reverse("karir:berita_acara", args=[contoh.proses.pk])
    isi = b"".join(ppk.get(url).streaming_content)
    assert isi.startswith(b"%PDF-")
    assert b"/FontFile2" in isi, "the font is in the file"
    assert b"".join(ppk.get(url).streaming_content) == isi, "the same bytes again"
    assert CatatanAudit.objects.filter(tindakan="peringkat.berita_acara").count() == 2
    assert sebagai(Peran.PENGELOLA_OPD).get(url).status_code == 404
    assert sebagai(Peran.ASN).get(url).status_code == 404


def test_berita_acara_tanpa_sertifikat_menunggu(
    sebagai: Callable[..., Any], contoh: Sampel
) -> None:
    url = reverse("karir:berita_acara", args=[contoh.proses.pk])
    isi = sebagai(Peran.ADMIN_BKD).get(url, follow=True).content.decode()
    assert "sesudah sertifikatnya terbit" in isi


def test_isi_berita_acara(terbit: SertifikatProses, contoh: Sampel, monkeypatch: Any) -> None:
    """What is set: the text of every paragraph, and the lines at the foot of the pages."""
    kata: list[str] = []

    class Tercatat(berita_acara.Paragraph):  # type: ignore[misc]
        def __init__(self, teks: str, gaya: Any) -> None:
            kata.append(unescape(teks))
            super().__init__(teks, gaya)

    def kaki(diri: Any, x: float, y: float, teks: str) -> None:
        kata.append(teks)

    for modul in (berita_acara, kertas):
        monkeypatch.setattr(modul, "Paragraph", Tercatat)
    monkeypatch.setattr(kertas.Canvas, "drawRightString", kaki)
    contoh.proses.refresh_from_db()
    berita_acara_tulis(
        bahan=BahanBeritaAcara(
            proses=contoh.proses,
            sertifikat=terbit,
            penayangan=list(PenayanganHasil.objects.filter(proses=contoh.proses)),
            pemeriksaan=[(terbit.dibuat_pada, "Auditor Uji <&>", "identik")],
            alamat="https://contoh.invalid/karir/sertifikat/x/",
        ),
        wadah=io.BytesIO(),
    )
    isi = re.sub(r"\s+", " ", " ".join(kata))
    for dicari in (
        terbit.kode_tertulis,
        terbit.akar,
        contoh.proses.sidik_aturan,
        contoh.proses.sidik_masukan,
        contoh.proses.sidik_hasil,
        "Provinsi Contoh",
        "30 Juni 2026",
        "Auditor Uji <&>",
        "Pejabat Pembina Kepegawaian",
        "masih ditampilkan",
        "Halaman 1 dari 2",
        *(f"<b>{angka(jumlah)}</b> (" for jumlah in contoh.proses.ringkasan["kotak"].values()),
        *(ALASAN[kode] for kode in contoh.proses.ringkasan["alasan"] if kode != "HUKDIS_BERJALAN"),
    ):
        assert dicari in isi, dicari
