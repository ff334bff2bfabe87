"""What goes over a remote office's line, counted from the browser: a first visit, then pages."""

import gzip
from collections.abc import Callable

from playwright.sync_api import CDPSession, Page, Response, expect

from talenta.akun.izin import Peran
from tests.browser.siap import Contoh, sesi

Buka = Callable[..., Page]
KUNJUNGAN_PERTAMA, SESUDAHNYA = 150_000, 30_000


class Timbangan:
    """Bytes of the answers that came over the line since the last reading.

    The proxy in front compresses (deploy/Caddyfile); here each answer is compressed as it would.
    What the browser had already is not counted.
    """

    def __init__(self, halaman: Page) -> None:
        self._jawaban: list[Response] = []
        self._punya: set[str] = set()
        halaman.on("response", self._catat)
        cdp: CDPSession = halaman.context.new_cdp_session(halaman)
        self._diminta: dict[str, str] = {}
        cdp.on("Network.requestWillBeSent", self._minta)
        cdp.on("Network.requestServedFromCache", self._dari_ingatan)
        cdp.on("Network.responseReceived", self._terima)
        cdp.send("Network.enable")

    def _catat(self, jawaban: Response) -> None:
        self._jawaban.append(jawaban)

    def _minta(self, kejadian: dict) -> None:
        self._diminta[kejadian["requestId"]] = kejadian["request"]["url"]

    def _dari_ingatan(self, kejadian: dict) -> None:
        self._punya.add(self._diminta[kejadian["requestId"]])

    def _terima(self, kejadian: dict) -> None:
        jawaban = kejadian["response"]
        if jawaban.get("fromDiskCache") or jawaban.get("fromPrefetchCache"):
            self._punya.add(jawaban["url"])

    def baca(self) -> int:
        jumlah = sum(self._terkirim(satu) for satu in self._jawaban if satu.url not in self._punya)
        self._jawaban.clear()
        self._punya.clear()
        return jumlah

    @staticmethod
    def _terkirim(jawaban: Response) -> int:
        kepala = sum(len(k) + len(v) + 4 for k, v in jawaban.headers.items())
        if 300 <= jawaban.status < 400:
            return kepala
        isi = jawaban.body()
        dimampatkan = jawaban.url.endswith(".woff2")
        return kepala + len(isi if dimampatkan else gzip.compress(isi, 6))


def test_kunjungan_pertama_dan_halaman_sesudahnya(buka: Buka, contoh: Contoh) -> None:
    """Cold at a person's page with its panels, the fullest of all; then wherever the work leads."""
    halaman = buka(
        storage_state=sesi(contoh.dunia.prov.akun[Peran.ADMIN_BKD]),
        viewport={"width": 1440, "height": 900},
    )
    timbangan = Timbangan(halaman)
    orang = contoh.dunia.prov.pegawai["BIDANG_A"]
    _buka(halaman, f"/pegawai/{orang[0].pk}/")
    pertama = timbangan.baca()
    assert 30_000 < pertama < KUNJUNGAN_PERTAMA
    berat = {}
    for alamat in (
        f"/pegawai/{orang[1].pk}/", "/", "/karir/peta/", "/karir/hasil/", "/karir/mutu/",
        "/pegawai/", f"/impor/{contoh.impor['SIAP'].pk}/", "/impor/unggah/", "/pekerjaan/",
        "/audit/", "/akun/",
    ):  # fmt: skip
        _buka(halaman, alamat)
        berat[alamat] = timbangan.baca()
    assert {a: b for a, b in berat.items() if not 500 < b < SESUDAHNYA} == {}


def _buka(halaman: Page, alamat: str) -> None:
    halaman.goto(alamat)
    expect(halaman.locator('[hx-trigger="load"]')).to_have_count(0)
    halaman.wait_for_load_state("networkidle")
