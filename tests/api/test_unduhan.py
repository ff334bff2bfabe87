"""Files of the API: they refuse what their lists refuse, in the API's words."""

from typing import Any

import pytest
from django.urls import reverse

from karir.mesin.beku import beku
from karir.models import ProsesPeringkat
from karir.services.arsip import proses_arsipkan
from karir.services.masukan import masukan_baca
from karir.services.proses import _bekukan
from karir.services.sertifikat import sertifikat_buat
from talenta.akun.izin import Peran
from talenta.inti.models import CatatanAudit
from talenta.inti.services.audit import Pelaku
from tests.akses import simata
from tests.akses.tabel import DALAM, daerah_dan_unit
from tests.api.bantu import V1, peminta
from tests.api.tabel import API
from tests.fixtures.dunia import ACUAN, Dunia, hitung_proses

# A filter that the schema takes and the list's form refuses.
SALAH = {
    "api_inti:audit_berkas": "dari=2026-02-02&sampai=2026-01-01",
    "api_pegawai:pegawai_berkas": "unit=999999",
    "api_karir:hasil_csv": "opd=999999",
    "api_karir:hasil_xlsx": "opd=999999",
    "api_karir:hasil_simata": "opd=999999",
    "api_karir:hasil_mutu_berkas": "opd=999999",
    "api_karir:banding_berkas": "opd=999999",
    "api_karir:simata_cocok_csv": "opd=999999",
    "api_karir:simata_cocok_xlsx": "jenis=tidak-ada",
}
TERARSIP = [nama for nama in SALAH if nama.startswith("api_karir:")]


def _alamat(dunia: Dunia, nama: str) -> str:
    daerah, unit = daerah_dan_unit(dunia, DALAM)
    objek = API[nama].objek
    return reverse(nama, kwargs=objek(daerah, unit) if objek else {})


@pytest.mark.parametrize("nama", SALAH)
def test_saringan_keliru_tidak_memberi_semuanya(dunia: Dunia, nama: str) -> None:
    minta = peminta(dunia.prov.akun[Peran.ADMIN_BKD])
    alamat, lalu = _alamat(dunia, nama), CatatanAudit.objects.count()
    jawaban = minta("GET", f"{alamat}?{SALAH[nama]}")
    assert jawaban.status_code == 422, jawaban.status_code
    assert jawaban.json()["galat"][0]["tempat"].startswith("kueri")
    assert CatatanAudit.objects.count() == lalu
    assert minta("GET", alamat).status_code == 200


@pytest.fixture
def terarsip(dunia: Dunia) -> ProsesPeringkat:
    """A run of the province that was shown, replaced and set aside."""
    satu: ProsesPeringkat = dunia.prov.proses
    hitung_proses(dunia.prov)
    instansi = dunia.prov.instansi.pk
    _bekukan(satu, beku(masukan_baca(instansi_id=instansi, tanggal_acuan=ACUAN)))
    sertifikat_buat(proses=satu, pelaku=Pelaku.sistem())
    proses_arsipkan(proses=satu, pelaku=Pelaku.sistem())
    return satu


def test_yang_diarsipkan_adalah_penolakan_api(dunia: Dunia, terarsip: ProsesPeringkat) -> None:
    """Every address that names a run set aside says so as a problem, none as a page."""
    admin, asn = (peminta(dunia.prov.akun[p]) for p in (Peran.ADMIN_BKD, Peran.ASN))
    pasang = {"pk": terarsip.pk, "lain": dunia.prov.proses.pk}
    for nama in TERARSIP:
        if nama.startswith("api_karir:simata"):
            acuan = simata.acuan(dunia.prov)
            alamat = reverse(nama, kwargs={"pk": acuan.pk, "proses": terarsip.pk})
            jawaban = admin("GET", alamat)
        elif nama == "api_karir:banding_berkas":
            jawaban = admin("GET", reverse(nama, kwargs=pasang))
        else:
            jawaban = admin("GET", f"{reverse(nama)}?proses={terarsip.pk}")
        _diarsipkan(nama, jawaban)
    _diarsipkan("tanda terima", asn("GET", f"{V1}saya/tanda-terima/{terarsip.pk}.json"))


def _diarsipkan(nama: str, jawaban: Any) -> None:
    assert jawaban.status_code == 409, nama
    assert jawaban.headers["Content-Type"] == "application/problem+json", nama
    assert "diarsipkan" in jawaban.json()["detail"], nama
