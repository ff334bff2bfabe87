"""The yearly appraisal: the proposal, parts of the year, leaders of units, delivery."""

from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from kinerja.models import CapaianUnit, PenilaianTahunan, Skp
from kinerja.selectors.keberatan import batas_saat_serah
from kinerja.selectors.tahunan import usulan_tahunan
from kinerja.services.capaian import capaian_tetapkan
from kinerja.services.tahun import tahun_tutup
from kinerja.services.tahunan import (
    IsiBagian,
    IsiTahunan,
    tahunan_langkah,
    tahunan_simpan,
)
from kinerja.services.turunan import penilai_turunkan
from kinerja.services.umum import BentrokVersi, KinerjaDitolak
from talenta.akun.izin import Peran
from talenta.inti.services.audit import Pelaku
from talenta.pegawai.models import Jabatan, Pegawai, RiwayatJabatan, UnitOrganisasi
from tests.api.bantu import peminta
from tests.fixtures.dunia import akun
from tests.fixtures.klien import klien
from tests.kinerja.conftest import Kantor
from tests.kinerja.langkah import nilai, sebagai, sepakati

ISI = IsiTahunan(
    rating_hasil="SESUAI",
    rating_perilaku="DI_ATAS",
    alasan_hasil="Semua target tercapai.",
    alasan_perilaku="Menjadi rujukan rekan.",
)


@pytest.fixture
def milik(kantor: Kantor) -> Any:
    """(office, plan) reviewed in four quarters: results above, met, met, met."""
    skp = sepakati(kantor.skp(kantor.staf[0]), kantor.staf[0], kantor.kabid)
    for periode, hasil in zip(
        kantor.tahun.periode.order_by("nomor"),
        ("DI_ATAS", "SESUAI", "SESUAI", "SESUAI"),
        strict=True,
    ):
        nilai(skp, periode, kantor.kabid, (hasil, "DI_ATAS"))
    return kantor, skp


def _simpan(
    kantor: Kantor, orang: Pegawai, isi: IsiTahunan = ISI, *, versi: int = 0,
    tetapkan: bool = True, penilai: Pegawai | None = None,
) -> PenilaianTahunan:  # fmt: skip
    with sebagai(penilai or kantor.kabid) as oleh:
        return tahunan_simpan(
            pegawai_id=orang.pk, tahun_id=kantor.tahun.pk, versi=versi, isi=isi,
            tetapkan=tetapkan, oleh=oleh,
        )  # fmt: skip


def _langkah(kantor: Kantor, orang: Pegawai, kode: str, siapa: Pegawai) -> PenilaianTahunan:
    with sebagai(siapa) as oleh:
        return tahunan_langkah(pegawai_id=orang.pk, tahun_id=kantor.tahun.pk, kode=kode, oleh=oleh)


def test_usulan_dari_tinjauan(milik: Any) -> None:
    kantor, skp = milik
    with sebagai(kantor.kabid):
        usulan = usulan_tahunan(pegawai_id=skp.pegawai_id, tahun=kantor.tahun)
    assert (usulan.rating_hasil, usulan.rating_perilaku) == ("SESUAI", "DI_ATAS")
    assert usulan.predikat == "BAIK"
    [bagian] = usulan.bagian
    assert [s.hari for s in bagian.tinjauan] == [90, 91, 92, 92]
    with sebagai(kantor.staf[1]):
        assert not usulan_tahunan(pegawai_id=skp.pegawai_id, tahun=kantor.tahun).bagian


def test_ditetapkan_diserahkan_diterima(milik: Any) -> None:
    kantor, _ = milik
    satu = _simpan(kantor, kantor.staf[0])
    assert (satu.status, satu.predikat) == ("DITETAPKAN", "BAIK")
    assert (satu.usulan_hasil, satu.usulan_perilaku) == ("SESUAI", "DI_ATAS")
    assert satu.ketentuan["GABUNG_RATING"]["ambang_di_atas"] == 250
    with pytest.raises((KinerjaDitolak, PenilaianTahunan.DoesNotExist)):
        _langkah(kantor, kantor.staf[0], "terima", kantor.staf[0])
    satu = _langkah(kantor, kantor.staf[0], "serahkan", kantor.kabid)
    assert satu.atasan_penilai_id == kantor.kepala.pk
    sekali = satu.diserahkan_pada
    assert _langkah(kantor, kantor.staf[0], "serahkan", kantor.kabid).diserahkan_pada == sekali
    with sebagai(kantor.kepala):
        assert PenilaianTahunan.objects.get().pk == satu.pk
    satu = _langkah(kantor, kantor.staf[0], "terima", kantor.staf[0])
    assert satu.status == "DITERIMA"
    with pytest.raises(KinerjaDitolak):
        _langkah(kantor, kantor.staf[0], "buka", kantor.kabid)


def test_alasan_dan_rating_wajib_saat_ditetapkan(milik: Any) -> None:
    kantor, _ = milik
    for isi, pesan in (
        (IsiTahunan(alasan_hasil="a", alasan_perilaku="b"), "Isi rating"),
        (IsiTahunan(rating_hasil="SESUAI", rating_perilaku="SESUAI"), "Tulis alasan"),
    ):
        with pytest.raises(KinerjaDitolak, match=pesan):
            _simpan(kantor, kantor.staf[0], isi)
    assert not PenilaianTahunan.objects.exists()


def test_dua_kali_sekali_jadi_dan_tab_kedua(milik: Any) -> None:
    kantor, _ = milik
    assert _simpan(kantor, kantor.staf[0], tetapkan=False).versi == 1
    assert _simpan(kantor, kantor.staf[0], tetapkan=False).versi == 1
    with pytest.raises(BentrokVersi):
        _simpan(kantor, kantor.staf[0], IsiTahunan(rating_hasil="DI_BAWAH"), tetapkan=False)
    assert _simpan(kantor, kantor.staf[0], versi=1).versi == 2
    assert _simpan(kantor, kantor.staf[0], versi=1).versi == 2


def test_draf_tidak_dibaca_petugas(milik: Any) -> None:
    """On the page and in the API: what is not decided is the appraiser's."""
    kantor, skp = milik
    _simpan(kantor, kantor.staf[0], tetapkan=False)
    petugas = kantor.dunia.prov.akun[Peran.ADMIN_BKD]
    alamat = f"/kinerja/penilaian/{kantor.tahun.pk}/{skp.pegawai_id}/lihat/"
    api = f"/api/v1/penilaian/{kantor.tahun.pk}/{skp.pegawai_id}/"
    web, minta = klien(petugas), peminta(petugas)
    for jawab in (web.get(alamat), minta("GET", api)):
        assert jawab.status_code == 200
        assert ISI.alasan_hasil not in jawab.content.decode()
    _simpan(kantor, kantor.staf[0], versi=1)
    for jawab in (web.get(alamat), minta("GET", api)):
        assert ISI.alasan_hasil in jawab.content.decode()


def test_bukan_penilainya(milik: Any) -> None:
    kantor, _ = milik
    for siapa in (kantor.kepala, kantor.staf[1], kantor.staf[0]):
        with pytest.raises(Skp.DoesNotExist):
            _simpan(kantor, kantor.staf[0], penilai=siapa)


def test_dua_jabatan_digabung_menurut_hari(milik: Any) -> None:
    """Half a year under one appraiser, the rest under another, who sees what the first rated."""
    kantor, skp = milik
    orang = kantor.staf[0]
    pindah = date(2026, 10, 1)
    lain = Jabatan.objects.create(
        instansi=kantor.dunia.prov.instansi, kode="J2", nama="Analis Dinas", jenjang="PELAKSANA"
    )
    dinas = kantor.dunia.prov.unit["DINAS_A"]
    Pegawai.objects.filter(pk=orang.pk).update(
        jabatan=lain, tmt_jabatan=pindah, unit=dinas, unit_lft=dinas.lft
    )
    penilai_turunkan(tahun=kantor.tahun, hari=date(2026, 10, 2))
    baru = Skp.objects.get(pegawai=orang, mulai=pindah)
    assert baru.penilai_id == kantor.kepala.pk
    skp.refresh_from_db()
    assert (skp.status, skp.penilai_id) == ("DIAKHIRI", kantor.kabid.pk)
    sepakati(baru, orang, kantor.kepala)
    with sebagai(kantor.kepala):
        sebelum = usulan_tahunan(pegawai_id=orang.pk, tahun=kantor.tahun)
    assert [satu.hari_belum_dinilai for satu in sebelum.bagian] == [0, 92]
    nilai(baru, kantor.tahun.periode.get(nomor=4), kantor.kepala, ("DI_BAWAH", "SESUAI"))
    with sebagai(kantor.kepala):
        usulan = usulan_tahunan(pegawai_id=orang.pk, tahun=kantor.tahun)
    lama, kini = usulan.bagian
    assert (lama.hari, kini.hari) == (273, 92)
    assert (lama.penilai, kini.penilai) == (kantor.kabid.nama, kantor.kepala.nama)
    # (2 x 273 + 1 x 92) / 365 = 1.748; behaviour (3 x 273 + 2 x 92) / 365 = 2.748.
    assert (usulan.rating_hasil, usulan.rating_perilaku) == ("SESUAI", "DI_ATAS")
    with pytest.raises(Skp.DoesNotExist):
        _simpan_lama(kantor, orang)
    isi = IsiTahunan(
        rating_hasil="DI_BAWAH", rating_perilaku="SESUAI", alasan_hasil="a", alasan_perilaku="b",
        bagian={skp.pk: IsiBagian("SESUAI", "SESUAI"), baru.pk: IsiBagian("DI_BAWAH", "SESUAI")},
    )  # fmt: skip
    satu = _simpan(kantor, orang, isi, penilai=kantor.kepala)
    assert satu.predikat == "BUTUH_PERBAIKAN"
    assert [(b.hari, b.rating_hasil, b.penilai) for b in satu.bagian.order_by("mulai")] == [
        (273, "SESUAI", kantor.kabid.nama),
        (92, "DI_BAWAH", kantor.kepala.nama),
    ]


def _simpan_lama(kantor: Kantor, orang: Pegawai) -> None:
    """The first appraiser does not appraise the year."""
    try:
        _simpan(kantor, orang)
    except KinerjaDitolak as galat:
        raise Skp.DoesNotExist from galat


def test_pimpinan_membawa_capaian_unitnya(kantor: Kantor) -> None:
    kabid, unit = kantor.kabid, UnitOrganisasi.objects.get(pk=kantor.kabid.unit_id)
    skp = sepakati(kantor.skp(kabid), kabid, kantor.kepala)
    nilai(skp, kantor.tahun.periode.get(nomor=1), kantor.kepala, ("DI_BAWAH", "SESUAI"))
    with pytest.raises(KinerjaDitolak, match="dasarnya"):
        capaian_tetapkan(
            tahun=kantor.tahun, unit=unit, capaian="ISTIMEWA", dasar=" ", oleh=None,
            pelaku=Pelaku.sistem(),
        )  # fmt: skip
    _capaian(kantor, unit, "ISTIMEWA")
    with sebagai(kantor.kepala):
        usulan = usulan_tahunan(pegawai_id=kabid.pk, tahun=kantor.tahun)
    assert (usulan.rating_hasil, usulan.hasil_tetap) == ("DI_ATAS", "DI_ATAS")
    isi = IsiTahunan("SESUAI", "SESUAI", "a", "b")
    with pytest.raises(KinerjaDitolak, match="capaian unitnya"):
        _simpan(kantor, kabid, isi, penilai=kantor.kepala)
    satu = _simpan(kantor, kabid, IsiTahunan("DI_ATAS", "SESUAI", "a", "b"), penilai=kantor.kepala)
    assert (satu.predikat, satu.capaian) == ("BAIK", "ISTIMEWA")
    # It is looked at again when it is delivered: meanwhile the achievement was corrected.
    _capaian(kantor, unit, "BUTUH_PERBAIKAN")
    with pytest.raises(KinerjaDitolak, match="kerjanya Di Bawah Ekspektasi"):
        _langkah(kantor, kabid, "serahkan", kantor.kepala)
    satu.refresh_from_db()
    assert satu.status == "DITETAPKAN"
    versi = _langkah(kantor, kabid, "buka", kantor.kepala).versi
    isi = IsiTahunan("DI_BAWAH", "SESUAI", "a", "b")
    _simpan(kantor, kabid, isi, penilai=kantor.kepala, versi=versi)
    satu = _langkah(kantor, kabid, "serahkan", kantor.kepala)
    assert (satu.status, satu.capaian) == ("DISERAHKAN", "BUTUH_PERBAIKAN")
    assert satu.batas_keberatan == batas_saat_serah(
        instansi_id=satu.instansi_id, hari=timezone.localdate()
    )


def _capaian(
    kantor: Kantor, unit: UnitOrganisasi, capaian: str, oleh: Pegawai | None = None
) -> None:
    capaian_tetapkan(
        tahun=kantor.tahun, unit=unit, capaian=capaian, dasar="SK 7/2026",
        oleh=oleh.pk if oleh else None, pelaku=Pelaku.sistem(),
    )  # fmt: skip


def test_pimpinan_tidak_mencatat_capaian_unitnya_sendiri(kantor: Kantor) -> None:
    """Neither by the plan nor by the structure nor as Plt; of another unit one may."""
    bidang, dinas = kantor.dunia.prov.unit["BIDANG_A"], kantor.dunia.prov.unit["DINAS_A"]
    kabid, staf = kantor.kabid, kantor.staf[0]
    with pytest.raises(KinerjaDitolak, match="unit yang Anda pimpin"):
        _capaian(kantor, bidang, "BAIK", kabid)
    Skp.objects.filter(pegawai=kabid).update(unit_pimpinan=None)
    with pytest.raises(KinerjaDitolak, match="unit yang Anda pimpin"):
        _capaian(kantor, bidang, "BAIK", kabid)
    _capaian(kantor, dinas, "BAIK", kabid)
    _capaian(kantor, bidang, "BAIK", staf)
    RiwayatJabatan.objects.create(
        instansi=staf.instansi, unit_lft=staf.unit_lft, pegawai=staf, jenis_penugasan="PLT",
        jabatan_kode="X", unit_kode=bidang.kode, unit=bidang, tmt_mulai=date(2026, 5, 1),
    )  # fmt: skip
    with pytest.raises(KinerjaDitolak, match="unit yang Anda pimpin"):
        _capaian(kantor, bidang, "ISTIMEWA", staf)
    assert CapaianUnit.objects.get(unit=bidang).capaian == "BAIK"
    # And on the page, where the officer is the one who leads it.
    petugas = Pegawai.objects.get(pengguna=kantor.dunia.prov.akun[Peran.ADMIN_BKD])
    Skp.objects.filter(pegawai=petugas).update(unit_pimpinan=dinas)
    jawab = klien(petugas.pengguna).post(
        f"/kinerja/tahun/{kantor.tahun.pk}/capaian/simpan/?unit={dinas.pk}",
        {"capaian": "ISTIMEWA", "dasar": "SK 8"},
    )
    assert jawab.status_code == 422
    assert "dicatat petugas lain" in jawab.content.decode()


def test_tahun_tertutup_menolak_rating(milik: Any) -> None:
    kantor, _ = milik
    _simpan(kantor, kantor.staf[0])
    tahun_tutup(tahun_id=kantor.tahun.pk, pelaku=Pelaku.sistem())
    with pytest.raises(KinerjaDitolak, match="tidak dibuka"):
        _langkah(kantor, kantor.staf[0], "buka", kantor.kabid)
    with pytest.raises(DatabaseError, match="sudah ditutup"), transaction.atomic():
        PenilaianTahunan.objects.update(rating_perilaku="SESUAI", predikat="BAIK")


def test_halaman_dua_sisi(milik: Any) -> None:
    """The person reads nothing before delivery, then every rating with its reason, and accepts."""
    kantor, skp = milik
    prov = kantor.dunia.prov
    penilai = klien(akun(prov, kantor.kabid, Peran.ASN))
    pegawai = klien(akun(prov, kantor.staf[0], Peran.ASN))
    rekan = klien(akun(prov, kantor.staf[1], Peran.ASN))
    alamat = f"/kinerja/penilaian/{kantor.tahun.pk}/{skp.pegawai_id}/"
    halaman = penilai.get(alamat).content.decode()
    assert "jadi <strong>Baik</strong>" in halaman
    isi = {
        "versi": "0", "rating_hasil": "SESUAI", "rating_perilaku": "SESUAI",
        "alasan_hasil": "Semua target tercapai.", "alasan_perilaku": "Rapi.", "tetapkan": "1",
    }  # fmt: skip
    assert penilai.post(f"{alamat}simpan/", isi | {"alasan_hasil": ""}).status_code == 422
    assert penilai.post(f"{alamat}simpan/", isi).status_code == 302
    assert pegawai.get(alamat).status_code == 404
    penilai.post(f"{alamat}langkah/", {"langkah": "serahkan"})
    halaman = pegawai.get(alamat).content.decode()
    for kata in ("Semua target tercapai.", "Rapi.", "Saya terima"):
        assert kata in halaman
    assert rekan.get(alamat).status_code == 404
    pegawai.post(f"{alamat}langkah/", {"langkah": "terima"})
    assert PenilaianTahunan.objects.get().status == "DITERIMA"
    admin = klien(prov.akun[Peran.ADMIN_BKD])
    assert "Semua target tercapai." in admin.get(f"{alamat}lihat/").content.decode()
    assert CapaianUnit.objects.count() == 0
