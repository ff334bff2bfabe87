"""One account with its roles: read, made, switched off or on; codes."""

from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from rest_framework import serializers

from talenta.akun.api.bentuk import PeranRinci
from talenta.akun.izin import PERAN_BERDATA, Peran
from talenta.akun.models import Instansi, Pengguna, PenugasanPeran
from talenta.akun.services.akun import AkunSendiri, akun_atur_aktif
from talenta.akun.services.kode import KodeTerbit, KodeUntukDiriSendiri, kode_terbitkan
from talenta.inti.api.keluaran import bentuk, bilangan, teks, waktu, ya
from talenta.inti.api.masalah import Masalah
from talenta.inti.api.masukan import KodeField, alasan, dari_form, data_form, kueri, sah
from talenta.inti.api.operasi import GET, PATCH, POST, Permintaan, operasi
from talenta.pegawai.forms_akun import AkunBaruForm, KodeUnitForm
from talenta.pegawai.models import Pegawai
from talenta.pegawai.services.aktivasi import Terbitan, TerlaluBanyak, kode_terbitkan_pegawai
from talenta.pegawai.services.akun_baru import (
    NomorBelumDicocokkan,
    NomorDitolak,
    PeranBaru,
    akun_buat,
)
from talenta.pegawai.services.penugasan import PenugasanDitolak

_LIHAT: Any = {"area": "akun", "izin": "akun.lihat"}
_KELOLA: Any = {"area": "akun", "izin": "akun.kelola"}
AkunRinci = bentuk(
    "AkunRinci",
    id=bilangan("akun.pk"),
    nip=teks("akun.nip"),
    nama=teks("akun.nama"),
    aktif=ya("akun.is_active"),
    keadaan=teks("akun.keadaan"),
    dibuat_pada=waktu("akun.dibuat_pada"),
    masuk_terakhir=waktu("akun.last_login"),
    faktor=bilangan(bantuan="Banyaknya faktor kedua."),
    peran=PeranRinci(many=True),
)
TerbitBaca = bentuk(
    "TerbitBaca",
    kode=bentuk(
        "KodeTerbitBaca",
        akun_id=bilangan("pengguna.pk"),
        nip=teks("pengguna.nip"),
        nama=teks("pengguna.nama"),
        kode=teks("tertulis", bantuan="Tampil sekali ini; berlaku 14 hari, sekali pakai."),
    )(many=True),
    dilewati=bentuk("DilewatiBaca", pegawai_id=bilangan(), nama=teks(), sebab=teks())(many=True),
)
# What opens an account is given apart from the rest, and answered once.
_KODE: Any = {"area": "kode", "izin": "akun.kelola", "keluaran": TerbitBaca, "rahasia": True}


def akun_satu(p: Permintaan, pk: int) -> Pengguna:
    """An account in scope, or 404."""
    return get_object_or_404(
        Pengguna.objects.terlihat_oleh(p.oleh).select_related("instansi"), pk=pk
    )


def penugasan_semua(p: Permintaan) -> QuerySet[PenugasanPeran]:
    """Assignments in scope, with what is said of each."""
    milik: QuerySet[PenugasanPeran] = PenugasanPeran.objects.terlihat_oleh(p.oleh)
    return milik.select_related("pengguna", "instansi", "diberikan_oleh", "lingkup_unit__unit")


def akun_rinci(p: Permintaan, pk: int) -> dict[str, Any]:
    """What AkunRinci says of it."""
    akun = akun_satu(p, pk)
    peran = penugasan_semua(p).filter(pengguna=akun).order_by("-berlaku_mulai", "-id")
    return {"akun": akun, "faktor": akun.faktor.count(), "peran": peran}


@operasi(GET, "Satu akun dengan semua perannya", keluaran=AkunRinci, **_LIHAT)
def rinci(p: Permintaan, pk: int) -> Any:
    return akun_rinci(p, pk)


@operasi(PATCH, "Nonaktifkan akun, atau aktifkan kembali", keluaran=AkunRinci,
         isi=kueri("AkunUbahIsi", aktif=serializers.BooleanField(), alasan=alasan(panjang=500)),
         contoh={"aktif": False, "alasan": "Pindah instansi"}, tolak=(AkunSendiri,),
         **_KELOLA)  # fmt: skip
def ubah(p: Permintaan, pk: int) -> Any:
    akun = akun_satu(p, pk)
    if akun.pk == p.oleh.pk:
        raise Masalah("keadaan", "Akun Anda sendiri diatur oleh admin lain.")
    if akun.is_active != p.isi["aktif"]:
        akun_atur_aktif(pengguna=akun, aktif=p.isi["aktif"], alasan=p.isi["alasan"],
                        pelaku=p.pelaku)  # fmt: skip
    return akun_rinci(p, pk)


_BARU = dari_form(
    AkunBaruForm,
    "AkunBaruIsi",
    peran=KodeField(choices=[x for x in Peran.choices
                             if x[0] not in PERAN_BERDATA and x[0] != Peran.ASN]),
    dicocokkan=serializers.BooleanField(
        default=False,
        help_text="Nomor masuk sudah dicocokkan dengan kartu pegawai atau SK orang ini.",
    ),
)  # fmt: skip


@operasi(POST, "Buat akun bagi orang tanpa data pegawai; kodenya tampil sekali", isi=_BARU,
         tolak=(NomorDitolak, NomorBelumDicocokkan, PenugasanDitolak),
         contoh={"nama": "Auditor Contoh", "peran": "AUDITOR", "mulai": "2026-01-01"},
         **_KODE)  # fmt: skip
def buat(p: Permintaan) -> Any:
    isi = sah(
        AkunBaruForm(data_form({k: v for k, v in p.isi.items() if k != "dicocokkan"}), oleh=p.oleh)
    )
    terbit = akun_buat(
        instansi=get_object_or_404(Instansi, pk=p.instansi_id),
        nama=isi["nama"],
        nomor=isi["nomor"],
        dicocokkan=p.isi["dicocokkan"],
        peran=PeranBaru(
            peran=Peran(isi["peran"]), unit=isi["unit"], mulai=isi["mulai"], sampai=isi["sampai"]
        ),
        oleh=p.pelaku,
    )
    return _terbit([terbit], [])


def _terbit(kode: list[KodeTerbit], dilewati: list[tuple[Pegawai, str]]) -> dict[str, Any]:
    lewat = [
        {"pegawai_id": satu.pk, "nama": satu.nama_lengkap, "sebab": sebab}
        for satu, sebab in dilewati
    ]
    return {"kode": kode, "dilewati": lewat}


def _terbitan(p: Permintaan, pegawai: Any, *, hanya_belum_aktif: bool) -> dict[str, Any]:
    hasil: Terbitan = kode_terbitkan_pegawai(
        pegawai=pegawai, hanya_belum_aktif=hanya_belum_aktif, oleh=p.pelaku
    )
    return _terbit(hasil.kode, hasil.dilewati)


@operasi(POST, "Terbitkan kode bagi semua pegawai sebuah unit yang belum aktif",
         isi=dari_form(KodeUnitForm, "KodeUnitIsi"), **_KODE)  # fmt: skip
def kode_unit(p: Permintaan) -> Any:
    unit = sah(KodeUnitForm(data_form(p.isi), oleh=p.oleh))["unit"]
    orang = Pegawai.objects.terlihat_oleh(p.oleh).filter(unit_lft__range=(unit.lft, unit.rgt))
    try:
        return _terbitan(p, orang, hanya_belum_aktif=True)
    except TerlaluBanyak:
        raise Masalah(
            "ketentuan", "Terlalu banyak pegawai; pilih unit di bawahnya satu per satu."
        ) from None


@operasi(POST, "Terbitkan kode bagi seorang pegawai", **_KODE)
def kode_pegawai(p: Permintaan, pk: int) -> Any:
    orang = Pegawai.objects.terlihat_oleh(p.oleh).filter(pk=pk)
    get_object_or_404(orang)
    return _terbitan(p, orang, hanya_belum_aktif=False)


@operasi(POST, "Terbitkan kode bagi akun tanpa data pegawai", **_KODE)
def kode_akun(p: Permintaan, pk: int) -> Any:
    akun = get_object_or_404(Pengguna.objects.terlihat_oleh(p.oleh).filter(is_active=True), pk=pk)
    try:
        return _terbit(kode_terbitkan(pengguna=[akun], pelaku=p.pelaku), [])
    except KodeUntukDiriSendiri:
        raise Masalah("keadaan", "Kode untuk Anda sendiri diterbitkan oleh admin lain.") from None
