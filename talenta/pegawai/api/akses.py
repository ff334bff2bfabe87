"""Who can see a person and why, and who looked; the same about oneself."""

from typing import Any

from django.utils import timezone

from talenta.inti.api.keluaran import (
    baris,
    bentuk,
    bilangan,
    dari_dataclass,
    hari,
    teks,
    ya,
)
from talenta.inti.api.operasi import GET, Permintaan, operasi
from talenta.pegawai.api.orang import TENTANG, diri, orang
from talenta.pegawai.hubungan import Hubungan, hubungan_pegawai
from talenta.pegawai.models import Pegawai, Tilikan
from talenta.pegawai.selectors.akses import akses_pegawai, tilikan_daftar

TILIKAN_TERBANYAK = 200
AksesBaca = bentuk(
    "AksesBaca",
    akses=bentuk(
        "DapatMelihatBaca",
        penugasan_id=bilangan("penugasan.pk"),
        nama=teks("penugasan.pengguna.nama"),
        peran=teks("penugasan.peran"),
        alasan=teks(),
        melihat=teks(),
        belum=teks(bantuan="Mengapa peran ini belum membuka apa pun; kosong bila sudah."),
        berlaku_mulai=hari("penugasan.berlaku_mulai"),
        berlaku_sampai=hari("penugasan.berlaku_sampai", kosong=True),
        diberikan_oleh=teks("penugasan.diberikan_oleh.nama", kosong=True),
    )(many=True),
    hubungan=dari_dataclass(Hubungan, "HubunganBaca")(many=True),
    boleh_membaca_tilikan=ya(),
    tilikan=baris(
        "TilikanBaris", Tilikan, "peran tempat jenis hari pada", nama=teks("pengguna.nama")
    )(many=True),
)


def _akses(p: Permintaan, pegawai: Pegawai, *, tilikan: bool, diri: bool = False) -> dict[str, Any]:
    semua: Any = tilikan_daftar(oleh=p.oleh, pegawai_id=pegawai.pk) if tilikan else []
    return {
        "akses": akses_pegawai(pegawai=pegawai, hari=timezone.localdate(), diri=diri),
        "hubungan": hubungan_pegawai(pegawai.pk) if diri or p.oleh.boleh("kinerja.lihat") else [],
        "boleh_membaca_tilikan": tilikan,
        "tilikan": semua[:TILIKAN_TERBANYAK],
    }


@operasi(GET, "Siapa dapat melihat seorang pegawai dan mengapa; bagi Auditor juga siapa yang "
         "melihat", keluaran=AksesBaca, area="pegawai", izin="pegawai.lihat",
         rinci=f"Paling banyak {TILIKAN_TERBANYAK} catatan terbaru.", **TENTANG)  # fmt: skip
def akses(p: Permintaan, pk: int) -> Any:
    return _akses(p, orang(p, pk), tilikan=p.oleh.boleh("tilikan.lihat"))


@operasi(GET, "Siapa dapat melihat data saya dan mengapa, dan siapa yang melihat",
         keluaran=AksesBaca, area="diri", diri=True,
         rinci=f"Paling banyak {TILIKAN_TERBANYAK} catatan terbaru.")  # fmt: skip
def akses_saya(p: Permintaan) -> Any:
    return _akses(p, diri(p), tilikan=True, diri=True)
