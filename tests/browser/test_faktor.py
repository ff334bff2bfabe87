"""The second factor as a person meets it: set up, sign in by code, by recovery code and by passkey,
end another session."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from talenta.akun.izin import Peran
from talenta.akun.models import Faktor, Pengguna
from tests.browser import langkah
from tests.browser.siap import Contoh
from tests.fixtures.dunia import SANDI
from tests.fixtures.faktor import kode_kini

# A laptop that knows its owner by fingerprint, and whose owner is always there.
LAPTOP = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def _sandi(halaman: Page, nip: str) -> None:
    halaman.goto("/akun/masuk/")
    halaman.get_by_label("NIP").fill(nip)
    halaman.get_by_label("Kata sandi", exact=True).fill(SANDI)
    halaman.get_by_role("button", name="Masuk", exact=True).click()


def _kode(halaman: Page, kode: str) -> None:
    expect(halaman.get_by_role("heading", level=1, name="Langkah kedua")).to_be_visible()
    halaman.get_by_label("Kode", exact=True).fill(kode)
    halaman.get_by_role("button", name="Lanjutkan").click()


def _dengan_kunci(meja: Page, akun: Pengguna) -> None:
    """A passkey, made and used by the browser itself."""
    laptop = meja.context.new_cdp_session(meja)
    laptop.send("WebAuthn.enable")
    laptop.send("WebAuthn.addVirtualAuthenticator", {"options": LAPTOP})
    meja.get_by_role("link", name="Tambah atau ganti faktor").click()
    langkah.potret(meja, "pasang-kunci")
    meja.get_by_label("Nama kunci sandi").fill("Laptop kantor")
    meja.get_by_role("button", name="Pasang kunci sandi").click()
    expect(meja.get_by_text("Kunci sandi terpasang.")).to_be_visible()
    baris = meja.get_by_role("region", name="Tabel faktor kedua").locator("tbody tr")
    expect(baris.last).to_contain_text("Laptop kantor")
    langkah.potret(meja, "akun-saya")
    meja.get_by_role("button", name="Keluar").click()
    _sandi(meja, akun.nip)
    langkah.potret(meja, "langkah-kedua-kunci")
    meja.get_by_role("button", name="Pakai kunci sandi").click()
    expect(meja.get_by_role("heading", level=1, name="Beranda")).to_be_visible()
    assert Faktor.objects.get(pengguna=akun, jenis=Faktor.Jenis.KUNCI).dipakai_pada


def test_memasang_masuk_memulihkan_dan_mengakhiri(
    buka: Callable[..., Page], contoh: Contoh
) -> None:
    auditor = contoh.dunia.prov.akun[Peran.AUDITOR]
    Faktor.objects.filter(pengguna=auditor).delete()
    meja = buka(viewport={"width": 1440, "height": 900})

    _sandi(meja, auditor.nip)
    expect(meja.get_by_role("heading", level=1, name="Faktor kedua")).to_be_visible()
    expect(meja.get_by_text("Peran itu baru bekerja setelah")).to_be_visible()
    expect(meja.get_by_role("link", name="Jejak audit")).to_have_count(0)
    langkah.potret(meja, "pasang")
    rahasia = meja.locator("code.kunci").inner_text().replace(" ", "")
    meja.get_by_label("Kode enam angka").fill(kode_kini(rahasia, -1))
    meja.get_by_role("button", name="Pasang aplikasi").click()
    kode = meja.locator(".kode-pemulihan code")
    expect(kode).to_have_count(10)
    pemulihan = kode.all_inner_texts()
    langkah.potret(meja, "pemulihan")
    meja.get_by_role("link", name="Sudah saya simpan, lanjutkan").click()
    langkah.menu(meja, "Jejak audit")
    expect(meja.get_by_role("heading", level=1, name="Jejak audit")).to_be_visible()

    meja.get_by_role("button", name="Keluar").click()
    _sandi(meja, auditor.nip)
    langkah.potret(meja, "langkah-kedua")
    _kode(meja, "12345")
    expect(meja.get_by_text("Kode tidak cocok atau sudah dipakai").first).to_be_visible()
    _kode(meja, kode_kini(rahasia))
    expect(meja.get_by_role("heading", level=1, name="Beranda")).to_be_visible()

    ponsel = buka(viewport={"width": 390, "height": 844})
    _sandi(ponsel, auditor.nip)
    _kode(ponsel, pemulihan[0])
    expect(ponsel.get_by_text("tersisa 9")).to_be_visible()

    meja.goto("/akun/saya/")
    sesi = meja.get_by_role("region", name="Tabel sesi")
    expect(sesi.locator("tbody tr")).to_have_count(2)
    sesi.get_by_role("button", name=re.compile("^Akhiri")).click()
    expect(sesi.locator("tbody tr")).to_have_count(1)
    ponsel.goto("/akun/saya/")
    expect(ponsel.get_by_role("heading", level=1, name="Masuk")).to_be_visible()

    _dengan_kunci(meja, auditor)
