"""An objection to one line: by the person alone, decided by two officers, carried out by a new run
that everybody affected is shown before."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from karir.alur_sanggah import PERALIHAN, Langkah
from karir.models import HasilPeringkat, IkatanPegawai, PenayanganHasil, Sanggahan
from karir.services.penayangan import hasil_tayangkan
from karir.services.sanggah import SanggahDitolak, batas_ajukan, sanggah_langkah
from talenta.akun.izin import IZIN, Peran
from talenta.akun.kalender import hari_kerja_sesudah
from talenta.akun.models import Pengguna
from talenta.inti.models import CatatanAudit, Pekerjaan, Pemberitahuan
from talenta.inti.services.audit import Pelaku
from talenta.pegawai.models import Pegawai, UsulPerbaikan
from tests.akses.test_rls import sebagai
from tests.fixtures.dunia import Daerah, hitung_proses
from tests.fixtures.klien import klien
from tests.karir.aturan import admin_kedua
from tests.karir.tinjauan import PDF, catatan, dipetakan, pelaku

pytestmark = pytest.mark.django_db
S = Sanggahan.Status


@pytest.fixture
def prov(prov: Daerah) -> Daerah:
    dipetakan(prov)
    return prov


@pytest.fixture
def kedua(prov: Daerah) -> Pengguna:
    return admin_kedua(prov)


def ajukan(daerah: Daerah, komponen: str = "kinerja", **isi: Any) -> Any:
    asn = klien(daerah.akun[Peran.ASN])
    data = {"alasan": "Predikat saya 2025 Sangat Baik."} | isi
    return asn.post(reverse("karir:sanggah_ajukan", args=[komponen]), data)


def langkah(satu: Sanggahan, oleh: Pengguna, kode: str, **lain: str) -> Sanggahan:
    return sanggah_langkah(
        sanggah_id=satu.pk,
        langkah=kode,
        pegawai_id=catatan(oleh),
        pelaku=pelaku(oleh),
        **({"alasan": "Sudah diperiksa."} | lain),
    )


def diperbaiki(daerah: Daerah, satu: Sanggahan, kedua: Pengguna) -> None:
    """A correction of the person's record that was applied after the objection."""
    UsulPerbaikan.objects.create(
        instansi=daerah.instansi,
        unit_lft=satu.unit_lft,
        pegawai_id=satu.pegawai_id,
        jenis="kinerja",
        objek_id=1,
        tindakan="UBAH",
        alasan="SK 12",
        bukti=daerah.impor.berkas,
        status="DITERAPKAN",
        diusulkan_oleh=daerah.akun[Peran.ANALIS_BKD],
        diputus_oleh=kedua,
    )


def test_izin_dalam_tabel_ada() -> None:
    assert {satu.izin for satu in PERALIHAN.values()} <= set(IZIN)


def test_diajukan_dari_satu_baris_dengan_tenggat(prov: Daerah) -> None:
    asn = klien(prov.akun[Peran.ASN])
    panel = asn.get(reverse("karir:panel_saya")).content.decode()
    assert reverse("karir:sanggah_ajukan", args=["jpm"]) in panel
    assert ajukan(prov, alasan=" ").status_code == 422
    bukti = SimpleUploadedFile("sk.pdf", PDF, "application/pdf")
    assert ajukan(prov, bukti=bukti).status_code == 302
    satu = Sanggahan.objects.get()
    hasil = HasilPeringkat.objects.get(proses=prov.proses, pegawai_id=satu.pegawai_id)
    assert satu.skor == hasil.skor[prov.proses.kolom_skor.index("kinerja")]
    # No closed days in this world: ten working days by the week alone.
    assert satu.tenggat == hari_kerja_sesudah(timezone.localdate(), 10, frozenset())
    assert "masih menunggu putusan" in ajukan(prov).content.decode()
    # Where one waits it is said, with the way to it; nobody is sent to a form that is refused.
    url, letak = reverse("karir:sanggah_saya"), "#menunggu-kinerja"
    panel = asn.get(reverse("karir:panel_saya")).content.decode()
    assert f'{url}{letak}"' in panel
    assert reverse("karir:sanggah_ajukan", args=["kinerja"]) not in panel
    lagi = asn.get(reverse("karir:sanggah_ajukan", args=["kinerja"]))
    assert (lagi.status_code, lagi.url) == (302, f"{url}{letak}")
    assert f'id="{letak[1:]}"' in asn.get(url).content.decode()
    assert ajukan(prov, "tidak-ada").status_code == 404
    halaman = asn.get(reverse("karir:sanggah_saya")).content.decode()
    assert "BKD, belum ada petugasnya" in halaman
    assert asn.get(reverse("karir:sanggah_bukti_saya", args=[satu.pk])).status_code == 200
    assert Pemberitahuan.objects.filter(jenis="sanggah", peran__contains=["ADMIN_BKD"]).exists()
    asn.post(reverse("karir:sanggah_tarik", args=[satu.pk]))
    satu.refresh_from_db()
    assert satu.status == S.DITARIK
    assert ajukan(prov).status_code == 302


def test_sesudah_tenggat_ditolak(prov: Daerah) -> None:
    lama = timezone.now() - timedelta(days=60)
    PenayanganHasil.objects.filter(proses=prov.proses).update(mulai_pada=lama)
    batas = batas_ajukan(proses=prov.proses)
    assert batas == hari_kerja_sesudah(timezone.localdate(lama), 21, frozenset())
    jawaban = ajukan(prov)
    assert jawaban.status_code == 422
    assert "Tenggat sanggah hasil ini berakhir" in jawaban.content.decode()
    assert not Sanggahan.objects.exists()


def test_dua_petugas_dan_bukan_diri_sendiri(prov: Daerah, kedua: Pengguna) -> None:
    ajukan(prov)
    satu, analis = Sanggahan.objects.get(), prov.akun[Peran.ANALIS_BKD]
    with pytest.raises(SanggahDitolak, match="sudah diajukan"):
        langkah(satu, analis, "TELAAH", usulan="KABUL")
    langkah(satu, analis, "TANGANI")
    with pytest.raises(SanggahDitolak, match="sedang ditangani"):
        langkah(satu, kedua, "TELAAH", usulan="KABUL")
    with pytest.raises(SanggahDitolak, match="Pilih mengabulkan"):
        langkah(satu, analis, "TELAAH")
    langkah(satu, analis, "TELAAH", usulan="TOLAK")
    with pytest.raises(SanggahDitolak, match="petugas lain"):
        langkah(satu, analis, "PUTUSKAN")
    langkah(satu, kedua, "KEMBALIKAN")
    langkah(satu, analis, "TELAAH", usulan="KABUL")
    with pytest.raises(IntegrityError, match="sanggahan_dua_orang"), transaction.atomic():
        Sanggahan.objects.update(pemutus=analis)
    assert langkah(satu, kedua, "PUTUSKAN").status == S.DIKABULKAN
    with pytest.raises(SanggahDitolak, match="sudah dikabulkan"):
        langkah(satu, kedua, "KEMBALIKAN")
    sendiri = Sanggahan.objects.create(
        instansi=prov.instansi, unit_lft=satu.unit_lft, proses=prov.proses, komponen="jpm",
        pegawai=Pegawai.objects.get(pengguna=analis), label="JPM", alasan="x",
        tenggat=satu.tenggat,
    )  # fmt: skip
    with pytest.raises(SanggahDitolak, match="petugas lain"):
        langkah(sendiri, analis, "TANGANI")


def test_dikabulkan_sampai_hasil_baru(prov: Daerah, kedua: Pengguna) -> None:
    """Upheld, mended, computed, the difference read, shown: the objection ends with it."""
    ajukan(prov)
    satu, analis = Sanggahan.objects.get(), prov.akun[Peran.ANALIS_BKD]
    langkah(satu, analis, "TANGANI")
    langkah(satu, analis, "TELAAH", usulan="KABUL")
    langkah(satu, kedua, "PUTUSKAN")
    with pytest.raises(SanggahDitolak, match="Belum ada perbaikan"):
        langkah(satu, analis, "HITUNG")
    diperbaiki(prov, satu, kedua)
    k = klien(analis)
    url = reverse("karir:sanggah_rinci", args=[satu.pk])
    assert "Hitung ulang" in k.get(url).content.decode()
    k.post(reverse("karir:sanggah_langkah", args=[satu.pk, "hitung"]))
    pekerjaan = Pekerjaan.objects.get(jenis="karir.hitung", status="ANTRE")
    assert pekerjaan.parameter["tanggal_acuan"] == prov.proses.tanggal_acuan.isoformat()
    assert k.get(url).context["perbedaan"] is None
    lama = prov.proses
    baru = hitung_proses(prov, tampilkan=False)
    type(baru).objects.filter(pk=baru.pk).update(pekerjaan=pekerjaan)
    isi = k.get(url)
    assert isi.context["perbedaan"].baru == baru
    assert reverse("karir:banding", args=[lama.pk, baru.pk]) in isi.content.decode()
    assert reverse("karir:tampilkan", args=[baru.pk]) in isi.content.decode()
    baru.refresh_from_db()
    hasil_tayangkan(proses=baru, menggantikan=lama.pk, pelaku=Pelaku.sistem())
    satu.refresh_from_db()
    assert (satu.status, satu.selesai_pada is not None) == (S.SELESAI, True)
    asn = prov.akun[Peran.ASN]
    assert Pemberitahuan.objects.filter(jenis="sanggah", pengguna_id=asn.pk).count() == 3
    tindakan = CatatanAudit.objects.filter(objek_jenis="sanggah").order_by("pk")
    assert list(tindakan.values_list("tindakan", flat=True)) == [
        "sanggah.ajukan", "sanggah.tangani", "sanggah.telaah", "sanggah.putuskan",
        "sanggah.hitung", "sanggah.selesai",
    ]  # fmt: skip


def test_daftar_disaring_dan_diunduh(prov: Daerah) -> None:
    ajukan(prov)
    Sanggahan.objects.update(tenggat=timezone.localdate() - timedelta(days=1))
    k = klien(prov.akun[Peran.ANALIS_BKD])
    url = reverse("karir:sanggah")
    for keadaan, jumlah in (("lewat", 1), ("terbuka", 1), ("DITOLAK", 0)):
        assert len(k.get(url, {"keadaan": keadaan}).context["baris"]) == jumlah
    assert "Lewat tenggat" in k.get(url).content.decode()
    berkas = k.get(reverse("karir:sanggah_ekspor")).getvalue().decode("utf-8-sig")
    assert len(berkas.splitlines()) == 2
    beranda = k.get(reverse("beranda")).content.decode()
    assert "sanggahan lewat tenggat jawaban" in beranda


def test_tenggat_diatur_instansi(prov: Daerah) -> None:
    admin = klien(prov.akun[Peran.ADMIN_BKD])
    admin.post(reverse("karir:sanggah_atur"), {"hari_ajukan": 5, "hari_jawab": 3})
    ajukan(prov)
    harus = hari_kerja_sesudah(timezone.localdate(), 3, frozenset())
    assert Sanggahan.objects.get().tenggat == harus


def test_asn_tidak_memutuskan_di_basis_data(prov: Daerah) -> None:
    """What plain ASN may write is the status alone, and what a decision asks for it cannot have."""
    ajukan(prov)
    satu = Sanggahan.objects.get()
    diri = {"ins": prov.instansi.pk, "lft": 1, "rgt": 0, "pegawai": satu.pegawai_id}
    with sebagai("talenta_diri", **diri):
        assert Sanggahan.objects.count() == 1
        tolak = pytest.raises(IntegrityError, match="sanggahan_diputus_orang")
        with tolak, transaction.atomic():
            Sanggahan.objects.update(status=S.DIKABULKAN)
    with sebagai("talenta_diri", **diri), pytest.raises(DatabaseError), transaction.atomic():
        Sanggahan.objects.update(pemutus=prov.akun[Peran.ASN])
    with sebagai("talenta_diri", **(diri | {"pegawai": satu.pegawai_id + 1})):
        assert not Sanggahan.objects.exists()


def test_setiap_langkah_mempunyai_kata() -> None:
    from karir.views.sanggah import _KATA

    assert set(_KATA) == set(Langkah) - {Langkah.TARIK}


def test_kerabat_tidak_menangani_sanggahan(prov: Daerah, kedua: Pengguna) -> None:
    """A tie that the officer declared to the one who objects, by NIP."""
    ajukan(prov)
    satu = Sanggahan.objects.get()
    petugas = Pegawai.objects.get(pk=catatan(kedua))
    IkatanPegawai.objects.create(
        instansi=prov.instansi, unit_lft=petugas.unit_lft, pegawai=petugas,
        nip_lain=satu.pegawai.nip, nama_lain=satu.pegawai.nama, jenis="USAHA",
    )  # fmt: skip
    with pytest.raises(SanggahDitolak, match="hubungan keluarga atau usaha"):
        langkah(satu, kedua, "TANGANI")
    assert langkah(satu, prov.akun[Peran.ADMIN_BKD], "TANGANI").status == S.DITANGANI
