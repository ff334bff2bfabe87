"""Steps of a rule set: proposed, taken back, returned, put in force, withdrawn, set aside."""

from typing import Any

from django.utils import timezone
from rest_framework import serializers

from karir.api.aturan import SUSUN, AturanRinci, aturan_milik, aturan_rinci
from karir.forms import UsulForm
from karir.mesin.aturan import AturanTidakSah
from karir.models import AturanTalenta
from karir.services.aturan_alur import (
    Usul,
    aturan_cabut,
    aturan_sahkan,
    aturan_usulkan,
    draf_buang,
    usul_kembalikan,
    usul_tarik,
)
from talenta.inti.api.masalah import Masalah, galat
from talenta.inti.api.masukan import alasan, berkas_form, dari_form, data_form, kueri, sah
from talenta.inti.api.operasi import POST, Permintaan, operasi

_SAHKAN: Any = SUSUN | {"izin": "aturan.sahkan"}
_REVISI = serializers.IntegerField(
    min_value=0, max_value=2**31 - 1, help_text="Revisi yang Anda baca."
)


@operasi(POST, "Usulkan draf", isi=dari_form(UsulForm, "AturanUsulIsi", revisi=_REVISI),
         formulir=True, keluaran=AturanRinci, status=200, **SUSUN)  # fmt: skip
def usulkan(p: Permintaan, pk: int) -> Any:
    satu = aturan_milik(p, pk)
    isi_form = {k: v for k, v in p.isi.items() if k not in ("revisi", "dokumen")}
    dikirim = sah(
        UsulForm(data_form(isi_form), berkas_form(dokumen=p.isi.get("dokumen")), aturan=satu)
    )
    dokumen = dikirim["dokumen"]
    usul = Usul(
        alasan=dikirim["alasan"],
        dasar_hukum=dikirim["dasar_hukum"],
        berlaku_mulai=dikirim["berlaku_mulai"],
        dokumen=dokumen or None,
        dokumen_nama=dokumen.name if dokumen else "",
    )
    try:
        aturan_usulkan(aturan=satu, revisi=p.isi["revisi"], usul=usul, pelaku=p.pelaku)
    except AturanTidakSah as salah:
        daftar_ = [galat(tempat, kata) for tempat, kata in salah.galat]
        raise Masalah("ketentuan", "Isi draf ini belum lengkap.", daftar_) from salah
    return aturan_rinci(p, pk)


def _langkah(kerja: Any, judul: str, dasar: Any, nama: str, *, beralasan: bool) -> Any:
    """The operation of one step of a rule set."""

    def jalankan(p: Permintaan, pk: int) -> Any:
        kerja(
            aturan=aturan_milik(p, pk),
            revisi=p.isi["revisi"],
            alasan=p.isi.get("alasan", ""),
            pelaku=p.pelaku,
        )
        return aturan_rinci(p, pk)

    dikirim = kueri(nama, revisi=_REVISI, alasan=alasan(wajib=beralasan, panjang=4000))
    return operasi(POST, judul, isi=dikirim, keluaran=AturanRinci, status=200, **dasar)(jalankan)


tarik = _langkah(usul_tarik, "Tarik usul sendiri", SUSUN, "AturanTarikIsi", beralasan=False)
buang = _langkah(draf_buang, "Buang draf", SUSUN, "AturanBuangIsi", beralasan=True)
sahkan = _langkah(aturan_sahkan, "Sahkan usul orang lain", _SAHKAN, "AturanSahIsi", beralasan=False)
kembalikan = _langkah(usul_kembalikan, "Kembalikan usul kepada penyusunnya", _SAHKAN,
                      "AturanKembaliIsi", beralasan=True)  # fmt: skip


def _cabut(*, aturan: AturanTalenta, revisi: int, alasan: str, pelaku: Any) -> None:
    aturan_cabut(
        aturan=aturan, revisi=revisi, alasan=alasan, hari=timezone.localdate(), pelaku=pelaku
    )


cabut = _langkah(_cabut, "Cabut aturan mulai hari ini", _SAHKAN, "AturanCabutIsi", beralasan=True)
