"""Predikat by year and 360 feedback of a person, and of oneself."""

from typing import Any

from kinerja.models import PenilaianTahunan, PredikatTahunan, UmpanBalik
from kinerja.selectors.panel import panel_kinerja
from talenta.inti.api.keluaran import baris, bentuk, bilangan
from talenta.inti.api.operasi import GET, Permintaan, operasi
from talenta.pegawai.api.orang import TENTANG, diri, orang

_CATATAN = "dicabut_pada alasan_cabut"
KinerjaBaca = bentuk(
    "KinerjaBaca",
    predikat=baris(
        "PredikatBaris", PredikatTahunan, f"id tahun hasil_kerja perilaku_kerja predikat {_CATATAN}"
    )(many=True),
    penilaian=baris(
        "PenilaianFinalBaris",
        PenilaianTahunan,
        "id rating_hasil rating_perilaku predikat status diserahkan_pada diterima_pada final_pada",
        tahun=bilangan("tahun_kinerja.tahun"),
    )(many=True),
    umpan_balik=baris("UmpanBalikBaris", UmpanBalik, f"id tanggal nilai {_CATATAN}")(many=True),
)


def _isi(p: Permintaan, pegawai_id: int) -> dict[str, Any]:
    panel = panel_kinerja(oleh=p.oleh, pegawai_id=pegawai_id)
    return {
        "predikat": [satu.catatan for satu in panel.predikat],
        "penilaian": [satu.penilaian for satu in panel.penilaian],
        "umpan_balik": panel.umpan_balik,
    }


@operasi(GET, "Predikat kinerja dan umpan balik 360 seorang pegawai", keluaran=KinerjaBaca,
         rinci="Nilai umpan balik dalam perseratus. Yang dihitung pada satu tahun ialah "
         "`penilaian` bila ada, selain itu `predikat` dari berkas.", area="pegawai",
         izin="pegawai.lihat", **TENTANG)  # fmt: skip
def panel(p: Permintaan, pk: int) -> Any:
    return _isi(p, orang(p, pk).pk)


@operasi(GET, "Predikat kinerja dan umpan balik 360 saya", keluaran=KinerjaBaca, area="diri",
         diri=True)  # fmt: skip
def panel_saya(p: Permintaan) -> Any:
    return _isi(p, diri(p).pk)
