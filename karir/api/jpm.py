"""The match as the gap pages and as the rule set in force count it."""

from typing import Any

from django.utils import timezone

from karir.selectors.jpm import BarisJenjang, Sisi, banding_standar, jpm_dua
from talenta.inti.api.keluaran import bentuk, bilangan, dari_dataclass, hari, teks, ya
from talenta.inti.api.operasi import GET, Permintaan, operasi
from talenta.pegawai.api.orang import TENTANG, diri, orang

_SISI = dari_dataclass(Sisi, "JpmSisi")
JpmBaca = bentuk(
    "JpmDuaBaca",
    tanggal=hari(),
    gap=_SISI(allow_null=True),
    aturan=_SISI(allow_null=True),
    sebutan_aturan=teks(),
    berbeda=ya(),
)


@operasi(GET, "JPM seorang pegawai menurut halaman kesenjangan dan menurut aturan peringkat",
         keluaran=JpmBaca, area="pegawai", izin="pegawai.lihat", **TENTANG)  # fmt: skip
def jpm(p: Permintaan, pk: int) -> Any:
    return jpm_dua(oleh=p.oleh, pegawai=orang(p, pk), hari=timezone.localdate())


@operasi(GET, "JPM saya menurut halaman kesenjangan dan menurut aturan peringkat",
         keluaran=JpmBaca, area="diri", diri=True)  # fmt: skip
def jpm_saya(p: Permintaan) -> Any:
    return jpm_dua(oleh=p.oleh, pegawai=diri(p), hari=timezone.localdate())


StandarAturanBaca = bentuk(
    "StandarAturanBaca",
    sebutan_gap=teks(),
    sebutan_aturan=teks(bantuan="Kosong: aturan yang berlaku tidak menghitung JPM."),
    dasar_aturan=teks(),
    tahun_gap=bilangan(),
    tahun_aturan=bilangan(kosong=True),
    jenjang=dari_dataclass(BarisJenjang, "StandarAturanBaris", berbeda=ya())(many=True),
)


@operasi(GET, "Standar menurut jenjang pada halaman kesenjangan dan pada aturan peringkat",
         keluaran=StandarAturanBaca, area="pegawai", izin="kompetensi.lihat")  # fmt: skip
def standar(p: Permintaan) -> Any:
    return banding_standar(instansi_id=p.instansi_id or 0, hari=timezone.localdate())
