"""A file is of what was asked for, or not at all."""

import pytest
from django.urls import reverse

from talenta.akun.izin import Peran
from talenta.inti.models import CatatanAudit
from tests.akses.tabel import DALAM, TABEL, daerah_dan_unit
from tests.fixtures.dunia import Dunia
from tests.fixtures.klien import klien

# A filter that a reader can bring along in an old address.
SALAH = {
    "audit_ekspor": "dari=2026-02-02&sampai=2026-01-01",
    "impor:daftar_ekspor": "jenis=tidak-ada",
    "karir:banding_ekspor": "opd=999999",
    "karir:ekspor": "opd=999999",
    "karir:simata_ekspor": "opd=999999",
    "karir:mutu_ekspor": "opd=999999",
    "kelola:tinjauan_ekspor": "peran=tidak-ada",
    "mutu:daftar_ekspor": "unit=999999",
    "pegawai:ekspor": "unit=999999",
    "pegawai:laporan_ekspor": "keadaan=tidak-ada",
    "pegawai:tak_tercantum_ekspor": "keadaan=tidak-ada",
    "pegawai:usul_ekspor": "status=tidak-ada",
}


@pytest.mark.parametrize("nama", SALAH)
def test_tidak_ada_berkas(dunia: Dunia, nama: str) -> None:
    daerah, unit = daerah_dan_unit(dunia, DALAM)
    objek = TABEL[nama].objek
    alamat = reverse(nama, kwargs=objek(daerah, unit) if objek else {})
    admin = klien(dunia.prov.akun[Peran.ADMIN_BKD])
    lalu = CatatanAudit.objects.count()
    jawaban = admin.get(f"{alamat}?{SALAH[nama]}")
    assert (jawaban.status_code, CatatanAudit.objects.count()) == (302, lalu)
    daftar = admin.get(jawaban.headers["Location"])
    isi = daftar.content.decode()
    assert daftar.status_code == 200
    assert "isian saringan yang keliru" in isi
    assert 'aria-invalid="true"' in isi
    benar = admin.get(alamat)
    assert (benar.status_code, "attachment" in benar["Content-Disposition"]) == (200, True)
