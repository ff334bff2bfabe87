"""Writing the audit of decisions, sealing it into a chain, verifying the chain."""

import hashlib
import json
import re
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction

from talenta.inti.kamus import KABAR_TINDAKAN
from talenta.inti.models import AntreanSegel, CatatanAudit, SegelAudit
from talenta.inti.services.kabar import kabarkan

AWAL = "0" * 64
# Where an owner reads what was done to the account, and by whom.
AKUN_SAYA = "/akun/saya/"
_KUNCI_SEGEL = 7_203_001


@dataclass(frozen=True, kw_only=True)
class Pelaku:
    """Who acts: an account, or the system itself (no id)."""

    id: int | None
    nama: str
    instansi_id: int | None = None
    alamat: str | None = None

    @classmethod
    def sistem(cls) -> "Pelaku":
        """The portal acting by itself: a command or a schedule."""
        return cls(id=None, nama="Sistem")

    @classmethod
    def dari_pengguna(cls, pengguna: Any, alamat: str | None = None) -> "Pelaku":
        """The signed-in person, under the agency of the role taken on."""
        return cls(
            id=pengguna.pk,
            nama=str(pengguna),
            instansi_id=pengguna.lingkup.instansi_id or pengguna.instansi_id,
            alamat=alamat or None,
        )


def catat(
    *,
    pelaku: Pelaku,
    tindakan: str,
    objek_jenis: str,
    objek_id: object,
    objek_nama: str = "",
    rincian: dict[str, Any] | None = None,
    alasan: str = "",
    instansi_id: int | None = None,
) -> None:
    """Add one act to the audit, inside the caller's transaction; the owner of an account is told
    of what KABAR_TINDAKAN names."""
    with connection.cursor() as kursor:
        # No RETURNING: whoever may add need not be able to read.
        kursor.execute(
            """INSERT INTO inti_catatanaudit (waktu, pelaku_id, pelaku, instansi_id, tindakan,
                   objek_jenis, objek_id, objek_nama, rincian, alasan, alamat)
               VALUES (clock_timestamp(), %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)""",
            [
                pelaku.id,
                pelaku.nama[:200],
                instansi_id if instansi_id is not None else pelaku.instansi_id,
                tindakan,
                objek_jenis,
                str(objek_id),
                objek_nama[:300],
                json.dumps(rincian or {}, default=str),
                alasan,
                pelaku.alamat,
            ],
        )
    kabar = KABAR_TINDAKAN.get(tindakan) if objek_jenis == "akun" else None
    if kabar and kabar.syarat.items() <= (rincian or {}).items():
        kabarkan(
            jenis="keamanan", judul=kabar.judul, pengguna=[int(str(objek_id))], tautan=AKUN_SAYA
        )


def _isi(catatan: CatatanAudit) -> bytes:
    nilai = {
        bidang.attname: getattr(catatan, bidang.attname) for bidang in CatatanAudit._meta.fields
    }
    nilai["waktu"] = catatan.waktu.isoformat()
    return json.dumps(nilai, sort_keys=True, ensure_ascii=False, default=str).encode()


def _sidik(sebelum: str, catatan: CatatanAudit) -> str:
    return hashlib.sha256(sebelum.encode() + _isi(catatan)).hexdigest()


def segel(*, batas: int = 5000) -> int:
    """Seal up to `batas` rows that are not sealed yet; return how many were sealed."""
    with transaction.atomic(), connection.cursor() as kursor:
        kursor.execute("SELECT pg_advisory_xact_lock(%s)", [_KUNCI_SEGEL])
        terakhir = SegelAudit.objects.order_by("-urutan").first()
        urutan, sidik = (terakhir.urutan, terakhir.sidik) if terakhir else (0, AWAL)
        segel_baru = []
        antre = AntreanSegel.objects.order_by("catatan_id").values_list("catatan_id", flat=True)
        nomor = list(antre[:batas])
        for catatan in CatatanAudit.objects.filter(id__in=nomor).order_by("id"):
            urutan += 1
            baru = _sidik(sidik, catatan)
            segel_baru.append(
                SegelAudit(urutan=urutan, catatan=catatan, sidik_sebelum=sidik, sidik=baru)
            )
            sidik = baru
        SegelAudit.objects.bulk_create(segel_baru)
        AntreanSegel.objects.filter(catatan_id__in=nomor).delete()
    return len(segel_baru)


@dataclass(frozen=True, kw_only=True)
class HasilVerifikasi:
    """Outcome of checking the chain; `rusak` names the first broken link, if any."""

    disegel: int
    belum_disegel: int
    rusak: str

    @property
    def utuh(self) -> bool:
        return not self.rusak


@dataclass(frozen=True, kw_only=True)
class SegelTerbit:
    """A seal as it was written down outside the portal: its number and its hash."""

    nomor: int
    sidik: str

    @classmethod
    def baca(cls, teks: str) -> "SegelTerbit":
        """From the file of the page, or from a bare hash (number 0). Raises ValueError."""
        polos = teks.strip().lower()
        if re.fullmatch("[0-9a-f]{64}", polos):
            return cls(nomor=0, sidik=polos)
        isi = json.loads(teks)
        nomor, sidik = (isi.get("nomor"), isi.get("sidik")) if isinstance(isi, dict) else (0, "")
        if not isinstance(nomor, int) or not re.fullmatch("[0-9a-f]{64}", str(sidik)):
            raise ValueError("bukan berkas segel")
        return cls(nomor=nomor, sidik=str(sidik))


def segel_terakhir() -> SegelTerbit | None:
    """The end of the chain as it is now, to be kept where the portal cannot reach it."""
    akhir = SegelAudit.objects.order_by("-urutan").first()
    return SegelTerbit(nomor=akhir.urutan, sidik=akhir.sidik) if akhir else None


def segel_hilang(segel_: SegelTerbit) -> str:
    """Why the chain no longer holds a seal that was written down, or "".

    Cutting off the end of the chain leaves it whole; only a seal kept elsewhere tells.
    """
    ada = SegelAudit.objects.filter(sidik=segel_.sidik).first()
    if ada and segel_.nomor in (0, ada.urutan):
        return ""
    akhir = segel_terakhir()
    panjang = akhir.nomor if akhir else 0
    if segel_.nomor > panjang:
        return f"segel {segel_.nomor}: rantai kini berakhir pada segel {panjang}, ekornya terpotong"
    nomor = segel_.nomor or segel_.sidik[:12]
    return f"segel {nomor}: tidak ada lagi dalam rantai, isinya terpotong atau diganti"


def verifikasi(*, terbit: SegelTerbit | None = None) -> HasilVerifikasi:
    """Recompute every seal in order and compare; look for `terbit` in the chain too."""
    sidik, rusak = AWAL, ""
    rantai = SegelAudit.objects.select_related("catatan").order_by("urutan").iterator(2000)
    for harap, segel_ in enumerate(rantai, start=1):
        if segel_.urutan != harap or segel_.sidik_sebelum != sidik:
            rusak = f"segel {segel_.urutan}: mata rantai ke-{harap} hilang atau diganti"
            break
        sidik = _sidik(sidik, segel_.catatan)
        if sidik != segel_.sidik:
            rusak = f"segel {segel_.urutan}: isi catatan {segel_.catatan_id} berubah"
            break
    if terbit and not rusak:
        rusak = segel_hilang(terbit)
    return HasilVerifikasi(
        disegel=SegelAudit.objects.count(),
        belum_disegel=CatatanAudit.objects.filter(segel__isnull=True).count(),
        rusak=rusak,
    )
