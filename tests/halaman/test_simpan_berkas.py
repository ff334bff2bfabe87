"""Files are kept whole or not at all, and what nobody knows of is set aside."""

import errno
import io
import os
import time
from pathlib import Path
from typing import Any

import pytest

from talenta.inti.models import Berkas
from talenta.inti.services.audit import Pelaku
from talenta.inti.services.berkas import berkas_rapikan, berkas_simpan

pytestmark = pytest.mark.django_db


def simpan(isi: bytes = b"isi berkas") -> Berkas:
    return berkas_simpan(
        instansi_id=None, nama="a.csv", isi=io.BytesIO(isi), tipe="text/csv", pelaku=Pelaku.sistem()
    )


def ada(settings: Any) -> set[str]:
    akar = Path(settings.MEDIA_ROOT)
    return {str(j.relative_to(akar)) for j in akar.rglob("*") if j.is_file()}


@pytest.fixture(autouse=True)
def _folder(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def test_isi_sama_disimpan_sendiri_sendiri(settings: Any) -> None:
    satu, dua = simpan(), simpan()
    assert satu.sha256 == dua.sha256
    assert ada(settings) == {satu.isi.name, dua.isi.name}
    assert Path(dua.isi.path).read_bytes() == b"isi berkas"


def test_cakram_penuh_tidak_menyisakan_apa_pun(settings: Any) -> None:
    class Penuh(io.BytesIO):
        """Breaks off where the file is copied, after the hash was taken."""

        putaran = 0

        def seek(self, *letak: int) -> int:
            self.putaran += 1
            return super().seek(*letak)

        def read(self, banyak: int | None = -1) -> bytes:
            if self.putaran > 2 and self.tell():
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return super().read(banyak)

    with pytest.raises(OSError, match="No space"):
        berkas_simpan(
            instansi_id=None,
            nama="a.csv",
            isi=Penuh(b"x" * 300_000),
            tipe="text/csv",
            pelaku=Pelaku.sistem(),
        )
    assert ada(settings) == set()
    assert not Berkas.objects.exists()


def test_yang_tidak_dikenal_disisihkan_lalu_dihapus(settings: Any) -> None:
    akar = Path(settings.MEDIA_ROOT)
    dikenal, yatim, baru = simpan(b"satu"), simpan(b"dua"), simpan(b"tiga")
    Berkas.objects.exclude(pk=dikenal.pk).delete()
    sebagian = Path(f"{yatim.isi.path}.ab12.sebagian")
    orang_lain = Path(yatim.isi.path).with_name("catatan.txt")
    for jalur in (sebagian, orang_lain):
        jalur.write_text("x")
    kemarin = time.time() - 25 * 3600
    for jalur in (*map(Path, (dikenal.isi.path, yatim.isi.path)), sebagian, orang_lain):
        os.utime(jalur, (kemarin, kemarin))

    assert berkas_rapikan() == 2
    disisihkan = f"yatim/{Path(yatim.isi.name).name}"
    tinggal = {dikenal.isi.name, baru.isi.name, str(orang_lain.relative_to(akar))}
    assert ada(settings) == {*tinggal, disisihkan}
    assert berkas_rapikan() == 0
    lama = time.time() - 31 * 24 * 3600
    os.utime(akar / disisihkan, (lama, lama))
    berkas_rapikan()
    assert ada(settings) == tinggal


def test_login_yang_tidak_melihat_semua_tidak_menyisihkan(settings: Any) -> None:
    from django.db import connection

    simpan()
    with connection.cursor() as kursor:
        kursor.execute("SET LOCAL ROLE talenta_web")
    with pytest.raises(PermissionError):
        berkas_rapikan()
