"""A rule set on its way: proposed, returned or put in force by somebody else, withdrawn."""

from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from django.db import IntegrityError, transaction
from django.db.models import F, Min
from django.db.models.functions import Greatest
from django.utils import timezone

from karir.alur_aturan import Langkah
from karir.mesin.aturan import AturanTidakSah, hash_aturan, muat
from karir.mesin.tulis import tanggal as tanggal_kata
from karir.models import AturanBerlaku, AturanTalenta
from karir.selectors.aturan import AturanTidakAda, aturan_dalam_kekuatan
from karir.services.aturan_langkah import AturanDitolak, beralih, instansi_aturan
from talenta.inti.bukti import bukti_simpan
from talenta.inti.services.audit import Pelaku

_TAK_DIUSULKAN = {"diusulkan_oleh_id": None, "diusulkan_pada": None}


@dataclass(frozen=True, kw_only=True)
class Usul:
    """What a proposal brings beside the rule set. `dokumen` None keeps the one there is."""

    alasan: str
    dasar_hukum: str
    berlaku_mulai: date
    dokumen: BinaryIO | None = None
    dokumen_nama: str = ""


def aturan_usulkan(
    *, aturan: AturanTalenta, revisi: int, usul: Usul, pelaku: Pelaku
) -> AturanTalenta:
    """Propose a draft: its date, legal basis and document become part of it, for good.

    Raises AturanTidakSah with every fault while the rule set is incomplete, AturanDitolak without
    a reason or a document, from a day before any national rule set, or when the draft changed
    meanwhile.
    """
    isi = {
        **aturan.isi,
        "dasar_hukum": usul.dasar_hukum.strip(),
        "berlaku_mulai": usul.berlaku_mulai.isoformat(),
    }
    muat(isi)
    if usul.dokumen is None and aturan.dokumen_id is None:
        raise AturanDitolak("Lampirkan dokumen dasarnya (PDF).")
    if (terawal := _hari_terawal()) is not None and usul.berlaku_mulai < terawal:
        raise AturanDitolak(
            f"Aturan dapat berlaku paling awal mulai {tanggal_kata(terawal)}, hari pertama aturan "
            "nasional. Pilih tanggal itu atau sesudahnya."
        )
    if _hari_terpakai(aturan, usul.berlaku_mulai):
        raise AturanDitolak(
            f"Aturan lain sudah mulai berlaku pada {tanggal_kata(usul.berlaku_mulai)}. "
            "Pilih tanggal lain."
        )
    with transaction.atomic():
        dokumen_id = aturan.dokumen_id
        if usul.dokumen is not None:
            dokumen_id = bukti_simpan(
                instansi_id=instansi_aturan(aturan),
                isi=usul.dokumen,
                nama=usul.dokumen_nama,
                pelaku=pelaku,
            ).pk
        beralih(
            aturan,
            Langkah.USULKAN,
            revisi=revisi,
            pelaku=pelaku,
            alasan=usul.alasan,
            rincian={"berlaku_mulai": usul.berlaku_mulai.isoformat()},
            nilai={
                "isi": isi,
                "sidik": hash_aturan(isi),
                "judul": isi["judul"],
                "dasar_hukum": isi["dasar_hukum"],
                "berlaku_mulai": usul.berlaku_mulai,
                "alasan": usul.alasan.strip(),
                "dokumen_id": dokumen_id,
                "diusulkan_oleh_id": pelaku.id,
                "diusulkan_pada": timezone.now(),
            },
        )
    return aturan


def _hari_terawal() -> date | None:
    """The first day of the oldest national rule set: nobody ranks as of a day before it."""
    nasional = AturanTalenta.objects.filter(instansi=None).exclude(
        status=AturanTalenta.Status.DICABUT
    )
    hari: date | None = nasional.aggregate(hari=Min("berlaku_mulai"))["hari"]
    return hari


def _hari_terpakai(aturan: AturanTalenta, hari: date) -> bool:
    """Whether another rule set of the agency begins on that day."""
    semua = AturanBerlaku.objects.filter(instansi_id=instansi_aturan(aturan), mulai=hari)
    return bool(semua.nyata().exists())


def usul_kembalikan(
    *, aturan: AturanTalenta, revisi: int, alasan: str, pelaku: Pelaku
) -> AturanTalenta:
    """Give a proposal back to be mended, with a reason; it is a draft again."""
    with transaction.atomic():
        beralih(
            aturan,
            Langkah.KEMBALIKAN,
            revisi=revisi,
            pelaku=pelaku,
            alasan=alasan,
            nilai=dict(_TAK_DIUSULKAN),
        )
    return aturan


def usul_tarik(*, aturan: AturanTalenta, revisi: int, alasan: str, pelaku: Pelaku) -> AturanTalenta:
    """Take the own proposal back; it is a draft again."""
    with transaction.atomic():
        beralih(
            aturan,
            Langkah.TARIK,
            revisi=revisi,
            pelaku=pelaku,
            alasan=alasan,
            nilai=dict(_TAK_DIUSULKAN),
        )
    return aturan


def draf_buang(*, aturan: AturanTalenta, revisi: int, alasan: str, pelaku: Pelaku) -> AturanTalenta:
    """Set a draft aside for good; its number is not used again."""
    with transaction.atomic():
        beralih(aturan, Langkah.BUANG, revisi=revisi, pelaku=pelaku, alasan=alasan)
    return aturan


def aturan_sahkan(
    *, aturan: AturanTalenta, revisi: int, alasan: str, pelaku: Pelaku
) -> AturanTalenta:
    """Put somebody else's proposal in force from its date on.

    Raises AturanDitolak for the own proposal, for one that changed since it was read, and where
    another rule set of the agency begins on the same day.
    """
    try:
        muat(aturan.isi)
    except AturanTidakSah as galat:
        raise AturanDitolak(f"Isi usul ini tidak sah: {galat}") from galat
    try:
        with transaction.atomic():
            beralih(
                aturan,
                Langkah.SAHKAN,
                revisi=revisi,
                pelaku=pelaku,
                alasan=alasan,
                rincian={"berlaku_mulai": aturan.berlaku_mulai.isoformat()},
                nilai={"disahkan_oleh_id": pelaku.id, "disahkan_pada": timezone.now()},
            )
            AturanBerlaku.objects.create(
                instansi_id=instansi_aturan(aturan), aturan=aturan, mulai=aturan.berlaku_mulai
            )
    except IntegrityError as galat:
        if "aturan_berlaku_sekali" not in str(galat):
            raise
        aturan.refresh_from_db()
        raise AturanDitolak(
            f"Aturan lain sudah mulai berlaku pada {tanggal_kata(aturan.berlaku_mulai)}. "
            "Kembalikan usul ini supaya tanggalnya diganti, atau cabut aturan itu dahulu."
        ) from galat
    return aturan


def aturan_cabut(
    *, aturan: AturanTalenta, revisi: int, alasan: str, hari: date, pelaku: Pelaku
) -> AturanTalenta:
    """Withdraw an agency's rule set from `hari` on; return the one that is in force then.

    What was in force before it counts again: an earlier choice of the agency, else the national
    default. Raises AturanDitolak where nothing would be in force.
    """
    try:
        with transaction.atomic():
            AturanBerlaku.objects.filter(aturan=aturan, sampai__isnull=True).update(
                sampai=Greatest(F("mulai"), hari)
            )
            penerus = aturan_dalam_kekuatan(instansi_id=instansi_aturan(aturan), tanggal=hari)
            beralih(
                aturan,
                Langkah.CABUT,
                revisi=revisi,
                pelaku=pelaku,
                alasan=alasan,
                rincian={"mulai": hari.isoformat(), "sesudahnya": str(penerus)},
            )
    except AturanTidakAda as galat:
        raise AturanDitolak(
            "Tanpa aturan ini tidak ada yang berlaku. Sahkan penggantinya dahulu."
        ) from galat
    return penerus
