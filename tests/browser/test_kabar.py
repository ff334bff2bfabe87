"""Messages as a person meets them: the count, the list, opening one, settings, the mail address
and the mail itself, carried by the real worker to a real server."""

import os
import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from talenta.akun.izin import Peran
from talenta.akun.models import AlamatSurat
from talenta.inti.models import Pemberitahuan
from talenta.inti.services.kabar import kabarkan, siarkan
from tests.browser import langkah, luar
from tests.browser.siap import Contoh
from tests.fixtures.dunia import SANDI
from tests.fixtures.surat import server_surat

FOTO = os.environ.get("TALENTA_FOTO")


def _potret(halaman: Page, nama: str) -> None:
    """Pictures where TALENTA_FOTO names a folder."""
    if not FOTO:
        return
    for lebar in (1440, 390):
        for tema in ("light", "dark"):
            halaman.set_viewport_size({"width": lebar, "height": 900})
            halaman.emulate_media(color_scheme=tema)  # type: ignore[arg-type]
            halaman.screenshot(path=Path(FOTO) / f"{nama}_{lebar}_{tema}.png", full_page=True)
    halaman.set_viewport_size({"width": 1440, "height": 900})


def test_kabar_dari_lencana_sampai_surat(buka: Callable[..., Page], contoh: Contoh) -> None:
    prov = contoh.dunia.prov
    asn = prov.akun[Peran.ASN]
    Pemberitahuan.objects.all().delete()
    kabarkan(
        jenis="perbaikan", judul="Laporan Anda nomor 7 dijawab", pengguna=[asn.pk],
        tautan="/pegawai/saya/laporan/",
    )  # fmt: skip
    siarkan(
        jenis="hasil",
        judul="Hasil pemetaan talenta per 30 Juni 2026 ditampilkan",
        instansi_id=prov.instansi.pk,
        tautan="/karir/saya/",
    )
    halaman = buka(viewport={"width": 1440, "height": 900})
    langkah.masuk(halaman, asn.nip, SANDI, tiba="Data saya")
    lencana = halaman.get_by_role("complementary").get_by_role("link", name="Pemberitahuan")
    expect(lencana).to_contain_text("2")
    lencana.click()
    daftar = halaman.get_by_role("region", name="Daftar pemberitahuan").get_by_role("listitem")
    expect(daftar).to_have_count(2)
    expect(daftar.first).to_contain_text("Hasil pemetaan talenta per 30 Juni 2026 ditampilkan")
    _potret(halaman, "kabar")
    daftar.nth(1).get_by_role("button", name=re.compile("^Buka")).click()
    halaman.wait_for_url("**/laporan/")
    halaman.goto("/akun/pemberitahuan/?keadaan=baru")
    expect(daftar).to_have_count(1)
    halaman.get_by_role("button", name="Tandai semua sudah dibaca").click()
    expect(halaman.get_by_text("Semua pemberitahuan ditandai sudah dibaca.")).to_be_visible()
    expect(lencana).to_have_text("Pemberitahuan")

    halaman.get_by_role("link", name="Atur pemberitahuan").click()
    halaman.get_by_label("Hasil pemetaan").select_option("SEKETIKA")
    for jam in ("Jam tenang mulai", "Jam tenang selesai"):
        halaman.get_by_label(jam).select_option("0")
    _potret(halaman, "kabar-atur")
    halaman.get_by_role("button", name="Simpan setelan").click()
    expect(halaman.get_by_text("Setelan pemberitahuan disimpan.")).to_be_visible()
    with server_surat(luar.port("surat")) as kotak:
        halaman.get_by_role("link", name="Alamat pos-el").click()
        halaman.get_by_role("textbox", name="Alamat pos-el").fill("pegawai@contoh.example")
        halaman.get_by_role("button", name="Kirim surat konfirmasi").click()
        expect(halaman.get_by_text("menunggu konfirmasi")).to_be_visible()
        _potret(halaman, "surel")
        for _ in range(150):
            if kotak.surat:
                break
            halaman.wait_for_timeout(200)
        [url] = re.findall(r"(http://localhost\S+kode=\S+)", kotak.isi())
        halaman.goto(url)
        _potret(halaman, "surel-konfirmasi")
        halaman.get_by_role("button", name="Konfirmasi").click()
        expect(halaman.get_by_text("sudah dikonfirmasi", exact=False).first).to_be_visible()
        assert asn.nip not in kotak.isi()
    AlamatSurat.objects.all().delete()
