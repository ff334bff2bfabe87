"""Row-level security: the second wall, tested without the first (no terlihat_oleh anywhere)."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from karir.models import HasilPeringkat, IkatanPegawai, Sanggahan
from kinerja.models import PredikatTahunan
from kompetensi.models import BuktiDigital, KeberatanAsesmen, NilaiMandiri, UjiDigital
from talenta.akun.models import (
    AlamatSurat,
    Faktor,
    KodePemulihan,
    Sesi,
    SetelanKabar,
    Surat,
    TandaBaca,
    TautanMasuk,
    TokenAkses,
)
from talenta.akun.services.kode import kode_terbitkan
from talenta.inti.models import Berkas, CatatanAudit, JawabanApi, Pemberitahuan
from talenta.inti.services.audit import Pelaku
from talenta.pegawai.models import LaporanData, Pegawai, PernyataanDisabilitas, Tilikan
from tests.akses.test_model import MODEL, nama
from tests.fixtures.dunia import Dunia

SEMUA_LFT = (0, 2_147_483_647)


@contextmanager
def sebagai(peran: str, **pengaturan: object) -> Iterator[None]:
    """Be a database role with the given app.* settings, then be the login again."""
    with transaction.atomic(), connection.cursor() as kursor:
        titik = transaction.savepoint()
        kursor.execute("SELECT set_config('role', %s, true)", [peran])
        for kunci, nilai in pengaturan.items():
            kursor.execute("SELECT set_config(%s, %s, true)", [f"app.{kunci}", str(nilai)])
        try:
            yield
        finally:
            transaction.savepoint_rollback(titik)


def ditolak(peran: str, sql: str, **pengaturan: object) -> bool:
    """Whether the database refuses a statement for lack of privilege."""
    kode = ""
    with sebagai(peran, **pengaturan), connection.cursor() as kursor:
        try:
            kursor.execute(sql)
        except DatabaseError as galat:
            kode = getattr(galat.__cause__, "pgcode", "")
    return kode == "42501"


BERLINGKUP = [
    m
    for m in MODEL
    if m.RLS  # type: ignore[attr-defined]
    in (
        "unit",
        "satuan",
        "orang",
        "calon",
        "tinjau",
        "instansi",
        "agregat",
        "kantor",
        "audit",
        "penilai",
        "anak",
        "sendiri",
    )
]
MILIK = [m for m in MODEL if m.RLS in ("akun", "kabar")]  # type: ignore[attr-defined]
NASIONAL = [m for m in MODEL if m.RLS == "nasional"]  # type: ignore[attr-defined]
BERUNIT: list[Any] = [m for m in BERLINGKUP if m.RLS in ("unit", "penilai")]  # type: ignore[attr-defined]
# What plain ASN write of an appraisal: their own, and of those they appraise.
BERPENILAI: list[Any] = [m for m in MODEL if m.RLS in ("penilai", "anak")]  # type: ignore[attr-defined]
RIWAYAT = [m for m in apps.get_models() if hasattr(m, "pgh_tracked_model")]


@pytest.mark.parametrize("model", [*BERLINGKUP, *NASIONAL, *MILIK], ids=nama)
def test_rls_menyala(db: None, model: Any) -> None:
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT c.relrowsecurity, count(p.polname) FROM pg_class c "
            "LEFT JOIN pg_policy p ON p.polrelid = c.oid WHERE c.relname = %s GROUP BY 1",
            [model._meta.db_table],
        )
        assert kursor.fetchone() == (True, 2)


def test_tanpa_lingkup_dunia_berisi_tidak_terlihat(dunia: Dunia) -> None:
    berisi = [m for m in (*BERLINGKUP, *MILIK, *RIWAYAT) if m._default_manager.exists()]
    assert {Pegawai, PredikatTahunan, HasilPeringkat, CatatanAudit} <= set(berisi)
    for peran in ("talenta_web", "talenta_diri"):
        with sebagai(peran):
            terlihat = [nama(m) for m in berisi if m._default_manager.exists()]
        assert set(terlihat) <= {
            nama(m)
            for m in RIWAYAT
            # Nobody's secret; of "nasional" only the rows that no agency has made.
            if m.pgh_tracked_model.RLS in ("bebas", "nasional")  # type: ignore[attr-defined]
        }


def test_interval_membatasi(dunia: Dunia) -> None:
    """Only rows of the agency and the interval; the same for what hangs on a person."""
    unit = dunia.prov.unit["DINAS_A"]
    ins = dunia.prov.instansi.pk
    for model in BERUNIT:
        with sebagai("talenta_web", ins=ins, lft=unit.lft, rgt=unit.rgt):
            baris = list(model.objects.values_list("instansi_id", "unit_lft"))
        assert all(i == ins and unit.lft <= n <= unit.rgt for i, n in baris), nama(model)
        harap = model.objects.filter(instansi_id=ins, unit_lft__range=(unit.lft, unit.rgt)).count()
        assert len(baris) == harap, nama(model)
        if model in (Pegawai, PredikatTahunan, HasilPeringkat):
            assert 0 < harap < model.objects.count()


def test_diri_hanya_baris_sendiri(dunia: Dunia) -> None:
    """Whatever the interval says, `talenta_diri` sees one person."""
    saya = dunia.prov.pegawai["BIDANG_A"][0]
    lingkup = {"ins": dunia.prov.instansi.pk, "lft": SEMUA_LFT[0], "rgt": SEMUA_LFT[1]}
    for model in BERUNIT:
        with sebagai("talenta_diri", **lingkup, pegawai=saya.pk):
            milik = model.objects
            if model.RLS == "penilai":
                for kolom in model.PENILAI_KOLOM:
                    milik = milik.exclude(**{kolom: saya.pk})
            terlihat = set(milik.values_list(model.DIRI_KOLOM, flat=True))
        wajib = {saya.pk} if model in (Pegawai, PredikatTahunan, HasilPeringkat) else set()
        assert wajib <= terlihat <= {saya.pk}, nama(model)


def test_urusan_kantor_tertutup_bagi_diri(dunia: Dunia) -> None:
    """Findings and the audit are the office's: plain ASN read none of them, even of their own."""
    saya = dunia.prov.pegawai["BIDANG_A"][0]
    kantor = [m for m in BERLINGKUP if m.RLS in ("kantor", "audit")]  # type: ignore[attr-defined]
    assert CatatanAudit in kantor
    with sebagai("talenta_diri", ins=dunia.prov.instansi.pk, pegawai=saya.pk):
        assert not [nama(m) for m in kantor if m._default_manager.exists()]


def test_instansi_dan_agregat(dunia: Dunia) -> None:
    from karir.models import ProsesPeringkat
    from talenta.impor.models import Impor

    prov, kab = dunia.prov.instansi.pk, dunia.kab.instansi.pk
    with sebagai("talenta_web", ins=prov):
        assert set(Impor.objects.values_list("instansi_id", flat=True)) == {prov}
        assert set(ProsesPeringkat.objects.values_list("instansi_id", flat=True)) == {prov}
    with sebagai("talenta_web", ins=prov, ins_agregat=f"{prov},{kab}"):
        assert set(ProsesPeringkat.objects.values_list("instansi_id", flat=True)) == {prov, kab}
        assert set(Impor.objects.values_list("instansi_id", flat=True)) == {prov}
        assert not Pegawai.objects.filter(instansi_id=kab).exists()


def test_riwayat_hanya_bersama_induknya(dunia: Dunia) -> None:
    peristiwa: Any = next(m for m in RIWAYAT if m.pgh_tracked_model is Pegawai)  # type: ignore[attr-defined]
    saya = dunia.prov.pegawai["BIDANG_A"][0]
    assert peristiwa.objects.exclude(pgh_obj_id=saya.pk).exists()
    with sebagai("talenta_diri", ins=dunia.prov.instansi.pk, pegawai=saya.pk):
        assert set(peristiwa.objects.values_list("pgh_obj_id", flat=True)) == {saya.pk}


def _hak_tulis(model: Any, peran: str) -> set[str]:
    nyata = {"talenta_web": "HAK_WEB", "talenta_diri": "HAK_DIRI"}[peran]
    hak = getattr(model, nyata, "SELECT")
    return {h for h in ("INSERT", "UPDATE", "DELETE") if h in {x.strip() for x in hak.split(",")}}


@pytest.mark.parametrize("peran", ["talenta_web", "talenta_diri"])
@pytest.mark.parametrize("model", MODEL, ids=nama)
def test_hak_tidak_lebih_dari_yang_dinyatakan(db: None, peran: str, model: Any) -> None:
    tabel = model._meta.db_table
    boleh = set() if model.RLS == "tertutup" else _hak_tulis(model, peran)
    with connection.cursor() as kursor:
        for hak in ("INSERT", "UPDATE", "DELETE", "TRUNCATE"):
            kursor.execute("SELECT has_table_privilege(%s, %s, %s)", [peran, tabel, hak])
            assert kursor.fetchone()[0] == (hak in boleh), hak
        kursor.execute("SELECT has_table_privilege(%s, %s, 'SELECT')", [peran, tabel])
        assert kursor.fetchone()[0] == (model.RLS != "tertutup")
        kursor.execute("SELECT relowner::regrole::text FROM pg_class WHERE relname = %s", [tabel])
        assert kursor.fetchone()[0] not in ("talenta_web", "talenta_diri", "talenta_kerja")


def _tulis_penilaian() -> dict[tuple[str, str], list[str]]:
    """Plans, reviews and appraisals as their models say, and the history that comes of it."""
    hasil = {}
    for model in BERPENILAI:
        hak = _hak_tulis(model, "talenta_diri") - {"DELETE"}
        riwayat = [m for m in RIWAYAT if m.pgh_tracked_model is model]  # type: ignore[attr-defined]
        for tabel, apa in [(model, hak), *((m, hak & {"INSERT"} or hak) for m in riwayat)]:
            kolom = sorted(str(b.column) for b in tabel._meta.concrete_fields)
            hasil |= {(tabel._meta.db_table, satu): kolom for satu in apa}
    return hasil


def test_diri_menulis_sandi_kode_laporan_dan_audit_saja(db: None) -> None:
    """Column by column: what plain ASN can write at all, beside sign-in counters."""
    tabel = [m._meta.db_table for m in (*MODEL, *RIWAYAT)]
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT c.relname, h.hak, array_agg(a.attname::text ORDER BY a.attname) "
            "FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 "
            "CROSS JOIN (VALUES ('INSERT'), ('UPDATE')) AS h (hak) "
            "WHERE c.relname = ANY (%s) AND NOT a.attisdropped "
            "AND has_column_privilege('talenta_diri', c.oid, a.attnum, h.hak) GROUP BY 1, 2",
            [tabel],
        )
        boleh = {(nama_tabel, hak): kolom for nama_tabel, hak, kolom in kursor.fetchall()}
    ditambah = {
        (m._meta.db_table, "INSERT"): sorted(str(b.column) for b in m._meta.concrete_fields)
        for m in (
            CatatanAudit,
            IkatanPegawai,
            Sanggahan,
            Sanggahan.pgh_event_model,
            KeberatanAsesmen,
            KeberatanAsesmen.pgh_event_model,
            NilaiMandiri,
            UjiDigital,
            BuktiDigital,
            Berkas,
            LaporanData,
            Tilikan,
            PernyataanDisabilitas,
            Faktor,
            KodePemulihan,
            Sesi,
            TokenAkses,
            JawabanApi,
            TautanMasuk,
            Pemberitahuan,
            TandaBaca,
            SetelanKabar,
            AlamatSurat,
            Surat,
        )
    }
    assert boleh == ditambah | _tulis_penilaian() | {
        ("akun_pengguna", "UPDATE"): ["last_login", "password"],
        ("akun_kodeaktivasi", "UPDATE"): ["dipakai_pada", "ditarik_pada", "percobaan"],
        ("akun_faktor", "UPDATE"): ["dipakai_pada", "hitungan", "nama"],
        ("akun_kodepemulihan", "UPDATE"): ["dipakai_pada"],
        ("akun_sesi", "UPDATE"): ditambah[("akun_sesi", "INSERT")],
        ("akun_tokenakses", "UPDATE"): ["alamat_terakhir", "dicabut_pada", "terakhir_pada"],
        ("inti_jawabanapi", "UPDATE"): ["isi", "status"],
        ("akun_tautanmasuk", "UPDATE"): ["dipakai_pada"],
        ("akun_setelankabar", "UPDATE"): ditambah[("akun_setelankabar", "INSERT")],
        ("akun_alamatsurat", "UPDATE"): ditambah[("akun_alamatsurat", "INSERT")],
        ("karir_ikatanpegawai", "UPDATE"): ["berakhir_pada"],
        ("pegawai_pernyataandisabilitas", "UPDATE"): [
            *("berakhir_pada", "dicabut_pada", "fisik", "intelektual", "isi", "mental"),
            "sensorik",
        ],
        ("karir_sanggahan", "UPDATE"): ["status"],
        ("kompetensi_pengamatankompetensi", "UPDATE"): ["alasan_cabut", "dicabut_pada"],
        ("kompetensi_kebutuhandicatat", "UPDATE"): ["alasan_cabut", "dicabut_pada"],
        ("kompetensi_nilaimandiri", "UPDATE"): [
            "diubah_pada",
            "jawaban",
            "selesai_pada",
            "tingkat",
        ],
        ("kompetensi_ujidigital", "UPDATE"): ["jawaban", "selesai_pada"],
    }
    for peran_sql in (
        "UPDATE akun_pengguna SET is_active = true",
        "INSERT INTO akun_penugasanperan DEFAULT VALUES",
        "UPDATE akun_penugasanperan SET berlaku_sampai = NULL",
        "INSERT INTO pegawai_lingkuppenugasan DEFAULT VALUES",
    ):
        assert ditolak("talenta_diri", peran_sql), peran_sql


def test_web_tidak_menulis_pegawai(dunia: Dunia) -> None:
    prov = {"ins": dunia.prov.instansi.pk, "lft": SEMUA_LFT[0], "rgt": SEMUA_LFT[1]}
    assert ditolak("talenta_web", "UPDATE pegawai_pegawai SET nama = 'x'", **prov)
    assert ditolak("talenta_web", "DELETE FROM pegawai_pegawai", **prov)
    assert ditolak("talenta_web", "UPDATE kinerja_predikattahunan SET tahun = 2020", **prov)
    assert ditolak("talenta_diri", "UPDATE pegawai_pegawai SET pengguna_id = NULL", **prov)
    with sebagai("talenta_web", **prov):
        orang = Pegawai.objects.filter(pk=dunia.prov.pegawai["AKAR"][0].pk)
        assert orang.update(pengguna=None) == 1
        assert Pegawai.objects.filter(pk=dunia.kab.pegawai["AKAR"][0].pk).update(pengguna=None) == 0


def test_copy_ditolak_bagi_web(dunia: Dunia) -> None:
    prov = {"ins": dunia.prov.instansi.pk, "lft": SEMUA_LFT[0], "rgt": SEMUA_LFT[1]}
    assert ditolak("talenta_web", "COPY pegawai_pegawai (id) FROM STDIN", **prov)
    assert ditolak("talenta_web", "COPY kinerja_predikattahunan (id) FROM STDIN", **prov)


def test_bagian_hasil_tidak_terbuka_langsung(dunia: Dunia) -> None:
    """Policies stand on the parent; a partition by its own name must stay closed."""
    tabel = f"karir_hasil_{dunia.prov.proses.pk}"
    for peran in ("talenta_web", "talenta_diri"):
        assert ditolak(peran, f"SELECT 1 FROM {tabel}", ins=dunia.prov.instansi.pk)


def test_audit_hanya_tambah(dunia: Dunia) -> None:
    lingkup = {"ins": dunia.prov.instansi.pk}
    assert ditolak("talenta_web", "UPDATE inti_catatanaudit SET alasan = 'x'", **lingkup)
    assert ditolak("talenta_web", "DELETE FROM inti_catatanaudit", **lingkup)
    with pytest.raises(DatabaseError), sebagai("talenta_kerja"):
        CatatanAudit.objects.update(alasan="x")


def test_login_kerja_melewati_rls_dan_web_tidak(db: None) -> None:
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT rolname, rolbypassrls, rolsuper FROM pg_roles "
            "WHERE rolname IN ('talenta_web', 'talenta_diri', 'talenta_kerja')"
        )
        assert set(kursor.fetchall()) == {
            ("talenta_web", False, False),
            ("talenta_diri", False, False),
            ("talenta_kerja", True, False),
        }


def test_kerja_melihat_semua(dunia: Dunia) -> None:
    semua = Pegawai.objects.count()
    with sebagai("talenta_kerja"):
        assert Pegawai.objects.count() == semua


def test_fungsi_penyusun_bagian_tertutup_bagi_web(db: None) -> None:
    for panggilan in ("hasil_siapkan(1, 1)", "hasil_pasang(1)"):
        assert ditolak("talenta_web", f"SELECT {panggilan}")


def test_setiap_tabel_publik_dikenal(db: None) -> None:
    """No table is readable by the web login without standing in a model or in PAKET."""
    from talenta.akun.rls import PAKET

    dikenal = {m._meta.db_table for m in apps.get_models(include_auto_created=True)} | set(PAKET)
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace "
            "AND relkind IN ('r', 'p', 'v', 'm') "
            "AND has_table_privilege('talenta_web', oid, 'SELECT')"
        )
        assert {satu for (satu,) in kursor.fetchall()} <= dikenal


def test_diri_membaca_audit_akun_sendiri_saja(dunia: Dunia) -> None:
    satu, dua = dunia.prov.akun["ASN"], dunia.prov.akun["PPK"]
    pelaku = Pelaku.dari_pengguna(dunia.prov.akun["ADMIN_BKD"])
    for akun in (satu, dua):
        kode_terbitkan(pengguna=[akun], pelaku=pelaku)
    lingkup = {"ins": dunia.prov.instansi.pk, "pegawai": 1}
    with sebagai("talenta_diri", **lingkup, akun=satu.pk):
        assert [c.objek_id for c in CatatanAudit.objects.all()] == [str(satu.pk)]
    with sebagai("talenta_diri", **lingkup):
        assert not CatatanAudit.objects.exists()


def test_pandangan_membaca_dengan_hak_pembacanya(db: None) -> None:
    """A view that read as its owner would go past every wall of the tables behind it."""
    pandangan = {m._meta.db_table for m in MODEL if m.RLS == "pandangan"}  # type: ignore[attr-defined]
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT relname, coalesce(reloptions, '{}') FROM pg_class "
            "WHERE relnamespace = 'public'::regnamespace AND relkind = 'v'"
        )
        assert {n: sorted(o) for n, o in kursor.fetchall()} == {
            satu: ["security_invoker=true"] for satu in pandangan
        }
