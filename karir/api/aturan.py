"""Rule sets: read, drafted and compared; their effect."""

import io
import json
from typing import Any

from django.shortcuts import get_object_or_404
from django.utils import timezone
from rest_framework import serializers

from karir.alur_aturan import langkah_tersedia
from karir.forms import SalinForm
from karir.mesin.aturan import Aturan, AturanTidakSah, muat
from karir.mesin.beda import Beda, perbedaan
from karir.models import AturanTalenta, LangkahAturan
from karir.selectors.aturan import (
    aturan_langkah,
    aturan_masa,
    aturan_terlihat,
    aturan_tertunda,
    aturan_versi_lain,
)
from karir.selectors.pengaruh import BarisMatriks, pengaruh_terakhir, proses_pembanding
from karir.services.aturan_draf import aturan_baca, draf_buat, draf_simpan
from karir.services.aturan_langkah import AturanDitolak
from karir.services.pengaruh import pengaruh_minta
from karir.susunan.galat import GalatKata, galat_aturan
from karir.views.aturan import dokumen as dokumen_halaman
from karir.views.aturan import ekspor as ekspor_halaman
from talenta.inti.api.keluaran import (
    apa_saja,
    baris,
    bentuk,
    bilangan,
    daftar_teks,
    dari_dataclass,
    hari,
    teks,
    ya,
)
from talenta.inti.api.masalah import Masalah, galat
from talenta.inti.api.masukan import (
    KodeField,
    dari_form,
    data_form,
    kueri,
    kueri_halaman,
    nomor,
    sah,
)
from talenta.inti.api.operasi import GET, POST, PUT, Permintaan, operasi
from talenta.inti.api.pekerjaan import PekerjaanDiminta
from talenta.inti.api.unduhan import unduhan

_LIHAT: Any = {"area": "aturan", "izin": "aturan.lihat"}
SUSUN: Any = {"area": "aturan", "izin": "aturan.susun", "tolak": (AturanDitolak,)}
_KOLOM = (
    "id kode versi judul dasar_hukum berlaku_mulai status sidik revisi alasan diubah_pada "
    "diusulkan_pada disahkan_pada"
)
AturanBaris = baris(
    "AturanBaris",
    AturanTalenta,
    _KOLOM,
    nasional=ya("milik_nasional"),
    asal_id=bilangan(kosong=True),
    diusulkan_oleh=teks("diusulkan_oleh.nama", kosong=True),
    disahkan_oleh=teks("disahkan_oleh.nama", kosong=True),
)
AturanRinci = bentuk(
    "AturanRinci",
    aturan=AturanBaris(),
    langkah=baris("LangkahAturanBaris", LangkahAturan, "langkah alasan oleh_nama pada")(many=True),
    boleh=daftar_teks(),
    galat=dari_dataclass(GalatKata, "GalatAturan")(many=True),
)
AturanMasa = bentuk(
    "AturanMasa",
    masa=bentuk(
        "MasaBaca", aturan_id=bilangan("aturan.pk"), aturan=teks("aturan.judul"),
        mulai=hari(), sampai=hari(), kini=ya(), nanti=ya(),
    )(many=True),
)  # fmt: skip
IsiAturan = bentuk(
    "IsiAturan",
    revisi=bilangan(),
    isi=apa_saja("Aturan seperti dalam berkasnya; lihat docs/aturan.md."),
)
BedaBaca = bentuk(
    "BedaBaca",
    dengan=bilangan(kosong=True),
    data=dari_dataclass(Beda, "BedaAturanBaris")(many=True),
)
PengaruhBaca = bentuk(
    "PengaruhBaca",
    proses_id=bilangan("satu.proses_id", kosong=True),
    usang=ya(kosong=True),
    hitungan=apa_saja("Hitungan; null bila belum pernah dihitung."),
    kolom=daftar_teks(),
    matriks=dari_dataclass(BarisMatriks, "BarisMatriksBaca")(many=True),
)


def _nasional(semua: Any) -> list[AturanTalenta]:
    daftar_ = list(semua)
    for satu in daftar_:
        satu.milik_nasional = satu.instansi_id is None
    return daftar_


@operasi(
    GET, "Aturan yang terbit dan masa berlakunya; bagi penyusun juga draf dan usul",
    kueri=kueri_halaman("AturanKueri", tertunda=KodeField(
        required=False, choices=[("ya", "Draf dan usul"), ("dibuang", "Draf yang dibuang")])),
    keluaran=AturanBaris, berhalaman=True, samping=AturanMasa, **_LIHAT,
)  # fmt: skip
def daftar(p: Permintaan) -> Any:
    tertunda = p.kueri.get("tertunda")
    if tertunda and p.oleh.boleh("aturan.susun"):
        semua = aturan_tertunda(pengguna=p.oleh, dibuang=tertunda == "dibuang")
    else:
        terbit = aturan_terlihat(pengguna=p.oleh).terbit()
        semua = terbit.none() if tertunda else terbit
    hasil = p.halaman(semua)
    _nasional(hasil.baris)
    return hasil, {"masa": aturan_masa(pengguna=p.oleh, hari=timezone.localdate())}


def _terlihat(p: Permintaan, pk: int) -> AturanTalenta:
    satu = get_object_or_404(aturan_terlihat(pengguna=p.oleh), pk=pk)
    return _nasional([satu])[0]


def aturan_milik(p: Permintaan, pk: int) -> AturanTalenta:
    """A rule set of the own agency, or 404."""
    milik = aturan_terlihat(pengguna=p.oleh).filter(instansi_id=p.instansi_id)
    satu: AturanTalenta = get_object_or_404(milik, pk=pk)
    return satu


def aturan_rinci(p: Permintaan, pk: int) -> dict[str, Any]:
    """A rule set with its steps, and those that this token may take."""
    satu = _terlihat(p, pk)
    return {
        "aturan": satu,
        "langkah": aturan_langkah(pengguna=p.oleh, aturan=satu),
        "boleh": sorted(langkah_tersedia(satu, p.oleh)),
        "galat": galat_aturan(satu.isi) if satu.status == AturanTalenta.Status.DRAF else [],
    }


@operasi(GET, "Satu aturan: keadaannya, langkahnya, dan yang dapat dilakukan token ini",
         keluaran=AturanRinci, **_LIHAT)  # fmt: skip
def rinci(p: Permintaan, pk: int) -> Any:
    return aturan_rinci(p, pk)


@operasi(GET, "Isi sebuah aturan", keluaran=IsiAturan, **_LIHAT)
def isi(p: Permintaan, pk: int) -> Any:
    return _terlihat(p, pk)


def _baca(mentah: dict[str, Any]) -> dict[str, Any]:
    """A rule set from a body, checked as a file is."""
    try:
        return aturan_baca(io.BytesIO(json.dumps(mentah).encode()))
    except AturanTidakSah as salah:
        daftar_ = [
            galat(f"isi/isi{tempat.removeprefix('$')}", kata) for tempat, kata in salah.galat
        ]
        raise Masalah("ketentuan", "Isi aturan ini tidak sah.", daftar_) from salah


_ISI = serializers.DictField(help_text="Aturan seperti dalam berkasnya; lihat docs/aturan.md.")


@operasi(PUT, "Ganti isi sebuah draf", isi=kueri("AturanIsi", isi=_ISI), keluaran=IsiAturan,
         **SUSUN)  # fmt: skip
def isi_ganti(p: Permintaan, pk: int) -> Any:
    satu = aturan_milik(p, pk)
    if satu.status != AturanTalenta.Status.DRAF:
        kata = satu.get_status_display().lower()
        raise AturanDitolak(f"Aturan ini sudah {kata}, jadi isinya tidak berubah lagi.")
    return draf_simpan(
        draf=satu, revisi=satu.revisi, isi=_baca(p.isi["isi"]), bagian="api", pelaku=p.pelaku
    )


@operasi(POST, "Buat draf dari isi sebuah aturan", isi=kueri("AturanMuatIsi", isi=_ISI),
         keluaran=AturanRinci, **SUSUN)  # fmt: skip
def muat_isi(p: Permintaan) -> Any:
    terbaca = _baca(p.isi["isi"])
    draf = draf_buat(
        instansi_id=p.instansi_id, isi=terbaca, kode=terbaca["kode"], asal=None, pelaku=p.pelaku
    )
    return aturan_rinci(p, draf.pk)


@operasi(POST, "Buat draf sebagai salinan", isi=dari_form(SalinForm, "SalinIsi"),
         keluaran=AturanRinci, contoh={"kode": "ATURAN-KAMI"}, **SUSUN)  # fmt: skip
def salin(p: Permintaan, pk: int) -> Any:
    asal = _terlihat(p, pk)
    dikirim = sah(SalinForm(data_form(p.isi)))
    judul = {"judul": dikirim["judul"]} if dikirim["judul"] else {}
    draf = draf_buat(
        instansi_id=p.instansi_id, isi=asal.isi | judul, kode=dikirim["kode"], asal=asal,
        pelaku=p.pelaku,
    )  # fmt: skip
    return aturan_rinci(p, draf.pk)


@operasi(GET, "Perbedaan aturan ini dengan versi lain, dalam kalimat", keluaran=BedaBaca,
         kueri=kueri("BedaKueri", dengan=nomor("Nomor aturan pembanding; tanpa ini asalnya.")),
         **_LIHAT)  # fmt: skip
def beda(p: Permintaan, pk: int) -> Any:
    satu = _terlihat(p, pk)
    lain = aturan_versi_lain(pengguna=p.oleh, aturan=satu)
    if "dengan" in p.kueri:
        pembanding: AturanTalenta | None = get_object_or_404(lain, pk=p.kueri["dengan"])
    else:
        pembanding = lain.filter(pk=satu.asal_id or 0).first() or lain.first()
    lama, baru = _muat(pembanding), _muat(satu)
    return {
        "dengan": pembanding.pk if pembanding else None,
        "data": perbedaan(lama, baru) if lama and baru else [],
    }


def _muat(satu: AturanTalenta | None) -> Aturan | None:
    try:
        return muat(satu.isi) if satu else None
    except AturanTidakSah:
        return None


@operasi(GET, "Pengaruh sebuah draf atau usul, bila sudah dihitung", keluaran=PengaruhBaca,
         area="aturan", izin="aturan.susun")  # fmt: skip
def pengaruh(p: Permintaan, pk: int) -> Any:
    terakhir = pengaruh_terakhir(pengguna=p.oleh, aturan=aturan_milik(p, pk))
    if terakhir is None:
        return {"satu": None, "usang": None, "hitungan": None, "kolom": [], "matriks": []}
    return {
        "satu": terakhir.satu,
        "usang": terakhir.usang,
        "hitungan": terakhir.satu.hasil,
        "kolom": terakhir.kolom,
        "matriks": terakhir.matriks,
    }


@operasi(POST, "Minta perhitungan pengaruh", keluaran=PekerjaanDiminta, status=202, **SUSUN)
def pengaruh_hitung(p: Permintaan, pk: int) -> Any:
    satu, pembanding = aturan_milik(p, pk), proses_pembanding(pengguna=p.oleh)
    if pembanding is None:
        raise AturanDitolak("Belum ada perhitungan yang masukannya dapat dipakai.")
    return pengaruh_minta(aturan=satu, proses=pembanding, pelaku=p.pelaku)


berkas = unduhan("Aturan sebagai berkas JSON", ekspor_halaman, berkas="application/json", **_LIHAT)
dokumen = unduhan("Dokumen dasar sebuah aturan", dokumen_halaman, **_LIHAT)
