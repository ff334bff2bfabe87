"""Roles by the API: the preview says what then happens, and a field left out stays."""

from typing import Any

import pytest

from talenta.akun.izin import Peran
from talenta.akun.models import PenugasanPeran
from talenta.inti.models import CatatanAudit
from tests.api.bantu import V1, Peminta, peminta
from tests.fixtures.dunia import Dunia


@pytest.fixture
def admin(dunia: Dunia) -> Peminta:
    return peminta(dunia.prov.akun[Peran.ADMIN_BKD])


def _alamat(dunia: Dunia) -> tuple[PenugasanPeran, str]:
    satu = PenugasanPeran.objects.get(pengguna=dunia.prov.akun[Peran.PENGELOLA_OPD])
    return satu, f"{V1}penugasan/{satu.pk}/"


def _ubah(admin: Peminta, alamat: str, isi: dict[str, Any]) -> Any:
    tanda = admin("GET", alamat).headers["ETag"]
    return admin("PATCH", alamat, isi, If_Match=tanda)


def test_unit_lain_dengan_pratinjau(dunia: Dunia, admin: Peminta) -> None:
    satu, alamat = _alamat(dunia)
    lain = dunia.prov.unit["DINAS_B"]
    dampak = admin("GET", f"{alamat}dampak/?unit={lain.kode}").json()
    assert (dampak["bertambah"] > 0, dampak["berkurang"] > 0) == (True, True)
    jawaban = _ubah(admin, alamat, {"unit": lain.kode, "alasan": "Nota dinas 7"})
    assert jawaban.status_code == 200, jawaban.content
    baru = jawaban.json()
    assert (baru["unit_id"], baru["id"] != satu.pk, baru["berlaku_sampai"]) == (lain.pk, True, None)
    satu.refresh_from_db()
    assert satu.berakhir
    catatan = CatatanAudit.objects.filter(tindakan="peran.ubah").latest("id")
    assert catatan.alasan == "Nota dinas 7"
    tetap = admin("GET", f"{V1}penugasan/{baru['id']}/dampak/").json()
    assert tetap["type"].endswith(":keadaan"), tetap


def test_yang_berakhir_tidak_diubah(dunia: Dunia, admin: Peminta) -> None:
    satu, alamat = _alamat(dunia)
    akhir = admin("GET", f"{alamat}akhiri/dampak/").json()
    assert (akhir["sesudah"], akhir["berkurang"] > 0) == (0, True)
    assert admin("POST", f"{alamat}akhiri/", {"alasan": "Pindah"}).status_code == 200
    jawaban = _ubah(admin, alamat, {"sampai": "2099-01-01", "alasan": "Terlambat"})
    assert (jawaban.status_code, "berakhir" in jawaban.json()["detail"]) == (409, True)
    assert PenugasanPeran.objects.filter(pengguna=satu.pengguna).count() == 1


def test_pratinjau_memberi_menolak_seperti_memberi(dunia: Dunia, admin: Peminta) -> None:
    akun = dunia.prov.akun[Peran.ASN]
    alamat = f"{V1}akun/{akun.pk}/peran/dampak/"
    kurang = admin("GET", alamat)
    assert (kurang.status_code, {s["tempat"] for s in kurang.json()["galat"]}) == (
        422,
        {"kueri/peran", "kueri/mulai"},
    )
    dampak = admin("GET", f"{alamat}?peran=AUDITOR&mulai=2026-01-01").json()
    assert (dampak["sebelum"], dampak["sesudah"] > 0, dampak["minta_faktor"]) == (0, True, True)
    assert not PenugasanPeran.objects.filter(pengguna=akun).exists()
