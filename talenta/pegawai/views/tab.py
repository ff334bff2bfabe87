"""Tabs of the place where records are mended."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from talenta.pegawai.models import LaporanData, TakTercantum, UsulPerbaikan


def tab_perbaikan(request: HttpRequest, kini: str) -> list[dict[str, Any]]:
    """The three lists with what is open in each."""
    oleh = request.user
    butir = (
        ("usul", "Usul perbaikan", UsulPerbaikan.objects.terlihat_oleh(oleh).menunggu()),
        ("laporan", "Laporan data salah", LaporanData.objects.terlihat_oleh(oleh).terbuka()),
        ("tak_tercantum", "Tidak tercantum", TakTercantum.objects.terlihat_oleh(oleh).terbuka()),
    )
    return [
        {
            "judul": judul,
            "url": reverse(f"pegawai:{nama}"),
            "aktif": nama == kini,
            "hitungan": terbuka.order_by().count(),
        }
        for nama, judul, terbuka in butir
    ]
