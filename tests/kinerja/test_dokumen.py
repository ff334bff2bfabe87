"""The printed SKP and yearly appraisal: what they say, to whom, and always the same bytes."""

from io import BytesIO
from typing import Any

import pytest
from django.http import Http404
from django.utils import timezone

from kinerja.models import EkspektasiPerilaku, IndikatorRhk, PenilaianTahunan, Rhk, Skp
from kinerja.selectors.dokumen import BahanSkp
from kinerja.services import dokumen
from kinerja.services.dokumen import skp_tulis
from tests.akses.kinerja_lanjut import _sisi, penilaian_sisi, skp_sisi
from tests.fixtures.dunia import Dunia
from tests.fixtures.klien import klien

ASN, ATASAN = "ASN", "ATASAN"


@pytest.fixture
def kata(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every text that a document sets."""
    semua: list[str] = []
    asli = dokumen.Paragraph

    def catat(teks: str, *lain: Any, **juga: Any) -> Any:
        semua.append(teks)
        return asli(teks, *lain, **juga)

    monkeypatch.setattr(dokumen, "Paragraph", catat)
    return semua


def _isi(dunia: Dunia) -> Skp:
    skp = Skp.objects.get(pk=skp_sisi(dunia.prov, "DINAS_A")["pk"])
    rhk = Rhk.objects.create(
        skp=skp, urutan=1, uraian="Data <bersih> & lengkap", uraian_atasan="Layanan data"
    )
    Rhk.objects.create(skp=skp, urutan=2, uraian="panjang " * 250, uraian_atasan="ikut " * 400)
    for nomor in range(40):
        IndikatorRhk.objects.create(
            rhk=rhk, urutan=nomor, aspek="KUANTITAS", indikator=f"Berkas {nomor}", target="12"
        )
    EkspektasiPerilaku.objects.create(skp=skp, perilaku="HARMONIS", ekspektasi="Tolong-menolong")
    return skp


def _unduh(dunia: Dunia, peran: str, alamat: str) -> bytes:
    jawaban: Any = klien(dunia.prov.akun[peran]).get(alamat)
    if jawaban.status_code == 404:
        raise Http404
    assert jawaban.headers["Content-Type"] == "application/pdf"
    return b"".join(jawaban.streaming_content)


def test_skp_menyebut_semuanya_dan_selalu_sama(dunia: Dunia, kata: list[str]) -> None:
    skp = _isi(dunia)
    alamat = f"/kinerja/skp/{skp.pk}.pdf"
    isi = _unduh(dunia, ASN, alamat)
    assert isi.startswith(b"%PDF-")
    teks = "\n".join(kata)
    for satu in (skp.nama, skp.nip, skp.penilai_nama, "Berkas 39", "Tolong-menolong"):
        assert satu in teks
    assert "Data &lt;bersih&gt; &amp; lengkap" in teks
    assert "mendukung: Layanan data" in teks
    assert isi.count(b"/Type /Page\n") > 1 or isi.count(b"/Type /Page ") > 1, "one page only"
    assert _unduh(dunia, ATASAN, alamat) == isi


def test_penilaian_baru_terbaca_sesudah_diserahkan(dunia: Dunia, kata: list[str]) -> None:
    pk = penilaian_sisi(dunia.prov, "DINAS_A")["pk"]
    alamat = f"/kinerja/penilaian/{pk}.pdf"
    PenilaianTahunan.objects.filter(pk=pk).update(status="DITETAPKAN", diserahkan_pada=None)
    with pytest.raises(Http404):
        _unduh(dunia, ASN, alamat)
    assert _unduh(dunia, ATASAN, alamat).startswith(b"%PDF-")
    # As long as the field allows, a line for every word: longer than a page.
    PenilaianTahunan.objects.filter(pk=pk).update(
        status="DISERAHKAN", diserahkan_pada=timezone.now(), alasan_perilaku="kata\n" * 800
    )
    kata.clear()
    assert _unduh(dunia, ASN, alamat).startswith(b"%PDF-")
    teks = "\n".join(kata)
    assert "Predikat kinerja: Baik" in teks
    assert "Target tercapai." in teks
    PenilaianTahunan.objects.filter(pk=pk).update(status="DRAF")
    with pytest.raises(Http404):
        _unduh(dunia, ATASAN, alamat)


def test_skp_kosong_pun_menjadi_dokumen(dunia: Dunia, kata: list[str]) -> None:
    pegawai, _, _ = _sisi(dunia.prov, "DINAS_A")
    skp = Skp(
        pegawai=pegawai, nama="Tanpa penilai", nip="1", mulai=timezone.localdate(),
        selesai=timezone.localdate(),
    )  # fmt: skip
    wadah = BytesIO()
    bahan = BahanSkp(instansi="Contoh", tahun=2026, skp=skp, rhk=[], ekspektasi={})
    skp_tulis(bahan=bahan, wadah=wadah)
    assert wadah.getvalue().startswith(b"%PDF-")
    assert "belum disepakati" in "\n".join(kata)
