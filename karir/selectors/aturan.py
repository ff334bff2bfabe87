"""Which rule set ranks an agency on a date, which came before it, and what waits."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q
from django.utils import timezone

from karir.mesin.tulis import tanggal as tanggal_kata
from karir.models import AturanBerlaku, AturanTalenta, LangkahAturan
from karir.models.aturan import AturanQuerySet
from talenta.akun.models import Pengguna

BAWAAN = "KEPKA-BKN-411-2025"
_ORANG = ("dibuat_oleh", "diubah_oleh", "diusulkan_oleh", "disahkan_oleh", "dokumen", "asal")


class AturanTidakAda(LookupError):
    """No rule set is in force; says so in words."""


class AturanDicabut(LookupError):
    """The rule set that was chosen is withdrawn; says so in words."""


def aturan_dalam_kekuatan(
    *, instansi_id: int, tanggal: date, kecuali: AturanTalenta | None = None
) -> AturanTalenta:
    """The agency's own choice in force on the date, else the national default.

    `kecuali` is left out, as if it were withdrawn. Raises AturanTidakAda before the default's
    first day.
    """
    pilihan = AturanBerlaku.objects.filter(instansi_id=instansi_id).pada(tanggal)
    if kecuali is not None:
        pilihan = pilihan.exclude(aturan=kecuali)
    satu = pilihan.select_related("aturan").first()
    if satu is not None:
        aturan: AturanTalenta = satu.aturan
        return aturan
    nasional = _berlaku(BAWAAN, tanggal).filter(instansi__isnull=True)
    return _pertama(nasional.order_by("-berlaku_mulai", "-versi"), BAWAAN, tanggal)


def aturan_mulai(
    *, instansi_id: int, tanggal: date, diminta: AturanTalenta, dipilih: bool
) -> AturanTalenta:
    """The rule set by which a run begins that was asked for by `diminta` some time ago.

    It is `diminta`, unless that was withdrawn meanwhile and does not hold on the date any more.
    Then a run by whatever is in force takes what is in force now. Raises AturanDicabut where an
    officer chose the rule set (`dipilih`), AturanTidakAda where nothing is in force.
    """
    if diminta.status != AturanTalenta.Status.DICABUT:
        return diminta
    kini = aturan_dalam_kekuatan(instansi_id=instansi_id, tanggal=tanggal)
    if dipilih and kini != diminta:
        raise AturanDicabut(
            f"Aturan {diminta} dicabut sebelum perhitungan dimulai, jadi tidak ada yang dihitung. "
            f"Per {tanggal_kata(tanggal)} yang berlaku {kini}; minta lagi dengan aturan itu."
        )
    return kini


def aturan_menurut_kode(*, instansi_id: int, kode: str, tanggal: date) -> AturanTalenta:
    """The latest version of a rule set in force on the date, the agency's own before a national.

    Raises AturanTidakAda where there is none.
    """
    milik = _berlaku(kode, tanggal).filter_milik(instansi_id)
    urut = milik.order_by(F("instansi_id").desc(nulls_last=True), "-berlaku_mulai", "-versi")
    return _pertama(urut, kode, tanggal)


def _berlaku(kode: str, tanggal: date) -> AturanQuerySet:
    semua: AturanQuerySet = AturanTalenta.objects.filter(
        kode=kode, status=AturanTalenta.Status.BERLAKU, berlaku_mulai__lte=tanggal
    )
    return semua


def _pertama(semua: AturanQuerySet, kode: str, tanggal: date) -> AturanTalenta:
    aturan = semua.first()
    if aturan is None:
        raise AturanTidakAda(
            f"Tidak ada aturan {kode} yang berlaku pada {tanggal_kata(tanggal)}. "
            "Pilih tanggal acuan sesudahnya, atau aturan lain."
        )
    return aturan


def aturan_berlaku_kini(*, pengguna: Pengguna) -> AturanTalenta | None:
    """The rule set in force today for the person's agency, or None."""
    instansi_id = pengguna.lingkup.instansi_id
    if instansi_id is None:
        return None
    try:
        return aturan_dalam_kekuatan(instansi_id=instansi_id, tanggal=timezone.localdate())
    except AturanTidakAda:
        return None


def aturan_terlihat(*, pengguna: Pengguna) -> AturanQuerySet:
    """Rule sets in view, with the people and the document of each."""
    semua: AturanQuerySet = AturanTalenta.objects.terlihat_oleh(pengguna)
    return semua.select_related("instansi", *_ORANG)


def aturan_tertunda(*, pengguna: Pengguna, dibuang: bool = False) -> AturanQuerySet:
    """Drafts and proposals of the person's agency, or the drafts set aside; last changed first."""
    status = AturanTalenta.Status
    tertunda = (status.DIBUANG,) if dibuang else (status.DRAF, status.DIUSULKAN)
    semua = aturan_terlihat(pengguna=pengguna).filter(
        status__in=tertunda, instansi_id=pengguna.lingkup.instansi_id or 0
    )
    return semua.order_by(F("diubah_pada").desc(nulls_last=True), "-pk")


@dataclass(frozen=True, kw_only=True)
class Masa:
    """A span in which a rule set is in force; `sampai` is the first day after it."""

    aturan: AturanTalenta
    mulai: date
    sampai: date | None
    kini: bool
    nanti: bool


def aturan_masa(*, pengguna: Pengguna, hari: date) -> list[Masa]:
    """What the agency has put in force, newest first; a later row ends the one before it.

    The national default, which holds where nothing else does, is no row.
    """
    baris = list(
        AturanBerlaku.objects.terlihat_oleh(pengguna)
        .nyata()
        .select_related(*(f"aturan__{nama}" for nama in _ORANG))
        .order_by("mulai")
    )
    hasil = []
    for i, satu in enumerate(baris):
        akhir = [b.mulai for b in baris[i + 1 :] if _menutup(b, satu)]
        if satu.sampai is not None:
            akhir.append(satu.sampai)
        sampai = min(akhir, default=None)
        kini = satu.mulai <= hari and (sampai is None or hari < sampai)
        hasil.append(
            Masa(
                aturan=satu.aturan,
                mulai=satu.mulai,
                sampai=sampai,
                kini=kini,
                nanti=satu.mulai > hari,
            )
        )
    return hasil[::-1]


def _menutup(lain: AturanBerlaku, satu: AturanBerlaku) -> bool:
    """Whether a later row ends an earlier one for good: one withdrawn gives way again."""
    return lain.sampai is None or (satu.sampai is not None and satu.sampai <= lain.sampai)


def aturan_langkah(*, pengguna: Pengguna, aturan: AturanTalenta) -> list[LangkahAturan]:
    """What happened to a rule set, newest first, as far as the person may know."""
    semua = LangkahAturan.objects.terlihat_oleh(pengguna).filter(aturan=aturan)
    return list(semua.order_by("-pk"))


def aturan_versi_lain(*, pengguna: Pengguna, aturan: AturanTalenta) -> AturanQuerySet:
    """Rule sets one may compare with: of the same code, the one it was copied from, published."""
    boleh = Q(kode=aturan.kode) | Q(status__in=AturanTalenta.TERBIT)
    if aturan.asal_id is not None:
        boleh |= Q(pk=aturan.asal_id)
    semua = aturan_terlihat(pengguna=pengguna).filter(boleh).exclude(pk=aturan.pk)
    return semua.exclude(status=AturanTalenta.Status.DIBUANG).order_by("kode", "-versi")
