"""`cadangkan` and `pulihkan`: a round trip on real PostgreSQL, and all that must be refused."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import override_settings

from talenta.inti.cadangan import alat, manifes
from talenta.inti.cadangan.alat import di_basis_data, pemeliharaan
from talenta.inti.cadangan.buat import jumlah_baris
from talenta.inti.models import Berkas, CatatanAudit
from talenta.inti.sandi_data import buka, hmac_nik, sandikan
from talenta.inti.services import audit
from talenta.inti.services.audit import SegelTerbit
from talenta.lokal import biner
from talenta.pegawai.models import Pegawai
from tests.fixtures.dunia import Dunia

pytestmark = pytest.mark.lanjut

NIK = "5201011501800001"
# What making and restoring a backup adds to themselves.
AUDIT = ("public.inti_catatanaudit", "public.inti_antreansegel", "public.akun_sesi")


@pytest.fixture(scope="module", autouse=True)
def _basis_data_terbuka(dunia_modul: Dunia, django_db_blocker: Any) -> Iterator[None]:
    """Nothing here may run inside a test's transaction: other programs read what is committed."""
    with django_db_blocker.unblock():
        yield


@pytest.fixture(scope="module")
def tempat(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cadangan")


@pytest.fixture(scope="module")
def cadangan(dunia_modul: Dunia, tempat: Path) -> Path:
    """A backup of the small world with a NIK, a sealed audit and stored files."""
    orang = dunia_modul.prov.pegawai["BIDANG_A"][0]
    Pegawai.objects.filter(pk=orang.pk).update(nik_sandi=sandikan(NIK), nik_hmac=hmac_nik(NIK))
    # As every start of the portal does, and so does restoring.
    call_command("muat_bawaan", verbosity=0)
    audit.segel()
    keluar = StringIO()
    with pytest.MonkeyPatch.context() as tempel:
        argumen: list[str] = []
        asli = subprocess.run

        def catat_argumen(perintah: Any, **lain: Any) -> Any:
            argumen.extend(perintah)
            return asli(perintah, **lain)

        tempel.setattr(subprocess, "run", catat_argumen)
        call_command("cadangkan", tempat, stdout=keluar)
    assert any("pg_dump" in satu for satu in argumen)
    sandi = connection.settings_dict["PASSWORD"]
    assert sandi
    assert sandi not in " ".join(argumen)
    folder = Path(keluar.getvalue().splitlines()[0])
    assert folder.parent == tempat
    return folder


@pytest.fixture(scope="module")
def tujuan(cadangan: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Name of a database that the backup was restored into, with a file folder of its own."""
    nama = f"{connection.settings_dict['NAME']}_tujuan"
    with override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("berkas")):
        with di_basis_data(nama):
            call_command("pulihkan", cadangan, stdout=StringIO())
        yield nama
    _hapus(nama)


def _hapus(awalan: str) -> None:
    with pemeliharaan() as kursor:
        for nama in _basis_data(awalan):
            kursor.execute(f'DROP DATABASE "{nama}"')


def _basis_data(awalan: str) -> list[str]:
    with pemeliharaan() as kursor:
        kursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [awalan])
        return sorted(satu for (satu,) in kursor.fetchall())


def _sql(perintah: str, *nilai: object) -> Any:
    with connection.cursor() as kursor:
        kursor.execute(perintah, nilai)
        return kursor.fetchall()


def _gagal(*argumen: object, **pilihan: Any) -> str:
    with pytest.raises(CommandError) as galat:
        call_command(*argumen, stdout=StringIO(), **pilihan)
    return str(galat.value)


def test_rows_files_audit_and_nik_come_back(cadangan: Path, tujuan: str) -> None:
    isi = manifes.Manifes.baca(cadangan)
    assert isi.jumlah == {**jumlah_baris(), **{k: isi.jumlah[k] for k in AUDIT}}
    assert len(isi.berkas) == Berkas.objects.count() > 0
    with di_basis_data(tujuan):
        assert isi.jumlah == {**jumlah_baris(), **{k: isi.jumlah[k] for k in AUDIT}}
        assert isi.segel is not None
        assert audit.verifikasi(terbit=SegelTerbit(**isi.segel)).utuh
        assert CatatanAudit.objects.filter(tindakan="cadangan.pulihkan").exists()
        bita = [Path(satu.isi.path).read_bytes() for satu in Berkas.objects.all()]
        assert len(bita) == len(isi.berkas)
        assert all(bita)
        [sandi] = Pegawai.objects.filter(nik_hmac=hmac_nik(NIK)).values_list("nik_sandi", flat=True)
        assert buka(sandi) == NIK
    assert "only-for-tests" not in (cadangan / manifes.NAMA).read_text("utf-8")


def test_partitions_and_row_level_security_come_back(dunia_modul: Dunia, tujuan: str) -> None:
    proses = dunia_modul.prov.proses.pk
    hitung = "SELECT count(*) FROM karir_hasilperingkat WHERE proses_id = %s"
    semua = "SELECT count(*) FROM pegawai_pegawai"
    hasil, orang = _sql(hitung, proses), _sql(semua)
    hak = _sql(HAK)
    with di_basis_data(tujuan):
        assert _sql(hitung, proses) == hasil != [(0,)]
        assert _sql(
            "SELECT relispartition FROM pg_class WHERE relname = %s", f"karir_hasil_{proses}"
        ) == [(True,)]
        assert _sql(HAK) == hak
        with connection.cursor() as kursor:
            kursor.execute("SET ROLE talenta_web")
        assert _sql(semua) == [(0,)]
        with connection.cursor() as kursor:
            kursor.execute(
                "SELECT set_config('app.ins', %s, false), set_config('app.lft', '0', false), "
                "set_config('app.rgt', '2000000000', false)",
                [str(dunia_modul.prov.instansi.pk)],
            )
        [(terlihat,)] = _sql(semua)
        assert 0 < terlihat < orang[0][0]


# Rights, policies, triggers and functions: who may do what, as text.
HAK = """
SELECT 'hak', c.relname::text, c.relacl::text || c.relrowsecurity FROM pg_class c
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
  AND NOT c.relispartition
UNION ALL SELECT 'fungsi', p.oid::regprocedure::text, p.proacl::text FROM pg_proc p
WHERE p.pronamespace = 'public'::regnamespace AND p.prolang <> 13
UNION ALL SELECT 'aturan', tablename || '.' || policyname, roles::text || qual || with_check
FROM pg_policies
UNION ALL SELECT 'pemicu', tgrelid::regclass::text, tgname::text FROM pg_trigger
WHERE NOT tgisinternal
ORDER BY 1, 2, 3
"""


def test_a_portal_with_data_is_replaced_only_when_told(cadangan: Path, tujuan: str) -> None:
    """...and its database stays under another name."""
    with di_basis_data(tujuan):
        _ubah_nama("Berubah sesudahnya")
        assert "--timpa" in _gagal("pulihkan", cadangan)
        assert Pegawai.objects.filter(nama="Berubah sesudahnya").exists()
        call_command("pulihkan", cadangan, timpa=True, stdout=(keluar := StringIO()))
        assert not Pegawai.objects.filter(nama="Berubah sesudahnya").exists()
    [lama] = [satu for satu in _basis_data(tujuan) if satu != tujuan]
    assert f"DROP DATABASE {lama};" in keluar.getvalue()
    with di_basis_data(lama):
        assert Pegawai.objects.filter(nama="Berubah sesudahnya").exists()


def _ubah_nama(nama: str) -> None:
    nomor = Pegawai.objects.order_by("pk").values_list("pk", flat=True)[0]
    Pegawai.objects.filter(pk=nomor).update(nama=nama)


def test_nobody_else_may_be_connected(cadangan: Path, tujuan: str) -> None:
    lain = connection.copy()
    lain.settings_dict = {**lain.settings_dict, "NAME": tujuan}
    lain.ensure_connection()
    try:
        with di_basis_data(tujuan):
            assert "Hentikan web, worker, dan beat" in _gagal("pulihkan", cadangan, timpa=True)
    finally:
        lain.close()


@pytest.mark.parametrize("bagian", ["dump", "berkas", "manifes", "hilang"])
def test_one_changed_byte_is_refused(cadangan: Path, tmp_path: Path, bagian: str) -> None:
    salinan = tmp_path / cadangan.name
    shutil.copytree(cadangan, salinan)
    isi = manifes.Manifes.baca(salinan)
    jalur = {
        "dump": salinan / manifes.DUMP,
        "manifes": salinan / manifes.NAMA,
    }.get(bagian, salinan / manifes.BERKAS / isi.berkas[0].nama)
    if bagian == "hilang":
        jalur.unlink()
    else:
        bita = bytearray(jalur.read_bytes())
        bita[len(bita) // 2] ^= 1
        jalur.write_bytes(bita)
    assert str(jalur) in _gagal("cadangkan", periksa=salinan)
    with override_settings(MEDIA_ROOT=tmp_path / "berkas"), di_basis_data("test_tidak_pernah_ada"):
        assert str(jalur) in _gagal("pulihkan", salinan)
    assert _basis_data("test_tidak_pernah_ada") == []
    assert not (tmp_path / "berkas").exists()


def test_a_whole_backup_is_said_to_be_whole(cadangan: Path) -> None:
    call_command("cadangkan", periksa=cadangan, stdout=(keluar := StringIO()))
    assert keluar.getvalue().startswith("Cadangan utuh: ")


def test_another_key_is_refused_by_its_mark(cadangan: Path) -> None:
    tanda = manifes.Manifes.baca(cadangan).tanda_kunci["data"]
    with override_settings(TALENTA_KUNCI_NIK="kunci lain"):
        kata = _gagal("pulihkan", cadangan, timpa=True)
    assert f"memerlukan {tanda}" in kata
    assert "--kunci-lain" in kata


def test_a_newer_release_is_refused(cadangan: Path, tmp_path: Path) -> None:
    salinan = tmp_path / cadangan.name
    shutil.copytree(cadangan, salinan)
    isi = json.loads((salinan / manifes.NAMA).read_text("utf-8"))
    isi["migrasi"]["inti"].append("0099_masa_depan")
    isi.pop("sidik")
    isi["sidik"] = manifes._sidik(isi)
    (salinan / manifes.NAMA).write_text(json.dumps(isi), "utf-8")
    assert "inti.0099_masa_depan" in _gagal("pulihkan", salinan, timpa=True)


def test_only_a_login_that_sees_everything_makes_backups(tmp_path: Path) -> None:
    with connection.cursor() as kursor:
        kursor.execute("SET ROLE talenta_kerja")
    try:
        assert "TALENTA_LOGIN=pemilik" in _gagal("cadangkan", tmp_path)
    finally:
        connection.close()
    assert not list(tmp_path.iterdir())


def test_old_backups_go_and_a_lost_file_is_said(cadangan: Path, tmp_path: Path) -> None:
    for lama in ("talenta-20200101T000000Z", "talenta-20210101T000000Z"):
        (tmp_path / lama).mkdir()
        shutil.copy(cadangan / manifes.NAMA, tmp_path / lama)
    (tmp_path / "catatan-orang").mkdir()
    satu = Berkas.objects.order_by("pk").first()
    assert satu is not None
    jalur = Path(satu.isi.path)
    jalur.rename(jalur.with_suffix(".simpan"))
    try:
        with pytest.raises(CommandError) as galat:
            call_command("cadangkan", tmp_path, simpan=2, stdout=StringIO())
    finally:
        jalur.with_suffix(".simpan").rename(jalur)
    assert galat.value.returncode == 3
    assert satu.isi.name in str(galat.value)
    lama, baru = sorted(p.name for p in tmp_path.glob("talenta-*"))
    assert lama == "talenta-20210101T000000Z"
    assert (tmp_path / "catatan-orang").is_dir()
    assert manifes.cadangan_periksa(dari=tmp_path / baru).hilang == [satu.isi.name]


def test_a_full_disk_leaves_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def penuh(*_: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(manifes, "salin", penuh)
    assert f"Penyimpanan penuh di {tmp_path}" in _gagal("cadangkan", tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_missing_program_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(biner, "_paket", lambda _: None)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "Program pg_dump tidak ditemukan" in _gagal("cadangkan", tmp_path)


def test_a_folder_that_is_no_backup_is_said_to_be_none(tmp_path: Path) -> None:
    assert "bukan cadangan" in _gagal("pulihkan", tmp_path)


def test_what_the_programs_say_of_rows_is_not_repeated(tmp_path: Path) -> None:
    """pg_restore quotes the line of a COPY that fails; that line is a person's."""
    rusak = tmp_path / "x.dump"
    rusak.write_text("198001012005010001")
    with pytest.raises(alat.GalatCadangan) as galat:
        alat.jalankan("pg_restore", "--list", str(rusak), basis="postgres", tempat=tmp_path)
    assert "198001012005010001" not in str(galat.value)
