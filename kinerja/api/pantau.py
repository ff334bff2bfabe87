"""Watching over the year, and reminding."""

from typing import Any

from django.http import Http404
from django.utils import timezone

from kinerja.forms_pantau import SaringPantauForm
from kinerja.selectors.pantau import (
    SEHALAMAN,
    BarisSebaran,
    BarisTerlambat,
    Pertanyaan,
    kemajuan_unit,
    pertanyaan_penilai,
    sebaran_unit,
    terlambat,
)
from kinerja.services.pantau import PengingatDitolak, ingatkan
from kinerja.views import pantau as halaman
from talenta.inti.api.keluaran import bentuk, bilangan, dari_dataclass, hari, teks
from talenta.inti.api.masukan import dari_form, data_form, kueri_halaman, sah
from talenta.inti.api.operasi import GET, POST, Permintaan, operasi
from talenta.inti.api.unduhan import unduhan
from talenta.inti.keyset import Halaman
from talenta.inti.unduhan import TIPE_XLSX

_PANTAU: Any = {"area": "pegawai", "izin": "kinerja.pantau"}
_KUERI = dari_form(SaringPantauForm, "PantauKueri")
_ORANG = kueri_halaman("PantauOrangKueri", SaringPantauForm)
PantauBaca = bentuk(
    "PantauBaca",
    tahun=bilangan(kosong=True),
    langkah=teks(kosong=True),
    batas=hari(),
    unit_id=bilangan(kosong=True),
    baris=bentuk(
        "PantauUnitBaris",
        unit_id=bilangan("unit.pk"),
        unit=teks("unit.nama"),
        jumlah=bilangan(),
        selesai=bilangan(),
        menunggu_pegawai=bilangan("pegawai"),
        menunggu_penilai=bilangan("penilai"),
        diingatkan=hari(),
    )(many=True),
    sebaran=dari_dataclass(BarisSebaran, "PantauSebaranBaris")(many=True),
    pertanyaan=dari_dataclass(Pertanyaan, "PantauPertanyaan")(many=True),
)
_KOSONG: dict[str, Any] = {
    "tahun": None, "langkah": None, "batas": None, "unit_id": None, "baris": [], "sebaran": [],
    "pertanyaan": [],
}  # fmt: skip


def _pilihan(p: Permintaan, isi: dict[str, Any], tempat: str = "kueri") -> halaman.Pilihan | None:
    form = SaringPantauForm(data_form(isi))
    pilih = halaman.pilihan(p.oleh, form, timezone.localdate())
    sah(form, tempat)
    return pilih


@operasi(GET, "Kemajuan satu langkah menurut unit, sebaran predikat, dan pertanyaan kepada penilai",
         kueri=_KUERI, keluaran=PantauBaca, rinci="Sebaran dan pertanyaan hanya bagi yang boleh "
         "membaca penilaian. Tanpa saringan: tahun terakhir, langkah yang batasnya terdekat.",
         **_PANTAU)  # fmt: skip
def unit(p: Permintaan) -> Any:
    pilih = _pilihan(p, p.kueri)
    if pilih is None:
        return _KOSONG
    kini, lihat = timezone.localdate(), p.oleh.boleh("kinerja.lihat")
    milik: dict[str, Any] = {"tahun": pilih.tahun, "unit": pilih.unit, "hari": kini}
    return {
        "tahun": pilih.tahun.tahun,
        "langkah": pilih.langkah.kode,
        "batas": pilih.langkah.batas,
        "unit_id": pilih.unit.pk,
        "baris": kemajuan_unit(tahun=pilih.tahun, langkah=pilih.langkah, unit=pilih.unit),
        "sebaran": sebaran_unit(**milik).baris if lihat else [],
        "pertanyaan": pertanyaan_penilai(**milik) if lihat else [],
    }


@operasi(GET, "Siapa yang belum menyelesaikan satu langkah, menurut nama", kueri=_ORANG,
         keluaran=dari_dataclass(BarisTerlambat, "PantauOrangBaris"), berhalaman=True,
         **_PANTAU)  # fmt: skip
def orang(p: Permintaan) -> Any:
    pilih = _pilihan(p, p.kueri)
    if pilih is None:
        return Halaman([], None, None)
    baris = terlambat(
        tahun=pilih.tahun, langkah=pilih.langkah, unit=pilih.unit,
        sesudah=halaman.kursor_baca(p.kursor["sesudah"]), batas=SEHALAMAN + 1,
    )  # fmt: skip
    lagi = len(baris) > SEHALAMAN
    baris = baris[:SEHALAMAN]
    return Halaman(baris, None, halaman.kursor_tulis(baris[-1]) if lagi else None)


@operasi(POST, "Ingatkan yang belum menyelesaikan satu langkah dalam sebuah unit",
         isi=dari_form(SaringPantauForm, "PengingatIsi"),
         keluaran=bentuk("PengingatBaca", jumlah=bilangan()), area="pegawai",
         izin="kinerja.ingatkan", tolak=(PengingatDitolak,))  # fmt: skip
def kirim(p: Permintaan) -> Any:
    pilih = _pilihan(p, p.isi, "isi")
    if pilih is None:
        raise Http404
    jumlah = ingatkan(
        tahun=pilih.tahun, langkah=pilih.langkah, unit=pilih.unit, hari=timezone.localdate(),
        pelaku=p.pelaku,
    )  # fmt: skip
    return {"jumlah": jumlah}


orang_berkas = unduhan("Siapa yang belum menyelesaikan satu langkah, sebagai CSV",
                       halaman.orang_ekspor, kueri=_KUERI, berkas="text/csv",
                       tetap={"jenis": "csv"}, **_PANTAU)  # fmt: skip
berkas = unduhan("Penilaian sebuah unit sebagai XLSX", halaman.ekspor, kueri=_KUERI,
                 berkas=TIPE_XLSX, tetap={"jenis": "xlsx"}, area="pegawai",
                 izin="kinerja.lihat")  # fmt: skip
berkas_csv = unduhan("Penilaian sebuah unit sebagai CSV", halaman.ekspor, kueri=_KUERI,
                     berkas="text/csv", tetap={"jenis": "csv"}, area="pegawai",
                     izin="kinerja.lihat")  # fmt: skip
