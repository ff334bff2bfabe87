"""What operations about filling posts share: permissions, and the vacancy of an address."""

from typing import Any

from django.shortcuts import get_object_or_404

from karir.models import LangkahLowongan, Lowongan, PantauPenempatan, PutusanLowongan
from karir.pengisian.selectors.langkah import langkah_kini
from karir.pengisian.selectors.lowongan import (
    calon_terlihat,
    kursi_terlihat,
    lowongan_terlihat,
    suara_terlihat,
)
from karir.pengisian.services.lowongan import LowonganDitolak
from talenta.inti.api.operasi import Permintaan
from talenta.inti.api.pekerjaan import PekerjaanDiminta

AREA: Any = {"area": "lowongan", "tolak": (LowonganDitolak,)}


def izin_untuk(nama: str) -> Any:
    """What an operation says that asks for a permission of this subject."""
    return {**AREA, "izin": f"lowongan.{nama}"}


LIHAT, NILAI, SUSUN, SAHKAN = map(izin_untuk, ("lihat", "nilai", "susun", "sahkan"))
SIDANG, PUTUS = map(izin_untuk, ("sidang", "putuskan"))
KERJA: Any = {"keluaran": PekerjaanDiminta, "status": 202}


def lowongan_satu(p: Permintaan, pk: int) -> Lowongan:
    """The vacancy of an address, or 404."""
    return get_object_or_404(lowongan_terlihat(pengguna=p.oleh), pk=pk)


def lowongan_isi(p: Permintaan, pk: int) -> dict[str, Any]:
    """A vacancy whole, as far as it is in view."""
    satu = lowongan_satu(p, pk)
    pantau = PantauPenempatan.objects.terlihat_oleh(p.oleh).filter(lowongan=satu)
    riwayat = LangkahLowongan.objects.terlihat_oleh(p.oleh).filter(lowongan=satu)
    putusan = PutusanLowongan.objects.terlihat_oleh(p.oleh).filter(lowongan=satu)
    return {
        "lowongan": satu,
        "penilaian": satu.penilaian.ringkasan if satu.penilaian else None,
        "calon": calon_terlihat(pengguna=p.oleh, lowongan=satu),
        "kursi": kursi_terlihat(pengguna=p.oleh, lowongan=satu),
        "suara": suara_terlihat(pengguna=p.oleh, lowongan=satu),
        "putusan": putusan.select_related("calon").first(),
        "pantauan": pantau.order_by("jatuh_tempo"),
        "riwayat": riwayat.order_by("-pk"),
        "boleh": langkah_kini(pengguna=p.oleh, lowongan=satu).boleh,
    }
