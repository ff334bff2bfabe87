"""People: list, one of them, history, NIK; the same about oneself."""

from datetime import date
from typing import Any

from django.http import Http404
from django.utils import timezone
from rest_framework import serializers

from talenta.akun.selectors import riwayat_keamanan
from talenta.inti.api.masukan import KodeField, kueri_halaman, nomor, sah, teks_cari
from talenta.inti.api.operasi import GET, POST, TULIS, Permintaan, operasi
from talenta.inti.api.unduhan import unduhan
from talenta.pegawai.api.bentuk import (
    KeamananBaca,
    NikBaca,
    PegawaiBaris,
    ProfilBaca,
    RiwayatBaca,
)
from talenta.pegawai.filters import STATUS_ASN, PegawaiFilter
from talenta.pegawai.kode import Jenjang, KedudukanHukum
from talenta.pegawai.lingkup import DISEBUT
from talenta.pegawai.models import Pegawai, Tilikan
from talenta.pegawai.selectors.daftar import pegawai_daftar, pegawai_halaman
from talenta.pegawai.selectors.profil import Profil, pegawai_terlihat, profil_baca
from talenta.pegawai.selectors.riwayat import riwayat_perubahan
from talenta.pegawai.services.nik import nik_buka
from talenta.pegawai.views.daftar import ekspor as ekspor_halaman
from talenta.pegawai.views.data_diri import unduh as data_diri_unduh

_LIHAT: Any = {"area": "pegawai", "izin": "pegawai.lihat"}
# Of operations that show one person: who asked is noted.
TENTANG: Any = {"tentang": ("pk", Tilikan.Jenis.HALAMAN)}
# The operation itself says whom it is about (sebut_orang).
DISEBUT_TENTANG: Any = {"tentang": (DISEBUT, Tilikan.Jenis.HALAMAN)}
_DIRI: Any = {"area": "diri", "diri": True}
KUERI = kueri_halaman(
    "PegawaiKueri",
    cari=teks_cari(),
    unit=nomor("Nomor unit; mencakup semua unit di bawahnya."),
    jenjang=KodeField(required=False, choices=Jenjang.choices),
    kedudukan=KodeField(required=False, choices=KedudukanHukum.choices),
    status=KodeField(required=False, choices=STATUS_ASN),
    perlu=serializers.SlugField(
        required=False, max_length=40, help_text="Yang perlu perhatian, misalnya tanpa-predikat."
    ),
)


def orang(p: Permintaan, pk: int | None) -> Pegawai:
    """The person in view, or 404."""
    if pk is None:
        raise Http404
    try:
        return pegawai_terlihat(oleh=p.oleh, pegawai_id=pk)
    except Pegawai.DoesNotExist:
        raise Http404 from None


def diri(p: Permintaan) -> Pegawai:
    """One's own record, or 404 for an account without one."""
    return orang(p, p.oleh.lingkup.pegawai_id)


@operasi(GET, "Daftar pegawai dalam lingkup token, menurut nama", kueri=KUERI,
         keluaran=PegawaiBaris, berhalaman=True, **_LIHAT)  # fmt: skip
def daftar(p: Permintaan) -> Any:
    isi = {nama: str(nilai) for nama, nilai in p.kueri.items()}
    saring = PegawaiFilter(isi, pegawai_daftar(oleh=p.oleh), request=p.asli)
    sah(saring.form, "kueri")
    return pegawai_halaman(saring.hasil, **p.kursor)


ekspor_csv = unduhan("Daftar pegawai sebagai CSV", ekspor_halaman, tetap={"jenis": "csv"},
                     kueri=KUERI, seperti=daftar, berkas="text/csv", **_LIHAT)  # fmt: skip


def _profil(p: Permintaan, pk: int | None) -> Profil:
    if pk is None:
        raise Http404
    hari: date = timezone.localdate()
    try:
        return profil_baca(oleh=p.oleh, pegawai_id=pk, hari=hari)
    except Pegawai.DoesNotExist:
        raise Http404 from None


@operasi(GET, "Profil seorang pegawai", keluaran=ProfilBaca, **_LIHAT, **TENTANG)
def profil(p: Permintaan, pk: int) -> Profil:
    return _profil(p, pk)


@operasi(GET, "Profil saya", keluaran=ProfilBaca, **_DIRI)
def profil_saya(p: Permintaan) -> Profil:
    return _profil(p, p.oleh.lingkup.pegawai_id)


@operasi(GET, "Perubahan data seorang pegawai, terbaru dahulu", keluaran=RiwayatBaca, **_LIHAT,
         **TENTANG)  # fmt: skip
def riwayat(p: Permintaan, pk: int) -> Any:
    return {"data": riwayat_perubahan(oleh=p.oleh, pegawai=orang(p, pk))}


@operasi(GET, "Perubahan data saya, terbaru dahulu", keluaran=RiwayatBaca, **_DIRI)
def riwayat_saya(p: Permintaan) -> Any:
    return {"data": riwayat_perubahan(oleh=p.oleh, pegawai=diri(p))}


@operasi(POST, "Buka NIK seorang pegawai; tercatat dalam jejak audit", keluaran=NikBaca,
         status=200, area="nik", izin="pegawai.sensitif", rahasia=True,
         tentang=("pk", Tilikan.Jenis.NIK))  # fmt: skip
def nik(p: Permintaan, pk: int) -> Any:
    return {"nik": nik_buka(pegawai=orang(p, pk), pelaku=p.pelaku)}


@operasi(POST, "Buka NIK saya; tercatat dalam jejak audit", keluaran=NikBaca, status=200,
         area="nik", diri=True, rahasia=True)  # fmt: skip
def nik_saya(p: Permintaan) -> Any:
    return {"nik": nik_buka(pegawai=diri(p), pelaku=p.pelaku)}


@operasi(GET, "Riwayat keamanan akun saya, terbaru dahulu", kueri=kueri_halaman("KeamananKueri"),
         keluaran=KeamananBaca, berhalaman=True, **_DIRI)  # fmt: skip
def keamanan(p: Permintaan) -> Any:
    milik = riwayat_keamanan(pengguna=p.oleh)
    return p.halaman(milik)


data_saya = unduhan("Seluruh data saya sebagai ZIP, termasuk NIK; tercatat dalam jejak audit",
                    data_diri_unduh, juga=f"nik:{TULIS}", berkas="application/zip",
                    **_DIRI)  # fmt: skip
