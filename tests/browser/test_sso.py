"""Sign-in at the government's provider as people meet it: linked, refused, with and without a
second factor there."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from talenta.akun.izin import Peran
from talenta.akun.models import TautanMasuk
from tests.browser import luar
from tests.browser.conftest import Pengawas
from tests.browser.siap import Contoh
from tests.fixtures import sso


def _masuk(halaman: Page, subjek: str) -> None:
    # The provider's page asks for a stylesheet from far away.
    halaman.route("https://cdn.jsdelivr.net/**", lambda jalur: jalur.abort())
    halaman.goto("/akun/masuk/")
    halaman.get_by_role("link", name="Masuk dengan akun pemerintah").click()
    halaman.locator("input[name=sub]").fill(subjek)
    halaman.locator("input[name=sub]").press("Enter")


def test_masuk_lewat_penyedia(
    buka: Callable[..., Page], contoh: Contoh, pengawas: Pengawas
) -> None:
    # The provider's own pages, and the page that refuses.
    pengawas.boleh(rf"localhost:{luar.port('sso')}")
    pengawas.boleh(r"cdn\.jsdelivr\.net")
    pengawas.boleh(r"status of 403 .*sso/kembali")
    asn, admin = (contoh.dunia.prov.akun[p] for p in (Peran.ASN, Peran.ADMIN_BKD))
    with sso.penyedia(luar.port("sso")) as penerbit:
        sso.daftarkan(penerbit, "asn", nip=asn.nip, nip_verified=True)
        sso.daftarkan(penerbit, "asing", nip="199912312025011001", nip_verified=True)
        sso.daftarkan(penerbit, "sandi", nip=admin.nip, nip_verified=True, amr=["pwd"])
        sso.daftarkan(penerbit, "mfa", nip=admin.nip, nip_verified=True, amr=["pwd", "mfa"])

        halaman = buka(viewport={"width": 1440, "height": 900})
        _masuk(halaman, "asn")
        expect(halaman.get_by_role("heading", level=1, name="Data saya")).to_be_visible()
        expect(halaman.get_by_text("kini tertaut dengan akun pemerintah")).to_be_visible()
        halaman.goto("/akun/saya/")
        panel = halaman.get_by_role("region", name="Masuk tunggal")
        expect(panel).to_contain_text(penerbit)
        panel.get_by_role("button", name="Lepas tautan").click()
        panel.get_by_role("button", name="Lepas", exact=True).click()
        expect(halaman.get_by_text("Tautan dilepas.")).to_be_visible()

        asing = buka(viewport={"width": 390, "height": 844})
        _masuk(asing, "asing")
        expect(asing.get_by_role("heading", level=1, name="Belum dapat masuk")).to_be_visible()
        expect(asing.get_by_text("Belum ada akun Talenta dengan NIP Anda")).to_be_visible()

        pengelola = buka()
        _masuk(pengelola, "sandi")
        expect(pengelola.get_by_role("heading", level=1, name="Langkah kedua")).to_be_visible()
        TautanMasuk.objects.filter(pengguna=admin).delete()
        _masuk(pengelola, "mfa")
        expect(pengelola.get_by_role("link", name="Jejak audit")).to_be_visible()
    TautanMasuk.objects.all().delete()
