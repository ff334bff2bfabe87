"""Jobs: the list, one of them, ending it."""

from typing import Any

from django.http import Http404

from talenta.inti.api.keluaran import baris, bentuk, bilangan, teks, ya
from talenta.inti.api.masukan import data_form, kueri_halaman, saring
from talenta.inti.api.operasi import GET, POST, Permintaan, operasi
from talenta.inti.forms import SaringPekerjaanForm
from talenta.inti.models import Pekerjaan
from talenta.inti.selectors.pekerjaan import RinciPekerjaan, pekerjaan_daftar, pekerjaan_rinci
from talenta.inti.services.pekerjaan import PembatalanDitolak, pekerjaan_batalkan

PekerjaanBaris = baris(
    "PekerjaanBaris",
    Pekerjaan,
    "id jenis judul status pelaku langkah selesai_n total_n galat dibuat_pada mulai_pada "
    "selesai_pada batal_pada batal_oleh",
)
PekerjaanRinci = bentuk(
    "PekerjaanRinci",
    pekerjaan=PekerjaanBaris(),
    judul_jenis=teks("jenis"),
    halaman_hasil=teks("url_hasil", bantuan="Halaman hasilnya; kosong bila belum ada."),
    dapat_batal=ya(),
)
PekerjaanDiminta = bentuk(
    "PekerjaanDiminta",
    pekerjaan_id=bilangan("pk", bantuan="Pantau lewat /api/v1/pekerjaan/{id}/."),
    judul=teks(),
    status=teks(),
)
_AREA: Any = {"area": "pekerjaan"}


@operasi(
    GET, "Daftar pekerjaan instansi, terbaru dahulu", izin="pekerjaan.lihat",
    kueri=kueri_halaman("PekerjaanKueri", SaringPekerjaanForm), keluaran=PekerjaanBaris,
    berhalaman=True, **_AREA,
)  # fmt: skip
def daftar(p: Permintaan) -> Any:
    isi = saring(SaringPekerjaanForm(data_form(p.kueri)))
    return pekerjaan_daftar(oleh=p.oleh, **isi, **p.kursor)


def _satu(p: Permintaan, pk: int) -> RinciPekerjaan:
    try:
        return pekerjaan_rinci(oleh=p.oleh, pekerjaan_id=pk)
    except Pekerjaan.DoesNotExist:
        raise Http404 from None


@operasi(GET, "Satu pekerjaan: sejauh mana, dan bagaimana berakhirnya", keluaran=PekerjaanRinci,
         **_AREA)  # fmt: skip
def rinci(p: Permintaan, pk: int) -> RinciPekerjaan:
    return _satu(p, pk)


@operasi(POST, "Batalkan pekerjaan", keluaran=PekerjaanRinci, status=200,
         tolak=(PembatalanDitolak,), **_AREA)  # fmt: skip
def batalkan(p: Permintaan, pk: int) -> RinciPekerjaan:
    satu = _satu(p, pk)
    if not satu.izin_batal:
        raise Http404
    pekerjaan_batalkan(pekerjaan=satu.pekerjaan, pelaku=p.pelaku)
    return _satu(p, pk)
