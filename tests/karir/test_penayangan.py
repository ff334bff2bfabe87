"""A finished run is a trial until an officer shows it: who sees what, and what is kept of it."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.db import DatabaseError, IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from karir.models import HasilPeringkat, PenayanganHasil, ProsesPeringkat
from karir.selectors.hasil import proses_tampil
from karir.services.penayangan import PenayanganDitolak, hasil_tarik, hasil_tayangkan
from talenta.akun.izin import Peran
from talenta.akun.models import Instansi
from talenta.inti.models import CatatanAudit, Pekerjaan
from talenta.inti.services.audit import Pelaku
from talenta.pegawai.lingkup import lingkup_pilihan, pasang, sebagai_diri
from tests.akses.test_rls import SEMUA_LFT, sebagai
from tests.fixtures.dunia import Daerah, hitung_proses
from tests.fixtures.klien import klien, lepas_lingkup

pytestmark = pytest.mark.django_db
MELIHAT_HASIL = (Peran.PENGELOLA_OPD, Peran.AUDITOR)
UNGGAH = ">Unggah berkas</a>"


@pytest.fixture
def prov(prov: Daerah) -> Daerah:
    """A province that shows one run and has a newer trial as `proses`."""
    daerah = prov
    daerah.tampil = daerah.proses  # type: ignore[attr-defined]
    hitung_proses(daerah, tampilkan=False)
    return daerah


def tampil(daerah: Daerah) -> ProsesPeringkat:
    return daerah.tampil  # type: ignore[attr-defined,no-any-return]


def isi(daerah: Daerah, peran: Peran, url: str) -> Any:
    return klien(daerah.akun[peran]).get(url)


def nomor(jawaban: Any) -> int:
    return jawaban.context["proses"].pk  # type: ignore[no-any-return]


@pytest.mark.parametrize("nama", ["karir:peta", "karir:hasil", "karir:mutu", "beranda"])
@pytest.mark.parametrize("peran", [Peran.ADMIN_BKD, *MELIHAT_HASIL])
def test_percobaan_tidak_menjadi_yang_ditampilkan(prov: Daerah, peran: Peran, nama: str) -> None:
    assert nomor(isi(prov, peran, reverse(nama))) == tampil(prov).pk


@pytest.mark.parametrize("peran", MELIHAT_HASIL)
@pytest.mark.parametrize("nama", ["karir:peta", "karir:hasil", "karir:mutu"])
def test_percobaan_hanya_bagi_yang_menghitung(prov: Daerah, peran: Peran, nama: str) -> None:
    coba = f"{reverse(nama)}?proses={prov.proses.pk}"
    assert isi(prov, peran, coba).status_code == 404
    assert isi(prov, peran, reverse("karir:proses_rinci", args=[prov.proses.pk])).status_code == 404
    for boleh in (Peran.ADMIN_BKD, Peran.ANALIS_BKD):
        jawaban = isi(prov, boleh, coba)
        assert nomor(jawaban) == prov.proses.pk
        assert "bukan yang sedang ditampilkan" in jawaban.content.decode()


def test_pegawai_hanya_melihat_yang_pernah_ditampilkan(prov: Daerah) -> None:
    saya = reverse("karir:panel_saya")
    for peran in (Peran.ASN, Peran.ATASAN, Peran.PPK, Peran.ADMIN_BKD):
        assert nomor(isi(prov, peran, saya)) == tampil(prov).pk, peran
        assert isi(prov, peran, f"{saya}?proses={prov.proses.pk}").status_code == 404, peran
    hasil_tayangkan(proses=prov.proses, menggantikan=tampil(prov).pk, pelaku=Pelaku.sistem())
    baru = isi(prov, Peran.ASN, saya)
    assert nomor(baru) == prov.proses.pk
    assert f"?proses={tampil(prov).pk}" in baru.content.decode()
    lama = isi(prov, Peran.ASN, f"{saya}?proses={tampil(prov).pk}")
    assert nomor(lama) == tampil(prov).pk
    assert "bukan yang sedang ditampilkan" in lama.content.decode()


def test_dinding_basis_data_menutup_percobaan(prov: Daerah) -> None:
    """Without terlihat_oleh: the policies alone keep a trial from whoever may not compute."""
    saya = prov.pegawai["BIDANG_A"][0]
    web = {"ins": prov.instansi.pk, "lft": SEMUA_LFT[0], "rgt": SEMUA_LFT[1]}
    for peran, lingkup in (("talenta_web", web), ("talenta_diri", web | {"pegawai": saya.pk})):
        with sebagai(peran, **lingkup):
            assert set(HasilPeringkat.objects.values_list("proses_id", flat=True)) == {
                tampil(prov).pk
            }
            assert set(ProsesPeringkat.objects.values_list("pk", flat=True)) == {tampil(prov).pk}
    with sebagai("talenta_web", **web, coba=1):
        assert set(HasilPeringkat.objects.values_list("proses_id", flat=True)) == {
            tampil(prov).pk,
            prov.proses.pk,
        }


def test_permintaan_memasang_izin_mencoba(prov: Daerah) -> None:
    """A view that forgot its queryset's filter still shows no trial: the settings of a request."""

    def terbaca(peran: Peran, *, diri: bool = False) -> set[int]:
        pilihan = lingkup_pilihan(
            pengguna_id=prov.akun[peran].pk, hari=tampil(prov).selesai_pada.date()
        )
        with transaction.atomic():
            pasang(sebagai_diri(pilihan.aktif) if diri else pilihan.aktif)
            semua = set(HasilPeringkat.objects.values_list("proses_id", flat=True))
            lepas_lingkup()
        return semua

    assert terbaca(Peran.ANALIS_BKD) == {tampil(prov).pk, prov.proses.pk}
    for peran in (Peran.AUDITOR, Peran.PENGELOLA_OPD, Peran.ATASAN):
        assert terbaca(peran) == {tampil(prov).pk}, peran
    assert terbaca(Peran.ANALIS_BKD, diri=True) == {tampil(prov).pk}


def test_tampilkan_lewat_halaman_mengganti_dan_mencatat(prov: Daerah) -> None:
    k = klien(prov.akun[Peran.ANALIS_BKD])
    rinci = reverse("karir:proses_rinci", args=[prov.proses.pk])
    assert "Belum ditampilkan" in k.get(rinci).content.decode()
    url = reverse("karir:tampilkan", args=[prov.proses.pk])
    tanya = k.get(url).content.decode()
    assert f"menggantikan nomor {tampil(prov).pk}" in tanya
    assert re.search(rf"<b>{prov.proses.jumlah} pegawai</b>", tanya)
    assert str(prov.proses.aturan) in tanya
    assert tanya.count('data-judul="Sekarang"') == tanya.count('data-judul="Sesudahnya"') == 7
    assert PenayanganHasil.objects.filter(proses=prov.proses).count() == 0

    k.post(url, {"menggantikan": tampil(prov).pk})
    assert nomor(isi(prov, Peran.AUDITOR, reverse("karir:peta"))) == prov.proses.pk
    lama = PenayanganHasil.objects.get(proses=tampil(prov))
    assert (lama.selesai_sebab, lama.selesai_oleh_nama) == (
        "DIGANTI",
        str(prov.akun[Peran.ANALIS_BKD]),
    )
    catatan = CatatanAudit.objects.get(tindakan="peringkat.tayangkan", objek_id=prov.proses.pk)
    assert catatan.rincian == {"menggantikan": tampil(prov).pk, "jumlah": prov.proses.jumlah}
    halaman = k.get(rinci).content.decode()
    assert f"oleh {prov.akun[Peran.ANALIS_BKD]}" in halaman
    assert "Sedang ditampilkan" in halaman


def test_yang_berubah_di_antaranya_tidak_tertimpa(prov: Daerah) -> None:
    """The officer confirmed replacing one run; meanwhile a colleague has shown another."""
    kedua = prov.proses
    ketiga = hitung_proses(prov, tampilkan=False)
    sistem = Pelaku.sistem()
    hasil_tayangkan(proses=ketiga, menggantikan=tampil(prov).pk, pelaku=sistem)
    k = klien(prov.akun[Peran.ADMIN_BKD])
    url = reverse("karir:tampilkan", args=[kedua.pk])
    balas = k.post(url, {"menggantikan": tampil(prov).pk}, follow=True).content.decode()
    assert "sudah berganti" in balas
    assert nomor(k.get(reverse("karir:peta"))) == ketiga.pk


def test_tarik_butuh_alasan_dan_mengosongkan_tampilan(prov: Daerah) -> None:
    k = klien(prov.akun[Peran.ADMIN_BKD])
    url = reverse("karir:tarik", args=[tampil(prov).pk])
    assert "Tulis alasannya" in k.post(url, {"alasan": "  "}, follow=True).content.decode()
    assert nomor(k.get(reverse("karir:peta"))) == tampil(prov).pk

    alasan = "Nilai asesmen dari lembaga salah kirim"
    assert alasan in k.post(url, {"alasan": alasan}, follow=True).content.decode()
    assert CatatanAudit.objects.get(tindakan="peringkat.tarik").alasan == alasan
    for peran in MELIHAT_HASIL:
        kosong = isi(prov, peran, reverse("karir:peta")).content.decode()
        assert "Belum ada hasil yang ditampilkan" in kosong
        beranda = isi(prov, peran, reverse("beranda")).content.decode()
        assert "Belum ada hasil yang ditampilkan" in beranda
        assert UNGGAH not in beranda
    assert UNGGAH in isi(prov, Peran.ANALIS_BKD, reverse("beranda")).content.decode()
    saya = isi(prov, Peran.ASN, reverse("karir:panel_saya")).content.decode()
    assert "Belum ada hasil peta talenta yang ditampilkan" in saya
    # It was shown once, so those who read it may read it again, and are told what it is.
    lama = isi(prov, Peran.AUDITOR, f"{reverse('karir:peta')}?proses={tampil(prov).pk}")
    assert "pernah ditampilkan" in lama.content.decode()


def test_hasil_pertama_juga_menunggu(prov: Daerah) -> None:
    PenayanganHasil.objects.filter(instansi=prov.instansi).delete()
    peta = reverse("karir:peta")
    bkd = isi(prov, Peran.ADMIN_BKD, peta).content.decode()
    assert "belum ditampilkan" in bkd
    assert reverse("karir:proses_rinci", args=[prov.proses.pk]) in bkd
    auditor = isi(prov, Peran.AUDITOR, peta).content.decode()
    assert "Belum ada hasil yang ditampilkan" in auditor
    assert "/proses/" not in re.sub(r"<nav.*?</nav>", "", auditor, flags=re.S)


def test_instansi_tanpa_hasil_diajak_mengunggah_dahulu(prov: Daerah) -> None:
    PenayanganHasil.objects.filter(instansi=prov.instansi).delete()
    ProsesPeringkat.objects.filter(instansi=prov.instansi).update(selesai_pada=None)
    kosong = isi(prov, Peran.ADMIN_BKD, reverse("karir:peta")).content.decode()
    utama = kosong.partition("Belum ada peta talenta")[2]
    tautan = re.findall(r'href="([^"]+)">([^<]+)</a>', utama)
    assert tautan[:2] == [
        (reverse("impor:unggah"), "Unggah berkas"),
        (reverse("karir:hitung"), "Hitung peta talenta"),
    ]


def test_beranda_mengingatkan_yang_belum_ditampilkan(prov: Daerah) -> None:
    k = klien(prov.akun[Peran.ADMIN_BKD])
    [tugas] = [t for t in k.get("/").context["tugas"] if "belum ditampilkan" in t.kalimat]
    daftar = k.get(tugas.url).context["daftar"]
    assert [satu.pk for satu in daftar] == [prov.proses.pk]
    assert tugas.jumlah == 1


def test_tautan_hasil_pekerjaan_hanya_bagi_yang_boleh(prov: Daerah) -> None:
    pekerjaan = Pekerjaan.objects.create(
        jenis="karir.hitung",
        judul="Hitung",
        status=Pekerjaan.Status.SELESAI,
        instansi_id=prov.instansi.pk,
        pelaku="Uji",
        hasil={"proses_id": prov.proses.pk, "jumlah": 1},
    )
    url = reverse("pekerjaan_rinci", args=[pekerjaan.pk])
    tujuan = reverse("karir:proses_rinci", args=[prov.proses.pk])
    assert tujuan in isi(prov, Peran.ANALIS_BKD, url).content.decode()
    assert tujuan not in isi(prov, Peran.AUDITOR, url).content.decode()


def test_satu_penayangan_berlangsung_per_instansi(prov: Daerah) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        PenayanganHasil.objects.create(
            instansi=prov.instansi,
            proses=prov.proses,
            mulai_pada=prov.proses.selesai_pada,
            oleh_nama="Uji",
        )
    with pytest.raises(PenayanganDitolak, match="tidak sedang"):
        hasil_tarik(proses=prov.proses, alasan="uji", pelaku=Pelaku.sistem())
    with pytest.raises(PenayanganDitolak, match="sudah ditampilkan"):
        hasil_tayangkan(proses=tampil(prov), menggantikan=tampil(prov).pk, pelaku=Pelaku.sistem())


def test_admin_provinsi_menghitung_yang_ditampilkan_saja(prov: Daerah) -> None:
    jawaban = isi(prov, Peran.ADMIN_PROVINSI, "/")
    baris = jawaban.context["instansi"]
    assert {satu.nama: satu.jumlah for satu in baris}["Provinsi Contoh"] == tampil(prov).jumlah
    # On a phone every figure names itself.
    kolom = re.findall(r'data-judul="([^"]+)"', jawaban.content.decode())
    assert kolom[:5] == ["Acuan", "Terpetakan", "Pegawai", "Belum lengkap", "KRS"]
    PenayanganHasil.objects.filter(instansi=prov.instansi).delete()
    baris = isi(prov, Peran.ADMIN_PROVINSI, "/").context["instansi"]
    assert {satu.nama: satu.jumlah for satu in baris}["Provinsi Contoh"] == 0


def test_web_menulis_penayangan_instansinya_sendiri(prov: Daerah) -> None:
    """A province counts a regency's runs, and yet writes none of its showings."""
    kab = Instansi.objects.get(kode="kab")
    asing = PenayanganHasil.objects.get(instansi=kab)
    lingkup = {"ins": prov.instansi.pk, "ins_agregat": f"{prov.instansi.pk},{kab.pk}"}
    with pytest.raises(DatabaseError), sebagai("talenta_web", **lingkup):
        PenayanganHasil.objects.filter(pk=asing.pk).update(selesai_oleh_nama="x")


def test_profil_membawa_proses_yang_diminta(prov: Daerah) -> None:
    k = klien(prov.akun[Peran.ANALIS_BKD])
    coba = f"?proses={prov.proses.pk}"
    orang = prov.pegawai["BIDANG_A"][0].pk
    profil = reverse("pegawai:profil", args=[orang])
    panel = reverse("karir:panel", args=[orang])
    for nama in ("karir:hasil", "karir:mutu"):
        assert f"{profil}{coba}" in k.get(reverse(nama) + coba).content.decode(), nama
        assert f'{profil}"' in k.get(reverse(nama)).content.decode(), nama
    assert f'hx-get="{panel}{coba}"' in k.get(profil + coba).content.decode()
    assert f'hx-get="{panel}"' in k.get(profil).content.decode()
    isi_panel = k.get(panel + coba, headers={"HX-Request": "true"}).content.decode()
    tanggal = f"nomor {prov.proses.pk} tertanggal 30 Juni 2026, bukan yang sedang ditampilkan"
    assert tanggal in isi_panel
    assert reverse("karir:hasil") + coba in isi_panel
    assert profil in isi_panel


def test_perintah_menampilkan_bila_diminta(prov: Daerah, monkeypatch: Any) -> None:
    monkeypatch.setattr(
        "karir.management.commands.hitung_talenta.proses_jalankan",
        lambda **_: hitung_proses(prov, tampilkan=False),
    )
    call_command("hitung_talenta", "--instansi=prov", "--tanggal=2026-06-30", verbosity=0)
    assert proses_kini(prov) == tampil(prov)
    call_command(
        "hitung_talenta", "--instansi=prov", "--tanggal=2026-06-30", "--tampilkan", verbosity=0
    )
    assert proses_kini(prov) == prov.proses


def proses_kini(daerah: Daerah) -> ProsesPeringkat | None:
    akun = daerah.akun[Peran.ADMIN_BKD]
    pilihan = lingkup_pilihan(pengguna_id=akun.pk, hari=tampil(daerah).selesai_pada.date())
    akun.lingkup = pilihan.aktif
    return proses_tampil(pengguna=akun)


def test_jam_yang_mundur_tidak_menghalangi_penarikan(prov: Daerah) -> None:
    """A span that began by a clock that was ahead ends no earlier than it began."""
    depan = timezone.now() + timedelta(days=1)
    PenayanganHasil.objects.filter(proses=tampil(prov)).update(mulai_pada=depan)
    pelaku = Pelaku.sistem()
    hasil_tayangkan(proses=prov.proses, menggantikan=tampil(prov).pk, pelaku=pelaku)
    milik = PenayanganHasil.objects.filter(instansi=prov.instansi)
    lama, baru = milik.order_by("pk")
    assert (lama.selesai_pada, baru.mulai_pada) == (depan, depan)
    hasil_tarik(proses=prov.proses, alasan="Salah tanggal", pelaku=pelaku)
    baru.refresh_from_db()
    assert baru.selesai_pada == depan
