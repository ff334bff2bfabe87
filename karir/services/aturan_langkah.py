"""One step of a rule set: allowed, taken against the revision that was read, kept and told."""

from typing import Any

from django.db.models import F
from django.urls import reverse

from karir.alur_aturan import PERALIHAN, Langkah, halangan
from karir.models import AturanTalenta, LangkahAturan
from talenta.akun.izin import IZIN
from talenta.inti.services.audit import Pelaku, catat
from talenta.inti.services.kabar import kabarkan, siarkan
from talenta.pegawai.models import Pegawai


class AturanDitolak(Exception):
    """The step cannot be taken; the message is for the officer."""


_BERUBAH = (
    "Aturan ini berubah sejak Anda membuka halamannya. Baca lagi isinya yang sekarang, lalu ulangi."
)
_PUTUSAN = {
    Langkah.KEMBALIKAN: "Usul aturan Anda dikembalikan",
    Langkah.SAHKAN: "Usul aturan Anda disahkan",
    Langkah.CABUT: "Aturan yang Anda usulkan dicabut",
}
_TANPA_ALASAN = "Tulis alasannya: alasan itu tersimpan dan dapat dibaca kembali."


def instansi_aturan(aturan: AturanTalenta) -> int:
    """The agency of a rule set; national ones take no step."""
    if aturan.instansi_id is None:
        raise AturanDitolak(halangan(aturan, Langkah.USULKAN, None))
    return aturan.instansi_id


def _tertaut(aturan: AturanTalenta, pelaku: Pelaku) -> bool:
    """Whether the account that acts has a personnel record of the rule set's agency."""
    milik = Pegawai.objects.filter(instansi_id=instansi_aturan(aturan))
    return pelaku.id is not None and milik.filter(pengguna_id=pelaku.id).exists()


def beralih(
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
        pk=aturan.pk, instansi_id=instansi_aturan(aturan), status=satu.dari, revisi=revisi
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
            instansi_id=instansi_aturan(aturan),
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
        instansi_id=instansi_aturan(aturan),
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
