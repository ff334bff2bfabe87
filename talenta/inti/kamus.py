"""Words for the codes of jobs and of audited acts; each wing declares its own in its kamus.py.

A kind of job may also name the page of its result: a URL name and, for each argument of it, the
key in the job's result or parameters that holds its value; `izin` is the permission that page
asks for. `izin_batal` is the permission to cancel such a job; without it none can be cancelled.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.urls import NoReverseMatch, reverse


@dataclass(frozen=True)
class JenisPekerjaan:
    """A kind of job in words, and where its result is read."""

    judul: str
    nama_url: str = ""
    argumen: Mapping[str, str] = field(default_factory=dict)
    ajakan: str = "Buka hasilnya"
    izin: str = ""
    izin_batal: str = ""

    def url_hasil(self, nilai: Mapping[str, Any]) -> str:
        """Address of the result, empty where there is none (yet)."""
        if not self.nama_url or any(kunci not in nilai for kunci in self.argumen.values()):
            return ""
        try:
            return reverse(
                self.nama_url, kwargs={arg: nilai[kunci] for arg, kunci in self.argumen.items()}
            )
        except NoReverseMatch:
            return ""


JENIS: dict[str, JenisPekerjaan] = {}
TINDAKAN: dict[str, str] = {}
OBJEK: dict[str, str] = {}


def daftarkan(
    *,
    pekerjaan: Mapping[str, JenisPekerjaan] | None = None,
    tindakan: Mapping[str, str] | None = None,
    objek: Mapping[str, str] | None = None,
) -> None:
    """Declare words for kinds of jobs, audited acts and kinds of audited objects."""
    JENIS.update(pekerjaan or {})
    TINDAKAN.update(tindakan or {})
    OBJEK.update(objek or {})


daftarkan(
    pekerjaan={"inti.verifikasi_audit": JenisPekerjaan("Pemeriksaan rantai audit")},
    tindakan={
        "audit.ekspor": "Mengunduh jejak audit",
        "audit.unduh_segel": "Mengunduh segel audit",
        "audit.verifikasi": "Memeriksa rantai audit",
        "cadangan.buat": "Mencadangkan portal",
        "cadangan.pulihkan": "Memulihkan portal dari cadangan",
        "pekerjaan.batalkan": "Membatalkan pekerjaan",
    },
    objek={"audit": "Jejak audit", "cadangan": "Cadangan", "pekerjaan": "Pekerjaan"},
)
