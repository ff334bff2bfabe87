"""Changing one's password, and what a password costs to check."""

import pytest
from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.middleware.csrf import CsrfViewMiddleware
from django.utils.module_loading import import_string

from talenta.akun.izin import Peran
from talenta.akun.models import Pengguna
from talenta.inti.models import CatatanAudit
from talenta.settings import security
from tests.fixtures.dunia import SANDI, Dunia
from tests.fixtures.klien import klien, masuk

BARU = "sawah-hijau-2026"


@pytest.fixture
def akun(dunia: Dunia) -> Pengguna:
    return dunia.prov.akun[Peran.ASN]


def ganti(k, lama: str = SANDI, baru: str = BARU, ulang: str = BARU):
    return k.post("/akun/sandi/", {"sandi_lama": lama, "sandi_baru": baru, "sandi_ulang": ulang})


def test_ganti_mengakhiri_sesi_lain(akun: Pengguna) -> None:
    di_sini, di_sana = klien(akun), klien(akun)
    assert ganti(di_sini).status_code == 302
    assert di_sini.get("/akun/sandi/").status_code == 200
    assert di_sana.get("/akun/sandi/").status_code == 302
    assert masuk(klien(), akun.nip, BARU).status_code == 302
    assert CatatanAudit.objects.get(tindakan="sandi.ganti").pelaku_id == akun.pk


def test_sandi_lama_harus_benar_dan_ditahan(akun: Pengguna) -> None:
    k = klien(akun)
    for _ in range(4):
        assert ganti(k, lama="salah-salah").status_code == 200
    assert ganti(k, lama="salah-salah").status_code == 429
    assert ganti(k).status_code == 429
    akun.refresh_from_db()
    assert akun.check_password(SANDI)


@pytest.mark.parametrize(("baru", "ulang"), [("pendek", "pendek"), (BARU, "lain-lagi-2026")])
def test_sandi_baru_tidak_layak(akun: Pengguna, baru: str, ulang: str) -> None:
    jawaban = ganti(klien(akun), baru=baru, ulang=ulang)
    assert jawaban.status_code == 200
    akun.refresh_from_db()
    assert akun.check_password(SANDI)


def test_biaya_sandi(settings) -> None:
    """Argon2id with 19 MiB, two passes, one lane, as docs/ancaman.md says; nothing weaker."""
    assert security.PASSWORD_HASHERS == ["talenta.akun.sandi.Argon2Ringan"]
    settings.PASSWORD_HASHERS = security.PASSWORD_HASHERS
    sandi = make_password(SANDI)
    assert sandi.startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")
    assert check_password(SANDI, sandi)
    assert not check_password(SANDI + " ", sandi)


def test_pengaturan_keamanan() -> None:
    urut = [import_string(satu) for satu in settings.MIDDLEWARE]
    assert any(isinstance(m, type) and issubclass(m, LoginRequiredMiddleware) for m in urut)
    assert CsrfViewMiddleware in urut
    assert settings.AUTHENTICATION_BACKENDS[0] == "axes.backends.AxesStandaloneBackend"
    assert settings.SESSION_COOKIE_AGE == 8 * 3600
    assert settings.SESSION_COOKIE_HTTPONLY
    assert settings.CSRF_COOKIE_HTTPONLY
