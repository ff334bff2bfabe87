"""An officer at work: mostly lists and profiles, now and then the map and its boxes.

Reads the sessions and what each may see from the file that BEBAN_ORANG names. Without BEBAN_JEDA
they wait 5 to 15 seconds between pages, as people do who read; BEBAN_JEDA=0 asks again at once.
"""

import json
import os
import random
from itertools import cycle
from pathlib import Path

from locust import HttpUser, between, constant, task

_ISI = json.loads(Path(os.environ["BEBAN_ORANG"]).read_text())
_GILIRAN = cycle(_ISI)
_JEDA = os.environ.get("BEBAN_JEDA")
_HANYA = os.environ.get("BEBAN_HANYA")


class Petugas(HttpUser):
    wait_time = constant(float(_JEDA)) if _JEDA else between(5, 15)

    def on_start(self) -> None:
        self.saya = next(_GILIRAN)
        self.client.cookies.set("sessionid", self.saya["sesi"])
        # Each officer's order of pages is the same in every run.
        self.acak = random.Random(self.saya["nomor"])  # noqa: S311

    def buka(self, nama: str, alamat: str) -> None:
        with self.client.get(alamat, name=nama, allow_redirects=False, catch_response=True) as satu:
            if satu.status_code != 200:
                satu.failure(f"{satu.status_code}")
            elif self.saya["tanda"] not in satu.text:
                satu.failure("bukan halaman petugas ini")

    @task(0 if _HANYA == "profil" else 6)
    def daftar(self) -> None:
        self.buka("daftar pegawai", "/pegawai/")

    @task(0 if _HANYA == "daftar" else 6)
    def profil(self) -> None:
        self.buka("profil", f"/pegawai/{self.acak.choice(self.saya['orang'])}/")

    @task(0 if _HANYA else 3)
    def cari(self) -> None:
        self.buka("pencarian nama", f"/pegawai/?cari={self.acak.choice(self.saya['nama'])}")

    @task(0 if _HANYA else 2)
    def peta(self) -> None:
        self.buka("peta sembilan kotak", "/karir/peta/")

    @task(0 if _HANYA else 2)
    def kotak(self) -> None:
        self.buka("isi satu kotak", f"/karir/hasil/?kotak={self.acak.randint(1, 9)}")

    @task(0 if _HANYA else 1)
    def beranda(self) -> None:
        self.buka("beranda", "/")
