"""The seal: what it reads, what it never passes over, and how a cut tail is noticed."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from talenta.akun.izin import Peran
from talenta.inti.models import AntreanSegel, CatatanAudit, SegelAudit
from talenta.inti.services.audit import Pelaku, catat, segel, verifikasi
from tests.fixtures.dunia import Dunia

URL = "/audit/segel/"


def tindak(jumlah: int = 1) -> None:
    for nomor in range(jumlah):
        catat(pelaku=Pelaku.sistem(), tindakan="lihat.nik", objek_jenis="pegawai", objek_id=nomor)


def potong_ekor(jumlah: int) -> None:
    """What the owner of the server could do: drop the newest seals and what they seal."""
    with connection.cursor() as kursor:
        kursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for tabel in ("inti_segelaudit", "inti_catatanaudit"):
            kursor.execute(f"ALTER TABLE {tabel} DISABLE TRIGGER USER")
        akhir = SegelAudit.objects.order_by("-urutan").values_list("catatan_id", flat=True)
        hilang = list(akhir[:jumlah])
        SegelAudit.objects.filter(catatan_id__in=hilang).delete()
        CatatanAudit.objects.filter(id__in=hilang).delete()
        for tabel in ("inti_segelaudit", "inti_catatanaudit"):
            kursor.execute(f"ALTER TABLE {tabel} ENABLE TRIGGER USER")


def test_hanya_yang_menunggu_yang_dibaca(dunia: Dunia) -> None:
    tindak(40)
    assert segel() >= 40
    assert not AntreanSegel.objects.exists()
    tindak(2)
    baru = list(CatatanAudit.objects.order_by("-id").values_list("id", flat=True)[:2])
    with CaptureQueriesContext(connection) as kueri:
        assert segel() == 2
    [baca] = [
        satu["sql"]
        for satu in kueri.captured_queries
        if satu["sql"].startswith("SELECT") and '"inti_catatanaudit"' in satu["sql"]
    ]
    assert f"IN ({baru[1]}, {baru[0]})" in baca
    assert "JOIN" not in baca
    assert segel() == 0


def test_yang_datang_terlambat_dengan_nomor_kecil_tetap_disegel(dunia: Dunia) -> None:
    """A long import takes its number early and commits late."""
    with connection.cursor() as kursor:
        kursor.execute("SELECT nextval(pg_get_serial_sequence('inti_catatanaudit', 'id'))")
        [terlambat] = kursor.fetchone()
    tindak()
    segel()
    assert SegelAudit.objects.latest("urutan").catatan_id > terlambat
    with connection.cursor() as kursor:
        kursor.execute(
            "INSERT INTO inti_catatanaudit (id, waktu, pelaku, tindakan, objek_jenis, objek_id,"
            " objek_nama, rincian, alasan) VALUES (%s, now(), 'x', 'x', 'x', '1', '', '{}', '')",
            [terlambat],
        )
    assert segel() == 1
    assert SegelAudit.objects.latest("urutan").catatan_id == terlambat
    hasil = verifikasi()
    assert (hasil.utuh, hasil.belum_disegel) == (True, 0)


def unduh(k: Any, ke: Path) -> Path:
    jawaban = k.get(f"{URL}segel.json")
    assert jawaban["Content-Disposition"].startswith("attachment")
    ke.write_bytes(jawaban.content)
    return ke


def perintah(capsys: Any, segel_: str) -> tuple[int, str]:
    try:
        call_command("verifikasi_audit", f"--segel={segel_}")
    except SystemExit as keluar:
        return int(keluar.code or 0), capsys.readouterr().out
    return 0, capsys.readouterr().out


@pytest.mark.parametrize("peran", [Peran.AUDITOR, Peran.ADMIN_BKD])
def test_ekor_yang_dipotong_ketahuan(
    dunia: Dunia, masuk: Any, tmp_path: Path, capsys: Any, peran: Peran
) -> None:
    tindak(3)
    segel()
    k = masuk(peran)
    akhir = SegelAudit.objects.latest("urutan")
    isi = k.get(URL).content.decode()
    assert akhir.sidik in isi
    berkas = unduh(k, tmp_path / "segel.json")
    assert json.loads(berkas.read_text())["nomor"] == akhir.urutan
    catatan = CatatanAudit.objects.get(tindakan="audit.unduh_segel")
    assert catatan.rincian["sidik"] == akhir.sidik
    # The chain grows on; the seal written down stays in it.
    segel()
    for tulisan in (str(berkas), akhir.sidik):
        kode, keluaran = perintah(capsys, tulisan)
        assert (kode, "memuat segel yang dicatat" in keluaran) == (0, True)
    assert "masih ada dalam rantai" in k.get(URL, {"sidik": akhir.sidik}).content.decode()
    potong_ekor(2)
    assert verifikasi().utuh, "the chain itself does not tell"
    kode, keluaran = perintah(capsys, str(berkas))
    assert (kode, "ekornya terpotong" in keluaran) == (1, True)
    assert perintah(capsys, akhir.sidik)[0] == 1
    assert "tidak cocok dengan rantai" in k.get(URL, {"sidik": berkas.read_text()}).content.decode()
    # Filled up again with other acts, the number is there and the hash is not.
    tindak(2)
    segel()
    assert "tidak ada lagi dalam rantai" in perintah(capsys, str(berkas))[1]


def test_bukan_segel_ditolak_dengan_kata(dunia: Dunia, masuk: Any, tmp_path: Path) -> None:
    for tulisan in ("abc", '{"nomor": "1"}', "[1]", "null"):
        with pytest.raises(CommandError, match="bukan berkas segel"):
            call_command("verifikasi_audit", f"--segel={tulisan}")
        isi = masuk(Peran.AUDITOR).get(URL, {"sidik": tulisan}).content.decode()
        assert "bukan sidik segel" in isi


def test_sebelum_ada_segel(dunia: Dunia, masuk: Any) -> None:
    k = masuk(Peran.AUDITOR)
    assert "Belum ada catatan yang disegel." in k.get(URL).content.decode()
    assert k.get(f"{URL}segel.json", follow=True).redirect_chain[0][0] == URL
