"""Words for the codes of jobs and of audited acts; each wing declares its own in its kamus.py.

A kind of job may also name the page of its result: a URL name and, for each argument of it, the
key in the job's result or parameters that holds its value; `izin` is the permission that page
asks for. `izin_batal` is the permission to cancel such a job; without it none can be cancelled.
`kabar` is the kind of message that tells who asked for it how it ended.
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
    kabar: str = ""

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


@dataclass(frozen=True)
class JenisKabar:
    """A kind of message to people. `bawaan` is how one is told who chose nothing (a Cara of
    talenta.akun.models.SetelanKabar); nobody chooses for a kind that is `wajib`."""

    judul: str
    keterangan: str = ""
    bawaan: str = "HARIAN"
    wajib: bool = False


@dataclass(frozen=True)
class KabarTindakan:
    """What an account's owner is told when this act on it enters the audit; where `syarat` is
    given, only if the act's details hold it."""

    judul: str
    syarat: Mapping[str, Any] = field(default_factory=dict)


JENIS: dict[str, JenisPekerjaan] = {}
TINDAKAN: dict[str, str] = {}
OBJEK: dict[str, str] = {}
KABAR: dict[str, JenisKabar] = {}
KABAR_TINDAKAN: dict[str, KabarTindakan] = {}


def daftarkan(
    *,
    pekerjaan: Mapping[str, JenisPekerjaan] | None = None,
    tindakan: Mapping[str, str] | None = None,
    objek: Mapping[str, str] | None = None,
    kabar: Mapping[str, JenisKabar] | None = None,
    kabar_tindakan: Mapping[str, KabarTindakan] | None = None,
) -> None:
    """Declare words for kinds of jobs, audited acts, kinds of audited objects and messages."""
    JENIS.update(pekerjaan or {})
    TINDAKAN.update(tindakan or {})
    OBJEK.update(objek or {})
    KABAR.update(kabar or {})
    KABAR_TINDAKAN.update(kabar_tindakan or {})


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
