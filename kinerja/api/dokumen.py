"""The SKP and the yearly appraisal as PDF."""

from typing import Any

from kinerja.views import dokumen as halaman
from talenta.inti.api.unduhan import unduhan
from talenta.pegawai.api.orang import DISEBUT_TENTANG

_DIRI: Any = {"area": "diri", "diri": True, "berkas": "application/pdf"}
_KANTOR: Any = {
    "area": "pegawai", "izin": "kinerja.lihat", "berkas": "application/pdf", **DISEBUT_TENTANG,
}  # fmt: skip

skp = unduhan("SKP saya, atau orang yang saya nilai, sebagai PDF", halaman.skp, **_DIRI)
penilaian = unduhan(
    "Evaluasi kinerja saya, atau orang yang saya nilai, sebagai PDF", halaman.penilaian, **_DIRI
)
skp_kantor = unduhan("Sebuah SKP sebagai PDF", halaman.skp_kantor, **_KANTOR)
penilaian_kantor = unduhan(
    "Sebuah evaluasi kinerja sebagai PDF", halaman.penilaian_kantor, **_KANTOR
)
