"""A supervisor on the day a review is due: the team list, the form of one person, drafts that save
themselves, and the end of a review. Sessions and whose reviews wait come from BEBAN_ORANG.

Without BEBAN_JEDA they wait 5 to 15 seconds between acts; BEBAN_JEDA=0 goes on at once."""

import json
import os
import random
import re
from itertools import cycle
from pathlib import Path

from locust import HttpUser, between, constant, task

_ISI = json.loads(Path(os.environ["BEBAN_ORANG"]).read_text())
_GILIRAN = cycle(_ISI)
_JEDA = os.environ.get("BEBAN_JEDA")
_SANDI_FORM = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
_VERSI = re.compile(r'name="versi"\s+value="(\d+)"')


class Penilai(HttpUser):
    wait_time = constant(float(_JEDA)) if _JEDA else between(5, 15)

    def on_start(self) -> None:
        self.saya = next(_GILIRAN)
        self.client.cookies.set("sessionid", self.saya["sesi"])
        self.acak = random.Random(self.saya["nomor"])  # noqa: S311
        self.menunggu = list(self.saya["skp"])

    def _alamat(self, skp: int) -> str:
        return f"/kinerja/skp/{skp}/periode/{self.saya['periode']}/"

    def _buka(self, nama: str, alamat: str) -> str:
        with self.client.get(alamat, name=nama, allow_redirects=False, catch_response=True) as satu:
            if satu.status_code != 200:
                satu.failure(f"{satu.status_code}")
            elif self.saya["tanda"] not in satu.text:
                satu.failure("bukan halaman penilai ini")
            return str(satu.text)

    @task(3)
    def tim(self) -> None:
        self._buka("daftar tim", "/kinerja/tim/")

    @task(5)
    def menilai(self) -> None:
        """Open a form, let two drafts save themselves, and now and then finish."""
        skp = self.acak.choice(self.menunggu)
        halaman = self._buka("formulir tinjauan", self._alamat(skp))
        sandi, versi = _SANDI_FORM.search(halaman), _VERSI.search(halaman)
        if not (sandi and versi and 'name="rating_hasil"' in halaman):
            self.environment.events.request.fire(
                request_type="GET", name="formulir tanpa isian", response_time=0,
                response_length=0, context={}, exception=ValueError(skp),
            )  # fmt: skip
            return
        isi = {
            "csrfmiddlewaretoken": sandi[1], "versi": versi[1], "rating_hasil": "SESUAI",
            "rating_perilaku": self.acak.choice(["SESUAI", "DI_ATAS"]), "catatan": "Tepat waktu.",
        }  # fmt: skip
        for _ in range(2):
            self.wait()
            isi["versi"] = self._simpan(skp, isi) or isi["versi"]
        if len(self.menunggu) > 1 and self.acak.random() < 0.3:
            self._selesai(skp, isi)

    def _simpan(self, skp: int, isi: dict[str, str]) -> str | None:
        with self.client.post(
            f"{self._alamat(skp)}nilai/", {**isi, "otomatis": "1"}, name="draf tersimpan sendiri",
            headers={"Referer": self.host}, allow_redirects=False, catch_response=True,
        ) as satu:  # fmt: skip
            if satu.status_code != 200:
                satu.failure(f"{satu.status_code} {satu.text[:200]}")
                return None
            return str(satu.json()["versi"])

    def _selesai(self, skp: int, isi: dict[str, str]) -> None:
        with self.client.post(
            f"{self._alamat(skp)}nilai/", {**isi, "selesai": "1"}, name="tinjauan selesai",
            headers={"Referer": self.host}, allow_redirects=False, catch_response=True,
        ) as satu:  # fmt: skip
            if satu.status_code != 302:
                satu.failure(f"{satu.status_code}")
            elif skp in self.menunggu:
                self.menunggu.remove(skp)
