"""Foreign keys checked once a statement hold as PostgreSQL's own do."""

import pytest
from django.apps import apps
from django.db import IntegrityError, connection

from talenta.inti.acuan import AcuanHimpunan, terapkan
from talenta.pegawai.models import Jabatan, Pegawai
from tests.impor.bantu import csv, kirim

TIADA = 2**40


@pytest.mark.parametrize("kolom", ["unit", "jabatan", "pendidikan", "instansi", "impor"])
def test_baris_yang_menunjuk_ke_ketiadaan_ditolak(terisi, kolom):
    with pytest.raises(IntegrityError, match=f"{kolom}_id = {TIADA} is not present"):
        Pegawai.objects.update(**{f"{kolom}_id": TIADA})


def test_penambahan_banyak_sekaligus_diperiksa_sampai_baris_terakhir(terisi):
    asal = Pegawai.objects.get()
    with pytest.raises(IntegrityError, match="unit_id"), connection.cursor() as kursor:
        kursor.execute(
            "INSERT INTO pegawai_riwayatjabatan (instansi_id, unit_lft, pegawai_id, "
            "jenis_penugasan, jabatan_kode, unit_kode, unit_id, tmt_mulai, alasan_cabut, "
            "diperbarui_pada) "
            "SELECT %s, 1, %s, 'PLT', 'J', n::text, CASE WHEN n = 1000 THEN %s ELSE %s END, "
            "DATE '2020-01-01', '', now() FROM generate_series(1, 1000) n",
            [asal.instansi_id, asal.pk, TIADA, asal.unit_id],
        )


def test_yang_masih_ditunjuk_tidak_terhapus(terisi):
    with pytest.raises(IntegrityError, match="still referred to by pegawai_pegawai"):
        Jabatan.objects.all()._raw_delete(using="default")


def test_yang_tidak_ditunjuk_terhapus(terisi):
    kirim(terisi, "jabatan", csv("jabatan", {}))
    Jabatan.objects.filter(kode="J9")._raw_delete(using="default")
    assert not Jabatan.objects.filter(kode="J9").exists()


def test_kosong_bukan_tunjukan(terisi):
    assert Pegawai.objects.update(jabatan=None, pendidikan=None, impor=None) == 1


def test_penerapan_ulang_tidak_mengubah_apa_pun(db):
    def picu() -> list[tuple[str, ...]]:
        with connection.cursor() as kursor:
            kursor.execute(
                "SELECT oid, tgname FROM pg_trigger WHERE tgname LIKE 'acuan%' ORDER BY 1"
            )
            return kursor.fetchall()

    semula = picu()
    terapkan()
    assert semula
    assert picu() == semula


def test_setiap_acuan_himpunan_berpicu(db):
    """Both sides: the column that refers and the table referred to."""
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT tgrelid::regclass::text, encode(tgargs, 'escape') FROM pg_trigger "
            "WHERE tgname LIKE 'acuan%'"
        )
        isi = kursor.fetchall()
    acuan = [
        (model._meta.db_table, bidang)
        for model in apps.get_models()
        if not hasattr(model, "pgh_tracked_model")
        for bidang in model._meta.local_fields
        if isinstance(bidang, AcuanHimpunan)
    ]
    assert {tabel for tabel, _ in acuan} >= {"pegawai_pegawai", "kinerja_predikattahunan"}
    for anak, bidang in acuan:
        induk = bidang.related_model._meta.db_table
        assert [a for t, a in isi if t == anak and bidang.column in a], (anak, bidang)
        assert [a for t, a in isi if t == induk and anak in a], (anak, bidang)


def test_riwayat_ubahan_tidak_memasangkan_baris_satu_per_satu(db):
    """A session keeps the plan of its first update; one made for few rows is ruinous for many."""
    terlacak = [model for model in apps.get_models() if hasattr(model, "pgh_event_models")]
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT count(*), count(*) FILTER (WHERE 'enable_nestloop=off' = ANY(proconfig)) "
            "FROM pg_proc WHERE proname LIKE 'pgtrigger\\_ubah\\_%%'", []
        )  # fmt: skip
        banyak, berpagar = kursor.fetchone()
        kursor.execute(
            "SELECT tgrelid::regclass::text FROM pg_trigger JOIN pg_proc p ON p.oid = tgfoid "
            "WHERE 'enable_nestloop=off' = ANY(p.proconfig)"
        )
        tabel = {satu for (satu,) in kursor.fetchall()}
    assert banyak == berpagar
    assert tabel == {model._meta.db_table for model in terlacak}
