"""A token made in the browser opens the API; Swagger UI draws itself under the strict policy."""

import re

from playwright.sync_api import Page, expect

from talenta.akun.izin import Peran
from tests.browser.siap import Contoh, sesi


def test_token_dibuat_dipakai_dicabut(buka, contoh: Contoh) -> None:
    halaman: Page = buka(storage_state=sesi(contoh.dunia.prov.akun[Peran.ADMIN_BKD]))
    halaman.goto("/api/coba/")
    expect(halaman.locator(".swagger-ui .opblock-tag").first).to_be_visible(timeout=30_000)
    halaman.goto("/akun/saya/")
    halaman.get_by_role("link", name="Buat token").click()
    halaman.get_by_label("Nama token").fill("SIMPEG")
    halaman.get_by_label("Pegawai, unit, jabatan").select_option("baca")
    halaman.get_by_role("button", name="Buat token").click()
    rahasia = halaman.get_by_text(re.compile(r"^tln_")).inner_text()
    jawaban = halaman.request.get(
        "/api/v1/pegawai/", headers={"Authorization": f"Bearer {rahasia}"}
    )
    assert jawaban.json()["data"]
    halaman.get_by_role("link", name="Sudah saya salin").click()
    baris = halaman.get_by_role("row", name=re.compile("SIMPEG"))
    expect(baris).to_contain_text("pegawai:baca")
    baris.get_by_text("Cabut", exact=True).first.click()
    baris.get_by_role("button", name="Cabut").last.click()
    expect(halaman.get_by_text("Token SIMPEG dicabut.")).to_be_visible()
