"""Rule sets into the database: the ones that ship."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction

from karir.mesin.aturan import baca_json, hash_aturan, muat
from karir.models import AturanBerlaku, AturanTalenta
from talenta.inti.services.audit import Pelaku, catat

FOLDER_BAWAAN = Path(__file__).resolve().parents[1] / "aturan"


@dataclass(frozen=True, kw_only=True)
class AturanDimuat:
    """A shipped rule set after loading; `baru` when this load made the version."""

    aturan: AturanTalenta
    baru: bool


def aturan_muat_bawaan(
    *, folder: Path = FOLDER_BAWAAN, pelaku: Pelaku | None = None
) -> list[AturanDimuat]:
    """Bring every shipped rule set into force; a file that changed makes a new version.

    Nothing is written for a file whose hash is that of its latest version. Raises AturanTidakSah,
    before anything is written, when a file is broken.
    """
    isi = [
        baca_json(berkas.read_text(encoding="utf-8")) for berkas in sorted(folder.glob("*.json"))
    ]
    for satu in isi:
        muat(satu)
    with transaction.atomic():
        return [_muat_satu(satu, pelaku or Pelaku.sistem()) for satu in isi]


def _muat_satu(isi: dict[str, Any], pelaku: Pelaku) -> AturanDimuat:
    sidik = hash_aturan(isi)
    versi_lain = AturanTalenta.objects.select_for_update().filter(
        instansi__isnull=True, kode=isi["kode"]
    )
    terakhir = versi_lain.order_by("-versi").first()
    if terakhir is not None and terakhir.sidik == sidik:
        return AturanDimuat(aturan=terakhir, baru=False)
    mulai = dt.date.fromisoformat(isi["berlaku_mulai"])
    # Until the first day of the new version the one before it ranks. A version that an agency has
    # chosen by itself stays in force for that agency.
    versi_lain.filter(status=AturanTalenta.Status.BERLAKU, berlaku_mulai__gte=mulai).exclude(
        pk__in=AturanBerlaku.objects.values("aturan_id")
    ).update(status=AturanTalenta.Status.DICABUT)
    aturan = AturanTalenta.objects.create(
        kode=isi["kode"],
        versi=terakhir.versi + 1 if terakhir else 1,
        judul=isi["judul"],
        dasar_hukum=isi["dasar_hukum"],
        berlaku_mulai=mulai,
        status=AturanTalenta.Status.BERLAKU,
        isi=isi,
        sidik=sidik,
    )
    catat(
        pelaku=pelaku,
        tindakan="aturan.muat_bawaan",
        objek_jenis="aturan",
        objek_id=aturan.pk,
        objek_nama=str(aturan),
        rincian={"sidik": sidik},
    )
    return AturanDimuat(aturan=aturan, baru=True)
