"""Messages to the token's owner: the list, reading one, reading all."""

from typing import Any

from django.http import Http404

from talenta.akun.api.bentuk import KabarBaris
from talenta.akun.forms_kabar import SaringKabarForm
from talenta.akun.selectors_kabar import kabar_daftar
from talenta.akun.services.kabar import kabar_baca, kabar_baca_semua
from talenta.inti.api.masukan import data_form, kueri_halaman, saring
from talenta.inti.api.operasi import GET, POST, Permintaan, operasi
from talenta.inti.models import Pemberitahuan

_AREA: Any = {"area": "diri"}


@operasi(GET, "Pemberitahuan kepada Anda, terbaru dahulu",
         kueri=kueri_halaman("KabarKueri", SaringKabarForm), keluaran=KabarBaris,
         berhalaman=True, **_AREA)  # fmt: skip
def daftar(p: Permintaan) -> Any:
    isi = saring(SaringKabarForm(data_form(p.kueri)))
    semua = kabar_daftar(pengguna=p.oleh, **isi)
    return p.halaman(semua)


@operasi(POST, "Tandai satu pemberitahuan sudah dibaca", keluaran=KabarBaris, status=200,
         **_AREA)  # fmt: skip
def baca(p: Permintaan, pk: int) -> Pemberitahuan:
    milik = kabar_daftar(pengguna=p.oleh).filter(pk=pk)
    satu = milik.first()
    if satu is None:
        raise Http404
    kabar_baca(pengguna=p.oleh, pemberitahuan=satu)
    return milik.get()


@operasi(POST, "Tandai semua pemberitahuan sudah dibaca", status=204, **_AREA)
def baca_semua(p: Permintaan) -> None:
    kabar_baca_semua(pengguna=p.oleh)
