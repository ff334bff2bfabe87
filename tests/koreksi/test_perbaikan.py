"""Proposing, deciding on and applying corrections; what a file does with a corrected value."""

import io
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from karir.services.masukan import masukan_baca
from kinerja.models import PredikatTahunan, UmpanBalik
from talenta.akun.izin import Peran
from talenta.impor.models import BarisImpor
from talenta.impor.services.langsung import impor_langsung
from talenta.inti.models import CatatanAudit, Pekerjaan
from talenta.pegawai.models import (
    HukumanDisiplin,
    Jabatan,
    Pegawai,
    Penghargaan,
    RiwayatJabatan,
    UsulPerbaikan,
)
from talenta.pegawai.perbaikan import jenis_bernama, jenis_perbaikan, kolom_perbaikan
from talenta.pegawai.services.perbaikan import usul_cabut, usul_tarik
from talenta.pegawai.services.perbaikan_putus import usul_putuskan
from talenta.pegawai.services.usul import UsulDitolak
from tests.fixtures.dunia import ACUAN, Dunia
from tests.koreksi.conftest import dasar, pelaku, setujui, usulkan

S = UsulPerbaikan.Status


def test_semua_jenis_tentang_orang_dapat_diperbaiki() -> None:
    kode = {jenis.kode for jenis in jenis_perbaikan()}
    assert kode == {
        "pegawai", "riwayat-jabatan", "penghargaan", "tim-kerja", "hukdis", "kinerja",
        "umpan-balik", "kompetensi", "potensi", "teknis", "digital", "bangkom",
    }  # fmt: skip
    kolom = {satu.nama for satu in kolom_perbaikan(jenis_bernama("pegawai"))}
    assert {"NAMA", "GOL AKHIR NAMA", "UNOR ID", "JABATAN ID", "NOMOR HP"} <= kolom
    assert not {"NIP BARU", "NIK", "GOL AKHIR ID"} & kolom


def test_nilai_dibersihkan_seperti_impor(dunia: Dunia, orang: Pegawai) -> None:
    usul = usulkan(dunia, orang, "pegawai", GOL_AKHIR_NAMA="Penata Tk. I (III/d)", NAMA="Siti,")
    [nama, golongan] = usul.isi
    assert (nama["lama"], nama["baru"]) == (orang.nama, "Siti")
    assert (golongan["judul"], golongan["lama"], golongan["baru"]) == ("Golongan", "III/c", "III/d")
    assert usul.status == S.MENUNGGU
    assert usul.bukti.tipe == "application/pdf"


@pytest.mark.parametrize(
    ("isian", "kolom", "kata"),
    [
        ({"GOL_AKHIR_NAMA": "IX/z"}, "GOL AKHIR NAMA", "tidak dikenal"),
        ({"NAMA": "-"}, "NAMA", "wajib diisi"),
        ({"TMT_JABATAN": "kemarin"}, "TMT JABATAN", "bukan tanggal"),
        ({"TMT_JABATAN": "1970-01-01"}, "TMT JABATAN", "mendahului"),
        ({"UNOR_ID": "TIDAK_ADA"}, "UNOR ID", "Pilih yang sudah ada"),
        ({"JABATAN_ID": "TIDAK_ADA"}, "JABATAN ID", "Pilih yang sudah ada"),
        ({"KEDUDUKAN_HUKUM_ID": "901"}, "KEDUDUKAN HUKUM ID", "daftar"),
        ({"NAMA": "Orang 6"}, "", "Belum ada nilai yang berbeda"),
    ],
)
def test_nilai_salah_ditolak_dengan_kata(
    dunia: Dunia, orang: Pegawai, isian: dict[str, str], kolom: str, kata: str
) -> None:
    if isian == {"NAMA": "Orang 6"}:
        isian = {"NAMA": f" {orang.nama} "}
    with pytest.raises(UsulDitolak) as galat:
        usulkan(dunia, orang, "pegawai", **isian)
    assert kata in galat.value.kesalahan[kolom]
    assert not UsulPerbaikan.objects.exists()


def test_disetujui_orang_kedua_lalu_diterapkan(dunia: Dunia, orang: Pegawai) -> None:
    Pegawai.objects.filter(pk=orang.pk).update(sidik=b"lama")
    usul = usulkan(dunia, orang, "pegawai", GOL_AKHIR_NAMA="III/d")
    disetujui = setujui(dunia, usul, terapkan=False)
    assert disetujui.status == S.DISETUJUI
    assert Pekerjaan.objects.get(pk=disetujui.pekerjaan_id).parameter == {"usul_id": usul.pk}
    orang.refresh_from_db()
    assert orang.golongan == "III/c"
    UsulPerbaikan.objects.filter(pk=usul.pk).update(status=S.MENUNGGU, diputus_oleh=None)
    usul = setujui(dunia, usul)
    orang.refresh_from_db()
    assert usul.status == S.DITERAPKAN
    assert (orang.golongan, orang.sidik) == ("III/d", None)
    peristiwa = orang.peristiwa.order_by("-pgh_id").first()
    assert peristiwa.pgh_context.metadata["perbaikan"] == usul.pk
    assert peristiwa.pgh_context.metadata["pelaku"] == str(dunia.prov.akun[Peran.ANALIS_BKD])
    tindakan = set(
        CatatanAudit.objects.filter(objek_jenis="perbaikan").values_list("tindakan", flat=True)
    )
    assert tindakan >= {"perbaikan.usulkan", "perbaikan.disetujui", "perbaikan.terapkan"}


def test_pindah_unit_membawa_lingkup_semua_barisnya(dunia: Dunia, orang: Pegawai) -> None:
    setujui(dunia, usulkan(dunia, orang, "pegawai", UNOR_ID="DINAS_B"))
    orang.refresh_from_db()
    tujuan = dunia.prov.unit["DINAS_B"]
    assert (orang.unit_id, orang.unit_lft) == (tujuan.pk, tujuan.lft)
    lft = set(PredikatTahunan.objects.filter(pegawai=orang).values_list("unit_lft", flat=True))
    assert lft == {tujuan.lft}
    assert UsulPerbaikan.objects.get().unit_lft == tujuan.lft


def test_dua_orang_yang_berbeda(dunia: Dunia, orang: Pegawai) -> None:
    admin = dunia.prov.akun[Peran.ADMIN_BKD]
    usul = usulkan(dunia, orang, "pegawai", NAMA="Siti")
    UsulPerbaikan.objects.update(diusulkan_oleh=admin)
    with pytest.raises(UsulDitolak, match="petugas BKD lain"):
        usul_putuskan(usul_id=usul.pk, setuju=True, alasan="", pelaku=pelaku(admin))
    with pytest.raises(IntegrityError), transaction.atomic():
        UsulPerbaikan.objects.update(status=S.DISETUJUI, diputus_oleh=admin)
    with pytest.raises(IntegrityError), transaction.atomic():
        UsulPerbaikan.objects.update(status=S.DITERAPKAN)


def test_data_sendiri_tidak_diusulkan_dan_tidak_diputuskan(dunia: Dunia, orang: Pegawai) -> None:
    opd, analis = (dunia.prov.akun[p] for p in (Peran.PENGELOLA_OPD, Peran.ANALIS_BKD))
    with pytest.raises(UsulDitolak, match="Data Anda sendiri"):
        usulkan(dunia, Pegawai.objects.get(pengguna=opd), "pegawai", NAMA="Siti")
    usul = usulkan(dunia, Pegawai.objects.get(pengguna=analis), "pegawai", NAMA="Siti")
    with pytest.raises(UsulDitolak, match="data Anda sendiri"):
        setujui(dunia, usul)


def test_nilai_yang_berubah_menggugurkan_usul(dunia: Dunia, orang: Pegawai) -> None:
    usul = usulkan(dunia, orang, "pegawai", GOL_AKHIR_NAMA="III/d")
    Pegawai.objects.filter(pk=orang.pk).update(golongan="IV/a")
    assert setujui(dunia, usul, terapkan=False).status == S.USANG
    # The same between approval and job.
    usul = usulkan(dunia, Pegawai.objects.get(pk=orang.pk), "pegawai", GOL_AKHIR_NAMA="IV/b")
    disetujui = setujui(dunia, usul, terapkan=False)
    Pegawai.objects.filter(pk=orang.pk).update(golongan="III/d")
    from talenta.pegawai.services.perbaikan_terap import usul_terapkan

    akhir = usul_terapkan(usul_id=disetujui.pk, pelaku=pelaku(dunia.prov.akun[Peran.ANALIS_BKD]))
    orang.refresh_from_db()
    assert (akhir.status, orang.golongan) == (S.USANG, "III/d")
    assert "usulkan lagi" in akhir.alasan_putusan


def test_perubahan_kolom_lain_tidak_menggugurkan(dunia: Dunia, orang: Pegawai) -> None:
    usul = usulkan(dunia, orang, "pegawai", GOL_AKHIR_NAMA="III/d")
    Pegawai.objects.filter(pk=orang.pk).update(email="baru@contoh.go.id")
    assert setujui(dunia, usul).status == S.DITERAPKAN
    orang.refresh_from_db()
    assert (orang.golongan, orang.email) == ("III/d", "baru@contoh.go.id")


def test_satu_usul_terbuka_tiap_baris_dan_dapat_ditarik(dunia: Dunia, orang: Pegawai) -> None:
    usul = usulkan(dunia, orang, "pegawai", NAMA="Siti")
    with pytest.raises(UsulDitolak, match="belum selesai"):
        usulkan(dunia, orang, "pegawai", NAMA="Sita")
    opd, analis = (pelaku(dunia.prov.akun[p]) for p in (Peran.PENGELOLA_OPD, Peran.ANALIS_BKD))
    with pytest.raises(UsulDitolak, match="pengusulnya sendiri"):
        usul_tarik(usul_id=usul.pk, pelaku=analis)
    assert usul_tarik(usul_id=usul.pk, pelaku=opd).status == S.DITARIK
    assert usulkan(dunia, orang, "pegawai", NAMA="Sita").status == S.MENUNGGU


def test_menolak_perlu_alasan(dunia: Dunia, orang: Pegawai) -> None:
    usul = usulkan(dunia, orang, "pegawai", NAMA="Siti")
    oleh = pelaku(dunia.prov.akun[Peran.ANALIS_BKD])
    with pytest.raises(UsulDitolak, match="alasan penolakan"):
        usul_putuskan(usul_id=usul.pk, setuju=False, alasan="", pelaku=oleh)
    ditolak = usul_putuskan(usul_id=usul.pk, setuju=False, alasan="SK tidak terbaca", pelaku=oleh)
    assert (ditolak.status, ditolak.alasan_putusan) == (S.DITOLAK, "SK tidak terbaca")
    with pytest.raises(UsulDitolak, match="sudah ditolak"):
        usul_putuskan(usul_id=usul.pk, setuju=True, alasan="", pelaku=oleh)


def test_nilai_sensitif_tersandi_dalam_usul(dunia: Dunia, orang: Pegawai) -> None:
    usul = usulkan(dunia, orang, "pegawai", NOMOR_HP="081234567890")
    assert "081234567890" not in str(usul.isi) + str(usul.potret)
    setujui(dunia, usul)
    orang.refresh_from_db()
    assert orang.nomor_hp == "081234567890"


def _impor(dunia: Dunia, jenis: str, *baris: str) -> Any:
    return impor_langsung(
        instansi=dunia.prov.instansi, jenis=jenis, berkas=io.BytesIO("\n".join(baris).encode())
    )


def test_berkas_lama_menimpa_perbaikan_sebagai_perubahan(dunia: Dunia, orang: Pegawai) -> None:
    """The same file again: the corrected value shows up as a change, old beside new."""
    baris = ("NIP,TAHUN,PREDIKAT", f"{orang.nip},2023,Baik")
    _impor(dunia, "kinerja", *baris)
    satu = PredikatTahunan.objects.get(pegawai=orang, tahun=2023)
    setujui(dunia, usulkan(dunia, satu, "kinerja", PREDIKAT="sangat baik"))
    satu.refresh_from_db()
    assert satu.predikat == "SANGAT_BAIK"
    lagi = _impor(dunia, "kinerja", *baris)
    assert (lagi.berubah, lagi.sama, lagi.baru) == (1, 0, 0)
    assert BarisImpor.objects.get(impor=lagi, keadaan="berubah").ubah == [
        {"kolom": "PREDIKAT", "lama": "SANGAT_BAIK", "baru": "BAIK"}
    ]
    assert PredikatTahunan.objects.get(pk=satu.pk).predikat == "BAIK"


def test_kunci_yang_diperbaiki_mencabut_baris_lama(dunia: Dunia, orang: Pegawai) -> None:
    """The wrong row is withdrawn, the right one added; the old file adds nothing again."""
    baris = (
        "NIP,NAMA PENGHARGAAN,TINGKAT,TANGGAL",
        f"{orang.nip},Satyalancana,NASIONAL,2020-08-17",
    )
    _impor(dunia, "penghargaan", *baris)
    keliru = Penghargaan.objects.get(pegawai=orang)
    usul = setujui(dunia, usulkan(dunia, keliru, "penghargaan", TANGGAL="17-08-2021"))
    keliru.refresh_from_db()
    benar = Penghargaan.objects.get(pk=usul.hasil_id)
    assert keliru.dicabut_pada is not None
    assert f"perbaikan nomor {usul.pk}" in keliru.alasan_cabut
    assert (benar.tanggal, benar.tingkat, benar.impor_id) == (date(2021, 8, 17), "NASIONAL", None)
    lagi = _impor(dunia, "penghargaan", *baris)
    assert (lagi.sama, lagi.baru) == (1, 0)
    assert list(Penghargaan.objects.filter(pegawai=orang).berlaku()) == [benar]


def test_kunci_kembar_ditolak(dunia: Dunia, orang: Pegawai) -> None:
    satu, lain = (PredikatTahunan.objects.get(pegawai=orang, tahun=tahun) for tahun in (2024, 2025))
    with pytest.raises(UsulDitolak, match="kunci yang sama"):
        usulkan(dunia, satu, "kinerja", TAHUN=str(lain.tahun))


def _cabut(dunia: Dunia, baris: Any, kode: str, cabut: bool = True) -> UsulPerbaikan:
    return usul_cabut(
        jenis=jenis_bernama(kode),
        baris=baris,
        cabut=cabut,
        dasar=dasar(alasan="Milik orang lain"),
        pelaku=pelaku(dunia.prov.akun[Peran.PENGELOLA_OPD]),
    )


def _predikat_dihitung(dunia: Dunia) -> int:
    masukan = masukan_baca(instansi_id=dunia.prov.instansi.pk, tanggal_acuan=ACUAN)
    return len(masukan.kinerja.tahun)


def test_baris_dicabut_tidak_ikut_dan_dapat_dipulihkan(dunia: Dunia, orang: Pegawai) -> None:
    satu = PredikatTahunan.objects.get(pegawai=orang, tahun=2025)
    semula = _predikat_dihitung(dunia)
    usul = setujui(dunia, _cabut(dunia, satu, "kinerja"))
    satu.refresh_from_db()
    assert satu.dicabut_pada is not None
    assert satu.dicabut_oleh == dunia.prov.akun[Peran.ANALIS_BKD]
    assert satu.alasan_cabut == f"Milik orang lain (perbaikan nomor {usul.pk})"
    assert _predikat_dihitung(dunia) == semula - 1
    with pytest.raises(UsulDitolak, match="sudah dicabut"):
        _cabut(dunia, satu, "kinerja")
    with pytest.raises(UsulDitolak, match="sudah dicabut"):
        usulkan(dunia, satu, "kinerja", PREDIKAT="Kurang")
    setujui(dunia, _cabut(dunia, satu, "kinerja", cabut=False))
    satu.refresh_from_db()
    assert (satu.dicabut_pada, satu.alasan_cabut) == (None, "")
    assert _predikat_dihitung(dunia) == semula


def test_berkas_tidak_memulihkan_baris_yang_dicabut(dunia: Dunia, orang: Pegawai) -> None:
    baris = ("NIP,TAHUN,PREDIKAT", f"{orang.nip},2023,Baik")
    _impor(dunia, "kinerja", *baris)
    satu = PredikatTahunan.objects.get(pegawai=orang, tahun=2023)
    setujui(dunia, _cabut(dunia, satu, "kinerja"))
    lagi = _impor(dunia, "kinerja", *baris)
    assert (lagi.sama, lagi.baru) == (1, 0)
    _impor(dunia, "kinerja", baris[0], f"{orang.nip},2023,Kurang")
    satu.refresh_from_db()
    assert satu.dicabut_pada is not None


def test_rujukan_riwayat_disimpan_seperti_tertulis(dunia: Dunia, orang: Pegawai) -> None:
    """A post elsewhere is kept with a warning; one of the portal gets its link."""
    satu = RiwayatJabatan.objects.create(
        instansi=orang.instansi, unit_lft=orang.unit_lft, pegawai=orang, tmt_mulai="2019-01-01",
        jenis_penugasan="DEFINITIF", jabatan_kode="LUAR", unit_kode="LUAR",
    )  # fmt: skip
    satu.refresh_from_db()
    usul = usulkan(dunia, satu, "riwayat-jabatan", JABATAN_ID="J1", UNOR_ID="TEMPAT-LAIN")
    assert "TEMPAT-LAIN" in usul.peringatan[0]
    usul = setujui(dunia, usul)
    baru = RiwayatJabatan.objects.get(pk=usul.hasil_id)
    assert (baru.jabatan, baru.unit) == (
        Jabatan.objects.get(kode="J1", instansi=orang.instansi),
        None,
    )
    assert baru.unit_kode == "TEMPAT-LAIN"
    with pytest.raises(UsulDitolak) as galat:
        usulkan(dunia, baru, "riwayat-jabatan", TMT_SELESAI="2018-01-01")
    assert "mendahului" in galat.value.kesalahan["TMT SELESAI"]
    with pytest.raises(UsulDitolak) as galat:
        usulkan(dunia, baru, "riwayat-jabatan", TMT_MULAI="1970-01-01")
    assert "tanggal lahirnya" in galat.value.kesalahan["TMT MULAI"]


def test_perseratus_dan_tanpa_kunci_diperbaiki_di_tempat(dunia: Dunia, orang: Pegawai) -> None:
    satu = UmpanBalik.objects.create(
        instansi=orang.instansi, unit_lft=orang.unit_lft, pegawai=orang,
        tanggal=date(2025, 12, 31), nilai=8850,
    )  # fmt: skip
    usul = usulkan(dunia, satu, "umpan-balik", NILAI="90.5")
    assert (usul.isi[0]["lama_kata"], usul.isi[0]["baru_kata"]) == ("88,50", "90,50")
    usul = setujui(dunia, usul)
    satu.refresh_from_db()
    assert (satu.nilai, usul.hasil_id) == (9050, None)


def test_hukuman_diperbaiki(dunia: Dunia, orang: Pegawai) -> None:
    satu = HukumanDisiplin.objects.create(
        instansi=orang.instansi, unit_lft=orang.unit_lft, pegawai=orang, tingkat="RINGAN",
        tmt=date(2025, 1, 1),
    )  # fmt: skip
    setujui(dunia, usulkan(dunia, satu, "hukdis", AKHIR="1 Juli 2025"))
    satu.refresh_from_db()
    assert satu.akhir == date(2025, 7, 1)
