"""Units and posts of the agency."""

from typing import Any

from django.shortcuts import get_object_or_404

from talenta.inti.api.masukan import KataField, KodeField, kueri_halaman, nomor
from talenta.inti.api.operasi import GET, Permintaan, operasi
from talenta.pegawai.api.bentuk import JabatanBaris, UnitBaris, UnitRinci
from talenta.pegawai.kode import Jenjang
from talenta.pegawai.models import Jabatan, UnitOrganisasi

_AREA: Any = {"area": "pegawai", "izin": "pegawai.lihat"}
SEHALAMAN = 100
_CARI = {
    "cari": KataField(required=False, max_length=100, help_text="Awal kode, atau bagian nama.")
}


def _cari(semua: Any, kata: str) -> Any:
    return semua.filter(kode__startswith=kata) | semua.filter(nama__icontains=kata)


@operasi(
    GET, "Unit organisasi instansi", berhalaman=True, keluaran=UnitBaris,
    kueri=kueri_halaman("UnitKueri", **_CARI, atasan=nomor("Hanya yang langsung di bawahnya.")),
    **_AREA,
)  # fmt: skip
def unit(p: Permintaan) -> Any:
    semua = UnitOrganisasi.objects.terlihat_oleh(p.oleh)
    if "atasan" in p.kueri:
        semua = semua.filter(atasan_id=p.kueri["atasan"])
    if kata := p.kueri.get("cari"):
        semua = _cari(semua, kata)
    return p.halaman(semua, turun=False, ukuran=SEHALAMAN)


@operasi(GET, "Satu unit organisasi", keluaran=UnitRinci, **_AREA)
def unit_satu(p: Permintaan, pk: int) -> Any:
    semua = UnitOrganisasi.objects.terlihat_oleh(p.oleh).select_related("opd", "atasan")
    return get_object_or_404(semua, pk=pk)


@operasi(
    GET, "Jabatan instansi", berhalaman=True, keluaran=JabatanBaris,
    kueri=kueri_halaman(
        "JabatanKueri", **_CARI, jenjang=KodeField(required=False, choices=Jenjang.choices)
    ),
    **_AREA,
)  # fmt: skip
def jabatan(p: Permintaan) -> Any:
    semua = Jabatan.objects.terlihat_oleh(p.oleh)
    if jenjang := p.kueri.get("jenjang"):
        semua = semua.filter(jenjang=jenjang)
    if kata := p.kueri.get("cari"):
        semua = _cari(semua, kata)
    return p.halaman(semua, turun=False, ukuran=SEHALAMAN)


@operasi(GET, "Satu jabatan", keluaran=JabatanBaris, **_AREA)
def jabatan_satu(p: Permintaan, pk: int) -> Any:
    return get_object_or_404(Jabatan.objects.terlihat_oleh(p.oleh), pk=pk)
