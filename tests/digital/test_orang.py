"""Self-rating, validation, evidence, and how the sources make one level."""

import json
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kompetensi.digital.gabungan import sql_gabungan
from kompetensi.digital.kerangka import BERKAS_KERANGKA, BerkasTidakSah, baca_kerangka
from kompetensi.digital.ketentuan import ketentuan_pada
from kompetensi.digital.rumus import NilaiSumber, gabungkan
from kompetensi.digital.selectors.orang import digital_orang
from kompetensi.digital.services.mandiri import MandiriDitolak, mandiri_selesai, mandiri_simpan
from kompetensi.digital.services.muat import kerangka_muat
from kompetensi.digital.services.nilai import NilaiDitolak, validasi_simpan
from kompetensi.kode import AREA_DIGITAL
from kompetensi.models import (
    BuktiDigital,
    KerangkaDigital,
    KeterampilanDigital,
    NilaiDigital,
    NilaiMandiri,
)
from talenta.akun.izin import Peran
from talenta.inti.services.audit import Pelaku
from talenta.pegawai.lingkup import lingkup_pilihan
from tests.fixtures.dunia import Dunia
from tests.fixtures.klien import klien

SISTEM = Pelaku.sistem()
D = date(2026, 6, 30)
PDF = b"%PDF-1.4 contoh"


def _berkas(asn: Any, sumber: str, tingkat: list[int], tanggal: date) -> None:
    KeterampilanDigital.objects.create(
        instansi_id=asn.instansi_id, unit_lft=asn.unit_lft, pegawai=asn, tanggal=tanggal,
        sumber=sumber, **dict(zip(AREA_DIGITAL, tingkat, strict=True)),
    )  # fmt: skip


def _isi_mandiri(asn: Any, tingkat: int) -> NilaiMandiri:
    kerangka = KerangkaDigital.objects.get()
    kode = baca_kerangka(kerangka.isi).kode
    mandiri_simpan(
        pegawai=asn, kerangka=kerangka, jawaban=dict.fromkeys(kode, tingkat), saat=timezone.now()
    )
    return mandiri_selesai(pegawai=asn, saat=timezone.now(), pelaku=SISTEM)


def test_kerangka_lima_area_dua_puluh_satu_kompetensi() -> None:
    isi = json.loads(BERKAS_KERANGKA.read_text("utf-8"))
    kerangka = baca_kerangka(isi)
    assert [len(a.kompetensi) for a in kerangka.area] == [3, 6, 4, 4, 4]
    assert [t.jenjang for t in kerangka.tingkat] == [
        "Dasar", "Dasar", "Menengah", "Menengah", "Mahir", "Mahir", "Pakar", "Pakar"
    ]  # fmt: skip
    for rusak, tempat in (
        ({**isi, "area": isi["area"][:4]}, "kelima kolom"),
        ({**isi, "jenjang": isi["jenjang"][1:]}, "1 sampai 8"),
        ({**isi, "berlaku_mulai": "kapan"}, "berlaku_mulai"),
    ):
        with pytest.raises(BerkasTidakSah, match=tempat):
            baca_kerangka(rusak)


def test_kerangka_lain_dimuat_untuk_satu_instansi(dunia_digital: Dunia, asn: Any) -> None:
    isi = json.loads(BERKAS_KERANGKA.read_text("utf-8"))
    isi["kode"], isi["judul"] = "DAERAH", "Kerangka daerah"
    instansi = dunia_digital.prov.instansi
    assert kerangka_muat(isi=isi, pelaku=SISTEM, instansi=instansi) is not None
    assert kerangka_muat(isi=isi, pelaku=SISTEM, instansi=instansi) is None
    akun = klien(dunia_digital.prov.akun[Peran.ASN])
    assert "Kerangka daerah" in akun.get("/kompetensi/digital/saya/mandiri/").content.decode()


def test_mandiri_dilanjutkan_dan_diselesaikan(dunia_digital: Dunia, asn: Any) -> None:
    akun = klien(dunia_digital.prov.akun[Peran.ASN])
    alamat = "/kompetensi/digital/saya/mandiri/"
    simpan = akun.post(alamat, {"area": "0", "k-1.1": "3"}, headers={"HX-Request": "true"})
    assert "1 dari 21" in simpan.content.decode()
    assert akun.get(alamat).content.decode().count("checked") == 1
    kurang = akun.post(alamat, {"area": "0", "k-1.2": "3", "selesai": "1"})
    assert kurang.status_code == 422
    assert "19 kompetensi" in kurang.content.decode()
    kode = baca_kerangka(KerangkaDigital.objects.get().isi).kode
    akun.post(alamat, {**{f"k-{k}": "4" for k in kode}, "selesai": "1"})
    satu = NilaiMandiri.objects.get(pegawai=asn)
    assert satu.tingkat == [4] * 5
    with pytest.raises(MandiriDitolak, match="tidak dikenal"):
        mandiri_simpan(pegawai=asn, kerangka=satu.kerangka, jawaban={"9.9": 1}, saat=timezone.now())


def test_mandiri_saja_tidak_menjadi_tingkat(dunia_digital: Dunia, asn: Any) -> None:
    _isi_mandiri(asn, 7)
    _berkas(asn, "MANDIRI", [8] * 5, date(2026, 5, 1))
    admin = dunia_digital.prov.akun[Peran.ADMIN_BKD]
    admin.lingkup = lingkup_pilihan(pengguna_id=admin.pk, hari=D).aktif
    isi = digital_orang(oleh=admin, pegawai=asn, hari=D)
    assert isi.tanggal is None
    assert {a.tingkat for a in isi.area} == {None}
    assert {n.bobot for n in isi.nilai} == {0}


def test_atasan_memvalidasi_dalam_lingkup_dan_bukan_dirinya(dunia_digital: Dunia, asn: Any) -> None:
    _isi_mandiri(asn, 5)
    atasan = klien(dunia_digital.prov.akun[Peran.ATASAN])
    alamat = f"/kompetensi/digital/pegawai/{asn.pk}/"
    halaman = atasan.get(alamat).content.decode()
    assert '<option value="5" selected>' in halaman, "isian awal dari penilaian mandiri"
    kosong = atasan.post(f"{alamat}validasi/", {"keamanan": "3"})
    assert kosong.status_code == 422
    assert "Tulis pekerjaan atau bukti" in kosong.content.decode()
    isi = {**dict.fromkeys(AREA_DIGITAL, "3"), "catatan": "Mengelola laman dinas setahun."}
    assert atasan.post(f"{alamat}validasi/", isi).status_code == 302
    nilai = NilaiDigital.objects.get(pegawai=asn)
    assert (nilai.sumber, nilai.tingkat, nilai.mandiri_id is not None) == ("ATASAN", [3] * 5, True)
    admin = klien(dunia_digital.prov.akun[Peran.ADMIN_BKD])
    assert admin.post(f"{alamat}validasi/", isi).status_code == 404
    lain = dunia_digital.prov.pegawai["DINAS_B"][0]
    assert atasan.post(f"/kompetensi/digital/pegawai/{lain.pk}/validasi/", isi).status_code == 404
    with pytest.raises(NilaiDitolak, match="divalidasi oleh atasan"):
        validasi_simpan(
            pegawai=asn, tingkat=[1] * 5, catatan="x", hari=D,
            pelaku=Pelaku(id=asn.pengguna_id, nama="diri"),
        )  # fmt: skip
    saya = klien(dunia_digital.prov.akun[Peran.ASN]).get("/kompetensi/digital/saya/")
    assert "Mengelola laman dinas setahun." in saya.content.decode()


def test_bukti_diperiksa_dan_hanya_dalam_lingkup(dunia_digital: Dunia, asn: Any) -> None:
    akun = klien(dunia_digital.prov.akun[Peran.ASN])
    alamat = "/kompetensi/digital/saya/bukti/"
    isi = {"jenis": "SERTIFIKAT", "area": "keamanan", "judul": "Pelatihan", "tanggal": "2026-02-01"}
    palsu = SimpleUploadedFile("a.pdf", b"bukan pdf")
    assert akun.post(alamat, {**isi, "berkas": palsu}).status_code == 422
    besok = {**isi, "tanggal": "2099-01-01", "berkas": SimpleUploadedFile("a.pdf", PDF)}
    assert "sesudah hari ini" in akun.post(alamat, besok).content.decode()
    assert akun.post(alamat, {**isi, "berkas": SimpleUploadedFile("a.pdf", PDF)}).status_code == 302
    bukti = BuktiDigital.objects.get()
    atasan, lain = (klien(dunia_digital.prov.akun[p]) for p in (Peran.ATASAN, Peran.KOMITE))
    assert atasan.get(f"/kompetensi/digital/bukti/{bukti.pk}/").status_code == 200
    assert lain.get(f"{alamat}{bukti.pk}/").status_code == 404
    assert b"".join(akun.get(f"{alamat}{bukti.pk}/").streaming_content) == PDF  # type: ignore[attr-defined]


def _satu(asn: Any, hari: date) -> dict[str, Any] | None:
    from kompetensi.digital.selectors.orang import _baris

    ketentuan = ketentuan_pada(instansi_id=asn.instansi_id, hari=hari)
    return _baris(
        *sql_gabungan(instansi_id=asn.instansi_id, hari=hari, ketentuan=ketentuan, pegawai=[asn.pk])
    )


def test_gabungan_terbaru_per_sumber_dan_masa_berlaku(dunia_digital: Dunia, asn: Any) -> None:
    _berkas(asn, "ASESMEN", [2] * 5, date(2022, 1, 1))
    _berkas(asn, "ASESMEN", [4] * 5, date(2024, 1, 10))
    _berkas(asn, "SERTIFIKAT", [8] * 5, date(2020, 1, 1))
    satu = _satu(asn, D)
    assert satu is not None
    assert (satu["t1"], satu["b1"], satu["a1"], satu["sumber"]) == (400, 300, 500, 2)
    validasi_simpan(pegawai=asn, tingkat=[7] * 5, catatan="x", hari=date(2026, 6, 1), pelaku=SISTEM)
    satu = _satu(asn, D)
    assert satu is not None
    # (40 x 4 + 20 x 7) / 60 = 5.00; three levels apart
    assert (satu["t1"], satu["tanggal"], satu["selisih"]) == (500, date(2026, 6, 1), 31)
    # On 10 January 2027 the assessment is three years old and leaves the whole.
    validasi_simpan(
        pegawai=asn, tingkat=[6] * 5, catatan="x", hari=date(2027, 1, 10), pelaku=SISTEM
    )
    satu = _satu(asn, date(2027, 1, 10))
    assert satu is not None
    assert (satu["t1"], satu["sumber"]) == (600, 4)
    assert _satu(asn, date(2021, 12, 31)) is None, "sertifikat saja tidak cukup"


TINGKAT = st.lists(st.integers(0, 8), min_size=5, max_size=5)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    isi=st.dictionaries(
        st.sampled_from(["ASESMEN", "SERTIFIKAT", "ATASAN", "MANDIRI"]), TINGKAT, min_size=1
    )
)
def test_sql_sama_dengan_rumus(dunia_digital: Dunia, asn: Any, isi: dict[str, list[int]]) -> None:
    KeterampilanDigital.objects.filter(pegawai=asn).delete()
    for sumber, tingkat in isi.items():
        _berkas(asn, sumber, tingkat, date(2026, 1, 1))
    ketentuan = ketentuan_pada(instansi_id=asn.instansi_id, hari=D)
    rumus = gabungkan([NilaiSumber(s, t) for s, t in isi.items()], ketentuan.gabungan)
    satu = _satu(asn, D)
    if rumus is None:
        assert satu is None
        return
    assert satu is not None
    for i, harap in enumerate(rumus, start=1):
        assert (satu[f"t{i}"], satu[f"b{i}"], satu[f"a{i}"]) == (
            harap.tingkat, harap.bawah, harap.atas
        )  # fmt: skip
        assert bool(satu["selisih"] >> (i - 1) & 1) == harap.berselisih


def test_panel_menyebut_kecocokan_dan_kekurangan(dunia_digital: Dunia, asn: Any) -> None:
    akun = klien(dunia_digital.prov.akun[Peran.ASN])
    assert "Belum dinilai terhadap syarat" in akun.get("/kompetensi/saya/").content.decode()
    hari = timezone.localdate()
    validasi_simpan(pegawai=asn, tingkat=[1, 2, 2, 2, 5], catatan="x", hari=hari, pelaku=SISTEM)
    saya = " ".join(akun.get("/kompetensi/saya/").content.decode().split())
    assert "Kecocokan dengan syarat jabatan <b>90,00 %</b>" in saya
    assert "Informasi dan data kurang 1,00" in saya
