"""Competency of somebody whom one appraises, and the notes on it."""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404
from django.utils import timezone

from karir.forms_dinilai import CabutForm, KebutuhanForm, PengamatanForm, catatan_form
from karir.selectors.dinilai import TingkatDinilai, catatan_saya
from karir.services.dinilai import dinilai_cabut, dinilai_catat
from karir.views.dinilai import dinilai_atau_404
from kinerja.services.umum import Peserta
from kompetensi.api.panel import KebutuhanDicatatBaris, PengamatanBaris
from kompetensi.models import KebutuhanDicatat, PengamatanKompetensi
from kompetensi.services.pengamatan import CatatanDitolak
from talenta.inti.api.keluaran import baris, bentuk, bilangan, dari_dataclass, hari, teks, ya
from talenta.inti.api.masukan import KataField, TeksField, dari_form, data_form, sah
from talenta.inti.api.operasi import GET, POST, Permintaan, operasi
from talenta.pegawai.api.orang import TENTANG, diri

_DIRI: Any = {"area": "diri", "diri": True}
_TULIS: Any = {**_DIRI, "tolak": (CatatanDitolak,)}
KompetensiDinilaiBaca = bentuk(
    "KompetensiDinilaiBaca",
    nip=teks(),
    nama=teks(),
    jabatan=teks(),
    unit=teks(),
    tanggal=hari(),
    berlaku=ya("masa.berlaku", kosong=True),
    asal_standar=teks(),
    jpm=bilangan("cocok.jpm", kosong=True, bantuan="Perseratus persen; kosong: belum dinilai."),
    tingkat=dari_dataclass(TingkatDinilai, "TingkatDinilaiBaris")(many=True),
    pengamatan=PengamatanBaris(source="catatan.pengamatan", many=True),
    kebutuhan=KebutuhanDicatatBaris(source="catatan.kebutuhan", many=True),
)


CatatanSayaBaca = bentuk(
    "CatatanSayaBaca",
    pengamatan=baris(
        "PengamatanSayaBaris", PengamatanKompetensi, "id kode nama tingkat tanggal uraian",
        pegawai_id=bilangan(),
    )(many=True),
    kebutuhan=baris(
        "KebutuhanSayaBaris", KebutuhanDicatat, "id kode nama kebutuhan alasan dicatat_pada",
        pegawai_id=bilangan(),
    )(many=True),
)  # fmt: skip


@operasi(GET, "Pengamatan dan kebutuhan pelatihan yang saya catat, tentang siapa pun",
         keluaran=CatatanSayaBaca, **_DIRI)  # fmt: skip
def catatan(p: Permintaan) -> Any:
    diri(p)
    return catatan_saya(oleh=p.oleh)


def _peserta(p: Permintaan) -> Peserta:
    return Peserta(diri(p).pk, p.oleh.nama, p.pelaku)


@operasi(GET, "Kompetensi orang yang saya nilai: tingkat terhadap standar, dan catatan saya",
         keluaran=KompetensiDinilaiBaca, rinci="Tingkat kosong berarti belum dinilai, bukan 0.",
         **TENTANG, **_DIRI)  # fmt: skip
def satu(p: Permintaan, pk: int) -> Any:
    diri(p)
    return dinilai_atau_404(p.oleh, pk)


def _catat(p: Permintaan, pk: int, jenis: str) -> Any:
    oleh, kini = _peserta(p), timezone.localdate()
    dinilai_atau_404(p.oleh, pk)
    form = catatan_form(jenis, data_form(p.isi), instansi_id=p.instansi_id, hari=kini)
    return dinilai_catat(
        jenis=jenis, pegawai_id=pk, instansi_id=p.instansi_id, isi=sah(form), hari=kini, oleh=oleh
    )


@operasi(POST, "Catat tingkat kompetensi yang saya amati pada orang yang saya nilai",
         isi=dari_form(PengamatanForm, "PengamatanIsi", kode=TeksField(
             max_length=60, help_text="Kode kompetensi dari kamus yang berlaku.")),
         keluaran=PengamatanBaris, rinci="Bahan bagi penilaian berikutnya, bukan hasil penilaian.",
         **_TULIS)  # fmt: skip
def pengamatan(p: Permintaan, pk: int) -> Any:
    return _catat(p, pk, "pengamatan")


@operasi(POST, "Catat kebutuhan pelatihan orang yang saya nilai",
         isi=dari_form(KebutuhanForm, "KebutuhanIsi", kode=KataField(
             required=False, max_length=60, help_text="Kode kompetensi dari kamus; boleh kosong.")),
         keluaran=KebutuhanDicatatBaris, **_TULIS)  # fmt: skip
def kebutuhan(p: Permintaan, pk: int) -> Any:
    return _catat(p, pk, "kebutuhan")


def _cabut(p: Permintaan, pk: int, jenis: str) -> None:
    isi = sah(CabutForm(data_form(p.isi)))
    try:
        dinilai_cabut(jenis=jenis, nomor=pk, alasan=isi["alasan"], oleh=_peserta(p))
    except ObjectDoesNotExist:
        raise Http404 from None


_CABUT: Any = {"isi": dari_form(CabutForm, "CatatanCabut"), "status": 204}


@operasi(POST, "Cabut pengamatan kompetensi saya", **_CABUT, **_TULIS)
def pengamatan_cabut(p: Permintaan, pk: int) -> None:
    _cabut(p, pk, "pengamatan")


@operasi(POST, "Cabut kebutuhan pelatihan yang saya catat", **_CABUT, **_TULIS)
def kebutuhan_cabut(p: Permintaan, pk: int) -> None:
    _cabut(p, pk, "kebutuhan")
