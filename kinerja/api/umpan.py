"""Feedback: about oneself, about whom one appraises, given by name and without."""

from typing import Any

from django.http import Http404
from django.utils import timezone

from kinerja.forms_umpan import NAMA, TANPA, MintaUmpanForm, UmpanForm
from kinerja.kode import Ekspektasi, Perilaku
from kinerja.models import PeriodeTinjauan, PermintaanUmpan, Skp, UmpanNama
from kinerja.selectors.umpan import (
    KelompokTerbit,
    RatingPerilaku,
    Rekan,
    ketentuan_umpan,
    periode_umpan,
    permintaan_tentang,
    rekan_daftar,
    umpan_diberikan,
    umpan_nama_tentang,
    umpan_terbit_tentang,
)
from kinerja.services.umpan import UmpanDitolak, umpan_anonim, umpan_bernama, umpan_minta
from talenta.inti.api.keluaran import (
    baris,
    bentuk,
    bilangan,
    daftar_teks,
    dari_dataclass,
    teks,
)
from talenta.inti.api.masukan import KataField, KodeField, NomorField, TeksField, dari_form, sah
from talenta.inti.api.operasi import GET, POST, Permintaan, operasi
from talenta.pegawai.api.orang import diri

_DIRI: Any = {"area": "diri", "diri": True}
_TERBIT = bentuk(
    "UmpanTerbitKelompok",
    periode=teks("periode.nama"),
    kelompok=teks("judul"),
    jumlah=bilangan(),
    perilaku=dari_dataclass(RatingPerilaku, "RatingPerilaku")(many=True),
    isi=daftar_teks(),
)
_NAMA = baris("UmpanNamaBaris", UmpanNama, "id pemberi_nama hubungan isi pada")
_MINTA = baris(
    "PermintaanUmpanBaris",
    PermintaanUmpan,
    "id diminta_nama diminta_unit pesan pada",
    periode=teks("periode.nama"),
)
_TENTANG: dict[str, Any] = {
    "terbit": _TERBIT(many=True), "bernama": _NAMA(many=True), "permintaan": _MINTA(many=True),
}  # fmt: skip
UmpanBaca = bentuk("UmpanOrangBaca", **_TENTANG)
UmpanSayaBaca = bentuk("UmpanSayaBaca", **_TENTANG, diberikan=_NAMA(many=True))
_REKAN = dari_dataclass(Rekan, "RekanUmpan", juga="hubungan_kata")
_RATING = {
    f"nilai_{p}": KodeField(choices=Ekspektasi.choices, required=False, help_text=str(p.label))
    for p in Perilaku
}
_ANONIM = bentuk(
    "UmpanAnonimIsi",
    kepada=NomorField(help_text="Nomor rekan dari daftar rekan."),
    isi=KataField(required=False, max_length=2000, help_text="Umpan baliknya."),
    **_RATING,
)
_BERNAMA = bentuk(
    "UmpanNamaIsi",
    kepada=NomorField(help_text="Nomor rekan dari daftar rekan."),
    isi=TeksField(max_length=2000, help_text="Umpan baliknya; terbaca sekarang juga."),
)


def _tentang(p: Permintaan, pegawai_id: int) -> dict[str, Any]:
    terbit: list[KelompokTerbit] = umpan_terbit_tentang(oleh=p.oleh, pegawai_id=pegawai_id)
    return {
        "terbit": terbit,
        "bernama": umpan_nama_tentang(oleh=p.oleh, pegawai_id=pegawai_id),
        "permintaan": permintaan_tentang(oleh=p.oleh, pegawai_id=pegawai_id),
    }


def _periode(p: Permintaan) -> PeriodeTinjauan:
    periode = periode_umpan(instansi_id=p.instansi_id, hari=timezone.localdate())
    if periode is None:
        raise UmpanDitolak("Belum ada periode yang dibuka.")
    return periode


def _form(p: Permintaan, cara: str) -> UmpanForm:
    ketentuan = ketentuan_umpan(instansi_id=p.instansi_id, hari=timezone.localdate())
    form = UmpanForm({"cara": cara, **p.isi}, rekan=rekan_daftar(), anonim=ketentuan["anonim"])
    sah(form)
    return form


@operasi(GET, "Umpan balik tentang saya, yang saya berikan dengan nama, dan permintaan saya",
         keluaran=UmpanSayaBaca, **_DIRI)  # fmt: skip
def saya(p: Permintaan) -> Any:
    pegawai = diri(p)
    return _tentang(p, pegawai.pk) | {"diberikan": umpan_diberikan(oleh=p.oleh)}


@operasi(GET, "Kepada siapa saya dapat memberi umpan balik; yang meminta lebih dahulu",
         keluaran=bentuk("RekanUmpanDaftar", data=_REKAN(many=True)), **_DIRI)  # fmt: skip
def rekan(p: Permintaan) -> Any:
    diri(p)
    return {"data": rekan_daftar()}


@operasi(POST, "Beri umpan balik dengan nama", isi=_BERNAMA,
         keluaran=bentuk("UmpanNomor", id=bilangan()), tolak=(UmpanDitolak,), **_DIRI)  # fmt: skip
def beri(p: Permintaan) -> Any:
    diri(p)
    isi = _form(p, NAMA).cleaned_data
    return {"id": umpan_bernama(kepada=isi["kepada"], isi=isi["isi"])}


@operasi(POST, "Beri umpan balik tanpa nama", isi=_ANONIM, status=204, tolak=(UmpanDitolak,),
         tanpa_bekas=True, rinci="Tanpa Idempotency-Key: permintaannya tidak disimpan, supaya "
         "tidak ada yang menunjuk penulisnya. Satu jawaban bagi orang yang sama pada satu periode.",
         **_DIRI)  # fmt: skip
def anonim(p: Permintaan) -> None:
    pegawai = diri(p)
    form = _form(p, TANPA)
    isi = form.cleaned_data
    umpan_anonim(
        periode=_periode(p), saya=pegawai.pk, kepada=isi["kepada"], nilai=form.nilai,
        isi=isi["isi"],
    )  # fmt: skip


@operasi(POST, "Minta umpan balik tentang saya", isi=dari_form(MintaUmpanForm, "MintaUmpanIsi"),
         keluaran=bentuk("UmpanDiminta", nama=teks()), tolak=(UmpanDitolak,), **_DIRI)  # fmt: skip
def minta(p: Permintaan) -> Any:
    pegawai = diri(p)
    isi = sah(MintaUmpanForm(p.isi))
    return {"nama": umpan_minta(periode=_periode(p), tentang=pegawai.pk, **isi)}


@operasi(GET, "Umpan balik tentang orang yang saya nilai", keluaran=UmpanBaca, **_DIRI)
def orang(p: Permintaan, pk: int) -> Any:
    if not Skp.objects.tim(p.oleh).filter(pegawai_id=pk).exists():
        raise Http404
    return _tentang(p, pk)
