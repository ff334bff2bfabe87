"""Roles of an account: what a change would do, given, changed, ended."""

from datetime import date
from typing import Any

from django.shortcuts import get_object_or_404
from django.utils import timezone
from rest_framework import serializers

from talenta.akun.api.bentuk import PeranRinci
from talenta.akun.izin import PERAN_UNIT, Peran
from talenta.akun.models import PenugasanPeran
from talenta.inti.api.keluaran import dari_dataclass
from talenta.inti.api.masalah import Masalah
from talenta.inti.api.masukan import KataField, KodeField, alasan, dari_form, data_form, kueri, sah
from talenta.inti.api.operasi import GET, PATCH, POST, Permintaan, operasi
from talenta.inti.tanggal import tanggal_wajar
from talenta.pegawai.api.akun import AkunRinci, akun_rinci, akun_satu, penugasan_semua
from talenta.pegawai.forms_akun import BeriPeranForm, UbahPeranForm
from talenta.pegawai.models import UnitOrganisasi
from talenta.pegawai.pemberian import Pemberian, perubahan, unit_penugasan
from talenta.pegawai.selectors.dampak import Dampak, dampak_peran
from talenta.pegawai.services.penugasan import (
    PenugasanDitolak,
    pemberian_periksa,
    peran_akhiri,
    peran_berikan,
    peran_ubah,
    perubahan_periksa,
)

_LIHAT: Any = {"area": "akun", "izin": "akun.lihat"}
_KELOLA: Any = {"area": "akun", "izin": "akun.kelola", "tolak": (PenugasanDitolak,)}
DampakPeran = dari_dataclass(Dampak, "DampakPeran")
_BERI = dari_form(BeriPeranForm, "PeranIsi", alasan=alasan(panjang=500))
# What is missing is said by the form, once the account is known to be in scope.
_BERI_KUERI = dari_form(
    BeriPeranForm,
    "PeranDampakKueri",
    peran=KodeField(choices=[p for p in Peran.choices if p[0] != Peran.ASN], required=False),
    mulai=serializers.DateField(
        validators=[tanggal_wajar], required=False, help_text="Mulai berlaku; wajib."
    ),
)


def _bidang_ubah() -> dict[str, Any]:
    """Unit and end; what is left out stays as it is."""
    return {
        "unit": KataField(
            required=False,
            max_length=300,
            help_text="Kode atau nama unit, bagi peran yang terikat pada sebuah unit.",
        ),
        "sampai": serializers.DateField(
            validators=[tanggal_wajar],
            required=False,
            allow_null=True,
            help_text="Berakhir sebelum tanggal ini.",
        ),
    }


def _usul(p: Permintaan, pk: int, data: dict[str, Any], tempat: str) -> Pemberian:
    akun = akun_satu(p, pk)
    isi = sah(BeriPeranForm(data_form(data), oleh=p.oleh), tempat)
    assert akun.instansi is not None  # noqa: S101 (seen through its agency)
    return Pemberian(
        pengguna=akun, peran=Peran(isi["peran"]), instansi=akun.instansi, unit=isi["unit"],
        mulai=isi["mulai"], sampai=isi["sampai"],
    )  # fmt: skip


@operasi(GET, "Apa yang berubah bila sebuah peran diberikan", kueri=_BERI_KUERI,
         keluaran=DampakPeran, **_KELOLA)  # fmt: skip
def beri_dampak(p: Permintaan, pk: int) -> Any:
    usul = _usul(p, pk, p.kueri, "kueri")
    pemberian_periksa(beri=usul, oleh=p.pelaku)
    hari = max(usul.mulai, timezone.localdate())
    return dampak_peran(oleh=p.oleh, pengguna=usul.pengguna, hari=hari, beri=usul)


@operasi(POST, "Beri peran", isi=_BERI, keluaran=AkunRinci,
         contoh={"peran": "PENGELOLA_OPD", "unit": "C00", "mulai": "2026-01-01",
                 "alasan": "Surat tugas"},
         **_KELOLA)  # fmt: skip
def beri(p: Permintaan, pk: int) -> Any:
    usul = _usul(p, pk, p.isi, "isi")
    peran_berikan(**vars(usul), oleh=p.pelaku, alasan=p.isi["alasan"])
    return akun_rinci(p, pk)


@operasi(GET, "Satu peran sebuah akun", keluaran=PeranRinci, **_LIHAT)
def rinci(p: Permintaan, pk: int) -> Any:
    return get_object_or_404(penugasan_semua(p), pk=pk)


def _berjalan(p: Permintaan, pk: int) -> PenugasanPeran:
    satu = get_object_or_404(penugasan_semua(p), pk=pk)
    if satu.berakhir:
        raise Masalah("keadaan", "Peran ini sudah berakhir.")
    return satu


def _menjadi(
    p: Permintaan, satu: PenugasanPeran, isi: dict[str, Any], tempat: str
) -> tuple[UnitOrganisasi | None, date | None]:
    """Unit and end that a role is to have."""
    unit = unit_penugasan(satu)
    semula = {"unit": unit.kode if unit else "", "sampai": satu.berlaku_sampai}
    data = data_form(semula | {nama: isi[nama] for nama in semula if nama in isi})
    bersih = sah(UbahPeranForm(data, oleh=p.oleh, penugasan=satu), tempat)
    return (bersih["unit"] if satu.peran in PERAN_UNIT else unit), bersih["sampai"]


@operasi(GET, "Apa yang berubah bila peran ini diubah mulai hari ini",
         kueri=kueri("PeranUbahKueri", **_bidang_ubah()), keluaran=DampakPeran,
         **_KELOLA)  # fmt: skip
def ubah_dampak(p: Permintaan, pk: int) -> Any:
    satu, hari = _berjalan(p, pk), timezone.localdate()
    unit, sampai = _menjadi(p, satu, p.kueri, "kueri")
    usul = perubahan(penugasan=satu, unit=unit, sampai=sampai, pada=hari)
    perubahan_periksa(penugasan=satu, beri=usul, oleh=p.pelaku)
    return dampak_peran(
        oleh=p.oleh, pengguna=satu.pengguna, hari=max(usul.mulai, hari), beri=usul, tanpa=satu
    )


@operasi(PATCH, "Ubah unit atau akhir peran mulai hari ini; jawabannya peran yang baru",
         isi=kueri("PeranUbahIsi", **_bidang_ubah(), alasan=alasan(panjang=500)),
         keluaran=PeranRinci, contoh={"sampai": "2026-12-31", "alasan": "Nota dinas"},
         **_KELOLA)  # fmt: skip
def ubah(p: Permintaan, pk: int) -> Any:
    satu = _berjalan(p, pk)
    unit, sampai = _menjadi(p, satu, p.isi, "isi")
    baru = peran_ubah(
        penugasan=satu, unit=unit, sampai=sampai, pada=timezone.localdate(), oleh=p.pelaku,
        alasan=p.isi["alasan"],
    )  # fmt: skip
    return get_object_or_404(penugasan_semua(p), pk=baru.pk)


@operasi(GET, "Apa yang berubah bila peran ini berakhir hari ini", keluaran=DampakPeran,
         **_KELOLA)  # fmt: skip
def akhir_dampak(p: Permintaan, pk: int) -> Any:
    satu = _berjalan(p, pk)
    hari = max(timezone.localdate(), satu.berlaku_mulai)
    return dampak_peran(oleh=p.oleh, pengguna=satu.pengguna, hari=hari, tanpa=satu)


@operasi(POST, "Akhiri peran hari ini", isi=kueri("PeranAkhirIsi", alasan=alasan(panjang=500)),
         keluaran=AkunRinci, status=200, **_KELOLA)  # fmt: skip
def akhir(p: Permintaan, pk: int) -> Any:
    satu = get_object_or_404(penugasan_semua(p), pk=pk)
    peran_akhiri(penugasan=satu, pada=timezone.localdate(), alasan=p.isi["alasan"], oleh=p.pelaku)
    return akun_rinci(p, satu.pengguna_id)
