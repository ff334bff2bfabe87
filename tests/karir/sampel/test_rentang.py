"""Bands of ranks and smallest changes of the sample: stored, shown, hidden, worked out again."""

from dataclasses import replace
from typing import Any

import pytest
from django.db.models import F
from django.urls import reverse

from karir.models import BahanAndai, HasilPeringkat, ProsesPeringkat, RentangPeringkat
from karir.services.olah import olah_minta, proses_olah, rentang_beda
from karir.services.verifikasi import proses_verifikasi
from talenta.akun.izin import Peran
from talenta.inti.services.audit import Pelaku
from talenta.inti.services.pekerjaan import GalatPekerjaan
from talenta.pegawai.lingkup import lingkup_pilihan, pasang
from tests.fixtures.dunia import ACUAN, hitung_proses
from tests.fixtures.klien import lepas_lingkup
from tests.karir.bahan import Sampel
from tests.karir.sampel.test_halaman import halaman


@pytest.fixture
def siap(contoh: Sampel, db: None) -> ProsesPeringkat:
    """The sample's run with its columns and bands."""
    proses_olah(proses=contoh.proses)
    return contoh.proses


def test_rentang_ada_bagi_setiap_yang_dipetakan(siap: ProsesPeringkat) -> None:
    dipetakan = HasilPeringkat.objects.filter(proses=siap, kotak__isnull=False)
    pita = {p.pegawai_id: p for p in RentangPeringkat.objects.filter(proses=siap)}
    assert set(pita) == set(dipetakan.values_list("pegawai_id", flat=True))
    for satu in dipetakan:
        milik = pita[satu.pegawai_id]
        assert milik.terbaik <= satu.peringkat <= milik.terburuk
        assert satu.kotak in milik.kotak
        assert (milik.instansi_id, milik.unit_lft, milik.unit_id) == (
            satu.instansi_id, satu.unit_lft, satu.unit_id,
        )  # fmt: skip
    assert any(p.terburuk > p.terbaik for p in pita.values())
    assert any(len(p.kotak) > 1 for p in pita.values())


def test_rentang_dapat_dihitung_ulang_dan_yang_diubah_ketahuan(siap: ProsesPeringkat) -> None:
    assert rentang_beda(proses=siap) == ""
    satu = RentangPeringkat.objects.filter(proses=siap).order_by("pegawai_id")[0]
    RentangPeringkat.objects.filter(proses=siap, pegawai_id=satu.pegawai_id).update(
        terburuk=satu.terburuk + 1
    )
    assert rentang_beda(proses=siap) == "Rentang peringkat berbeda bagi 1 pegawai."
    BahanAndai.objects.filter(proses=siap).update(isi=b"lain")
    assert "sidiknya" in rentang_beda(proses=siap)


def test_verifikasi_menghitung_ulang_rentang(siap: ProsesPeringkat) -> None:
    hasil = proses_verifikasi(proses=siap)
    assert hasil.sama
    assert hasil.cakupan.endswith("Rentang peringkat dihitung ulang dan sama.")


def _ubah_bahan(siap: ProsesPeringkat, **metode: Any) -> None:
    bahan = BahanAndai.objects.get(proses=siap)
    BahanAndai.objects.filter(proses=siap).update(metode=bahan.metode | metode)


def _satu(siap: ProsesPeringkat) -> Any:
    semua = RentangPeringkat.objects.filter(proses=siap)
    return semua.filter(pegawai_id=semua.order_by("pegawai_id")[7].pegawai_id)


@pytest.mark.parametrize(
    ("ubah", "disebut"),
    [
        (lambda p: _satu(p).update(terbaik=F("terbaik") + 1, terburuk=F("terburuk") + 1), "1 peg"),
        (lambda p: _satu(p).update(bit_kotak=F("bit_kotak") + 1), "berbeda bagi 1 pegawai"),
        (lambda p: _satu(p).delete(), "berbeda bagi 1 pegawai"),
        (lambda p: _satu(p).update(unit_id=0), "1 pegawai bukan pada unit hasilnya"),
        (lambda p: _ubah_bahan(p, benih="lain"), "Cara membuat rentang"),
        (lambda p: BahanAndai.objects.filter(proses=p).update(jumlah=0), "Bahan andaian"),
        (lambda p: BahanAndai.objects.filter(proses=p).delete(), "tanpa cara membuatnya"),
    ],
)
def test_verifikasi_menyebut_rentang_yang_diubah(
    siap: ProsesPeringkat, ubah: Any, disebut: str
) -> None:
    ubah(siap)
    assert disebut in proses_verifikasi(proses=siap).beda


def test_rentang_cara_lama_disebut_tidak_dibandingkan(siap: ProsesPeringkat) -> None:
    _ubah_bahan(siap, nama="rentang-1")
    hasil = proses_verifikasi(proses=siap)
    assert hasil.sama
    assert "Rentang peringkat tidak dibandingkan" in hasil.cakupan


def test_mengolah_dua_kali_tidak_mengubah_apa_pun(siap: ProsesPeringkat) -> None:
    bahan = BahanAndai.objects.get(proses=siap)
    assert proses_olah(proses=siap).dibuat_pada == bahan.dibuat_pada
    BahanAndai.objects.filter(proses=siap).delete()
    assert bytes(proses_olah(proses=siap).isi) == bytes(bahan.isi)
    assert rentang_beda(proses=siap) == ""


def test_rentang_pada_profil_daftar_dan_halaman_sendiri(
    siap: ProsesPeringkat, contoh: Sampel, sebagai: Any
) -> None:
    k = sebagai(Peran.ADMIN_BKD)
    satu = HasilPeringkat.objects.filter(proses=siap, peringkat__gt=20).order_by("peringkat")[0]
    pita = RentangPeringkat.objects.get(proses=siap, pegawai_id=satu.pegawai_id)
    kalimat = f"peringkat <b>{pita.terbaik} sampai {pita.terburuk}</b> di instansi"
    teks = halaman(k, reverse("karir:panel", args=[satu.pegawai_id]))
    assert kalimat in teks
    assert "dengan keyakinan 95 %, paling sedikit 98 %" in teks
    daftar = halaman(k, f"{reverse('karir:hasil')}?cari={satu.nip}")
    assert f"{pita.terbaik}–{pita.terburuk}<" in daftar
    asn = contoh.daerah.akun[Peran.ASN]
    pegawai = lingkup_pilihan(pengguna_id=asn.pk, hari=ACUAN).aktif.pegawai_id
    sendiri = RentangPeringkat.objects.filter(proses=siap, pegawai_id=pegawai).first()
    tampak = "Seberapa mantap peringkat ini?" in halaman(
        sebagai(Peran.ASN), reverse("karir:panel_saya")
    )
    assert tampak == (sendiri is not None)


def test_rentang_orang_lain_tidak_terbaca_oleh_asn(siap: ProsesPeringkat, contoh: Sampel) -> None:
    asn = contoh.daerah.akun[Peran.ASN]
    lingkup = lingkup_pilihan(pengguna_id=asn.pk, hari=ACUAN).aktif
    pasang(lingkup)
    try:
        milik = set(RentangPeringkat.objects.values_list("pegawai_id", flat=True))
    finally:
        lepas_lingkup()
    assert milik <= {lingkup.pegawai_id}


def test_rentang_menurut_lingkup_unit(siap: ProsesPeringkat, contoh: Sampel) -> None:
    akun = contoh.daerah.akun[Peran.PENGELOLA_OPD]
    pasang(lingkup_pilihan(pengguna_id=akun.pk, hari=ACUAN).aktif)
    try:
        pita = set(RentangPeringkat.objects.values_list("pegawai_id", flat=True))
        hasil = HasilPeringkat.objects.filter(proses_id=siap.pk, kotak__isnull=False)
        terlihat = set(hasil.values_list("pegawai_id", flat=True))
    finally:
        lepas_lingkup()
    assert pita == terlihat
    assert 0 < len(pita) < RentangPeringkat.objects.count()


def test_rentang_percobaan_tersembunyi(siap: ProsesPeringkat, contoh: Sampel) -> None:
    coba = hitung_proses(replace(contoh.daerah), tampilkan=False)
    proses_olah(proses=coba)
    for peran, boleh in ((Peran.ADMIN_BKD, True), (Peran.AUDITOR, False)):
        akun = contoh.daerah.akun[peran]
        akun.lingkup = lingkup_pilihan(pengguna_id=akun.pk, hari=ACUAN).aktif
        pasang(akun.lingkup)
        terlihat = RentangPeringkat.objects.filter(proses_id=coba.pk).exists()
        lepas_lingkup()
        assert terlihat == boleh
        assert RentangPeringkat.objects.terlihat_oleh(akun).filter(proses=coba).exists() == boleh


def test_proses_tanpa_yang_dipetakan(contoh: Sampel, db: None) -> None:
    kosong = hitung_proses(
        replace(contoh.daerah),
        tampilkan=False,
        isi_aturan=contoh.proses.isi_aturan | {"dipetakan": ["66"]},
    )
    bahan = proses_olah(proses=kosong)
    assert bahan.jumlah == 0
    assert rentang_beda(proses=kosong) == ""


def test_hasil_yang_diarsipkan_tidak_diolah(contoh: Sampel, db: None) -> None:
    """Nothing is made of results that cannot be read."""
    lama = hitung_proses(replace(contoh.daerah), tampilkan=False)
    HasilPeringkat.objects.filter(proses=lama).delete()
    with pytest.raises(GalatPekerjaan, match="diarsipkan"):
        proses_olah(proses=lama)
    assert not BahanAndai.objects.filter(proses=lama).exists()


def test_pekerjaan_mengolah_lewat_pelaksananya(contoh: Sampel, db: None) -> None:
    """The handler of the job, as the worker calls it."""
    from karir.tasks import olah

    pekerjaan = olah_minta(proses=contoh.proses, pelaku=Pelaku.sistem())

    class Kerja:
        parameter = pekerjaan.parameter
        langkah: list[str] = []

        def lapor(self, **isi: Any) -> None:
            self.langkah.append(isi.get("langkah", ""))

    kerja = Kerja()
    hasil = olah(kerja)  # type: ignore[arg-type]
    assert hasil == {
        "proses_id": contoh.proses.pk,
        "jumlah": contoh.proses.ringkasan["status"]["DIPETAKAN"],
    }
    assert kerja.langkah[0] == "Membaca hasil"
    assert "Mencoba susunan bobot" in kerja.langkah


# --- the smallest changes ------------------------------------------------------------------


def test_langkah_pada_panel(siap: ProsesPeringkat, sebagai: Any) -> None:
    k = sebagai(Peran.ADMIN_BKD)
    satu = HasilPeringkat.objects.filter(proses=siap, kotak=5).order_by("peringkat")[0]
    teks = halaman(k, reverse("karir:panel", args=[satu.pegawai_id]))
    assert "Apa yang memindahkan pegawai ini ke kotak berikutnya?" in teks
    assert 'aria-label="Menuju kotak 7"' in teks
    assert 'aria-label="Menuju kotak 8"' in teks
    atas = HasilPeringkat.objects.filter(proses=siap, kotak=9)[0]
    puncak = halaman(k, reverse("karir:panel", args=[atas.pegawai_id]))
    assert "sudah di kotak dengan kedua kategori tertinggi" in puncak
    belum = HasilPeringkat.objects.filter(proses=siap, kotak__isnull=True)[0]
    tanpa = halaman(k, reverse("karir:panel", args=[belum.pegawai_id]))
    assert "ke kotak berikutnya" not in tanpa
