"""The calendar of working days."""

from typing import Any

from django.utils import timezone

from talenta.akun.api.bentuk import HariLiburBaris
from talenta.akun.forms_kalender import HariLiburForm, HitungForm, SaringKalenderForm
from talenta.akun.selectors_kalender import Hari, kalender_tahun, tenggat_hari_kerja
from talenta.akun.services.kalender import LiburDitolak, libur_tetapkan
from talenta.akun.views import kalender as halaman
from talenta.inti.api.keluaran import bentuk, bilangan, hari
from talenta.inti.api.masukan import dari_form, data_form, sah, saring
from talenta.inti.api.operasi import GET, POST, Permintaan, operasi
from talenta.inti.api.unduhan import unduhan

_AREA: Any = {"area": "pegawai"}
_KUERI = dari_form(SaringKalenderForm, "KalenderKueri")
_TAHUN: Any = {"kueri": _KUERI}
_KALENDER = bentuk("KalenderBaca", tahun=bilangan(), hari=HariLiburBaris(many=True))


@operasi(GET, "Hari libur sebuah tahun; tanpa tahun yang sekarang", keluaran=_KALENDER,
         **_TAHUN, **_AREA)  # fmt: skip
def daftar(p: Permintaan) -> Any:
    dipilih = saring(SaringKalenderForm(data_form(p.kueri)))["tahun"]
    tahun = dipilih or timezone.localdate().year
    return {"tahun": tahun, "hari": kalender_tahun(oleh=p.oleh, tahun=tahun)}


@operasi(POST, "Tetapkan apa sebuah hari bagi instansi",
         isi=dari_form(HariLiburForm, "HariLiburIsi"), keluaran=HariLiburBaris,
         izin="kalender.kelola", tolak=(LiburDitolak,), **_AREA)  # fmt: skip
def tetapkan(p: Permintaan) -> Any:
    isi = sah(HariLiburForm(data_form(p.isi)))
    satu = libur_tetapkan(**isi, instansi_id=p.instansi_id, pelaku=p.pelaku)
    return Hari(tanggal=satu.tanggal, berlaku=satu, nasional=None)


@operasi(GET, "Hari terakhir sebuah tenggat dalam hari kerja",
         kueri=dari_form(HitungForm, "TenggatKueri"),
         keluaran=bentuk("TenggatHari", tanggal=hari()), **_AREA)  # fmt: skip
def tenggat(p: Permintaan) -> Any:
    isi = saring(HitungForm(data_form(p.kueri)))
    return {"tanggal": tenggat_hari_kerja(instansi_id=p.instansi_id, **isi)}


ekspor_csv = unduhan("Hari libur sebuah tahun sebagai CSV", halaman.ekspor, berkas="text/csv",
                     tetap={"jenis": "csv"}, seperti=daftar, **_TAHUN, **_AREA)  # fmt: skip
