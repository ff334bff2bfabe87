"""Undoing an import: every kind comes back column by column, and can be imported again."""

from typing import Any

import pytest
from django.apps import apps

from talenta.akun.models import Instansi
from talenta.impor.daftar import semua
from talenta.impor.models import CatatanImpor, Halangan, Impor, Pengurungan
from talenta.impor.services.urungkan import (
    halangan_kata,
    impor_urungkan,
    urung_ajukan,
    urung_periksa_ajukan,
)
from talenta.inti.models import CatatanAudit
from talenta.inti.services.audit import Pelaku
from talenta.pegawai.models import AtasanUnit, LeluhurUnit, Pegawai, PernyataanDisabilitas
from tests.impor.bantu import BAKU, NIP, NIP_LAIN, csv, hitungan, kerjakan, kirim

PELAKU = Pelaku(id=None, nama="Rina Analis")
ALASAN = "Berkas bulan lalu yang terunggah"
TINGKATAN = {
    "kompetensi": (
        "INTEGRITAS", "KERJASAMA", "KOMUNIKASI", "ORIENTASI PADA HASIL", "PELAYANAN PUBLIK",
        "PENGEMBANGAN DIRI DAN ORANG LAIN", "MENGELOLA PERUBAHAN", "PENGAMBILAN KEPUTUSAN",
        "PEREKAT BANGSA",
    ),
    "potensi": (
        "INTELEKTUAL", "INTERPERSONAL", "KESADARAN DIRI", "BERPIKIR KRITIS DAN STRATEGIS",
        "MENYELESAIKAN PERMASALAHAN", "KECERDASAN EMOSIONAL",
        "BELAJAR CEPAT DAN MENGEMBANGKAN DIRI", "MOTIVASI DAN KOMITMEN",
    ),
}  # fmt: skip
LENGKAP = BAKU | {
    jenis: {"NIP": NIP, "TANGGAL": "01-02-2025"} | dict.fromkeys(nama, "3")
    for jenis, nama in TINGKATAN.items()
}
LENGKAP["teknis"] = {
    "NIP": NIP, "KODE KOMPETENSI": "Analisis kebijakan", "TANGGAL": "01-02-2025", "TINGKAT": "3",
}  # fmt: skip
LENGKAP["tim-kerja"] = {
    "NIP": NIP, "NAMA TIM": "Tim A", "PERAN": "KETUA", "LINGKUP": "INTERNAL",
    "TANGGAL": "01-02-2025",
}  # fmt: skip
# Of each kind: what changes in a stored row (nothing where the key is all there is), and a key
# that is new.
KASUS: dict[str, tuple[dict[str, str], dict[str, str]]] = {
    "unor": ({"NAMA UNOR": "Bidang Lama", "ID ATASAN": "U2"}, {"ID": "U10", "ID ATASAN": "U9"}),
    "jabatan": ({"NAMA": "Penelaah", "BIDANG ILMU": "A|B", "RUMPUN": "X"}, {"ID": "J10"}),
    "pendidikan": ({"NAMA": "S-1 Ilmu Hukum", "BIDANG ILMU": "HUKUM"}, {"ID": "E10"}),
    "pegawai": (
        {"NAMA": "Nama Baru", "UNOR ID": "U2", "JABATAN ID": "", "NIK": "5201010101010001",
         "EMAIL": "a@contoh.go.id", "AGAMA NAMA": "Islam", "TMT JABATAN": ""},
        {"NIP BARU": NIP_LAIN, "TANGGAL LAHIR": "17-03-1990", "JENIS KELAMIN": "F"},
    ),
    "kinerja": ({"PREDIKAT": "Sangat Baik", "HASIL KERJA": ""}, {"TAHUN": "2025"}),
    "kompetensi": ({"INTEGRITAS": "5", "PENYELENGGARA": "BKN"}, {"TANGGAL": "02-02-2025"}),
    "potensi": ({"INTELEKTUAL": "5"}, {"TANGGAL": "02-02-2025"}),
    "riwayat-jabatan": ({"TMT SELESAI": ""}, {"TMT MULAI": "01-01-2018"}),
    "penghargaan": ({}, {"NAMA PENGHARGAAN": "Satya Kedua"}),
    "tim-kerja": ({}, {"PERAN": "ANGGOTA"}),
    "umpan-balik": ({"NILAI": "90"}, {"TANGGAL": "02-02-2025"}),
    "teknis": (
        {"TINGKAT": "4", "PENYELENGGARA": "BKN"},
        {"KODE KOMPETENSI": "pengelolaan_sdm_aparatur"},
    ),
    "bangkom": ({"JENIS": "Teknis", "METODE": "Daring"}, {"JP": "40"}),
    "hukdis": ({"JENIS": "Teguran lisan", "AKHIR": ""}, {"TMT": "01-03-2021"}),
    "digital": ({"KEAMANAN": "8"}, {"SUMBER": "ATASAN"}),
}  # fmt: skip


@pytest.fixture
def terisi(terisi_modul: Instansi, db: None) -> Instansi:
    return terisi_modul


def berkas(jenis: str, *baris: dict[str, str]) -> str:
    """A file of the kind's usual row, changed as said."""
    nama = list(dict.fromkeys([*LENGKAP[jenis], *(n for satu in baris for n in satu)]))
    isi = [";".join((LENGKAP[jenis] | satu).get(n, "") for n in nama) for satu in baris]
    return "\n".join([";".join(nama), *isi]) + "\n"


def isi_tabel() -> dict[str, list[dict[str, Any]]]:
    """Every importable row and the tree, column by column.

    Left out: the hash, which is reset; the time of the last write, which is one; the numbers of
    closure rows, which are made anew.
    """
    hasil = {}
    for model in (*CatatanImpor.__subclasses__(), *apps.get_models()):
        if model._meta.abstract or not (
            issubclass(model, CatatanImpor) or model in (AtasanUnit, LeluhurUnit)
        ):
            continue
        kolom = {b.attname for b in model._meta.concrete_fields} - {"sidik", "diperbarui_pada"}
        if model is LeluhurUnit:
            kolom.remove("id")
        urut = sorted(kolom)
        baris = [
            {n: bytes(v) if isinstance(v, memoryview) else v for n, v in satu.items()}
            for satu in model._base_manager.order_by(*urut).values(*urut)
        ]
        hasil[model._meta.label] = sorted(baris, key=repr)
    return hasil


def urungkan(impor: Impor) -> Impor:
    return impor_urungkan(impor_id=impor.pk, alasan=ALASAN, pelaku=PELAKU)


def sebab(impor: Impor) -> list[tuple[str, str]]:
    """What stands in the way, cause and key."""
    return list(Halangan.objects.filter(impor=impor).order_by("id").values_list("sebab", "kunci"))


@pytest.fixture
def bertiga(terisi):
    """A second unit beside the first, so that something can move."""
    kirim(terisi, "unor", "ID,NAMA UNOR,ID ATASAN\nU2,Dinas Dua,\n")
    return terisi


def test_semua_jenis_diuji():
    assert set(KASUS) == {jenis.kode for jenis in semua()}


@pytest.mark.parametrize("jenis", KASUS)
def test_kembali_seperti_semula_lalu_dapat_diimpor_lagi(bertiga, jenis):
    ubah, tambah = KASUS[jenis]
    kirim(bertiga, jenis, berkas(jenis, {}))
    semula = isi_tabel()
    isi = berkas(jenis, *([ubah] if ubah else []), tambah)
    impor = kirim(bertiga, jenis, isi)
    harap = {"dibaca": 2, "baru": 1, "berubah": 1} if ubah else {"dibaca": 1, "baru": 1}
    assert {n: v for n, v in hitungan(impor).items() if n != "peringatan"} == harap
    berubah = isi_tabel()
    assert berubah != semula

    impor = urungkan(impor)
    assert sebab(impor) == []
    assert isi_tabel() == semula
    assert (impor.status, impor.diurungkan_oleh, impor.alasan_urung) == (
        "DIURUNGKAN", PELAKU.nama, ALASAN,
    )  # fmt: skip
    assert (impor.pengurungan.dihapus, impor.pengurungan.dikembalikan) == (1, int(bool(ubah)))

    # The first file is known without its hash; the second is new again.
    assert hitungan(kirim(bertiga, jenis, berkas(jenis, {}))) | {"peringatan": 0} == {
        "dibaca": 1, "sama": 1, "peringatan": 0,
    }  # fmt: skip
    assert isi_tabel() == semula
    lagi = kirim(bertiga, jenis, isi)
    assert hitungan(lagi) == hitungan(impor)
    assert urungkan(lagi).status == "DIURUNGKAN"
    assert isi_tabel() == semula


@pytest.mark.parametrize("jenis", KASUS)
def test_impor_pertama_diurungkan_sampai_kosong(bertiga, jenis):
    semula = isi_tabel()
    satu = KASUS[jenis][1] if jenis == "pegawai" else {}
    impor = kirim(bertiga, jenis, berkas(jenis, satu))
    if jenis == "pegawai":
        # What somebody declared goes with the person, and does not stand in the way by name.
        baru = Pegawai.objects.order_by("-pk")[0]
        PernyataanDisabilitas.objects.create(pegawai=baru, isi="BUKAN", persetujuan_versi=1)
    assert urungkan(impor).status == "DIURUNGKAN"
    assert isi_tabel() == semula
    assert not PernyataanDisabilitas.objects.exists()


def test_dua_impor_diurungkan_dari_yang_terbaru(bertiga):
    semula = isi_tabel()
    satu = kirim(bertiga, "pegawai", csv("pegawai", {"NAMA": "Nama Satu"}))
    tengah = isi_tabel()
    dua = kirim(bertiga, "pegawai", csv("pegawai", {"NAMA": "Nama Dua"}))
    assert urungkan(satu).status == "DITERAPKAN"
    assert list(Halangan.objects.values_list("sebab", "kunci", "impor_lain")) == [
        ("IMPOR_LAIN", NIP, dua.pk)
    ]
    assert f"impor nomor {dua.pk}." in halangan_kata(satu.pengurungan)
    assert urungkan(dua).status == "DIURUNGKAN"
    assert isi_tabel() == tengah
    assert urungkan(satu).status == "DIURUNGKAN"
    assert isi_tabel() == semula
    assert not Halangan.objects.exists()


def test_dua_kali_sama_dengan_sekali(terisi):
    impor = kirim(terisi, "pegawai", csv("pegawai", {"NAMA": "Nama Baru"}))
    urung_periksa_ajukan(impor_id=impor.pk, pelaku=PELAKU)
    kerjakan_urung(impor)
    urung_ajukan(impor_id=impor.pk, alasan=ALASAN, pelaku=PELAKU)
    assert [kerjakan_urung(impor) for _ in range(2)] == [
        {"dihapus": 0, "dikembalikan": 1, "halangan": 0, "disamakan": 0}
    ] * 2
    assert Pegawai.objects.get().nama == "Lalu Hidayat"
    [catatan] = CatatanAudit.objects.filter(tindakan="impor.urungkan")
    assert (catatan.objek_id, catatan.pelaku, catatan.alasan) == (
        str(impor.pk),
        PELAKU.nama,
        ALASAN,
    )
    assert catatan.rincian == {"dihapus": 0, "dikembalikan": 1, "halangan": 0, "disamakan": 0}


def kerjakan_urung(impor: Impor) -> dict[str, Any]:
    return kerjakan(impor, Pengurungan.objects.get(impor=impor).pekerjaan)
