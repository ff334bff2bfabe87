"""Tokens: made by their owner in the browser, shown once, bound to a role, withdrawn."""

import hashlib
import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from talenta.akun.izin import Peran
from talenta.akun.models import PenugasanPeran, TokenAkses
from talenta.akun.services.akun import akun_atur_aktif, sandi_ganti
from talenta.akun.services.faktor import faktor_atur_ulang
from talenta.akun.services.kode import kode_pakai, kode_terbitkan
from talenta.akun.services.token import TERBANYAK, TokenDitolak, token_buat, token_cabut
from talenta.inti.models import CatatanAudit
from talenta.inti.services.audit import Pelaku
from tests.api.bantu import V1, Peminta, peminta, token
from tests.fixtures.dunia import SANDI, Dunia
from tests.fixtures.klien import klien


def _buat(dunia: Dunia, siapa: Peran, *, berfaktor: bool = True, **ganti: Any) -> Any:
    pengguna = dunia.prov.akun[siapa]
    penugasan = PenugasanPeran.objects.filter(pengguna=pengguna).first()
    isi = {"peran": str(penugasan.pk) if penugasan else "diri", "nama": "SIMPEG", "hari": "30",
           "area-pegawai": "baca", **ganti}  # fmt: skip
    return klien(pengguna, berfaktor=berfaktor).post("/akun/token/", isi)


def _rahasia(jawaban: Any) -> str:
    ada = re.search(r"tln_[\w-]{43}", jawaban.content.decode())
    assert ada, jawaban.status_code
    return ada.group()


def test_dibuat_di_halaman_dan_tampil_sekali(dunia: Dunia) -> None:
    admin = dunia.prov.akun[Peran.ADMIN_BKD]
    jawaban = _buat(dunia, Peran.ADMIN_BKD, **{"area-hasil": "tulis"})
    rahasia = _rahasia(jawaban)
    assert "no-store" in jawaban.headers["Cache-Control"]
    satu = TokenAkses.objects.get()
    assert satu.sidik == hashlib.sha256(rahasia.encode()).hexdigest()
    assert satu.cakupan == ["hasil:baca", "hasil:tulis", "pegawai:baca"]
    assert (satu.berfaktor, satu.penugasan.peran) == (True, Peran.ADMIN_BKD)
    assert not [f for f in satu._meta.concrete_fields if rahasia in str(getattr(satu, f.attname))]
    halaman = klien(admin).get("/akun/saya/").content.decode()
    assert rahasia not in halaman
    assert "SIMPEG" in halaman
    assert "Membuat token API" in halaman
    minta = Peminta(rahasia)
    isi = minta("GET", f"{V1}token/").json()
    assert (isi["nama"], isi["peran"]) == ("SIMPEG", "ADMIN_BKD")
    assert minta("GET", f"{V1}pegawai/").status_code == 200
    assert minta("GET", f"{V1}akun/").status_code == 403
    satu.refresh_from_db()
    assert satu.terakhir_pada is not None
    assert satu.alamat_terakhir == "127.0.0.1"


def test_peran_dua_faktor_hanya_dari_sesi_berfaktor(dunia: Dunia) -> None:
    """The page leads to the second step, and the service refuses by itself."""
    jawaban = _buat(dunia, Peran.AUDITOR, berfaktor=False)
    assert jawaban.status_code == 302
    assert jawaban.headers["Location"].startswith("/akun/konfirmasi/")
    auditor = dunia.prov.akun[Peran.AUDITOR]
    with pytest.raises(TokenDitolak, match="faktor kedua"):
        token_buat(
            pengguna=auditor, penugasan=PenugasanPeran.objects.get(pengguna=auditor), nama="x",
            cakupan=["audit:baca"], hari=1, berfaktor=False, pelaku=Pelaku.sistem(),
        )  # fmt: skip
    assert not TokenAkses.objects.exists()


def test_token_tanpa_faktor_tidak_membuka_peran_dua_faktor(dunia: Dunia) -> None:
    """Even if a row says otherwise: the scope asks again at each request."""
    baru = token(dunia.prov.akun[Peran.AUDITOR])
    TokenAkses.objects.update(berfaktor=False)
    assert Peminta(baru.rahasia)("GET", f"{V1}audit/").status_code == 401


def test_formulir_menolak_dengan_kata(dunia: Dunia, settings: Any) -> None:
    kosong = _buat(dunia, Peran.ASN, **{"area-pegawai": ""})
    assert kosong.status_code == 422
    assert "sedikitnya satu bidang" in kosong.content.decode()
    settings.TALENTA_TOKEN_HARI = 14
    assert _buat(dunia, Peran.ASN, hari="30").status_code == 422
    assert _buat(dunia, Peran.ASN, hari="14").status_code == 200
    lain = PenugasanPeran.objects.get(pengguna=dunia.prov.akun[Peran.PPK])
    assert _buat(dunia, Peran.ASN, hari="7", peran=str(lain.pk)).status_code == 422


def test_jalan_masuk_hanya_bila_dipilih(dunia: Dunia) -> None:
    """A token that administers accounts opens none, unless that was chosen beside the warning."""
    admin = dunia.prov.akun[Peran.ADMIN_BKD]
    halaman = klien(admin).get("/akun/token/").content.decode()
    assert "membuka akun orang lain" in halaman
    orang = dunia.prov.pegawai["DINAS_B"][0]
    alamat = f"{V1}pegawai/{orang.pk}/kode/"
    tanpa = _rahasia(_buat(dunia, Peran.ADMIN_BKD, **{"area-akun": "tulis"}))
    assert Peminta(tanpa)("POST", alamat).status_code == 403
    assert not CatatanAudit.objects.filter(tindakan="kode.terbitkan").exists()
    assert _buat(dunia, Peran.ADMIN_BKD, **{"area-kode": "baca"}).status_code == 422
    dengan = _rahasia(_buat(dunia, Peran.ADMIN_BKD, **{"area-kode": "tulis"}))
    assert Peminta(dengan)("POST", alamat).status_code == 201


def test_seluruh_data_saya_perlu_nik(dunia: Dunia) -> None:
    """The file holds the NIK, so it asks for what opening that asks for."""
    asn = dunia.prov.akun[Peran.ASN]
    for cakupan, status in (
        (["diri:baca"], 403),
        (["nik:tulis"], 403),
        (["diri:baca", "nik:baca"], 403),
        (["diri:baca", "nik:tulis"], 200),
    ):
        assert peminta(asn, cakupan=cakupan)("GET", f"{V1}saya/data.zip").status_code == status


def test_sebanyak_banyaknya(dunia: Dunia) -> None:
    asn = dunia.prov.akun[Peran.ASN]
    for _ in range(TERBANYAK):
        token(asn)
    with pytest.raises(TokenDitolak, match="Paling banyak"):
        token(asn)
    TokenAkses.objects.filter(pengguna=asn).first().delete()
    token(asn)


def test_sebagai_asn_hanya_diri_sendiri(dunia: Dunia) -> None:
    """A token without a role sees the own record, although its owner administers the agency."""
    admin = dunia.prov.akun[Peran.ADMIN_BKD]
    baru = token_buat(
        pengguna=admin, penugasan=None, nama="Diri", cakupan=["diri:baca", "pegawai:baca"], hari=1,
        berfaktor=True, pelaku=Pelaku.dari_pengguna(admin),
    )  # fmt: skip
    minta = Peminta(baru.rahasia)
    assert minta("GET", f"{V1}saya/").json()["pegawai"]["nip"] == admin.nip
    assert minta("GET", f"{V1}pegawai/").status_code == 404


@pytest.mark.parametrize(
    "cara", ["cabut", "kedaluwarsa", "nonaktif", "peran", "faktor", "kode", "sandi"]
)
def test_tidak_berlaku_lagi(dunia: Dunia, cara: str) -> None:
    """Withdrawn, too old, account off, role ended, factors reset, password set by a code or
    changed by its owner."""
    pengguna = dunia.prov.akun[Peran.AUDITOR]
    admin = dunia.prov.akun[Peran.ADMIN_BKD]
    oleh = Pelaku.dari_pengguna(admin)
    baru = token(pengguna)
    minta = Peminta(baru.rahasia)
    assert minta("GET", f"{V1}audit/").status_code == 200
    match cara:
        case "cabut":
            halaman = klien(pengguna)
            halaman.post(f"/akun/token/{baru.token.pk}/cabut/")
            assert CatatanAudit.objects.filter(tindakan="token.cabut").exists()
        case "kedaluwarsa":
            lalu = timezone.now() - timedelta(days=2)
            TokenAkses.objects.update(dibuat_pada=lalu, kedaluwarsa_pada=lalu + timedelta(days=1))
        case "nonaktif":
            akun_atur_aktif(pengguna=pengguna, aktif=False, alasan="Pindah", pelaku=oleh)
        case "peran":
            PenugasanPeran.objects.filter(pengguna=pengguna).update(berlaku_sampai=date(2026, 1, 2))
        case "faktor":
            faktor_atur_ulang(pengguna=pengguna, alasan="Hilang", oleh=admin, pelaku=oleh)
        case "sandi":
            sandi_ganti(pengguna=pengguna, sandi_baru=SANDI + "x", alamat=None)
        case "kode":
            [kode] = kode_terbitkan(pengguna=[pengguna], pelaku=oleh)
            kode_pakai(nip=pengguna.nip, kode=kode.kode, sandi_baru=SANDI + "x", alamat=None)
    jawaban = minta("GET", f"{V1}audit/")
    assert jawaban.status_code == 401
    assert jawaban.json()["type"] == "urn:talenta:masalah:token"
    if cara == "nonaktif":
        akun_atur_aktif(pengguna=pengguna, aktif=True, alasan="Kembali", pelaku=oleh)
        assert minta("GET", f"{V1}audit/").status_code == 401


def test_hanya_milik_sendiri_yang_dicabut(dunia: Dunia) -> None:
    baru = token(dunia.prov.akun[Peran.AUDITOR])
    asing = klien(dunia.prov.akun[Peran.ADMIN_BKD])
    assert asing.post(f"/akun/token/{baru.token.pk}/cabut/").status_code == 404
    assert token_cabut(token=baru.token, pelaku=Pelaku.sistem())
    assert not token_cabut(token=baru.token, pelaku=Pelaku.sistem())


@pytest.mark.parametrize(
    "kepala", ["Bearer ", "Bearer tln_" + "a" * 43, "Basic dTpw", "Bearer tln_\u00e9", "tln_x"]
)
def test_token_asing(dunia: Dunia, kepala: str) -> None:
    jawaban = klien().get(f"{V1}token/", headers={"Authorization": kepala})
    assert jawaban.status_code == 401
    assert jawaban.headers["Content-Type"] == "application/problem+json"


def test_sesi_peramban_tidak_membuka_api(dunia: Dunia) -> None:
    """No cookie is believed, so no other site can make a browser act: nothing to forge."""
    admin = klien(dunia.prov.akun[Peran.ADMIN_BKD])
    assert admin.get(f"{V1}pegawai/").status_code == 401
    assert admin.put(f"{V1}laporan/tenggat/", {"hari": 3}).status_code == 401
    minta = peminta(dunia.prov.akun[Peran.ASN])
    assert "sessionid" not in minta("GET", f"{V1}token/").cookies
