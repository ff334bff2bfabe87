"""A rule set on its way: proposed, returned or put in force by somebody else, withdrawn."""

from dataclasses import dataclass
from datetime import date
from typing import Any, BinaryIO

from django.db import IntegrityError, transaction
from django.db.models import F, Min
from django.db.models.functions import Greatest
from django.urls import reverse
from django.utils import timezone

from karir.alur_aturan import PERALIHAN, Langkah, halangan
from karir.mesin.aturan import AturanTidakSah, hash_aturan, muat
from karir.mesin.tulis import tanggal as tanggal_kata
from karir.models import AturanBerlaku, AturanTalenta, LangkahAturan
from karir.selectors.aturan import AturanTidakAda, aturan_dalam_kekuatan
from talenta.akun.izin import IZIN
from talenta.inti.bukti import bukti_simpan
from talenta.inti.services.audit import Pelaku, catat
from talenta.inti.services.kabar import kabarkan, siarkan
from talenta.pegawai.models import Pegawai


class AturanDitolak(Exception):
    """The step cannot be taken; the message is for the officer."""


_BERUBAH = (
    "Aturan ini berubah sejak Anda membuka halamannya. Baca lagi isinya yang sekarang, lalu ulangi."
)
_TAK_DIUSULKAN = {"diusulkan_oleh_id": None, "diusulkan_pada": None}
_PUTUSAN = {
    Langkah.KEMBALIKAN: "Usul aturan Anda dikembalikan",
    Langkah.SAHKAN: "Usul aturan Anda disahkan",
    Langkah.CABUT: "Aturan yang Anda usulkan dicabut",
}
_TANPA_ALASAN = "Tulis alasannya: alasan itu tersimpan dan dapat dibaca kembali."


@dataclass(frozen=True, kw_only=True)
class Usul:
    """What a proposal brings beside the rule set. `dokumen` None keeps the one there is."""

    alasan: str
    dasar_hukum: str
    berlaku_mulai: date
    dokumen: BinaryIO | None = None
    dokumen_nama: str = ""


def _instansi(aturan: AturanTalenta) -> int:
    """The agency of a rule set; national ones take no step."""
    if aturan.instansi_id is None:
        raise AturanDitolak(halangan(aturan, Langkah.USULKAN, None))
    return aturan.instansi_id


def _tertaut(aturan: AturanTalenta, pelaku: Pelaku) -> bool:
    """Whether the account that acts has a personnel record of the rule set's agency."""
    milik = Pegawai.objects.filter(instansi_id=_instansi(aturan))
    return pelaku.id is not None and milik.filter(pengguna_id=pelaku.id).exists()


def _beralih(
    aturan: AturanTalenta,
    langkah: Langkah,
    *,
    revisi: int,
    pelaku: Pelaku,
    alasan: str = "",
    rincian: dict[str, Any] | None = None,
    nilai: dict[str, Any] | None = None,
) -> None:
    """Take a step in the caller's transaction, or raise AturanDitolak and leave all as it was."""
    satu, pengusul = PERALIHAN[langkah], aturan.diusulkan_oleh_id
    alasan = alasan.strip()
    if tolak := halangan(aturan, langkah, pelaku.id, tertaut=_tertaut(aturan, pelaku)):
        raise AturanDitolak(tolak)
    if satu.beralasan and not alasan:
        raise AturanDitolak(_TANPA_ALASAN)
    kini = AturanTalenta.objects.filter(
        pk=aturan.pk, instansi_id=_instansi(aturan), status=satu.dari, revisi=revisi
    )
    if not kini.update(status=satu.ke, revisi=F("revisi") + 1, **(nilai or {})):
        raise AturanDitolak(_BERUBAH)
    aturan.refresh_from_db()
    langkah_catat(aturan, langkah, pelaku=pelaku, alasan=alasan, rincian=rincian)
    _kabarkan(aturan, langkah, pengusul)


def _kabarkan(aturan: AturanTalenta, langkah: Langkah, pengusul: int | None) -> None:
    """Tell who can put a proposal in force that it waits, and who proposed it what became of it."""
    tautan = reverse("karir:aturan_rinci", args=[aturan.pk])
    if langkah == Langkah.USULKAN:
        siarkan(
            jenis="aturan",
            judul="Usul aturan menunggu pengesahan",
            isi=aturan.judul,
            instansi_id=_instansi(aturan),
            peran=sorted(IZIN["aturan.sahkan"]),
            tautan=tautan,
        )
    elif langkah in _PUTUSAN and pengusul is not None:
        kabarkan(
            jenis="aturan",
            judul=_PUTUSAN[langkah],
            isi=aturan.judul,
            pengguna=[pengusul],
            tautan=tautan,
        )


def langkah_catat(
    aturan: AturanTalenta,
    langkah: Langkah,
    *,
    pelaku: Pelaku,
    alasan: str = "",
    rincian: dict[str, Any] | None = None,
) -> None:
    """Keep a step on the rule set's page and in the audit, in the caller's transaction."""
    LangkahAturan.objects.create(
        instansi_id=_instansi(aturan),
        aturan=aturan,
        langkah=langkah,
        alasan=alasan,
        oleh_id=pelaku.id,
        oleh_nama=pelaku.nama[:200],
    )
    catat(
        pelaku=pelaku,
        tindakan=f"aturan.{langkah.lower()}",
        objek_jenis="aturan",
        objek_id=aturan.pk,
        objek_nama=str(aturan),
        rincian={"sidik": aturan.sidik, **(rincian or {})},
        alasan=alasan,
        instansi_id=aturan.instansi_id,
    )


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
                instansi_id=_instansi(aturan),
                isi=usul.dokumen,
                nama=usul.dokumen_nama,
                pelaku=pelaku,
            ).pk
        _beralih(
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
    semua = AturanBerlaku.objects.filter(instansi_id=_instansi(aturan), mulai=hari)
    return bool(semua.nyata().exists())


def usul_kembalikan(
    *, aturan: AturanTalenta, revisi: int, alasan: str, pelaku: Pelaku
) -> AturanTalenta:
    """Give a proposal back to be mended, with a reason; it is a draft again."""
    with transaction.atomic():
        _beralih(
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
        _beralih(
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
        _beralih(aturan, Langkah.BUANG, revisi=revisi, pelaku=pelaku, alasan=alasan)
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
            _beralih(
                aturan,
                Langkah.SAHKAN,
                revisi=revisi,
                pelaku=pelaku,
                alasan=alasan,
                rincian={"berlaku_mulai": aturan.berlaku_mulai.isoformat()},
                nilai={"disahkan_oleh_id": pelaku.id, "disahkan_pada": timezone.now()},
            )
            AturanBerlaku.objects.create(
                instansi_id=_instansi(aturan), aturan=aturan, mulai=aturan.berlaku_mulai
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
            penerus = aturan_dalam_kekuatan(instansi_id=_instansi(aturan), tanggal=hari)
            _beralih(
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
