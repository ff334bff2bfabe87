"""Rule sets of the sample agency in the states that the pictures show."""

import copy
from datetime import date
from typing import Any

from django.urls import reverse

from karir.models import AturanTalenta, PengaruhAturan
from karir.services.pengaruh import pengaruh_hitung, pengaruh_minta
from talenta.akun.izin import Peran
from talenta.inti.models import Pekerjaan
from tests.browser.siap import Contoh
from tests.karir.aturan import draf, sebagai_pelaku, simpan, usulkan


class _Jalan:
    """A job that runs here and now."""

    def __init__(self, pekerjaan: Any) -> None:
        self.pekerjaan, self.parameter = pekerjaan, pekerjaan.parameter

    def lapor(self, **_: object) -> None:
        return None


def _draf(contoh: Contoh, kode: str) -> AturanTalenta:
    ada = AturanTalenta.objects.filter(kode=kode, instansi=contoh.dunia.prov.instansi).first()
    return ada or draf(contoh.dunia.prov, kode=kode)


def _ubah(contoh: Contoh, satu: AturanTalenta, bobot: tuple[int, int]) -> None:
    isi = copy.deepcopy(satu.isi)
    kinerja, penghargaan = isi["sumbu"]["Y"]["komponen"][:2]
    kinerja["bobot"], penghargaan["bobot"] = bobot
    isi["sumbu"]["X"]["kategori"][2]["mulai"] = 7500
    isi["sumbu"]["X"]["kategori"][1]["sampai"] = 7500
    simpan(satu, isi, contoh.dunia.prov.akun[Peran.ANALIS_BKD])


def draf_keliru(contoh: Contoh) -> AturanTalenta:
    """A draft whose weights do not sum to 100 per cent."""
    satu = _draf(contoh, "DRAF-KELIRU")
    if satu.revisi == 0:
        _ubah(contoh, satu, (5500, 1700))
    return satu


def berpengaruh(contoh: Contoh) -> AturanTalenta:
    """A proposal by the analyst, with its effect computed."""
    satu = _draf(contoh, "PERGUB-7-2027")
    if not PengaruhAturan.objects.filter(aturan=satu).exists():
        prov = contoh.dunia.prov
        _ubah(contoh, satu, (5500, 2000))
        pelaku = sebagai_pelaku(prov.akun[Peran.ANALIS_BKD])
        pekerjaan = pengaruh_minta(aturan=satu, proses=prov.proses, pelaku=pelaku)
        Pekerjaan.objects.filter(pk=pekerjaan.pk).update(status=Pekerjaan.Status.SELESAI)
        pengaruh_hitung(_Jalan(pekerjaan))  # type: ignore[arg-type]
        usulkan(prov, satu, date(2027, 1, 1))
    return satu


def alamat(nama: str, satu: AturanTalenta, *lain: str) -> str:
    return reverse(f"karir:{nama}", args=[satu.pk, *lain])
