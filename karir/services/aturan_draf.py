"""Drafts of rule sets: made of another version or of a file, changed, never by two at once."""

import json
import re
from datetime import date
from typing import Any, BinaryIO, Final

from django.db import IntegrityError, transaction
from django.db.models import F, Max
from django.utils import timezone

from karir.alur_aturan import Langkah
from karir.mesin.aturan import AturanTidakSah, baca_json, hash_aturan, muat
from karir.models import AturanTalenta
from karir.services.aturan_langkah import AturanDitolak, langkah_catat
from karir.susunan.panjang import terlalu_panjang
from talenta.akun.models import Instansi
from talenta.inti.services.audit import Pelaku, catat

POLA_KODE: Final = re.compile(r"[A-Z0-9][A-Z0-9-]{1,59}")
ATURAN_KODE: Final = "Huruf besar, angka, dan tanda hubung, 2 sampai 60 karakter."
BATAS_BERKAS: Final = 1024 * 1024
_PANJANG_JUDUL: Final = 200
BERUBAH: Final = (
    "Draf ini sudah diubah orang lain sejak Anda membukanya, jadi isian Anda belum disimpan. "
    "Salin yang perlu, muat ulang halaman ini, lalu ulangi perubahan Anda."
)


class DrafBerubah(AturanDitolak):
    """Somebody else changed the draft in between; nothing of one's own was stored."""


def draf_buat(
    *,
    instansi_id: int,
    isi: dict[str, Any],
    kode: str,
    asal: AturanTalenta | None,
    pelaku: Pelaku,
) -> AturanTalenta:
    """Make a draft of the agency under `kode`, as its next version; a copy begins today.

    Versions of a code are counted together with the national ones, so that no two that people can
    see bear the same name. Raises AturanDitolak for a malformed code.
    """
    if not POLA_KODE.fullmatch(kode):
        raise AturanDitolak(f"Kode aturan: {ATURAN_KODE}")
    isi = {**isi, "kode": kode}
    if asal is not None:
        # The day of the version it is copied from is that version's own.
        isi["berlaku_mulai"] = timezone.localdate().isoformat()
    try:
        with transaction.atomic():
            milik = AturanTalenta.objects.filter_milik(instansi_id).filter(kode=kode)
            terakhir = milik.aggregate(n=Max("versi"))["n"] or 0
            draf = AturanTalenta.objects.create(
                instansi_id=instansi_id,
                kode=kode,
                versi=terakhir + 1,
                asal=asal,
                dibuat_oleh_id=pelaku.id,
                diubah_oleh_id=pelaku.id,
                diubah_pada=timezone.now(),
                berlaku_mulai=_tanggal(isi) or timezone.localdate(),
                isi=isi,
                **_ringkas(isi),
            )
            langkah_catat(
                draf, Langkah.BUAT, pelaku=pelaku, rincian={"asal": str(asal) if asal else "berkas"}
            )
    except IntegrityError as galat:
        raise AturanDitolak("Draf lain baru saja dibuat dengan kode ini. Ulangi.") from galat
    return draf


def kode_usulan(asal: AturanTalenta, instansi: Instansi) -> str:
    """The code a draft of `asal` starts with: its own, or of the agency for a national one."""
    if asal.instansi_id is not None:
        return asal.kode
    return f"{asal.kode}-{instansi.kode}".upper().replace("_", "-")[:60]


def _ringkas(isi: dict[str, Any]) -> dict[str, Any]:
    """The columns that follow the content."""
    return {
        "judul": str(isi.get("judul") or "")[:_PANJANG_JUDUL],
        "dasar_hukum": str(isi.get("dasar_hukum") or ""),
        "sidik": hash_aturan(isi),
    }


def _tanggal(isi: dict[str, Any]) -> date | None:
    try:
        return date.fromisoformat(isi["berlaku_mulai"])
    except (KeyError, TypeError, ValueError):
        return None


def draf_simpan(
    *, draf: AturanTalenta, revisi: int, isi: dict[str, Any], bagian: str, pelaku: Pelaku
) -> AturanTalenta:
    """Store a changed draft, complete or not. `revisi` is what the officer had opened.

    Raises DrafBerubah when the draft moved on meanwhile, in content or in state.
    """
    isi = {**isi, "kode": draf.kode}
    nilai: dict[str, Any] = {**_ringkas(isi), "isi": isi}
    if (hari := _tanggal(isi)) is not None:
        nilai["berlaku_mulai"] = hari
    with transaction.atomic():
        kini = AturanTalenta.objects.filter(
            pk=draf.pk,
            instansi_id=draf.instansi_id or 0,
            status=AturanTalenta.Status.DRAF,
            revisi=revisi,
        )
        berubah = kini.update(
            revisi=F("revisi") + 1,
            diubah_oleh_id=pelaku.id,
            diubah_pada=timezone.now(),
            **nilai,
        )
        if not berubah:
            raise DrafBerubah(BERUBAH)
        catat(
            pelaku=pelaku,
            tindakan="aturan.ubah",
            objek_jenis="aturan",
            objek_id=draf.pk,
            objek_nama=str(draf),
            rincian={"bagian": bagian, "sidik": nilai["sidik"]},
            instansi_id=draf.instansi_id,
        )
    draf.refresh_from_db()
    return draf


def aturan_tulis(aturan: AturanTalenta) -> bytes:
    """A rule set as one JSON file, in the form that `aturan_baca` and the portal itself load."""
    return (json.dumps(aturan.isi, ensure_ascii=False, indent=2) + "\n").encode()


def aturan_baca(berkas: BinaryIO) -> dict[str, Any]:
    """The checked content of a file; raises AturanTidakSah with every place and reason."""
    mentah = berkas.read(BATAS_BERKAS + 1)
    if len(mentah) > BATAS_BERKAS:
        raise _rusak("berkas lebih besar dari 1 MB; aturan jauh lebih kecil dari itu")
    try:
        isi = baca_json(mentah.decode("utf-8-sig"))
        # What PostgreSQL cannot keep: half characters (no UTF-8) and the null character.
        utuh = json.dumps(isi, ensure_ascii=False).encode()
    except AturanTidakSah:
        raise
    except UnicodeError:
        raise _rusak("berisi huruf yang bukan UTF-8") from None
    except (ValueError, RecursionError):
        raise _rusak("bukan JSON yang dapat dibaca") from None
    if b"\\u0000" in utuh:
        raise _rusak("berisi karakter nol")
    muat(isi)
    galat = []
    if not POLA_KODE.fullmatch(isi["kode"]):
        galat.append(("$.kode", ATURAN_KODE.lower()))
    galat += terlalu_panjang(isi)
    if galat:
        raise AturanTidakSah(galat)
    hasil: dict[str, Any] = isi
    return hasil


def _rusak(sebab: str) -> AturanTidakSah:
    return AturanTidakSah([("berkas", sebab)])
