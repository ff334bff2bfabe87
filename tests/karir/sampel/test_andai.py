"""What-if over the stored run of the sample, and what is worked out of a run for it."""

import re
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from karir.mesin.andai import andaian_baca, andaian_isi
from karir.mesin.aturan import muat
from karir.mesin.bahan_andai import kemas
from karir.models import AturanTalenta, BahanAndai, HasilPeringkat, ProsesPeringkat
from karir.selectors import andai as pembaca
from karir.selectors.andai import kolom_andai
from karir.services.olah import JENIS_OLAH, kolom_baca, proses_olah
from talenta.akun.izin import Peran
from talenta.inti.models import CatatanAudit, Pekerjaan
from talenta.pegawai.lingkup import lingkup_pilihan, pasang, sebagai_diri
from tests.fixtures.dunia import ACUAN, hitung_proses
from tests.fixtures.klien import lepas_lingkup
from tests.karir.bahan import Sampel
from tests.karir.sampel.test_halaman import halaman, kotak_tergambar, nip_di

ANDAI = reverse("karir:andai")
GESERAN = {"bobot-kinerja": 5500, "bobot-penghargaan": 2000, "ambang-X-TINGGI": 7500}
KUERI = "&".join(f"{nama}={nilai}" for nama, nilai in GESERAN.items())


@pytest.fixture
def siap(contoh: Sampel, db: None) -> ProsesPeringkat:
    """The sample's run with its columns and bands."""
    proses_olah(proses=contoh.proses)
    return contoh.proses


@pytest.fixture
def dihitung(siap: ProsesPeringkat, contoh: Sampel) -> dict[str, HasilPeringkat]:
    """What a true run by the rule set of the what-if stores, by NIP."""
    isian = {nama: str(nilai) for nama, nilai in GESERAN.items()}
    isi = andaian_isi(siap.isi_aturan, andaian_baca(muat(siap.isi_aturan), isian))
    sungguh = hitung_proses(replace(contoh.daerah), isi_aturan=isi, tampilkan=False)
    return {h.nip: h for h in HasilPeringkat.objects.filter(proses=sungguh)}


def semula(proses: ProsesPeringkat) -> dict[str, HasilPeringkat]:
    return {h.nip: h for h in HasilPeringkat.objects.filter(proses=proses)}


def test_peta_andaian_sama_dengan_perhitungan_sungguh(
    siap: ProsesPeringkat, dihitung: dict[str, HasilPeringkat], sebagai: Any
) -> None:
    teks = halaman(sebagai(Peran.ADMIN_BKD), f"{ANDAI}?{KUERI}")
    harap = dict.fromkeys(range(1, 10), 0)
    for satu in dihitung.values():
        if satu.kotak:
            harap[satu.kotak] += 1
    assert kotak_tergambar(teks) == harap
    lama = semula(siap)
    assert harap != {n: sum(h.kotak == n for h in lama.values()) for n in range(1, 10)}
    krs = sum(bool(h.krs) for h in dihitung.values())
    masuk = sum(bool(h.krs) and not lama[n].krs for n, h in dihitung.items())
    assert f"<b>{krs}</b><span>KRS, semula {siap.ringkasan['krs']}: {masuk} masuk" in teks
    for nomor, jumlah in harap.items():
        beda = jumlah - sum(h.kotak == nomor for h in lama.values())
        if beda:
            assert f"{'+' if beda > 0 else '−'}{abs(beda)} orang" in teks


@pytest.mark.parametrize("jenis", ["kotak", "peringkat"])
def test_daftar_memuat_tepat_yang_berubah(
    siap: ProsesPeringkat, dihitung: dict[str, HasilPeringkat], sebagai: Any, jenis: str
) -> None:
    lama = semula(siap)
    berubah = {
        "kotak": [
            h for n, h in dihitung.items() if (h.kotak, h.krs) != (lama[n].kotak, lama[n].krs)
        ],
        "peringkat": [h for n, h in dihitung.items() if h.peringkat != lama[n].peringkat],
    }[jenis]
    harap = [h.nip for h in sorted(berubah, key=lambda h: (h.peringkat, h.nip))]
    k = sebagai(Peran.ANALIS_BKD)
    tampak, nomor = [], 1
    while True:
        teks = halaman(k, f"{ANDAI}?{KUERI}&perubahan={jenis}&halaman={nomor}")
        tampak += nip_di(teks)
        if 'rel="next"' not in teks:
            break
        nomor += 1
    assert tampak == harap
    assert len(harap) > 20
    peringkat = re.findall(r'data-judul="Peringkat">([\d.]+)<', teks)
    assert [int(p.replace(".", "")) for p in peringkat] == [
        dihitung[n].peringkat for n in nip_di(teks)
    ]


def test_andaian_aturan_digital(contoh: Sampel, sebagai: Any) -> None:
    """Under the rule set that ranks with digital skill, its weight moves people exactly as the
    engine would, and the person's page explains the line."""
    aturan = AturanTalenta.objects.get(kode="CONTOH-DIGITAL")
    proses = hitung_proses(replace(contoh.daerah), isi_aturan=aturan.isi, tampilkan=False)
    proses_olah(proses=proses)
    geseran = {"bobot-digital": "2000", "bobot-potensi": "1500"}
    teks = halaman(
        sebagai(Peran.ADMIN_BKD),
        f"{ANDAI}?proses={proses.pk}&" + "&".join(f"{n}={v}" for n, v in geseran.items()),
    )
    isi = andaian_isi(aturan.isi, andaian_baca(muat(aturan.isi), geseran))
    sungguh = hitung_proses(replace(contoh.daerah), isi_aturan=isi, tampilkan=False)
    harap = dict.fromkeys(range(1, 10), 0)
    hasil = {h.nip: h for h in HasilPeringkat.objects.filter(proses=sungguh)}
    for satu in hasil.values():
        if satu.kotak:
            harap[satu.kotak] += 1
    assert kotak_tergambar(teks) == harap
    lama = semula(proses)
    pindah = [n for n, h in hasil.items() if h.kotak != lama[n].kotak]
    assert pindah
    assert sum(harap.values()) > 20
    # Whoever moved did so by the digital line, which the person's page opens.
    orang = hasil[pindah[0]].pegawai_id
    panel = " ".join(
        halaman(
            sebagai(Peran.ADMIN_BKD),
            f"{reverse('karir:panel', args=[orang])}?proses={proses.pk}",
        ).split()
    )
    assert "Keterampilan Digital" in panel
    assert "Syarat menurut" in panel
    # Nobody without a digital level stands on the map; that is said, and is no zero.
    kosong = [h for h in lama.values() if not h.kotak and "DIGITAL_KOSONG" in str(h.alasan)]
    assert kosong


def test_tanpa_geseran_tidak_ada_yang_berubah(siap: ProsesPeringkat, sebagai: Any) -> None:
    teks = halaman(sebagai(Peran.ADMIN_BKD), ANDAI)
    assert "Belum ada yang digeser" in teks
    assert kotak_tergambar(teks) == {int(n): j for n, j in siap.ringkasan["kotak"].items()}
    assert nip_di(teks) == []


def test_tidak_ada_yang_tersimpan(siap: ProsesPeringkat, sebagai: Any) -> None:
    k = sebagai(Peran.ADMIN_BKD)
    sebelum = (
        ProsesPeringkat.objects.count(), Pekerjaan.objects.count(), CatatanAudit.objects.count(),
    )  # fmt: skip
    halaman(k, f"{ANDAI}?{KUERI}")
    assert sebelum == (
        ProsesPeringkat.objects.count(), Pekerjaan.objects.count(), CatatanAudit.objects.count(),
    )  # fmt: skip
    assert semula(siap).keys() == {h.nip for h in HasilPeringkat.objects.filter(proses=siap)}


def test_jumlah_yang_kurang_ditolak_dan_dapat_diratakan(
    siap: ProsesPeringkat, sebagai: Any
) -> None:
    k = sebagai(Peran.ADMIN_BKD)
    teks = halaman(k, f"{ANDAI}?bobot-kinerja=5500&proses={siap.pk}")
    assert "Jumlah bobot komponen kinerja 95,00 %; harus 100,00 %." in teks
    assert kotak_tergambar(teks) == {}
    [tautan] = re.findall(r'href="([^"]+)">Ratakan sisanya<', teks)
    kueri = parse_qs(urlsplit(tautan).query)
    assert kueri["bobot-kinerja"] == ["5500"]
    assert kueri["proses"] == [str(siap.pk)]
    rata = halaman(k, tautan)
    assert "harus 100,00 %" not in rata
    assert sum(kotak_tergambar(rata).values()) == siap.ringkasan["status"]["DIPETAKAN"]


def test_andaian_menjadi_draf(siap: ProsesPeringkat, sebagai: Any) -> None:
    """The draft is the rule set of the sliders; the run and its rule set stay as they are."""
    k = sebagai(Peran.ANALIS_BKD)
    teks = halaman(k, f"{ANDAI}?{KUERI}")
    form = teks.split('aria-label="Jadikan draf aturan"')[1].split("</form>")[0]
    isian = dict(re.findall(r'name="([a-zA-Z_-]+)"\s+value="([^"]*)"', form))
    assert {nama: isian[nama] for nama in GESERAN} == {n: str(v) for n, v in GESERAN.items()}
    alamat = reverse("karir:andai_draf", args=[siap.pk])
    jawaban = k.post(alamat, isian)
    draf = AturanTalenta.objects.get(status=AturanTalenta.Status.DRAF)
    assert jawaban.url == reverse("karir:aturan_susun", args=[draf.pk])
    diminta = {nama: str(nilai) for nama, nilai in GESERAN.items()}
    harap = andaian_isi(siap.isi_aturan, andaian_baca(muat(siap.isi_aturan), diminta))
    mulai = timezone.localdate().isoformat()
    assert draf.isi == harap | {"kode": isian["kode"], "berlaku_mulai": mulai}
    assert (draf.asal_id, draf.instansi_id) == (siap.aturan_id, siap.instansi_id)
    assert CatatanAudit.objects.filter(tindakan="aturan.buat", objek_id=str(draf.pk)).exists()
    for buruk in ({}, isian | {"bobot-kinerja": "5550"}, isian | {"kode": "tidak boleh"}):
        kembali = k.post(alamat, buruk)
        assert kembali.url.startswith(f"{ANDAI}?proses={siap.pk}")
    assert AturanTalenta.objects.filter(status=AturanTalenta.Status.DRAF).count() == 1


def test_htmx_hanya_mengganti_hasilnya(siap: ProsesPeringkat, sebagai: Any) -> None:
    jawaban = sebagai(Peran.ADMIN_BKD).get(f"{ANDAI}?{KUERI}", headers={"HX-Request": "true"})
    teks = jawaban.content.decode()
    assert 'type="range"' not in teks
    assert "<html" not in teks
    assert 'class="kotak9"' in teks


def test_geseran_menyebut_nilai_dan_batasnya(siap: ProsesPeringkat, sebagai: Any) -> None:
    teks = halaman(sebagai(Peran.ADMIN_BKD), f"{ANDAI}?{KUERI}")
    geser = re.search(r'<output for="bobot-kinerja">([^<]+)<.*?<input([^>]+)>', teks, re.S)
    assert geser is not None
    assert geser[1] == "55 %"
    for atribut in ('value="5500"', 'min="5000"', 'max="7000"', 'step="50"', 'type="range"'):
        assert atribut in geser[2]


def test_yang_belum_disiapkan_dapat_disiapkan(contoh: Sampel, sebagai: Any) -> None:
    k = sebagai(Peran.ADMIN_BKD)
    assert "Siapkan sekarang" in halaman(k, ANDAI)
    jawaban = k.post(reverse("karir:olah", args=[contoh.proses.pk]))
    pekerjaan = Pekerjaan.objects.get(jenis=JENIS_OLAH)
    assert jawaban.url == reverse("pekerjaan_rinci", args=[pekerjaan.pk])
    assert "Sedang disiapkan" in halaman(k, ANDAI)
    k.post(reverse("karir:olah", args=[contoh.proses.pk]))
    assert Pekerjaan.objects.filter(jenis=JENIS_OLAH).count() == 1
    assert CatatanAudit.objects.filter(tindakan="peringkat.olah").count() == 1
    proses_olah(proses=contoh.proses)
    assert "Belum ada yang digeser" in halaman(k, ANDAI)


def test_bahan_hanya_bagi_yang_menghitung(siap: ProsesPeringkat, contoh: Sampel) -> None:
    """The page, `terlihat_oleh`, and the database behind both."""
    for peran, boleh in (
        (Peran.ADMIN_BKD, True),
        (Peran.AUDITOR, False),
        (Peran.PENGELOLA_OPD, False),
    ):
        akun = contoh.daerah.akun[peran]
        akun.lingkup = lingkup_pilihan(pengguna_id=akun.pk, hari=ACUAN).aktif
        assert (kolom_andai(pengguna=akun, proses=siap) is not None) == boleh
        for lingkup in (akun.lingkup, sebagai_diri(akun.lingkup)):
            pasang(lingkup)
            terlihat = BahanAndai.objects.count()
            lepas_lingkup()
            assert terlihat == (boleh and lingkup is akun.lingkup)


def test_ingatan_tidak_melewati_izin(siap: ProsesPeringkat, contoh: Sampel) -> None:
    """What one reader made the process remember is not given to another without asking."""
    admin, auditor = (contoh.daerah.akun[p] for p in (Peran.ADMIN_BKD, Peran.AUDITOR))
    for akun in (admin, auditor):
        akun.lingkup = lingkup_pilihan(pengguna_id=akun.pk, hari=ACUAN).aktif
    kolom = kolom_andai(pengguna=admin, proses=siap)
    assert kolom_andai(pengguna=admin, proses=siap) is kolom
    assert kolom_andai(pengguna=auditor, proses=siap) is None
    BahanAndai.objects.filter(proses=siap).update(sidik="0" * 64)
    assert kolom_andai(pengguna=admin, proses=siap) is not kolom


def test_ingatan_berbatas(siap: ProsesPeringkat, contoh: Sampel, monkeypatch: Any) -> None:
    admin = contoh.daerah.akun[Peran.ADMIN_BKD]
    admin.lingkup = lingkup_pilihan(pengguna_id=admin.pk, hari=ACUAN).aktif
    pembaca._ingatan.clear()
    monkeypatch.setattr(pembaca, "INGATAN_TERBANYAK", 1)
    lain = hitung_proses(replace(contoh.daerah), tampilkan=False)
    proses_olah(proses=lain)
    for proses in (siap, lain):
        assert kolom_andai(pengguna=admin, proses=proses) is not None
    assert [nomor for nomor, _ in pembaca._ingatan] == [lain.pk]


def test_kolom_sama_dengan_yang_tersimpan(siap: ProsesPeringkat) -> None:
    bahan = BahanAndai.objects.get(proses=siap)
    assert bytes(bahan.isi) == kemas(kolom_baca(proses=siap))
    dipetakan = HasilPeringkat.objects.filter(proses=siap, kotak__isnull=False)
    kolom = kolom_baca(proses=siap)
    assert kolom.id.tolist() == list(dipetakan.order_by("nip").values_list("pegawai_id", flat=True))
    assert bahan.jumlah == len(kolom) == dipetakan.count()


def test_kueri_andaian_tetap(
    siap: ProsesPeringkat, sebagai: Any, django_assert_max_num_queries: Any
) -> None:
    k = sebagai(Peran.ADMIN_BKD)
    halaman(k, f"{ANDAI}?{KUERI}")
    with django_assert_max_num_queries(25, connection=connection):
        halaman(k, f"{ANDAI}?{KUERI}")
